//! The BUMDes cannot deliver its part: the buyer is told why and gets that part's money back. Where it was to be paid with
//! cash, nobody owes anything; such a parcel may also be turned away at the door.
//!
//! The pieces do not return to the stock: who rejects usually finds that the count was wrong.

use diesel::prelude::*;

use super::shipment::sent_pieces;
use super::transition::{Step, TransitionError, lock_own, take};
use super::{FulfillmentOrder, FulfillmentStatus};
use crate::audit::ActKind;
use crate::db::schema::fulfillment_orders;
use crate::db::{DbConn, DbError, Timestamp};
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::orders::close_if_done;
use crate::payments::RefundError;
use crate::payments::refund_part::refund_part;
use crate::payments::take_cash::forgo_cash;
use crate::purchase_orders;
use crate::web::BumdesScope;

#[derive(Debug, thiserror::Error)]
pub enum RejectError {
    /// Some of it is on its way: only the operator can send the money for the rest back.
    #[error("some pieces were sent already")]
    PartlySent,
    #[error(transparent)]
    Transition(#[from] TransitionError),
    #[error(transparent)]
    Refund(#[from] RefundError),
}

impl From<DbError> for RejectError {
    fn from(error: DbError) -> Self {
        Self::Transition(error.into())
    }
}

impl From<diesel::result::Error> for RejectError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Transition(error.into())
    }
}

/// `reason` is what the buyer reads, in the BUMDes's own words.
pub fn reject_fulfillment_order(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    number: &str,
    reason: &str,
) -> Result<FulfillmentOrder, RejectError> {
    let known = lock_own(conn, scope, number)?;
    if known.status == FulfillmentStatus::Packed && sent_pieces(conn, &[&known.id])?.contains_key(&known.id) {
        return Err(RejectError::PartlySent);
    }
    let step =
        Step { to: FulfillmentStatus::Rejected, kind: "rejected", act: ActKind::OrderRejected, note: Some(reason) };
    let part = take(conn, now, scope, number, &step)?;
    diesel::update(fulfillment_orders::table.find(&part.id))
        .set(fulfillment_orders::rejection_reason.eq(reason))
        .execute(conn)?;
    let is_forgone = forgo_cash(conn, now, &part.order_id)?;
    if part.status == FulfillmentStatus::Shipped && !is_forgone {
        return Err(TransitionError::NotAllowed { from: part.status, to: step.to }.into());
    }
    if !is_forgone {
        refund_part(conn, now, &part.id, reason)?;
    }
    purchase_orders::share_declined(conn, now, &part.id, reason)?;
    jobs::enqueue(conn, now, &Job::SendMail(Mail::Rejected { fulfillment_order_id: part.id.clone() }))?;
    close_if_done(conn, now, &part.order_id)?;
    Ok(part)
}
