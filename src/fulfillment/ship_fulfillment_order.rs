//! Pieces of a part are on their way: with a courier, or ready at the village for a buyer who picks them up. When the
//! last of them is, the part is shipped.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::shipment::{self, Shipment, ShipmentLine};
use super::transition::{Step, TransitionError, lock_own, take};
use super::{FulfillmentOrder, FulfillmentStatus};
use crate::audit::{self, Act, ActKind};
use crate::db::schema::{fulfillment_orders, shipment_lines, shipments};
use crate::db::{DbConn, DbError, Timestamp};
use crate::handovers;
use crate::ids::{OrderLineId, ShipmentId};
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::orders::{Actor, Event, record};
use crate::shipping::Delivery;
use crate::web::BumdesScope;

/// Who carries it and under which number. A pickup has neither.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carriage {
    pub courier: String,
    pub tracking_number: String,
}

/// What is sent, before it is written.
#[derive(Debug, Clone, Default)]
pub struct Sending {
    pub carriage: Option<Carriage>,
    /// none: all that is left
    pub pieces: Option<BTreeMap<OrderLineId, i64>>,
}

#[derive(Debug, thiserror::Error)]
pub enum ShipError {
    /// A parcel that goes by courier needs its courier and tracking number.
    #[error("no courier or tracking number")]
    ShipmentMissing,
    #[error("nothing is in the parcel")]
    Empty,
    /// Somebody sent them already, or the buyer has the money back.
    #[error("{asked} pieces in the parcel, {left} left to send")]
    MoreThanLeft { asked: i64, left: i64 },
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

/// The part as it was before, and whether all of it is on its way now.
#[derive(Debug)]
pub struct Sent {
    pub part: FulfillmentOrder,
    pub is_whole: bool,
}

/// The buyer gets a mail. What is picked up is all made ready at once.
pub fn ship_fulfillment_order(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    number: &str,
    sending: &Sending,
) -> Result<Sent, ShipError> {
    let part = lock_own(conn, scope, number)?;
    if !part.status.can_become(FulfillmentStatus::Shipped) {
        return Err(TransitionError::NotAllowed { from: part.status, to: FulfillmentStatus::Shipped }.into());
    }
    let left = shipment::left_to_send(conn, &part.id)?;
    let is_sent = part.delivery == Delivery::Courier && !left.is_empty();
    let carriage = sending.carriage.as_ref().filter(|_| is_sent);
    if is_sent && carriage.is_none() {
        return Err(ShipError::ShipmentMissing);
    }
    let sent = match sending.pieces.as_ref().filter(|_| is_sent) {
        Some(pieces) => checked(pieces, &left)?,
        None => left.clone(),
    };
    let is_whole = sent == left;
    let note = carriage.map(|carriage| format!("{} {}", carriage.courier, carriage.tracking_number));
    if is_whole {
        let (to, act) = (FulfillmentStatus::Shipped, ActKind::OrderShipped);
        let step = Step { to, kind: "shipped", act, note: note.as_deref() };
        take(conn, now, scope, number, &step)?;
    } else {
        note_partial(conn, now, scope, &part, note.as_deref())?;
    }
    // nothing is left where the buyer got the rest back after the first parcel
    if !sent.is_empty() {
        let shipment_id = write(conn, now, scope, &part, carriage, &sent)?;
        handovers::open(conn, now, &part, &shipment_id, &sent)?;
        let mail = Mail::Shipped { fulfillment_order_id: part.id.clone(), shipment_id: Some(shipment_id) };
        jobs::enqueue(conn, now, &Job::SendMail(mail))?;
    }
    Ok(Sent { part, is_whole })
}

fn checked(
    pieces: &BTreeMap<OrderLineId, i64>,
    left: &BTreeMap<OrderLineId, i64>,
) -> Result<BTreeMap<OrderLineId, i64>, ShipError> {
    let mut sent = pieces.clone();
    sent.retain(|_, quantity| *quantity > 0);
    if sent.is_empty() && !left.is_empty() {
        return Err(ShipError::Empty);
    }
    for (line, asked) in &sent {
        let left = left.get(line).copied().unwrap_or(0);
        if *asked > left {
            return Err(ShipError::MoreThanLeft { asked: *asked, left });
        }
    }
    Ok(sent)
}

/// The status stays; the timeline tells of the parcel.
fn note_partial(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    part: &FulfillmentOrder,
    note: Option<&str>,
) -> QueryResult<()> {
    diesel::update(fulfillment_orders::table.find(&part.id))
        .set(fulfillment_orders::updated_at.eq(now))
        .execute(conn)?;
    let event = Event {
        order_id: &part.order_id,
        fulfillment_order_id: Some(&part.id),
        kind: "partly_shipped",
        from_status: None,
        to_status: None,
        actor: Actor::Bumdes,
        user_id: Some(scope.user_id()),
        note,
    };
    record(conn, now, &event)?;
    let act = Act { note, ..Act::by(scope, ActKind::OrderShipped, &part.number) };
    audit::record(conn, now, &act)
}

fn write(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    part: &FulfillmentOrder,
    carriage: Option<&Carriage>,
    sent: &BTreeMap<OrderLineId, i64>,
) -> QueryResult<ShipmentId> {
    let before: i64 = shipments::table.filter(shipments::fulfillment_order_id.eq(&part.id)).count().get_result(conn)?;
    let row = Shipment {
        id: ShipmentId::new(),
        fulfillment_order_id: part.id.clone(),
        number: before + 1,
        courier: carriage.map(|carriage| carriage.courier.clone()),
        tracking_number: carriage.map(|carriage| carriage.tracking_number.clone()),
        shipped_at: now,
        delivered_at: None,
        shipped_by: Some(scope.user_id().clone()),
    };
    diesel::insert_into(shipments::table).values(&row).execute(conn)?;
    for (order_line_id, quantity) in sent {
        let (order_line_id, quantity) = (order_line_id.clone(), *quantity);
        let line = ShipmentLine { shipment_id: row.id.clone(), order_line_id, quantity };
        diesel::insert_into(shipment_lines::table).values(line).execute(conn)?;
    }
    Ok(row.id)
}
