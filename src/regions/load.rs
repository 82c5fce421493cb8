//! Brings the official list into the database: 91,599 rows in a few statements.

use std::collections::HashMap;
use std::io::Read;

use diesel::prelude::*;
use flate2::read::GzDecoder;

use super::region::{Region, level_of, parent_of};
use crate::db::DbConn;
use crate::db::schema::regions;
use crate::each_backend;

/// `code,name,postal_code`; source and licence in `demo/README.md`.
const BUNDLED: &[u8] = include_bytes!("../../demo/regions.csv.gz");

/// Five columns each: SQLite takes 32,766 values in a statement, PostgreSQL 65,535.
const ROWS_PER_STATEMENT: usize = 2_000;

#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error("the region list cannot be read: {0}")]
    Csv(#[from] csv::Error),
    #[error("the region list has no region's code in line {line}: {code}")]
    NoCode { line: u64, code: String },
    #[error("the region list has {code} in line {line} before the region it belongs to")]
    NoParent { line: u64, code: String },
    #[error(transparent)]
    Query(#[from] diesel::result::Error),
    #[error(transparent)]
    Database(#[from] crate::db::DbError),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loaded {
    pub new: usize,
    pub changed: usize,
}

impl Loaded {
    pub fn is_unchanged(self) -> bool {
        self.new == 0 && self.changed == 0
    }
}

/// The list that comes with the program, when there is none yet; whether it was loaded.
pub fn bundled_if_empty(conn: &mut DbConn) -> Result<bool, LoadError> {
    let is_empty = regions::table.select(regions::code).first::<String>(conn).optional()?.is_none();
    if is_empty {
        bundled(conn)?;
    }
    Ok(is_empty)
}

/// The list that comes with the program.
pub fn bundled(conn: &mut DbConn) -> Result<Loaded, LoadError> {
    load(conn, GzDecoder::new(BUNDLED))
}

/// Adds the regions that are missing and corrects those that changed. Regions that the list does not
/// name stay: addresses and villages refer to them. Run it inside a transaction.
pub fn load(conn: &mut DbConn, list: impl Read) -> Result<Loaded, LoadError> {
    let stored: Vec<Region> = regions::table.load(conn)?;
    let mut known: HashMap<String, Region> = stored.into_iter().map(|r| (r.code.clone(), r)).collect();
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    let mut reader = csv::Reader::from_reader(list);
    for record in reader.records() {
        let region = parse(&record?, &known)?;
        match known.get(&region.code) {
            Some(same) if *same == region => continue,
            Some(_) => changed.push(region.clone()),
            None => new.push(region.clone()),
        }
        known.insert(region.code.clone(), region);
    }
    for rows in new.chunks(ROWS_PER_STATEMENT) {
        each_backend!(conn, |c| diesel::insert_into(regions::table).values(rows).execute(c))?;
    }
    for region in &changed {
        diesel::update(regions::table.find(&region.code))
            .set((regions::name.eq(&region.name), regions::postal_code.eq(&region.postal_code)))
            .execute(conn)?;
    }
    Ok(Loaded { new: new.len(), changed: changed.len() })
}

fn parse(record: &csv::StringRecord, known: &HashMap<String, Region>) -> Result<Region, LoadError> {
    let cell = |i: usize| record.get(i).unwrap_or("").trim();
    let line = record.position().map_or(0, csv::Position::line);
    let code = cell(0).to_owned();
    let Some(level) = level_of(&code) else { return Err(LoadError::NoCode { line, code }) };
    let parent_code = parent_of(&code).map(str::to_owned);
    if parent_code.as_ref().is_some_and(|parent| !known.contains_key(parent)) {
        return Err(LoadError::NoParent { line, code });
    }
    let postal_code = Some(cell(2)).filter(|p| !p.is_empty()).map(str::to_owned);
    Ok(Region { name: cell(1).to_owned(), level, parent_code, postal_code, code })
}
