//! The step that every verb of a fulfillment order shares: find it within the scope, hold it, check the
//! table, write the status, leave an event.

use diesel::prelude::*;

use super::queries::own_rows;
use super::{FulfillmentOrder, FulfillmentStatus};
use crate::audit::{self, Act, ActKind};
use crate::checkout::finalise::FinaliseError;
use crate::db::schema::fulfillment_orders;
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{FulfillmentOrderId, OrderId};
use crate::orders::{Actor, Event, record};
use crate::payments::RefundError;
use crate::purchase_orders;
use crate::web::BumdesScope;

#[derive(Debug, thiserror::Error)]
pub enum TransitionError {
    /// None by this number that belongs to this BUMDes and is paid.
    #[error("no such fulfillment order")]
    NotFound,
    #[error("a fulfillment order that is {from} cannot become {to}")]
    NotAllowed { from: FulfillmentStatus, to: FulfillmentStatus },
    /// The company that ordered it has not signed for all that was sent.
    #[error("a delivery of it is not handed over yet")]
    NotHandedOver,
    /// The cash for it could not be booked.
    #[error(transparent)]
    Cash(#[from] FinaliseError),
    /// The shipping of what never arrived could not be taken off.
    #[error(transparent)]
    Refund(#[from] RefundError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for TransitionError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// A change of status, as the verb wants it.
pub(super) struct Step<'a> {
    pub to: FulfillmentStatus,
    /// the word on the timeline
    pub kind: &'static str,
    /// the word on the trail of the BUMDes
    pub act: ActKind,
    pub note: Option<&'a str>,
}

/// Takes the fulfillment order with this number one step on, and returns it as it was before.
pub(super) fn take(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    number: &str,
    step: &Step<'_>,
) -> Result<FulfillmentOrder, TransitionError> {
    let part = lock_own(conn, scope, number)?;
    if !part.status.can_become(step.to) {
        return Err(TransitionError::NotAllowed { from: part.status, to: step.to });
    }
    diesel::update(fulfillment_orders::table.find(&part.id))
        .set((fulfillment_orders::status.eq(step.to), fulfillment_orders::updated_at.eq(now)))
        .execute(conn)?;
    let event = Event {
        order_id: &part.order_id,
        fulfillment_order_id: Some(&part.id),
        kind: step.kind,
        from_status: Some(part.status.as_str()),
        to_status: Some(step.to.as_str()),
        actor: Actor::Bumdes,
        user_id: Some(scope.user_id()),
        note: step.note,
    };
    record(conn, now, &event)?;
    let act = Act { note: step.note, ..Act::by(scope, step.act, &part.number) };
    audit::record(conn, now, &act)?;
    purchase_orders::part_moved(conn, now, &part.id, step.to)?;
    Ok(part)
}

/// Reads it only after its row is held: two operators of one BUMDes then act one after the other. Its order is
/// held first, as everywhere: two BUMDes that reject their parts at once would wait for each other for ever.
pub(super) fn lock_own(
    conn: &mut DbConn,
    scope: &BumdesScope,
    number: &str,
) -> Result<FulfillmentOrder, TransitionError> {
    let known: Option<(FulfillmentOrderId, OrderId)> = own_rows(scope)
        .filter(fulfillment_orders::number.eq(number))
        .select((fulfillment_orders::id, fulfillment_orders::order_id))
        .first(conn)
        .optional()?;
    let (id, order_id) = known.ok_or(TransitionError::NotFound)?;
    lock_row(conn, "orders", order_id.as_str())?;
    lock_row(conn, "fulfillment_orders", id.as_str())?;
    let part = own_rows(scope).filter(fulfillment_orders::id.eq(&id)).select(FulfillmentOrder::as_select()).first(conn);
    part.optional()?.ok_or(TransitionError::NotFound)
}
