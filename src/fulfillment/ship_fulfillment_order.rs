//! The parcel is with the courier, or ready at the village for a buyer who picks it up.

use diesel::prelude::*;

use super::transition::{Step, TransitionError, take};
use super::{FulfillmentOrder, FulfillmentStatus};
use crate::audit::ActKind;
use crate::db::schema::fulfillment_orders;
use crate::db::{DbConn, DbError, Timestamp};
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::shipping::Delivery;
use crate::web::BumdesScope;

/// Who carries it and under which number. A pickup has neither.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shipment {
    pub courier: String,
    pub tracking_number: String,
}

#[derive(Debug, thiserror::Error)]
pub enum ShipError {
    /// A parcel that goes by courier needs its courier and tracking number.
    #[error("no courier or tracking number")]
    ShipmentMissing,
    #[error(transparent)]
    Transition(#[from] TransitionError),
}

impl From<DbError> for ShipError {
    fn from(error: DbError) -> Self {
        Self::Transition(error.into())
    }
}

impl From<diesel::result::Error> for ShipError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Transition(error.into())
    }
}

/// `shipment` is left aside for a pickup. The buyer gets a mail.
pub fn ship_fulfillment_order(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    number: &str,
    shipment: Option<&Shipment>,
) -> Result<FulfillmentOrder, ShipError> {
    let note = shipment.map(|s| format!("{} {}", s.courier, s.tracking_number));
    let step =
        Step { to: FulfillmentStatus::Shipped, kind: "shipped", act: ActKind::OrderShipped, note: note.as_deref() };
    let part = take(conn, now, scope, number, &step)?;
    match (part.delivery, shipment) {
        (Delivery::Courier, None) => return Err(ShipError::ShipmentMissing),
        (Delivery::Courier, Some(shipment)) => {
            diesel::update(fulfillment_orders::table.find(&part.id))
                .set((
                    fulfillment_orders::courier.eq(&shipment.courier),
                    fulfillment_orders::tracking_number.eq(&shipment.tracking_number),
                ))
                .execute(conn)?;
        }
        (Delivery::Pickup, _) => {}
    }
    jobs::enqueue(conn, now, &Job::SendMail(Mail::Shipped { fulfillment_order_id: part.id.clone() }))?;
    Ok(part)
}
