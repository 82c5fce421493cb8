//! A company's buyer signs what arrived, once: what is short is taken off its account, what came is billed, and the last
//! signature of a part that is all sent delivers it. All of it or nothing.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::{Handover, HandoverLine};
use crate::db::schema::{fulfillment_orders, handover_lines, handovers, purchase_orders, shipments};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::fulfillment::{FulfillmentOrder, FulfillmentStatus, TransitionError, deliver_handed_over};
use crate::ids::{FulfillmentOrderId, HandoverId, OrderId, OrderLineId};
use crate::invoices;
use crate::orders::{Actor, Event, record};
use crate::outbound;
use crate::payments::RefundError;
use crate::payments::refund::{Decision, refund};
use crate::payments::refund_plan::Extent;
use crate::web::BuyerScope;

/// Of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    pub quantity: i64,
    /// why something is short; not empty then
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// every line of the handover
    pub lines: BTreeMap<OrderLineId, Received>,
    pub receiver_name: String,
    pub receiver_position: String,
}

impl Signature {
    fn pieces(&self) -> i64 {
        self.lines.values().map(|received| received.quantity).sum()
    }
}

#[derive(Debug, thiserror::Error)]
pub enum SignError {
    #[error("no such handover")]
    NotFound,
    /// Somebody else was faster.
    #[error("signed already")]
    Signed,
    /// A line is missing, more arrived than was sent, or a shortage has no reason.
    #[error("these are not the handover's lines")]
    Lines,
    #[error(transparent)]
    Refund(#[from] RefundError),
    #[error(transparent)]
    Transition(#[from] TransitionError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for SignError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// The number of the invoice; none where nothing is to be billed.
pub fn sign(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BuyerScope,
    number: &str,
    signature: &Signature,
) -> Result<Option<String>, SignError> {
    // the company before its order, as everywhere
    lock_row(conn, "companies", scope.company_id().as_str())?;
    let (part, handover) = lock_own(conn, scope, number)?;
    if handover.signed_at.is_some() {
        return Err(SignError::Signed);
    }
    let lines: Vec<HandoverLine> = handover_lines::table
        .filter(handover_lines::handover_id.eq(&handover.id))
        .order(handover_lines::order_line_id)
        .select(HandoverLine::as_select())
        .load(conn)?;
    check(&lines, signature)?;
    let left = invoices::left(conn, &part)?;
    let (mut billed, mut credited) = (BTreeMap::new(), BTreeMap::new());
    for line in &lines {
        let Some(received) = signature.lines.get(&line.order_line_id) else { return Err(SignError::Lines) };
        // what was taken off the account after it was sent is not billed, nor taken off twice
        let left = left.quantity(&line.order_line_id);
        let bill = received.quantity.min(left);
        let credit = (line.sent - received.quantity).min(left - bill);
        write_line(conn, line, received, credit)?;
        billed.insert(line.order_line_id.clone(), bill);
        if credit > 0 {
            credited.insert(line.order_line_id.clone(), credit);
        }
    }
    write(conn, now, scope, &handover, signature)?;
    tell(conn, now, &part, &handover, lines.iter().map(|line| line.sent).sum::<i64>() - signature.pieces())?;
    let event = Event {
        order_id: &part.order_id,
        fulfillment_order_id: Some(&part.id),
        kind: "handed_over",
        from_status: None,
        to_status: None,
        actor: Actor::Buyer,
        user_id: Some(scope.user_id()),
        note: Some(&handover.number),
    };
    record(conn, now, &event)?;
    let is_last = part.status == FulfillmentStatus::Shipped && !super::is_waited_for(conn, &part.id)?;
    if !credited.is_empty() {
        // nothing of the part came at all: nobody pays for its way
        let is_nothing = is_last && billed.values().all(|quantity| *quantity == 0) && !left.is_begun;
        take_off(conn, now, &part, &handover.number, signature, &credited, is_nothing)?;
    }
    let invoice = invoices::issue(conn, now, &part, Some(&handover.id), &billed, &credited)?;
    if is_last {
        deliver_handed_over(conn, now, &part, scope.user_id())?;
    }
    Ok(invoice)
}

/// Read once its order and its part are held.
fn lock_own(conn: &mut DbConn, scope: &BuyerScope, number: &str) -> Result<(FulfillmentOrder, Handover), SignError> {
    let known: Option<(HandoverId, FulfillmentOrderId, OrderId)> = handovers::table
        .inner_join(fulfillment_orders::table)
        .filter(handovers::number.eq(number).and(handovers::company_id.eq(scope.company_id())))
        .select((handovers::id, fulfillment_orders::id, fulfillment_orders::order_id))
        .first(conn)
        .optional()?;
    let (id, part_id, order_id) = known.ok_or(SignError::NotFound)?;
    lock_row(conn, "orders", order_id.as_str())?;
    lock_row(conn, "fulfillment_orders", part_id.as_str())?;
    let part = fulfillment_orders::table.find(&part_id).select(FulfillmentOrder::as_select()).first(conn)?;
    Ok((part, handovers::table.find(&id).select(Handover::as_select()).first(conn)?))
}

fn check(lines: &[HandoverLine], signature: &Signature) -> Result<(), SignError> {
    let is_good = |line: &HandoverLine| {
        signature.lines.get(&line.order_line_id).is_some_and(|received| {
            (0..=line.sent).contains(&received.quantity)
                && (received.quantity == line.sent || !received.reason.is_empty())
        })
    };
    if lines.len() == signature.lines.len() && lines.iter().all(is_good) { Ok(()) } else { Err(SignError::Lines) }
}

fn write_line(conn: &mut DbConn, line: &HandoverLine, received: &Received, credited: i64) -> QueryResult<()> {
    let is_short = received.quantity < line.sent;
    diesel::update(handover_lines::table.find((&line.handover_id, &line.order_line_id)))
        .set((
            handover_lines::received.eq(received.quantity),
            handover_lines::credited.eq(credited),
            handover_lines::reason.eq(if is_short { received.reason.as_str() } else { "" }),
        ))
        .execute(conn)?;
    Ok(())
}

fn write(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BuyerScope,
    handover: &Handover,
    signature: &Signature,
) -> QueryResult<()> {
    diesel::update(handovers::table.find(&handover.id))
        .set((
            handovers::receiver_name.eq(&signature.receiver_name),
            handovers::receiver_position.eq(&signature.receiver_position),
            handovers::signed_by.eq(scope.user_id()),
            handovers::signed_at.eq(now),
        ))
        .execute(conn)?;
    diesel::update(shipments::table.find(&handover.shipment_id)).set(shipments::delivered_at.eq(now)).execute(conn)?;
    Ok(())
}

/// The company's own systems hear of it too.
fn tell(
    conn: &mut DbConn,
    now: Timestamp,
    part: &FulfillmentOrder,
    handover: &Handover,
    short: i64,
) -> QueryResult<()> {
    let order: String =
        purchase_orders::table.find(&handover.purchase_order_id).select(purchase_orders::number).first(conn)?;
    let (number, part) = (handover.number.as_str(), part.number.as_str());
    let event = outbound::Event::HandoverSigned { number, purchase_order: &order, part, short };
    outbound::publish(conn, now, &handover.company_id, &event)
}

fn take_off(
    conn: &mut DbConn,
    now: Timestamp,
    part: &FulfillmentOrder,
    number: &str,
    signature: &Signature,
    credited: &BTreeMap<OrderLineId, i64>,
    with_shipping: bool,
) -> Result<(), RefundError> {
    let lines: Vec<(OrderLineId, i64)> = credited.iter().map(|(line, quantity)| (line.clone(), *quantity)).collect();
    let mut reasons: Vec<&str> =
        credited.keys().filter_map(|line| signature.lines.get(line)).map(|line| line.reason.as_str()).collect();
    reasons.dedup();
    let reason = format!("{number}: {}", reasons.join("; "));
    let parts = [part.id.clone()];
    let decision = Decision {
        extent: Extent::Lines { lines: &lines, shipping_of: if with_shipping { &parts } else { &[] } },
        is_restocked: false,
        reason: &reason,
        actor: Actor::Buyer,
        decided_by: None,
        seen_refunded_minor: None,
    };
    refund(conn, now, &part.order_id, &decision).map(drop)
}
