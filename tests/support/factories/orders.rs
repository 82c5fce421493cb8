//! Orders as the checkout leaves them once they are paid, written directly.

use chrono::TimeDelta;
use diesel::prelude::*;
use etalase::db::schema::{fulfillment_orders, order_lines, orders, payments};
use etalase::db::{DbConn, DbError, Timestamp};
use etalase::fulfillment::{FulfillmentOrder, FulfillmentStatus};
use etalase::i18n::Language;
use etalase::ids::{CartId, FulfillmentOrderId, OrderId, OrderLineId, PaymentId};
use etalase::orders::{Actor, Event, Order, OrderLine, OrderStatus, record};
use etalase::payments::{Payment, PaymentStatus, Provider};
use etalase::shipping::{Delivery, Zone};

use super::catalog::{Item, JAKARTA, SmallCatalog};
use crate::support::TestApp;

/// One paid order in two parts, sent to Jakarta: Darmaji has two tissue boxes for Rp90.000 and Rp42.000
/// shipping, Senggigi has three bracelets for Rp45.000 and Rp42.000 shipping.
pub struct PaidOrder {
    pub id: OrderId,
    pub number: String,
    pub darmaji: Part,
    pub senggigi: Part,
}

#[derive(Clone)]
pub struct Part {
    pub id: FulfillmentOrderId,
    pub number: String,
}

pub async fn paid(app: &TestApp, catalog: &SmallCatalog) -> PaidOrder {
    paid_by(app, catalog, Delivery::Courier).await
}

pub async fn paid_by(app: &TestApp, catalog: &SmallCatalog, delivery: Delivery) -> PaidOrder {
    write(app, catalog, delivery, OrderStatus::Paid).await
}

/// Placed, and the money has not come yet.
pub async fn unpaid(app: &TestApp, catalog: &SmallCatalog, provider: Provider) -> (PaidOrder, PaymentId) {
    let order = write(app, catalog, Delivery::Courier, OrderStatus::PendingPayment).await;
    let id = order.id.clone();
    let payment = app
        .app
        .write::<_, DbError>(move |conn| {
            let row = payments::table.filter(payments::order_id.eq(&id));
            diesel::update(row).set(payments::provider.eq(provider)).execute(conn)?;
            Ok(row.select(payments::id).first(conn)?)
        })
        .await
        .expect("a payment");
    (order, payment)
}

async fn write(app: &TestApp, catalog: &SmallCatalog, delivery: Delivery, status: OrderStatus) -> PaidOrder {
    let now = app.app.clock.now();
    let (boxes, bracelets) = (Wanted::of(&catalog.tissue_box, 2), Wanted::of(&catalog.bracelet, 3));
    app.app
        .write::<_, DbError>(move |conn| Ok(write_order(conn, now, delivery, status, &[boxes, bracelets])?))
        .await
        .expect("the order is written")
}

/// What goes into one part.
struct Wanted {
    line: OrderLine,
    bumdes_id: etalase::ids::BumdesId,
    weight_g: i64,
}

impl Wanted {
    fn of(item: &Item, quantity: i64) -> Self {
        let variant = item.variant();
        let line = OrderLine {
            id: OrderLineId::new(),
            order_id: OrderId::new(),
            fulfillment_order_id: FulfillmentOrderId::new(),
            product_id: item.id.clone(),
            variant_id: variant.id.clone(),
            sku: variant.sku.clone(),
            name_id: item.name_id.to_owned(),
            name_en: item.name_en.to_owned(),
            option_value: variant.option.to_owned(),
            quantity,
            unit_price_minor: variant.price_minor,
            total_minor: variant.price_minor * quantity,
        };
        Self { line, bumdes_id: item.bumdes_id.clone(), weight_g: variant.weight_g * quantity }
    }
}

fn write_order(
    conn: &mut DbConn,
    now: Timestamp,
    delivery: Delivery,
    status: OrderStatus,
    wanted: &[Wanted],
) -> QueryResult<PaidOrder> {
    let is_paid = status == OrderStatus::Paid;
    let shipping_minor = if delivery == Delivery::Pickup { 0 } else { 42_000 };
    let items_total_minor: i64 = wanted.iter().map(|w| w.line.total_minor).sum();
    let shipping_total_minor = shipping_minor * wanted.len() as i64;
    let id = OrderId::new();
    let number = format!("ET-261122-{}", id.as_str()[30..].to_uppercase());
    let order = Order {
        id: id.clone(),
        number: number.clone(),
        cart_id: CartId::new(),
        user_id: None,
        status,
        language: Language::Id,
        buyer_name: "Pembeli Demo".into(),
        buyer_email: "pembeli@contoh.id".into(),
        buyer_phone: "0812-3456-7890".into(),
        address_line: "Jalan Medan Merdeka Selatan 1".into(),
        region_code: JAKARTA.into(),
        postal_code: "10110".into(),
        note: "Tolong dibungkus rapi".into(),
        currency: "IDR".into(),
        items_total_minor,
        shipping_total_minor,
        total_minor: items_total_minor + shipping_total_minor,
        expires_at: now + TimeDelta::hours(24),
        paid_at: is_paid.then_some(now),
        created_at: now,
        updated_at: now,
    };
    diesel::insert_into(orders::table).values(&order).execute(conn)?;
    let mut parts = Vec::new();
    for (position, wanted) in wanted.iter().enumerate() {
        let part = FulfillmentOrder {
            id: FulfillmentOrderId::new(),
            order_id: id.clone(),
            bumdes_id: wanted.bumdes_id.clone(),
            number: format!("{number}-{}", position + 1),
            status: if is_paid { FulfillmentStatus::New } else { FulfillmentStatus::AwaitingPayment },
            delivery,
            shipping_zone: Zone::Other,
            items_total_minor: wanted.line.total_minor,
            shipping_minor,
            weight_g: wanted.weight_g,
            courier: None,
            tracking_number: None,
            rejection_reason: None,
            created_at: now,
            updated_at: now,
        };
        diesel::insert_into(fulfillment_orders::table).values(&part).execute(conn)?;
        let line = OrderLine { order_id: id.clone(), fulfillment_order_id: part.id.clone(), ..wanted.line.clone() };
        diesel::insert_into(order_lines::table).values(&line).execute(conn)?;
        parts.push(Part { id: part.id, number: part.number });
    }
    let payment = Payment {
        id: PaymentId::new(),
        order_id: id.clone(),
        provider: Provider::BankTransfer,
        status: if is_paid { PaymentStatus::Succeeded } else { PaymentStatus::Pending },
        amount_minor: order.total_minor,
        refunded_minor: 0,
        currency: "IDR".into(),
        reference: None,
        pay_url: None,
        charge_reference: None,
        paid_at: is_paid.then_some(now),
        created_at: now,
        updated_at: now,
    };
    diesel::insert_into(payments::table).values(&payment).execute(conn)?;
    if is_paid {
        let event = Event {
            order_id: &id,
            fulfillment_order_id: None,
            kind: "paid",
            from_status: Some("pending_payment"),
            to_status: Some("paid"),
            actor: Actor::Gateway,
            user_id: None,
            note: Some("BT-RAHASIA"),
        };
        record(conn, now, &event)?;
    }
    Ok(PaidOrder { id, number, darmaji: parts[0].clone(), senggigi: parts[1].clone() })
}
