//! A BUMDes takes its offer back. Its rounds stay to be read; while the request is open it may offer again.

use diesel::prelude::*;

use super::told::{Said, buyers};
use super::{QuoteStatus, RfqStatus, find};
use crate::audit::{self, Act, ActKind};
use crate::db::schema::quotes;
use crate::db::{DbConn, DbError, Timestamp};
use crate::web::OrderScope;

#[derive(Debug, thiserror::Error)]
pub enum WithdrawError {
    #[error("no such request, or nothing was offered")]
    NotFound,
    #[error("the request is {0}")]
    Over(RfqStatus),
    #[error("an offer that is {0} cannot be withdrawn")]
    NotAllowed(QuoteStatus),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for WithdrawError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn withdraw(conn: &mut DbConn, now: Timestamp, scope: &OrderScope, number: &str) -> Result<(), WithdrawError> {
    let (rfq, _) = find::lock_received(conn, scope, number)?.ok_or(WithdrawError::NotFound)?;
    let quote = find::quote_of(conn, &rfq.id, scope.bumdes_id())?.ok_or(WithdrawError::NotFound)?;
    if !rfq.is_live() {
        return Err(WithdrawError::Over(rfq.status));
    }
    if !quote.status.can_become(QuoteStatus::Withdrawn) {
        return Err(WithdrawError::NotAllowed(quote.status));
    }
    diesel::update(quotes::table.find(&quote.id))
        .set((quotes::status.eq(QuoteStatus::Withdrawn), quotes::updated_at.eq(now)))
        .execute(conn)?;
    audit::record(conn, now, &Act::by(scope, ActKind::QuoteWithdrawn, &rfq.number))?;
    buyers(conn, now, &rfq, scope.bumdes_id(), Said::Withdrawn)?;
    Ok(())
}
