//! The villages and products of `demo/`.

use diesel::prelude::*;

use super::FillError;
use crate::catalog::Making;
use crate::db::schema::{products, villages};
use crate::db::{DbConn, Timestamp};
use crate::import::{self, OnInvalid, Outcome};

const VILLAGES: &[u8] = include_bytes!("../../demo/villages.csv");
const PRODUCTS: &[u8] = include_bytes!("../../demo/products.csv");
/// What companies ask for by the kilogram.
const COFFEE: &[u8] = include_bytes!("../../demo/coffee.csv");

/// Made when somebody orders them, so many a month.
const MADE_TO_ORDER: &[&str] = &["NTB-SKR-TENUNIKAT-04", "JTG-SMB-IRAH-02"];

/// Once: a second load would take back what was edited in the portals.
pub fn load_if_empty(conn: &mut DbConn, now: Timestamp) -> Result<(), FillError> {
    let is_filled = villages::table.select(villages::code).first::<String>(conn).optional()?.is_some();
    if is_filled {
        return Ok(());
    }
    whole(import::villages::import(conn, now, VILLAGES, OnInvalid::Refuse)?)?;
    for list in [PRODUCTS, COFFEE] {
        whole(import::products::import(conn, now, list, OnInvalid::Refuse)?)?;
    }
    diesel::update(products::table.filter(products::sku.eq_any(MADE_TO_ORDER)))
        .set(products::making.eq(Making::Order))
        .execute(conn)?;
    Ok(())
}

fn whole(outcome: Outcome) -> Result<(), FillError> {
    match outcome.findings.first() {
        None => Ok(()),
        Some(finding) => Err(FillError::Data(finding.to_string())),
    }
}
