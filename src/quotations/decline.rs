//! A BUMDes cannot or will not make it, and says why.

use diesel::prelude::*;

use super::told::{Said, buyers};
use super::{QuoteStatus, RfqStatus, find};
use crate::audit::{self, Act, ActKind};
use crate::db::schema::rfq_recipients;
use crate::db::{DbConn, DbError, Timestamp};
use crate::web::OrderScope;

#[derive(Debug, thiserror::Error)]
pub enum DeclineError {
    #[error("no such request")]
    NotFound,
    #[error("the request is {0}")]
    Over(RfqStatus),
    /// An offer is withdrawn first.
    #[error("there is an offer")]
    HasQuote,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for DeclineError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Doing it again changes the reason. While the request is open, an offer takes it back.
pub fn decline(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OrderScope,
    number: &str,
    reason: &str,
) -> Result<(), DeclineError> {
    let (rfq, _) = find::lock_received(conn, scope, number)?.ok_or(DeclineError::NotFound)?;
    let stands = rfq.stands(now);
    if stands != RfqStatus::Open {
        return Err(DeclineError::Over(stands));
    }
    if find::quote_of(conn, &rfq.id, scope.bumdes_id())?.is_some_and(|quote| quote.status == QuoteStatus::Open) {
        return Err(DeclineError::HasQuote);
    }
    diesel::update(rfq_recipients::table.find((&rfq.id, scope.bumdes_id())))
        .set((
            rfq_recipients::declined_by.eq(scope.user_id()),
            rfq_recipients::declined_at.eq(now),
            rfq_recipients::decline_reason.eq(reason),
        ))
        .execute(conn)?;
    audit::record(conn, now, &Act::by(scope, ActKind::RequestDeclined, &rfq.number).noting(reason))?;
    buyers(conn, now, &rfq, scope.bumdes_id(), Said::Declined)?;
    Ok(())
}
