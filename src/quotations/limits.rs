//! What a buyer limits a pooled request to.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::DbConn;
use crate::db::schema::{regions, rfq_regencies, rfqs};
use crate::ids::RfqId;
use crate::regions::short_name;

#[derive(Debug, Serialize)]
pub struct BuyersLimits {
    /// how many suppliers there may be
    pub at_most_suppliers: Option<i64>,
    /// of each of which there must be a supplier, by name
    pub regencies: Vec<String>,
}

impl BuyersLimits {
    pub fn of(conn: &mut DbConn, rfq_id: &RfqId) -> QueryResult<Self> {
        let at_most_suppliers = rfqs::table.find(rfq_id).select(rfqs::at_most_suppliers).first(conn)?;
        Ok(Self { at_most_suppliers, regencies: regencies(conn, rfq_id)? })
    }

    pub fn are_any(&self) -> bool {
        self.at_most_suppliers.is_some() || !self.regencies.is_empty()
    }
}

pub(super) fn regencies(conn: &mut DbConn, rfq_id: &RfqId) -> QueryResult<Vec<String>> {
    let mut names: Vec<String> = rfq_regencies::table
        .inner_join(regions::table.on(regions::code.eq(rfq_regencies::region_code)))
        .filter(rfq_regencies::rfq_id.eq(rfq_id))
        .select(regions::name)
        .load(conn)?;
    names.sort();
    Ok(names.iter().map(|name| short_name(name).to_owned()).collect())
}
