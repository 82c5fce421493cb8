//! The operator switches a tax on or off: PPh 22 once the tax office has appointed the house to withhold it.

use diesel::prelude::*;

use super::tax::{self, Tax, TaxRate};
use crate::db::schema::tax_rates;
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::UserId;

#[derive(Debug, thiserror::Error)]
pub enum SwitchTaxError {
    #[error("no rate of this tax is known")]
    NotFound,
    /// What was ordered before stays as it is.
    #[error("a tax cannot take effect before it is switched")]
    InThePast,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for SwitchTaxError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// The rate that would be in force then, with the switch set anew.
pub fn switch_tax(
    conn: &mut DbConn,
    now: Timestamp,
    made_by: &UserId,
    tax: Tax,
    is_on: bool,
    effective_from: Timestamp,
) -> Result<(), SwitchTaxError> {
    if effective_from < now {
        return Err(SwitchTaxError::InThePast);
    }
    let known = tax::latest(conn, tax, effective_from)?.ok_or(SwitchTaxError::NotFound)?;
    let rate = TaxRate {
        id: uuid::Uuid::now_v7().to_string(),
        effective_from,
        is_on,
        made_by: Some(made_by.clone()),
        made_at: now,
        ..known
    };
    diesel::insert_into(tax_rates::table).values(&rate).execute(conn)?;
    Ok(())
}
