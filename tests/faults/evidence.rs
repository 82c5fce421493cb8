//! What a shop, its gateway and its outbox hold afterwards: read here, judged in `proof.rs`.

use std::collections::BTreeMap;
use std::path::Path;

use actix_web::web::Data;
use diesel::prelude::*;
use etalase::app::App;
use etalase::db::schema::{
    bumdes, fulfillment_orders, jobs, ledger_entries, ledger_transactions, order_events, order_lines, orders, payments,
    refunds, reservations, stock_levels, stock_movements,
};
use etalase::db::{DbConn, DbError};
use etalase::fulfillment::FulfillmentStatus;
use etalase::ids::{OrderId, PaymentId, VariantId};
use etalase::mail::outbox;
use etalase::orders::OrderStatus;
use etalase::payments::{PaymentStatus, RefundStatus};
use serde_json::Value;

use super::shopper::Bought;
use crate::support::TestApp;
use crate::support::stripe::Stripe;

pub struct Evidence {
    pub app: Data<App>,
    /// what there was of everything at first
    pub opening: BTreeMap<VariantId, i64>,
    /// what the shop told each buyer
    pub bought: Vec<Bought>,
    pub books: Books,
    /// the gateway's own
    pub sessions: Vec<Value>,
    pub refunds: Vec<Value>,
    pub mails: Vec<Mail>,
}

/// What the database says.
pub struct Books {
    pub orders: Vec<Row>,
    pub parts: Vec<Part>,
    pub lines: Vec<Line>,
    /// of each time that an order was marked paid
    pub paid_events: Vec<OrderId>,
    /// on hand and reserved
    pub stock: Vec<(VariantId, i64, i64)>,
    /// of an order
    pub movements: Vec<(OrderId, VariantId, i64)>,
    pub held: Vec<OrderId>,
    pub entries: Vec<Entry>,
    pub refunds: Vec<(PaymentId, RefundStatus, i64)>,
    /// what is not done yet, or was given up: its kind and why
    pub jobs: Vec<(String, Option<String>)>,
    /// the addresses of every BUMDes
    pub sellers: Vec<String>,
}

/// An order with its payment.
#[derive(Debug, Queryable)]
pub struct Row {
    pub id: OrderId,
    pub number: String,
    pub cart_id: String,
    pub email: String,
    pub status: OrderStatus,
    pub total_minor: i64,
    pub payment_id: PaymentId,
    pub payment: PaymentStatus,
    pub charge: Option<String>,
}

#[derive(Queryable)]
pub struct Part {
    pub id: String,
    pub order_id: OrderId,
    pub number: String,
    pub status: FulfillmentStatus,
    pub seller: String,
}

#[derive(Queryable)]
pub struct Line {
    pub order_id: OrderId,
    pub part_id: String,
    pub variant_id: VariantId,
    pub quantity: i64,
}

#[derive(Queryable)]
pub struct Entry {
    pub transaction_id: String,
    pub order_id: Option<OrderId>,
    pub account: String,
    pub amount_minor: i64,
}

#[derive(Clone)]
pub struct Mail {
    pub to: String,
    pub subject: String,
}

impl Evidence {
    pub async fn gather(
        app: &TestApp,
        stripe: &Stripe,
        outbox: &Path,
        opening: &BTreeMap<VariantId, i64>,
        bought: &[Bought],
    ) -> Self {
        let mails = outbox::list(outbox, usize::MAX).unwrap();
        Self {
            app: app.app.clone(),
            opening: opening.clone(),
            bought: bought.to_vec(),
            books: app.app.read::<_, DbError>(|conn| Ok(Books::read(conn)?)).await.unwrap(),
            sessions: stripe.sessions(),
            refunds: stripe.refunds(),
            mails: mails.into_iter().map(|mail| Mail { to: mail.to, subject: mail.subject }).collect(),
        }
    }
}

/// How many pieces there are of everything.
pub fn on_hand(conn: &mut DbConn) -> QueryResult<BTreeMap<VariantId, i64>> {
    let levels = stock_levels::table.select((stock_levels::variant_id, stock_levels::on_hand));
    Ok(levels.load::<(VariantId, i64)>(conn)?.into_iter().collect())
}

impl Books {
    pub fn read(conn: &mut DbConn) -> QueryResult<Self> {
        let order = (orders::id, orders::number, orders::cart_id, orders::buyer_email, orders::status);
        let payment = (payments::id, payments::status, payments::charge_reference);
        let rows = orders::table.inner_join(payments::table).select((order, orders::total_minor, payment));
        type Found = ((OrderId, String, String, String, OrderStatus), i64, (PaymentId, PaymentStatus, Option<String>));
        let rows = rows.load::<Found>(conn)?.into_iter().map(|(order, total_minor, paid)| {
            let ((id, number, cart_id, email, status), (payment_id, payment, charge)) = (order, paid);
            Row { id, number, cart_id, email, status, total_minor, payment_id, payment, charge }
        });
        let parts = fulfillment_orders::table.inner_join(bumdes::table).select((
            fulfillment_orders::id,
            fulfillment_orders::order_id,
            fulfillment_orders::number,
            fulfillment_orders::status,
            bumdes::email,
        ));
        let lines = order_lines::table.select((
            order_lines::order_id,
            order_lines::fulfillment_order_id,
            order_lines::variant_id,
            order_lines::quantity,
        ));
        let entries = ledger_entries::table.inner_join(ledger_transactions::table).select((
            ledger_entries::transaction_id,
            ledger_transactions::order_id,
            ledger_entries::account,
            ledger_entries::amount_minor,
        ));
        let movements = stock_movements::table.filter(stock_movements::order_id.is_not_null()).select((
            stock_movements::order_id.assume_not_null(),
            stock_movements::variant_id,
            stock_movements::quantity,
        ));
        let paid = order_events::table.filter(order_events::kind.eq_any(["paid", "paid_late"]));
        let held = reservations::table.filter(reservations::status.eq("held")).select(reservations::order_id);
        let refunds = refunds::table.select((refunds::payment_id, refunds::status, refunds::amount_minor));
        Ok(Self {
            orders: rows.collect(),
            parts: parts.load(conn)?,
            lines: lines.load(conn)?,
            paid_events: paid.select(order_events::order_id).load(conn)?,
            stock: stock_levels::table
                .select((stock_levels::variant_id, stock_levels::on_hand, stock_levels::reserved))
                .load(conn)?,
            movements: movements.load(conn)?,
            held: held.load(conn)?,
            entries: entries.load(conn)?,
            refunds: refunds.load(conn)?,
            jobs: jobs::table.select((jobs::kind, jobs::last_error)).load(conn)?,
            sellers: bumdes::table.select(bumdes::email).load(conn)?,
        })
    }
}
