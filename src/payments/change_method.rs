//! The operator changes what a way to pay takes and costs. Payments that are there keep theirs: method, amount and
//! expected fee stand in their own rows.

use diesel::prelude::*;
use serde::Serialize;

use super::method::Method;
use crate::db::schema::{payment_method_changes, payment_methods, users};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::UserId;

/// Everything of a way to pay that an operator may change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Queryable, Selectable, AsChangeset)]
#[diesel(table_name = payment_methods, treat_none_as_null = true)]
pub struct Terms {
    pub is_enabled: bool,
    pub min_minor: i64,
    pub max_minor: Option<i64>,
    /// where the limits come from; empty: the house's own
    pub limit_source: String,
    pub fee_bps: i64,
    pub fee_fixed_minor: i64,
    /// where the fee comes from; empty: not stated
    pub fee_source: String,
}

#[derive(Debug, thiserror::Error)]
pub enum ChangeMethodError {
    #[error("this database does not list the way to pay")]
    NotFound,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ChangeMethodError {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Self::NotFound,
            other => Self::Database(other.into()),
        }
    }
}

/// Notes who changed it and to what; terms that are as they were leave no note.
pub fn change_method(
    conn: &mut DbConn,
    now: Timestamp,
    operator: &UserId,
    method: Method,
    terms: &Terms,
) -> Result<(), ChangeMethodError> {
    let row = payment_methods::table.find(method);
    let before: Terms = row.select(Terms::as_select()).first(conn)?;
    if before == *terms {
        return Ok(());
    }
    diesel::update(row).set(terms).execute(conn)?;
    diesel::insert_into(payment_method_changes::table)
        .values((
            payment_method_changes::id.eq(uuid::Uuid::now_v7().to_string()),
            payment_method_changes::method.eq(method),
            payment_method_changes::is_enabled.eq(terms.is_enabled),
            payment_method_changes::min_minor.eq(terms.min_minor),
            payment_method_changes::max_minor.eq(terms.max_minor),
            payment_method_changes::limit_source.eq(&terms.limit_source),
            payment_method_changes::fee_bps.eq(terms.fee_bps),
            payment_method_changes::fee_fixed_minor.eq(terms.fee_fixed_minor),
            payment_method_changes::fee_source.eq(&terms.fee_source),
            payment_method_changes::changed_by.eq(operator),
            payment_method_changes::changed_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// All ways to pay, as the checkout orders them.
pub fn all(conn: &mut DbConn) -> QueryResult<Vec<(Method, Terms)>> {
    let rows = payment_methods::table.order(payment_methods::position);
    rows.select((payment_methods::method, Terms::as_select())).load(conn)
}

pub fn find(conn: &mut DbConn, method: Method) -> QueryResult<Option<Terms>> {
    payment_methods::table.find(method).select(Terms::as_select()).first(conn).optional()
}

/// Who set which terms, and when.
#[derive(Debug, Queryable)]
pub struct MethodChange {
    pub method: Method,
    pub terms: Terms,
    pub changed_by: String,
    pub changed_at: Timestamp,
}

/// The latest first.
pub fn last_changes(conn: &mut DbConn, most: i64) -> QueryResult<Vec<MethodChange>> {
    payment_method_changes::table
        .inner_join(users::table)
        .order((payment_method_changes::changed_at.desc(), payment_method_changes::id.desc()))
        .limit(most)
        .select((
            payment_method_changes::method,
            (
                payment_method_changes::is_enabled,
                payment_method_changes::min_minor,
                payment_method_changes::max_minor,
                payment_method_changes::limit_source,
                payment_method_changes::fee_bps,
                payment_method_changes::fee_fixed_minor,
                payment_method_changes::fee_source,
            ),
            users::name,
            payment_method_changes::changed_at,
        ))
        .load(conn)
}
