//! The request that a verb acts on, found within its scope and held until the transaction ends: requests before their
//! quotes, so that two verbs never wait for each other.

use diesel::prelude::*;

use super::{Quote, Rfq};
use crate::db::schema::{quotes, rfq_recipients, rfqs};
use crate::db::{DbConn, lock_row};
use crate::ids::{BumdesId, CompanyId, ProductId, QuoteId, RfqId};
use crate::web::{BumdesScope, CompanyScope};

/// Of the scope's company.
pub(super) fn lock_asked(conn: &mut DbConn, scope: &CompanyScope, number: &str) -> QueryResult<Option<Rfq>> {
    let company: &CompanyId = scope.company_id();
    let id: Option<RfqId> = rfqs::table
        .filter(rfqs::number.eq(number).and(rfqs::company_id.eq(company)))
        .select(rfqs::id)
        .first(conn)
        .optional()?;
    id.map(|id| lock(conn, &id)).transpose()
}

/// Sent to the scope's BUMDes, with the product it is about.
pub(super) fn lock_received(
    conn: &mut DbConn,
    scope: &BumdesScope,
    number: &str,
) -> QueryResult<Option<(Rfq, ProductId)>> {
    let bumdes: &BumdesId = scope.bumdes_id();
    let found: Option<(RfqId, ProductId)> = rfq_recipients::table
        .inner_join(rfqs::table)
        .filter(rfqs::number.eq(number).and(rfq_recipients::bumdes_id.eq(bumdes)))
        .select((rfqs::id, rfq_recipients::product_id))
        .first(conn)
        .optional()?;
    found.map(|(id, product)| Ok((lock(conn, &id)?, product))).transpose()
}

/// Read again once it is held: whoever held it before may have ended it.
pub(super) fn lock(conn: &mut DbConn, id: &RfqId) -> QueryResult<Rfq> {
    lock_row(conn, "rfqs", id.as_str())?;
    rfqs::table.find(id).select(Rfq::as_select()).first(conn)
}

/// What this BUMDes has answered.
pub(super) fn quote_of(conn: &mut DbConn, rfq: &RfqId, bumdes: &BumdesId) -> QueryResult<Option<Quote>> {
    quotes::table
        .filter(quotes::rfq_id.eq(rfq).and(quotes::bumdes_id.eq(bumdes)))
        .select(Quote::as_select())
        .first(conn)
        .optional()
}

pub(super) fn quote(conn: &mut DbConn, rfq: &RfqId, id: &QuoteId) -> QueryResult<Option<Quote>> {
    quotes::table
        .filter(quotes::id.eq(id).and(quotes::rfq_id.eq(rfq)))
        .select(Quote::as_select())
        .first(conn)
        .optional()
}
