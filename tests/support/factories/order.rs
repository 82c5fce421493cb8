//! An order over two BUMDes of the small catalogue, written as the checkout leaves it.
//!
//! Darmaji: 2 tissue boxes (Rp90.000) and a 20cm basket (Rp165.000), sent for Rp42.000. Senggigi: 3 red
//! bracelets (Rp45.000), sent for Rp24.000. Together Rp366.000. It is addressed to Gambir in Jakarta.

use diesel::prelude::*;
use etalase::db::schema::{fulfillment_orders, order_lines, orders, payments};
use etalase::db::{DbConn, DbError};
use etalase::fulfillment::{FulfillmentOrder, deadline};
use etalase::i18n::Language;
use etalase::ids::{FulfillmentOrderId, OrderId, OrderLineId, PaymentId};
use etalase::ledger::{self, LedgerError, TransactionKind};
use etalase::orders::{Actor, Event, Order, OrderLine, OrderStatus, record};
use etalase::payments::{Decision, Extent, Payment, Provider, RefundError, refund};
use etalase::shipping::Delivery;

use super::catalog::{Item, SmallCatalog};
use super::order_rows::{line, line_row, order_row, part_row, payment_row};
use crate::support::TestApp;

pub struct OrderSample {
    pub language: Language,
    pub provider: Provider,
    pub status: OrderStatus,
    pub buyer_name: &'static str,
    pub note: &'static str,
    /// how Darmaji's part reaches the buyer; Senggigi's is sent
    pub delivery: Delivery,
}

impl Default for OrderSample {
    fn default() -> Self {
        Self {
            language: Language::Id,
            provider: Provider::Simulator,
            status: OrderStatus::PendingPayment,
            buyer_name: "Pembeli Contoh",
            note: "",
            delivery: Delivery::Courier,
        }
    }
}

pub struct PlacedOrder {
    pub id: OrderId,
    pub number: String,
    pub payment_id: PaymentId,
    pub darmaji: Part,
    pub senggigi: Part,
}

#[derive(Clone)]
pub struct Part {
    pub id: FulfillmentOrderId,
    pub number: String,
}

/// Paid by bank transfer, sent by courier.
pub async fn paid(app: &TestApp, catalog: &SmallCatalog) -> PlacedOrder {
    paid_by(app, catalog, Delivery::Courier).await
}

pub async fn paid_by(app: &TestApp, catalog: &SmallCatalog, delivery: Delivery) -> PlacedOrder {
    let (provider, status) = (Provider::BankTransfer, OrderStatus::Paid);
    placed(app, catalog, OrderSample { provider, status, delivery, ..OrderSample::default() }).await
}

/// The money has not come yet.
pub async fn unpaid(app: &TestApp, catalog: &SmallCatalog, provider: Provider) -> PlacedOrder {
    placed(app, catalog, OrderSample { provider, ..OrderSample::default() }).await
}

/// Writes the order into the app's database, and its payment into the books where it is paid: no stock is held for it
/// and no job is enqueued.
pub async fn placed(app: &TestApp, catalog: &SmallCatalog, sample: OrderSample) -> PlacedOrder {
    let now = app.app.clock.now();
    let boxes = [(&catalog.tissue_box, 2), (&catalog.basket, 1)].map(line);
    let bracelets = [(&catalog.bracelet, 3)].map(line);
    let order = order_row(now, &sample);
    let placed = PlacedOrder {
        id: order.id.clone(),
        number: order.number.clone(),
        payment_id: PaymentId::new(),
        darmaji: Part::of(&order, 1),
        senggigi: Part::of(&order, 2),
    };
    let parts = [
        part_row(&order, &placed.darmaji, &catalog.darmaji, &sample, 42_000, &boxes),
        part_row(&order, &placed.senggigi, &catalog.senggigi, &OrderSample::of(sample.status), 24_000, &bracelets),
    ];
    let mut lines: Vec<OrderLine> = Vec::new();
    for (part, wanted) in [(&placed.darmaji, &boxes[..]), (&placed.senggigi, &bracelets[..])] {
        lines.extend(wanted.iter().map(|l| line_row(&order, &part.id, l)));
    }
    let payment = payment_row(&order, &placed.payment_id, sample.provider);
    app.app
        .write::<_, DbError>(move |conn| Ok(insert(conn, &order, &parts, &lines, &payment)?))
        .await
        .expect("the order is written");
    placed
}

impl OrderSample {
    fn of(status: OrderStatus) -> Self {
        Self { status, ..Self::default() }
    }
}

impl Part {
    fn of(order: &Order, position: usize) -> Self {
        Self { id: FulfillmentOrderId::new(), number: format!("{}-{position}", order.number) }
    }
}

fn insert(
    conn: &mut DbConn,
    order: &Order,
    parts: &[FulfillmentOrder],
    lines: &[OrderLine],
    payment: &Payment,
) -> QueryResult<()> {
    diesel::insert_into(orders::table).values(order).execute(conn)?;
    for part in parts {
        diesel::insert_into(fulfillment_orders::table).values(part).execute(conn)?;
    }
    for line in lines {
        diesel::insert_into(order_lines::table).values(line).execute(conn)?;
    }
    diesel::insert_into(payments::table).values(payment).execute(conn)?;
    if order.status == OrderStatus::Paid {
        deadline::start(conn, order.created_at, &order.id)?;
        record_paid(conn, order)?;
        book_payment(conn, order, parts, payment)?;
    }
    Ok(())
}

fn book_payment(conn: &mut DbConn, order: &Order, parts: &[FulfillmentOrder], payment: &Payment) -> QueryResult<()> {
    let entries = ledger::entries_for_payment(conn, payment.provider, parts)?;
    let (kind, source_id) = (TransactionKind::Payment, payment.id.as_str());
    match ledger::post(conn, order.created_at, kind, source_id, Some(&order.id), &entries) {
        Err(LedgerError::Database(error)) => Err(error),
        other => {
            other.expect("balanced entries");
            Ok(())
        }
    }
}

/// Its note is the house's own: no seller reads it.
fn record_paid(conn: &mut DbConn, order: &Order) -> QueryResult<()> {
    let event = Event {
        order_id: &order.id,
        fulfillment_order_id: None,
        kind: "paid",
        from_status: Some("pending_payment"),
        to_status: Some("paid"),
        actor: Actor::Gateway,
        user_id: None,
        note: Some("BT-RAHASIA"),
    };
    record(conn, order.created_at, &event)
}

/// Paid orders of one tissue box each, for Darmaji alone; their parts' numbers, oldest first.
pub async fn many(app: &TestApp, catalog: &SmallCatalog, how_many: usize) -> Vec<String> {
    let now = app.app.clock.now();
    let sample = OrderSample { provider: Provider::BankTransfer, status: OrderStatus::Paid, ..OrderSample::default() };
    let boxes = [line((&catalog.tissue_box, 1))];
    let mut written = Vec::new();
    for _ in 0..how_many {
        let order = order_row(now, &sample);
        // the end of an id is not long enough to be another one a thousand times
        let number = format!("ET-261122-{}", order.id.0[24..].to_uppercase());
        let order = Order { number, items_total_minor: 45_000, total_minor: 111_000, ..order };
        let part = Part::of(&order, 1);
        let row = part_row(&order, &part, &catalog.darmaji, &sample, 66_000, &boxes);
        let line = line_row(&order, &part.id, &boxes[0]);
        let payment = payment_row(&order, &PaymentId::new(), sample.provider);
        written.push((order, row, line, payment));
    }
    let numbers = written.iter().map(|(_, row, ..)| row.number.clone()).collect();
    app.app
        .write::<_, DbError>(move |conn| {
            for (order, row, line, payment) in written {
                insert(conn, &order, &[row], &[line], &payment)?;
            }
            Ok(())
        })
        .await
        .expect("the orders are written");
    numbers
}

/// So many pieces of the item go back to the buyer's account.
pub async fn refund_pieces(app: &TestApp, order: &PlacedOrder, item: &Item, pieces: i64) {
    let (now, id, variant) = (app.app.clock.now(), order.id.clone(), item.variant().id.clone());
    app.app
        .write::<_, RefundError>(move |conn| {
            let line: OrderLineId = order_lines::table
                .filter(order_lines::order_id.eq(&id).and(order_lines::variant_id.eq(variant)))
                .select(order_lines::id)
                .first(conn)?;
            let decision = Decision {
                extent: Extent::Lines { lines: &[(line, pieces)], shipping_of: &[] },
                is_restocked: false,
                reason: "satu pecah",
                actor: Actor::Operator,
                decided_by: None,
                seen_refunded_minor: None,
            };
            refund(conn, now, &id, &decision).map(|_| ())
        })
        .await
        .expect("the pieces are refunded");
}
