//! The parcel has arrived, or the buyer has picked it up; where it is paid with cash, the cash was handed over with it.
//! What a company ordered has arrived when its buyer has signed for all of it. The last part of an order closes the order.

use diesel::prelude::*;

use super::transition::{Step, TransitionError, take};
use super::{FulfillmentOrder, FulfillmentStatus};
use crate::audit::ActKind;
use crate::db::schema::{fulfillment_orders, shipments};
use crate::db::{DbConn, Timestamp};
use crate::ids::UserId;
use crate::orders::{Actor, Event, close_if_done, record};
use crate::payments::take_cash::take_cash;
use crate::purchase_orders;
use crate::web::BumdesScope;
use crate::{handovers, invoices};

/// `note` is what the timeline keeps: the code of a pickup.
pub fn deliver_fulfillment_order(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    number: &str,
    note: Option<&str>,
) -> Result<FulfillmentOrder, TransitionError> {
    let step = Step { to: FulfillmentStatus::Delivered, kind: "delivered", act: ActKind::OrderDelivered, note };
    let part = take(conn, now, scope, number, &step)?;
    arrived(conn, now, &part, scope.user_id())?;
    Ok(part)
}

/// The last handover of a part is signed. Hold its order and the part; `by` is the company's buyer.
pub fn deliver_handed_over(
    conn: &mut DbConn,
    now: Timestamp,
    part: &FulfillmentOrder,
    by: &UserId,
) -> Result<(), TransitionError> {
    let to = FulfillmentStatus::Delivered;
    if !part.status.can_become(to) {
        return Err(TransitionError::NotAllowed { from: part.status, to });
    }
    diesel::update(fulfillment_orders::table.find(&part.id))
        .set((fulfillment_orders::status.eq(to), fulfillment_orders::updated_at.eq(now)))
        .execute(conn)?;
    let event = Event {
        order_id: &part.order_id,
        fulfillment_order_id: Some(&part.id),
        kind: "delivered",
        from_status: Some(part.status.as_str()),
        to_status: Some(to.as_str()),
        actor: Actor::Buyer,
        user_id: Some(by),
        note: None,
    };
    record(conn, now, &event)?;
    purchase_orders::part_moved(conn, now, &part.id, to)?;
    arrived(conn, now, part, by)
}

fn arrived(conn: &mut DbConn, now: Timestamp, part: &FulfillmentOrder, by: &UserId) -> Result<(), TransitionError> {
    if handovers::is_waited_for(conn, &part.id)? {
        return Err(TransitionError::NotHandedOver);
    }
    diesel::update(shipments::table.filter(shipments::fulfillment_order_id.eq(&part.id)))
        .filter(shipments::delivered_at.is_null())
        .set(shipments::delivered_at.eq(now))
        .execute(conn)?;
    take_cash(conn, now, &part.order_id, by)?;
    invoices::issue_rest(conn, now, part)?;
    handovers::forgo_shipping(conn, now, part)?;
    close_if_done(conn, now, &part.order_id)?;
    Ok(())
}
