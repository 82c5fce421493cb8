//! What a buyer limits a pooled request to. While it is live they may change it: offers stand, and how the request is
//! spread over them is computed anew.

use diesel::prelude::*;
use serde::Serialize;

use super::{Rfq, RfqStatus, find};
use crate::companies::{self, CompanyAct, CompanyActKind};
use crate::db::schema::{regions, rfq_regencies, rfqs};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::RfqId;
use crate::regions::{level_of, short_name};
use crate::web::BuyerScope;

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

    /// For the company's trail, in any language.
    fn in_short(&self) -> String {
        let most = self.at_most_suppliers.map(|most| format!("≤ {most}"));
        let all: Vec<String> = most.into_iter().chain(self.regencies.iter().cloned()).collect();
        if all.is_empty() { "–".into() } else { all.join(", ") }
    }
}

/// As a buyer sets them.
#[derive(Debug, Clone)]
pub struct WantedLimits {
    pub at_most_suppliers: Option<i64>,
    /// codes, each once
    pub regencies: Vec<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum LimitsError {
    /// Or one that is not pooled: it has no limits.
    #[error("no such pooled request")]
    NotFound,
    #[error("the request is {0}")]
    Over(RfqStatus),
    #[error("no such regency")]
    NoSuchRegency,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for LimitsError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// What they were stands in the company's trail.
pub fn change_limits(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BuyerScope,
    number: &str,
    wanted: &WantedLimits,
) -> Result<(), LimitsError> {
    let rfq = find::lock_asked(conn, scope, number)?.filter(|rfq| rfq.is_pooled).ok_or(LimitsError::NotFound)?;
    if !rfq.is_live() {
        return Err(LimitsError::Over(rfq.status));
    }
    if !are_regencies(conn, &wanted.regencies)? {
        return Err(LimitsError::NoSuchRegency);
    }
    let before = BuyersLimits::of(conn, &rfq.id)?.in_short();
    diesel::update(rfqs::table.find(&rfq.id))
        .set((rfqs::at_most_suppliers.eq(wanted.at_most_suppliers), rfqs::updated_at.eq(now)))
        .execute(conn)?;
    diesel::delete(rfq_regencies::table.filter(rfq_regencies::rfq_id.eq(&rfq.id))).execute(conn)?;
    write_regencies(conn, &rfq, &wanted.regencies)?;
    let change = format!("{before} → {}", BuyersLimits::of(conn, &rfq.id)?.in_short());
    let act = CompanyAct::by(scope, CompanyActKind::RequestLimitsChanged, &rfq.number).noting(&change);
    Ok(companies::record(conn, now, &act)?)
}

pub(super) fn are_regencies(conn: &mut DbConn, codes: &[String]) -> QueryResult<bool> {
    let known: i64 = regions::table.filter(regions::code.eq_any(codes)).count().get_result(conn)?;
    Ok(codes.iter().all(|code| level_of(code) == Some(2)) && known == codes.len() as i64)
}

pub(super) fn write_regencies(conn: &mut DbConn, rfq: &Rfq, codes: &[String]) -> QueryResult<()> {
    for code in codes {
        diesel::insert_into(rfq_regencies::table)
            .values((rfq_regencies::rfq_id.eq(&rfq.id), rfq_regencies::region_code.eq(code)))
            .execute(conn)?;
    }
    Ok(())
}

pub(super) fn regencies(conn: &mut DbConn, rfq_id: &RfqId) -> QueryResult<Vec<String>> {
    Ok(named(conn, rfq_id)?.into_iter().map(|(name, _)| name).collect())
}

/// By name, with their codes.
pub(super) fn named(conn: &mut DbConn, rfq_id: &RfqId) -> QueryResult<Vec<(String, String)>> {
    let mut names: Vec<(String, String)> = rfq_regencies::table
        .inner_join(regions::table.on(regions::code.eq(rfq_regencies::region_code)))
        .filter(rfq_regencies::rfq_id.eq(rfq_id))
        .select((regions::name, regions::code))
        .load(conn)?;
    names.sort();
    Ok(names.into_iter().map(|(name, code)| (short_name(&name).to_owned(), code)).collect())
}
