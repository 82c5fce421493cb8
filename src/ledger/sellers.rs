//! BUMDes with what they have agreed to, for the operator's pages.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use serde::Serialize;

use super::agreement::{ShareAgreement, Terms};
use crate::curation::queries::lower;
use crate::db::schema::{bumdes, share_agreements};
use crate::db::{DbConn, Timestamp};
use crate::ids::BumdesId;

pub const PER_PAGE: i64 = 30;

#[derive(Debug, Clone, Queryable, Serialize)]
pub struct Seller {
    pub id: BumdesId,
    pub name: String,
    /// registered for PPN
    pub is_pkp: bool,
    pub npwp: Option<String>,
}

/// Without terms there is no agreement in force.
pub type SellerTerms = (Seller, Option<Terms>);

/// One page of the BUMDes whose name holds `q`, and how many there are.
pub fn page(conn: &mut DbConn, at: Timestamp, q: &str, page: i64) -> QueryResult<(Vec<SellerTerms>, i64)> {
    let plain: String = q.to_lowercase().chars().filter(|c| !matches!(c, '%' | '_' | '\\')).collect();
    let matching = bumdes::table.filter(lower(bumdes::name).like(format!("%{plain}%")));
    let total = matching.clone().select(count_star()).first(conn)?;
    let sellers: Vec<Seller> = matching
        .order((bumdes::name, bumdes::id))
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
        .select((bumdes::id, bumdes::name, bumdes::is_pkp, bumdes::npwp))
        .load(conn)?;
    let mut terms = terms_of(conn, at, &sellers)?;
    let rows = sellers.into_iter().map(|seller| {
        let terms = terms.remove(&seller.id);
        (seller, terms)
    });
    Ok((rows.collect(), total))
}

/// The last of each in force is what counts.
fn terms_of(conn: &mut DbConn, at: Timestamp, sellers: &[Seller]) -> QueryResult<HashMap<BumdesId, Terms>> {
    let versions: Vec<ShareAgreement> = share_agreements::table
        .filter(share_agreements::bumdes_id.eq_any(sellers.iter().map(|seller| &seller.id)))
        .filter(share_agreements::effective_from.le(at))
        .order((share_agreements::effective_from, share_agreements::made_at, share_agreements::id))
        .select(ShareAgreement::as_select())
        .load(conn)?;
    Ok(versions.into_iter().map(|version| (version.bumdes_id.clone(), version.terms())).collect())
}

pub fn seller(conn: &mut DbConn, id: &BumdesId) -> QueryResult<Option<Seller>> {
    bumdes::table.find(id).select((bumdes::id, bumdes::name, bumdes::is_pkp, bumdes::npwp)).first(conn).optional()
}
