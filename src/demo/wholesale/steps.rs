//! One step of somebody, as its page or its button does it.

use std::collections::BTreeMap;

use chrono::Days;
use diesel::prelude::*;

use super::{FillError, Trade, data};
use crate::db::schema::{
    fulfillment_orders, handover_lines, handovers, order_lines, purchase_order_shares, purchase_orders, rfq_recipients,
    rfqs, variants,
};
use crate::db::{DbConn, Timestamp};
use crate::fulfillment::{Carriage, Sending, accept_fulfillment_order, pack_fulfillment_order, ship_fulfillment_order};
use crate::handovers::{Received, Signature, sign as sign_handover};
use crate::ids::{OrderLineId, ProductId, VariantId};
use crate::legality::day_in;
use crate::purchase_orders::order_pages::draft;
use crate::purchase_orders::{approve as approve_order, draw_up};
use crate::quotations::{self, Answer, Asking, Subject, spread};
use crate::web::OrderScope;

/// West Nusa Tenggara
const REGION: &str = "52";

pub(super) struct Wish<'a> {
    pub about: Subject,
    pub subject: &'a str,
    pub specification: &'a str,
    pub quantity: i64,
    pub target_minor: Option<i64>,
    /// arrives so many days later, between the first and the second
    pub days: (u64, u64),
    pub regencies: &'a [&'a str],
}

pub(super) struct Offered {
    pub quantity: i64,
    pub weekly: i64,
    pub unit_price_minor: i64,
    pub minimum: i64,
    pub lot_size: i64,
    pub lead_time_days: i32,
}

pub(super) fn ask(conn: &mut DbConn, at: Timestamp, trade: &Trade, wish: Wish<'_>) -> Result<String, FillError> {
    let day = |days: u64| day_in(at, REGION) + Days::new(days);
    let asking = Asking {
        is_pooled: matches!(wish.about, Subject::Category { .. }),
        about: wish.about,
        subject: wish.subject.into(),
        specification: wish.specification.into(),
        minimum_grade: None,
        quantity: wish.quantity,
        outlet: trade.outlet.clone(),
        earliest_on: day(wish.days.0),
        latest_on: day(wish.days.1),
        target_price_minor: wish.target_minor,
        at_most_suppliers: None,
        regencies: wish.regencies.iter().map(|code| (*code).to_owned()).collect(),
        answer_on: day(7.min(wish.days.0)),
        files: Vec::new(),
    };
    quotations::ask(conn, at, &trade.buyer, &asking).map_err(data)
}

pub(super) fn answer(
    conn: &mut DbConn,
    at: Timestamp,
    seller: &OrderScope,
    number: &str,
    offered: &Offered,
) -> Result<(), FillError> {
    let product: ProductId = rfq_recipients::table
        .inner_join(rfqs::table)
        .filter(rfqs::number.eq(number).and(rfq_recipients::bumdes_id.eq(seller.bumdes_id())))
        .select(rfq_recipients::product_id)
        .first(conn)?;
    let variant_id: VariantId = variants::table
        .filter(variants::product_id.eq(product))
        .order(variants::position)
        .select(variants::id)
        .first(conn)?;
    let answer = Answer {
        variant_id,
        unit_price_minor: offered.unit_price_minor,
        quantity: offered.quantity,
        weekly_quantity: offered.weekly,
        lot_size: offered.lot_size,
        minimum: offered.minimum,
        lead_time_days: offered.lead_time_days,
        grade: None,
        valid_until: day_in(at, REGION) + Days::new(14),
        note: String::new(),
        seen: 0,
    };
    quotations::answer(conn, at, seller, number, &answer).map_err(data)
}

/// As the allocation has it that day. The number of the purchase order.
pub(super) fn order(conn: &mut DbConn, at: Timestamp, trade: &Trade, request: &str) -> Result<String, FillError> {
    let asked = spread::of_own(conn, at, &trade.buyer, request, None)?;
    let (rfq, question) = asked.ok_or_else(|| data(format!("no request {request}")))?;
    let allocation = question.answer().map_err(data)?;
    let draft = draft(&rfq, &question, &allocation, allocation.landed_minor);
    draw_up(conn, at, &trade.buyer, &draft).map_err(data)
}

pub(super) fn approve(
    conn: &mut DbConn,
    at: Timestamp,
    trade: &Trade,
    order: &str,
    note: &str,
) -> Result<(), FillError> {
    approve_order(conn, at, &trade.approver, order, note).map(drop).map_err(data)
}

/// The number of this BUMDes's part of a purchase order.
pub(super) fn part(conn: &mut DbConn, order: &str, seller: &OrderScope) -> Result<String, FillError> {
    let part = purchase_order_shares::table
        .inner_join(purchase_orders::table)
        .inner_join(fulfillment_orders::table)
        .filter(purchase_orders::number.eq(order).and(fulfillment_orders::bumdes_id.eq(seller.bumdes_id())))
        .select(fulfillment_orders::number)
        .first(conn)?;
    Ok(part)
}

pub(super) fn pack(conn: &mut DbConn, at: Timestamp, seller: &OrderScope, part: &str) -> Result<(), FillError> {
    accept_fulfillment_order(conn, at, seller, part).map_err(data)?;
    pack_fulfillment_order(conn, at, seller, part).map_err(data)?;
    Ok(())
}

/// So many pieces of a part's only line. The number of the handover.
pub(super) fn send(
    conn: &mut DbConn,
    at: Timestamp,
    seller: &OrderScope,
    part: &str,
    pieces: i64,
) -> Result<String, FillError> {
    let line: OrderLineId = order_lines::table
        .inner_join(fulfillment_orders::table)
        .filter(fulfillment_orders::number.eq(part))
        .select(order_lines::id)
        .first(conn)?;
    let carriage = Carriage { courier: "Indah Cargo".into(), tracking_number: format!("DEMO{pieces:08}") };
    let parcel = Sending { carriage: Some(carriage), pieces: Some(BTreeMap::from([(line, pieces)])) };
    ship_fulfillment_order(conn, at, seller, part, &parcel).map_err(data)?;
    let latest = handovers::table
        .inner_join(fulfillment_orders::table)
        .filter(fulfillment_orders::number.eq(part))
        .order(handovers::number.desc())
        .select(handovers::number)
        .first(conn)?;
    Ok(latest)
}

/// Signs for what was sent less so many, with the reason.
pub(super) fn sign(
    conn: &mut DbConn,
    at: Timestamp,
    trade: &Trade,
    number: &str,
    (short, reason): (i64, &str),
) -> Result<(), FillError> {
    let sent: Vec<(OrderLineId, i64)> = handover_lines::table
        .inner_join(handovers::table)
        .filter(handovers::number.eq(number))
        .select((handover_lines::order_line_id, handover_lines::sent))
        .load(conn)?;
    let received =
        |(line, sent): (OrderLineId, i64)| (line, Received { quantity: sent - short, reason: reason.to_owned() });
    let signature = Signature {
        lines: sent.into_iter().map(received).collect(),
        receiver_name: "Bagian Gudang".into(),
        receiver_position: "Kepala gudang".into(),
    };
    sign_handover(conn, at, &trade.buyer, number, &signature).map(drop).map_err(data)
}
