//! The demonstration: an embedded store under `var/demo/` with the real villages and products of `demo/`.
//!
//! Owns the demo's folder and what is put in on its first start; later starts keep orders, stock and
//! edits. Everything goes in through the verbs that any installation uses. Must not be reachable from
//! `serve`: the sign-ins are public and the simulator takes no money.

mod agreements;
mod catalogue;
mod collections;
mod companies;
mod first_sale;
pub mod people;
mod permits;
mod price_lists;
mod registration;
mod store;
mod wholesale;

pub use store::Store;

use chrono::TimeDelta;

use crate::config::ServerConfig;
use crate::db::{DbConn, DbError, Timestamp};
use crate::import::ImportError;
use crate::regions::load::LoadError;

#[derive(Debug, thiserror::Error)]
pub enum FillError {
    #[error("the demonstration data has errors: {0}")]
    Data(String),
    #[error(transparent)]
    Regions(#[from] LoadError),
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    User(#[from] crate::accounts::AddUserError),
    #[error(transparent)]
    Agreement(#[from] crate::ledger::MakeAgreementError),
    #[error(transparent)]
    Csv(#[from] csv::Error),
    #[error(transparent)]
    Query(#[from] diesel::result::Error),
    #[error(transparent)]
    Database(#[from] DbError),
}

/// Puts in whatever a first start lacks, all of it or nothing.
pub fn fill(conn: &mut DbConn, config: &ServerConfig, now: Timestamp, password_hash: &str) -> Result<(), FillError> {
    crate::regions::load::bundled_if_empty(conn)?;
    catalogue::load_if_empty(conn, now)?;
    collections::load_if_empty(conn)?;
    people::add_if_none(conn, now, password_hash)?;
    permits::state_if_none(conn, now)?;
    // agreed before the first sale
    agreements::make_if_none(conn, now - TimeDelta::days(30))?;
    first_sale::add_if_none(conn, config, now)?;
    registration::add_if_none(conn, now)?;
    companies::add_if_none(conn, now)?;
    price_lists::add_if_none(conn, now)?;
    wholesale::add_if_none(conn, now)
}
