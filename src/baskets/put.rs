//! A buyer puts something into their basket, changes how many, takes it out.

use diesel::prelude::*;

use crate::companies::CompanyStatus;
use crate::db::schema::{basket_lines, variants};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::VariantId;
use crate::web::CompanyScope;

/// A typing error, or a case for a request for quotation.
pub const MOST_QUANTITY: i64 = 1_000_000;
/// Nor more different things.
pub const MOST_LINES: usize = 300;

/// A variant, and how many more or how many instead.
pub type Change = (VariantId, i64);

#[derive(Debug, thiserror::Error)]
pub enum PutError {
    /// waits for the operator, or was suspended
    #[error("the company may not order")]
    NotApproved,
    #[error("the basket is full")]
    Full,
    #[error("a quantity out of bounds")]
    TooMany,
    #[error("no such variant")]
    NotFound,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for PutError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

macro_rules! own {
    ($scope:expr) => {
        basket_lines::table
            .filter(basket_lines::company_id.eq($scope.company_id()).and(basket_lines::user_id.eq($scope.user_id())))
    };
}

/// So many of each in addition to what is there; all of them or none.
pub fn add(conn: &mut DbConn, now: Timestamp, scope: &CompanyScope, more: &[Change]) -> Result<(), PutError> {
    let there = begin(conn, scope)?;
    let sum = |(id, more): &Change| {
        let before = there.iter().find(|(known, _)| known == id).map_or(0, |(_, quantity)| *quantity);
        (id.clone(), before.saturating_add(*more))
    };
    // the same twice counts twice
    let mut wanted: Vec<Change> = Vec::new();
    for (id, more) in more {
        match wanted.iter_mut().find(|(known, _)| known == id) {
            Some((_, quantity)) => *quantity = quantity.saturating_add(*more),
            None => wanted.push((id.clone(), *more)),
        }
    }
    write(conn, now, scope, &there, &wanted.iter().map(sum).collect::<Vec<_>>())
}

/// So many of each instead of what is there; none takes it out.
pub fn set(conn: &mut DbConn, now: Timestamp, scope: &CompanyScope, wanted: &[Change]) -> Result<(), PutError> {
    let there = begin(conn, scope)?;
    write(conn, now, scope, &there, wanted)
}

pub fn empty(conn: &mut DbConn, scope: &CompanyScope) -> Result<(), DbError> {
    diesel::delete(own!(scope)).execute(conn)?;
    Ok(())
}

/// What is there, held: two windows of one buyer put things in one after the other.
fn begin(conn: &mut DbConn, scope: &CompanyScope) -> Result<Vec<Change>, PutError> {
    if scope.status() != CompanyStatus::Approved {
        return Err(PutError::NotApproved);
    }
    lock_row(conn, "users", scope.user_id().as_str())?;
    Ok(own!(scope).select((basket_lines::variant_id, basket_lines::quantity)).load(conn)?)
}

fn write(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyScope,
    there: &[Change],
    wanted: &[Change],
) -> Result<(), PutError> {
    if wanted.iter().any(|(_, quantity)| !(0..=MOST_QUANTITY).contains(quantity)) {
        return Err(PutError::TooMany);
    }
    let is_there = |id: &VariantId| there.iter().any(|(known, _)| known == id);
    let new: Vec<&VariantId> = wanted.iter().filter(|(id, n)| *n > 0 && !is_there(id)).map(|(id, _)| id).collect();
    if there.len() + new.len() > MOST_LINES {
        return Err(PutError::Full);
    }
    let known: i64 = variants::table.filter(variants::id.eq_any(new.clone())).count().get_result(conn)?;
    if usize::try_from(known) != Ok(new.len()) {
        return Err(PutError::NotFound);
    }
    for (id, quantity) in wanted {
        let line = basket_lines::table.find((scope.company_id(), scope.user_id(), id));
        if *quantity == 0 {
            diesel::delete(line).execute(conn)?;
        } else if is_there(id) {
            diesel::update(line).set(basket_lines::quantity.eq(quantity)).execute(conn)?;
        } else {
            diesel::insert_into(basket_lines::table)
                .values((
                    basket_lines::company_id.eq(scope.company_id()),
                    basket_lines::user_id.eq(scope.user_id()),
                    basket_lines::variant_id.eq(id),
                    basket_lines::quantity.eq(quantity),
                    basket_lines::added_at.eq(now),
                ))
                .execute(conn)?;
        }
    }
    Ok(())
}
