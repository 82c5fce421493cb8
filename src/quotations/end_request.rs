//! A company has enough answers, or needs none any more.

use diesel::prelude::*;

use super::told::{company_name, systems_of_closing};
use super::{QuoteStatus, Rfq, RfqStatus, find};
use crate::companies::{self, CompanyAct, CompanyActKind};
use crate::db::schema::{quotes, rfq_recipients, rfqs};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::BumdesId;
use crate::notices::{self, Notice};
use crate::web::BuyerScope;

#[derive(Debug, thiserror::Error)]
pub enum EndError {
    #[error("no such request")]
    NotFound,
    #[error("a request that is {from} cannot become {to}")]
    NotAllowed { from: RfqStatus, to: RfqStatus },
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for EndError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// No first answer any more; who answered may still change the offer.
pub fn close(conn: &mut DbConn, now: Timestamp, scope: &BuyerScope, number: &str) -> Result<(), EndError> {
    let rfq = find::lock_asked(conn, scope, number)?.ok_or(EndError::NotFound)?;
    become_one(conn, now, &rfq, RfqStatus::Closed)?;
    companies::record(conn, now, &CompanyAct::by(scope, CompanyActKind::RequestClosed, &rfq.number))?;
    systems_of_closing(conn, now, &rfq)?;
    Ok(())
}

/// Every offer is lost, and everybody who has not declined hears of it.
pub fn cancel(conn: &mut DbConn, now: Timestamp, scope: &BuyerScope, number: &str) -> Result<(), EndError> {
    let rfq = find::lock_asked(conn, scope, number)?.ok_or(EndError::NotFound)?;
    become_one(conn, now, &rfq, RfqStatus::Cancelled)?;
    companies::record(conn, now, &CompanyAct::by(scope, CompanyActKind::RequestCancelled, &rfq.number))?;
    diesel::update(quotes::table.filter(quotes::rfq_id.eq(&rfq.id).and(quotes::status.eq(QuoteStatus::Open))))
        .set((quotes::status.eq(QuoteStatus::Lost), quotes::updated_at.eq(now)))
        .execute(conn)?;
    let waiting: Vec<BumdesId> = rfq_recipients::table
        .filter(rfq_recipients::rfq_id.eq(&rfq.id).and(rfq_recipients::declined_at.is_null()))
        .order(rfq_recipients::bumdes_id)
        .select(rfq_recipients::bumdes_id)
        .load(conn)?;
    let company = company_name(conn, &rfq)?;
    for bumdes_id in &waiting {
        let notice =
            Notice::RequestCancelled { bumdes_id, number: &rfq.number, subject: &rfq.subject, company: &company };
        notices::tell(conn, now, &notice)?;
    }
    Ok(())
}

/// The request is held by the caller.
pub(super) fn become_one(conn: &mut DbConn, now: Timestamp, rfq: &Rfq, to: RfqStatus) -> Result<(), EndError> {
    if !rfq.status.can_become(to) {
        return Err(EndError::NotAllowed { from: rfq.status, to });
    }
    diesel::update(rfqs::table.find(&rfq.id)).set((rfqs::status.eq(to), rfqs::updated_at.eq(now))).execute(conn)?;
    Ok(())
}
