//! The parcel has arrived, or the buyer has picked it up; where it is paid with cash, the cash was handed over with it.
//! The last part of an order closes the order.

use diesel::prelude::*;

use super::transition::{Step, TransitionError, take};
use super::{FulfillmentOrder, FulfillmentStatus};
use crate::audit::ActKind;
use crate::db::schema::shipments;
use crate::db::{DbConn, Timestamp};
use crate::orders::close_if_done;
use crate::payments::take_cash::take_cash;
use crate::web::BumdesScope;

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
    diesel::update(shipments::table.filter(shipments::fulfillment_order_id.eq(&part.id)))
        .filter(shipments::delivered_at.is_null())
        .set(shipments::delivered_at.eq(now))
        .execute(conn)?;
    take_cash(conn, now, &part.order_id, scope.user_id())?;
    close_if_done(conn, now, &part.order_id)?;
    Ok(part)
}
