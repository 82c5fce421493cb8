//! Taxes as data: rows of `tax_rates`, each with its law and the moment it takes effect.
//!
//! - PPN: 12% of 11/12 of the price, 11% in effect (PMK 131/2024), in the prices of sellers registered as PKP.
//! - PPh 22: 0.5% of the price without PPN, withheld by marketplaces that the tax office appointed (PMK 37/2025);
//!   off until an operator switches it on.

use diesel::prelude::*;
use serde::Serialize;

use super::agreement::FULL_BPS;
use crate::db::schema::tax_rates;
use crate::db::{DbConn, Timestamp};
use crate::ids::UserId;
use crate::money::split;

crate::text_enum! {
    Tax {
        Ppn = "ppn",
        Pph22 = "pph22",
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = tax_rates)]
pub struct TaxRate {
    pub id: String,
    pub tax: Tax,
    pub effective_from: Timestamp,
    /// of `base_numerator / base_denominator` of the price without tax
    pub rate_bps: i64,
    pub base_numerator: i64,
    pub base_denominator: i64,
    pub is_on: bool,
    pub legal_source: String,
    pub made_by: Option<UserId>,
    pub made_at: Timestamp,
}

impl TaxRate {
    fn fraction(&self) -> (i64, i64) {
        (self.rate_bps * self.base_numerator, FULL_BPS * self.base_denominator)
    }

    /// The tax inside a price that holds it: at 11% it is 11/111.
    pub fn within(&self, gross_minor: i64) -> i64 {
        let (tax, price) = self.fraction();
        split(gross_minor, &[tax, price])[0]
    }

    /// The tax on a price without it.
    pub fn on(&self, net_minor: i64) -> i64 {
        let (tax, price) = self.fraction();
        split(net_minor, &[tax, price - tax])[0]
    }
}

/// The rate in force, if the tax is on.
pub fn in_force(conn: &mut DbConn, tax: Tax, at: Timestamp) -> QueryResult<Option<TaxRate>> {
    Ok(latest(conn, tax, at)?.filter(|rate| rate.is_on))
}

pub(super) fn latest(conn: &mut DbConn, tax: Tax, at: Timestamp) -> QueryResult<Option<TaxRate>> {
    tax_rates::table
        .filter(tax_rates::tax.eq(tax).and(tax_rates::effective_from.le(at)))
        .order((tax_rates::effective_from.desc(), tax_rates::made_at.desc(), tax_rates::id.desc()))
        .select(TaxRate::as_select())
        .first(conn)
        .optional()
}

/// Every rate there is, by tax, the one that takes effect last first.
pub fn all(conn: &mut DbConn) -> QueryResult<Vec<TaxRate>> {
    tax_rates::table
        .order((tax_rates::tax, tax_rates::effective_from.desc(), tax_rates::made_at.desc(), tax_rates::id.desc()))
        .select(TaxRate::as_select())
        .load(conn)
}
