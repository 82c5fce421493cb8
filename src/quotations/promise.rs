//! Weeks of making that are promised to a company, and given back. Nothing else writes `capacity_promises`.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::capacity;
use crate::db::schema::capacity_promises;
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{BumdesId, CapacityPromiseId, ProductId};

/// What is promised, and for what.
#[derive(Debug, Clone)]
pub struct Promised<'a> {
    pub bumdes_id: &'a BumdesId,
    pub product_id: &'a ProductId,
    /// of the offer that is taken
    pub weekly_quantity: i64,
    /// Mondays, each once, and pieces of that week
    pub weeks: &'a [(NaiveDate, i64)],
    pub source_kind: &'a str,
    pub source_id: &'a str,
}

#[derive(Debug, thiserror::Error)]
pub enum PromiseError {
    #[error("in the week of {week} there are {free} free")]
    NotFree { week: NaiveDate, free: i64 },
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for PromiseError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// All of it or nothing. The product's row is held, so that two promises are made one after the other: call it when
/// every other row that the transaction needs is held already.
pub fn promise(conn: &mut DbConn, now: Timestamp, wish: &Promised<'_>) -> Result<(), PromiseError> {
    lock_row(conn, "products", wish.product_id.as_str())?;
    let Some(first) = wish.weeks.iter().map(|(week, _)| *week).min() else { return Ok(()) };
    let taken = capacity::taken(conn, &[wish.product_id], first)?.remove(wish.product_id).unwrap_or_default();
    for (week, quantity) in wish.weeks {
        let free = taken.free_weeks(wish.weekly_quantity, *week, 1)[0].free;
        if *quantity > free {
            return Err(PromiseError::NotFree { week: *week, free: free.max(0) });
        }
    }
    for (week, quantity) in wish.weeks {
        diesel::insert_into(capacity_promises::table)
            .values((
                capacity_promises::id.eq(CapacityPromiseId::new()),
                capacity_promises::bumdes_id.eq(wish.bumdes_id),
                capacity_promises::product_id.eq(wish.product_id),
                capacity_promises::week.eq(capacity::monday(*week)),
                capacity_promises::quantity.eq(quantity),
                capacity_promises::source_kind.eq(wish.source_kind),
                capacity_promises::source_id.eq(wish.source_id),
                capacity_promises::made_at.eq(now),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Everything that is still promised for this; returns how many weeks are free again.
pub fn release(conn: &mut DbConn, now: Timestamp, source_kind: &str, source_id: &str) -> QueryResult<usize> {
    let of_source = capacity_promises::source_kind.eq(source_kind).and(capacity_promises::source_id.eq(source_id));
    diesel::update(capacity_promises::table.filter(of_source).filter(capacity_promises::released_at.is_null()))
        .set(capacity_promises::released_at.eq(now))
        .execute(conn)
}
