//! What must be true of a shop afterwards, whatever happened to it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use diesel::prelude::*;
use etalase::db::schema::{
    bumdes, fulfillment_orders, ledger_entries, order_events, order_lines, orders, payments, reservations, stock_levels,
};
use etalase::db::{DbConn, DbError};
use etalase::i18n::Language;
use etalase::ids::{OrderId, PaymentId, VariantId};
use etalase::mail::outbox;
use etalase::orders::OrderStatus;

use super::shopper::Bought;
use crate::support::TestApp;
use crate::support::stripe::Stripe;

/// An order with its payment.
#[derive(Queryable)]
struct Row {
    id: OrderId,
    number: String,
    cart_id: String,
    email: String,
    status: OrderStatus,
    total_minor: i64,
    payment_id: PaymentId,
}

struct Part {
    number: String,
    seller: String,
}

struct Books {
    orders: Vec<Row>,
    /// of paid orders
    parts: Vec<Part>,
    /// how often each order was marked paid
    times_paid: BTreeMap<OrderId, usize>,
    /// pieces in paid orders
    sold: BTreeMap<VariantId, i64>,
    /// on hand and reserved
    stock: Vec<(VariantId, i64, i64)>,
    held: i64,
    /// the sum of each transaction's entries
    sums: BTreeMap<String, i64>,
    at_the_gateway: i64,
}

pub async fn everything_holds(
    app: &TestApp,
    stripe: &Stripe,
    outbox: &Path,
    opening: &BTreeMap<VariantId, i64>,
    bought: &[Bought],
) {
    app.assert_no_jobs_left().await;
    let books = app.app.read::<_, DbError>(|conn| Ok(read(conn)?)).await.unwrap();
    each_order_is_there_once(&books, bought);
    money_is_what_was_paid(&books, stripe, bought);
    pieces_add_up(&books, opening);
    everybody_was_told(app, &books, outbox);
}

fn read(conn: &mut DbConn) -> QueryResult<Books> {
    let rows: Vec<Row> = orders::table
        .inner_join(payments::table)
        .select((
            orders::id,
            orders::number,
            orders::cart_id,
            orders::buyer_email,
            orders::status,
            orders::total_minor,
            payments::id,
        ))
        .load(conn)?;
    let parts: Vec<(String, String)> = fulfillment_orders::table
        .inner_join(orders::table)
        .inner_join(bumdes::table)
        .filter(orders::status.eq(OrderStatus::Paid))
        .select((fulfillment_orders::number, bumdes::email))
        .load(conn)?;
    let events: Vec<OrderId> = order_events::table
        .filter(order_events::kind.eq_any(["paid", "paid_late"]))
        .select(order_events::order_id)
        .load(conn)?;
    let lines: Vec<(VariantId, i64)> = order_lines::table
        .inner_join(orders::table)
        .filter(orders::status.eq(OrderStatus::Paid))
        .select((order_lines::variant_id, order_lines::quantity))
        .load(conn)?;
    let entries: Vec<(String, String, i64)> = ledger_entries::table
        .select((ledger_entries::transaction_id, ledger_entries::account, ledger_entries::amount_minor))
        .load(conn)?;
    let mut books = Books {
        orders: rows,
        parts: parts.into_iter().map(|(number, seller)| Part { number, seller }).collect(),
        times_paid: BTreeMap::new(),
        sold: BTreeMap::new(),
        stock: stock_levels::table.load(conn)?,
        held: reservations::table.filter(reservations::status.eq("held")).count().get_result(conn)?,
        sums: BTreeMap::new(),
        at_the_gateway: entries.iter().filter(|(_, account, _)| account == "gateway:stripe").map(|entry| entry.2).sum(),
    };
    events.into_iter().for_each(|id| *books.times_paid.entry(id).or_default() += 1);
    lines.into_iter().for_each(|(id, quantity)| *books.sold.entry(id).or_default() += quantity);
    entries.into_iter().for_each(|(id, _, amount)| *books.sums.entry(id).or_default() += amount);
    Ok(books)
}

fn each_order_is_there_once(books: &Books, bought: &[Bought]) {
    assert_eq!(books.orders.len(), bought.len(), "an order for each checkout, and no other");
    for told in bought {
        let order = books.orders.iter().find(|order| order.cart_id == told.cart);
        let order = order.unwrap_or_else(|| panic!("the order of {told:?} is lost"));
        assert_eq!((&order.number, &order.email, order.total_minor), (&told.number, &told.email, told.total_minor));
        let expected = if told.is_paid { OrderStatus::Paid } else { OrderStatus::Expired };
        assert_eq!(order.status, expected, "{told:?}");
        assert_eq!(books.times_paid.get(&order.id).copied().unwrap_or(0), usize::from(told.is_paid), "{told:?}");
    }
}

fn money_is_what_was_paid(books: &Books, stripe: &Stripe, bought: &[Bought]) {
    let unbalanced: Vec<_> = books.sums.iter().filter(|(_, sum)| **sum != 0).collect();
    assert!(unbalanced.is_empty(), "{unbalanced:?}");
    let due: i64 = bought.iter().filter(|told| told.is_paid).map(|told| told.total_minor).sum();
    assert_eq!(books.at_the_gateway, due);
    let sessions = stripe.sessions();
    for order in &books.orders {
        let of_it = sessions.iter().filter(|s| s["client_reference_id"] == order.payment_id.as_str());
        let charges = of_it.filter(|s| s["payment_status"] == "paid").count();
        assert_eq!(charges, usize::from(order.status == OrderStatus::Paid), "{}", order.number);
    }
    let charged: i64 =
        sessions.iter().filter(|s| s["payment_status"] == "paid").filter_map(|s| s["amount_total"].as_i64()).sum();
    assert_eq!(charged, due * 100);
}

fn pieces_add_up(books: &Books, opening: &BTreeMap<VariantId, i64>) {
    for (id, on_hand, reserved) in &books.stock {
        let sold = books.sold.get(id).copied().unwrap_or(0);
        assert_eq!((on_hand + sold, *reserved), (opening[id], 0), "{id}");
    }
    assert_eq!(books.held, 0, "reservations are left");
}

/// Each mail at least once. One of a placed order is not sent when its buyer was faster.
fn everybody_was_told(app: &TestApp, books: &Books, folder: &Path) {
    let sent: Vec<(String, String)> =
        outbox::list(folder, usize::MAX).unwrap().into_iter().map(|mail| (mail.to, mail.subject)).collect();
    let told = |to: &str, words: &[&str]| {
        sent.iter().any(|(whom, subject)| whom.contains(to) && words.iter().all(|word| subject.contains(word)))
    };
    for order in &books.orders {
        let key =
            if order.status == OrderStatus::Paid { "mail-order-paid-subject" } else { "mail-order-expired-subject" };
        let subject = app.app.translations.text(Language::Id, key, &[("number", order.number.clone().into())]);
        assert!(told(&order.email, &[&subject]), "{} was not told: {subject}", order.email);
    }
    for part in &books.parts {
        assert!(told(&part.seller, &[&format!("{}:", part.number)]), "{} was not told of {}", part.seller, part.number);
    }
    let sellers: BTreeSet<&str> = books.parts.iter().map(|part| part.seller.as_str()).collect();
    for (_, subject) in sent.iter().filter(|(to, _)| sellers.iter().any(|seller| to.contains(seller))) {
        assert!(books.parts.iter().any(|part| subject.contains(&part.number)), "a notice without its order: {subject}");
    }
}
