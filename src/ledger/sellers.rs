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
use crate::web::older::cut;

const PER_PAGE: i64 = 30;

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

/// A page of the BUMDes whose name holds `q`, by name.
pub struct SellerPage {
    pub rows: Vec<SellerTerms>,
    /// the last of them, where more come after
    pub next: Option<BumdesId>,
    /// on all pages
    pub total: i64,
}

pub fn page(conn: &mut DbConn, at: Timestamp, q: &str, after: Option<&BumdesId>) -> QueryResult<SellerPage> {
    let plain: String = q.to_lowercase().chars().filter(|c| !matches!(c, '%' | '_' | '\\')).collect();
    let matching = bumdes::table.filter(lower(bumdes::name).like(format!("%{plain}%")));
    let total = matching.clone().select(count_star()).first(conn)?;
    let mut page = matching.into_boxed();
    if let Some(last) = after.map(|id| seller(conn, id)).transpose()?.flatten() {
        let has_later_name = bumdes::name.gt(last.name.clone());
        page = page.filter(has_later_name.or(bumdes::name.eq(last.name).and(bumdes::id.gt(last.id))));
    }
    let mut sellers: Vec<Seller> = page
        .order((bumdes::name, bumdes::id))
        .limit(PER_PAGE + 1)
        .select((bumdes::id, bumdes::name, bumdes::is_pkp, bumdes::npwp))
        .load(conn)?;
    let has_more = cut(&mut sellers, PER_PAGE);
    let next = sellers.last().filter(|_| has_more).map(|seller| seller.id.clone());
    let mut terms = terms_of(conn, at, &sellers)?;
    let rows = sellers.into_iter().map(|seller| {
        let terms = terms.remove(&seller.id);
        (seller, terms)
    });
    Ok(SellerPage { rows: rows.collect(), next, total })
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
