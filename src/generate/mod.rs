//! A synthetic catalogue for load tests: real villages of the region list, invented products, no people.
//!
//! Owns no table; writes villages, products and stock in bulk, in a few statements for thousands of rows.
//! The same seed makes the same rows. Must never mix into a shop: an empty catalogue or `adds`, and no
//! orders.

mod collections;
mod dice;
mod places;
mod prices;
mod products;
mod rows;
mod words;
mod write;

use crate::db::{Db, DbError};
use crate::regions::load::LoadError;

/// From 22 November 2024 on, for two years less two days.
const START_MILLIS: i64 = 1_732_233_600_000;
const SPAN_MILLIS: i64 = 728 * 86_400_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub products: usize,
    pub villages: usize,
    /// at least one, at most as many as villages
    pub bumdes: usize,
    pub seed: u64,
    /// beside a catalogue that is there already
    pub adds: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    #[error("at least one village and one BUMDes are needed, and no more BUMDes than villages")]
    Plan,
    #[error("the database has a catalogue already: --add puts the synthetic one beside it")]
    NotEmpty,
    #[error("the database has orders: a shop is no place for synthetic products")]
    HasOrders,
    #[error("seed {0} was used in this database already: choose another one")]
    SeedUsed(u64),
    #[error("only {free} villages of the region list have no profile yet")]
    TooManyVillages { free: usize },
    #[error("words.toml: {0}")]
    Words(#[from] toml::de::Error),
    #[error(transparent)]
    Regions(#[from] LoadError),
    #[error(transparent)]
    Query(#[from] diesel::result::Error),
    #[error(transparent)]
    Database(#[from] DbError),
}

/// Fills the migrated database, a chunk of products a transaction, and tells how many are there after each.
pub fn generate(db: &Db, plan: &Plan, told: &mut dyn FnMut(usize)) -> Result<(), GenerateError> {
    if plan.villages == 0 || plan.bumdes == 0 || plan.bumdes > plan.villages {
        return Err(GenerateError::Plan);
    }
    let words = words::Words::load()?;
    write::prepare(db)?;
    let places = db.write(|conn| {
        write::check(conn, plan)?;
        crate::regions::load::bundled_if_empty(conn)?;
        let places = places::draw(conn, plan, &words, write::start())?;
        write::places(conn, &places)?;
        Ok::<_, GenerateError>(places.places)
    })?;
    let mut maker = products::Maker::new(plan, &words, &places);
    let mut best = collections::Best::new(&words);
    let mut done = 0;
    while done < plan.products {
        let until = plan.products.min(done + write::PRODUCTS_PER_CHUNK);
        db.write(|conn| write::products(conn, &mut maker, done..until, &mut best))?;
        done = until;
        told(done);
    }
    db.write(|conn| best.write(conn, plan.seed))?;
    write::finish(db)
}
