//! Phase 1: one transaction from the cart to an unpaid order that holds its stock.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::number;
use super::quote::{Deliveries, PartQuote, Quote, quote};
use crate::cart::contents;
use crate::cart::{CartContents, CartLine, CartPart};
use crate::db::schema::{cart_items, carts, fulfillment_orders, order_lines, orders, payments};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::fulfillment::{FulfillmentOrder, FulfillmentStatus};
use crate::i18n::Language;
use crate::ids::{CartId, FulfillmentOrderId, OrderId, OrderLineId, PaymentId, UserId, VariantId};
use crate::jobs::{self, Job};
use crate::ledger;
use crate::mail::Mail;
use crate::orders::event::{Actor, Event, record};
use crate::orders::{Order, OrderLine, OrderStatus};
use crate::payments::{Payment, PaymentStatus, Provider};
use crate::regions;
use crate::stock::{self, OutOfStock, Wanted};

/// All a buyer decides, checked for its form (`forms.rs`).
#[derive(Debug, Clone)]
pub struct PlaceOrder {
    pub cart_id: CartId,
    pub user_id: Option<UserId>,
    pub language: Language,
    pub buyer_name: String,
    pub buyer_email: String,
    pub buyer_phone: String,
    pub address_line: String,
    pub region_code: String,
    pub postal_code: String,
    pub note: String,
    pub deliveries: Deliveries,
    pub provider: Provider,
    /// the total the buyer saw and agreed to
    pub seen_total_minor: i64,
    /// how long the stock is held
    pub hold_for: TimeDelta,
}

#[derive(Debug, thiserror::Error)]
pub enum PrepareError {
    #[error("the cart is empty")]
    EmptyCart,
    /// Something in the cart cannot be ordered as it is: the cart page tells what.
    #[error("the cart has trouble")]
    Trouble,
    /// Somebody was faster between the cart's reading and the holding of its stock.
    #[error("{variant_id}: {available} left")]
    OutOfStock { variant_id: VariantId, available: i64 },
    #[error("the total is {now_minor} now, not what the buyer saw")]
    TotalChanged { now_minor: i64 },
    #[error("there is no such village")]
    NoSuchVillage,
    #[error("no shipping price")]
    NoShipping,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for PrepareError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

impl From<OutOfStock> for PrepareError {
    fn from(error: OutOfStock) -> Self {
        match error {
            OutOfStock::Short { variant_id, available } => Self::OutOfStock { variant_id, available },
            OutOfStock::Database(error) => error.into(),
        }
    }
}

/// The order's number; the first order's when this cart was ordered already (a double click, a retry).
pub fn prepare(conn: &mut DbConn, now: Timestamp, wish: &PlaceOrder) -> Result<String, PrepareError> {
    lock_row(conn, "carts", wish.cart_id.as_str())?;
    if let Some(number) = number_of_cart(conn, &wish.cart_id)? {
        return Ok(number);
    }
    let cart = contents::load(conn, &wish.cart_id)?;
    if cart.is_empty() {
        return Err(PrepareError::EmptyCart);
    }
    if cart.has_trouble {
        return Err(PrepareError::Trouble);
    }
    if regions::queries::find(conn, &wish.region_code)?.is_none_or(|region| region.level != 4) {
        return Err(PrepareError::NoSuchVillage);
    }
    let quote = quote(conn, &cart, &wish.region_code, &wish.deliveries)?.ok_or(PrepareError::NoShipping)?;
    if quote.total_minor != wish.seen_total_minor {
        return Err(PrepareError::TotalChanged { now_minor: quote.total_minor });
    }
    let order = order(now, wish, &quote);
    diesel::insert_into(orders::table).values(&order).execute(conn)?;
    stock::reserve(conn, now, &order.id, &wanted(&cart))?;
    for (position, (part, part_quote)) in cart.parts.iter().zip(&quote.parts).enumerate() {
        write_part(conn, now, &order, position + 1, part, part_quote)?;
    }
    diesel::insert_into(payments::table).values(payment(now, &order, wish.provider)).execute(conn)?;
    let placed = Event {
        order_id: &order.id,
        fulfillment_order_id: None,
        kind: "placed",
        from_status: None,
        to_status: Some(OrderStatus::PendingPayment.as_str()),
        actor: Actor::Buyer,
        user_id: wish.user_id.as_ref(),
        note: None,
    };
    record(conn, now, &placed)?;
    jobs::enqueue(conn, now, &Job::SendMail(Mail::OrderPlaced { order_id: order.id.clone() }))?;
    diesel::delete(cart_items::table.filter(cart_items::cart_id.eq(&wish.cart_id))).execute(conn)?;
    diesel::delete(carts::table.find(&wish.cart_id)).execute(conn)?;
    Ok(order.number)
}

/// The order this cart became, if it was placed.
pub fn number_of_cart(conn: &mut DbConn, cart_id: &CartId) -> QueryResult<Option<String>> {
    orders::table.filter(orders::cart_id.eq(cart_id)).select(orders::number).first(conn).optional()
}

fn order(now: Timestamp, wish: &PlaceOrder, quote: &Quote) -> Order {
    Order {
        id: OrderId::new(),
        number: number::new(now),
        cart_id: wish.cart_id.clone(),
        user_id: wish.user_id.clone(),
        status: OrderStatus::PendingPayment,
        language: wish.language,
        buyer_name: wish.buyer_name.clone(),
        buyer_email: wish.buyer_email.clone(),
        buyer_phone: wish.buyer_phone.clone(),
        address_line: wish.address_line.clone(),
        region_code: wish.region_code.clone(),
        postal_code: wish.postal_code.clone(),
        note: wish.note.clone(),
        currency: "IDR".into(),
        items_total_minor: quote.items_total_minor,
        shipping_total_minor: quote.shipping_total_minor,
        total_minor: quote.total_minor,
        expires_at: now + wish.hold_for,
        paid_at: None,
        created_at: now,
        updated_at: now,
    }
}

fn wanted(cart: &CartContents) -> Vec<Wanted> {
    cart.lines()
        .map(|line| Wanted {
            variant_id: line.variant_id.clone(),
            product_id: line.product_id.clone(),
            quantity: line.quantity,
        })
        .collect()
}

fn write_part(
    conn: &mut DbConn,
    now: Timestamp,
    order: &Order,
    position: usize,
    part: &CartPart,
    quote: &PartQuote,
) -> QueryResult<()> {
    let id = FulfillmentOrderId::new();
    diesel::insert_into(fulfillment_orders::table)
        .values(FulfillmentOrder {
            id: id.clone(),
            order_id: order.id.clone(),
            bumdes_id: part.bumdes_id.clone(),
            number: format!("{}-{position}", order.number),
            status: FulfillmentStatus::AwaitingPayment,
            delivery: quote.delivery,
            shipping_zone: quote.zone,
            items_total_minor: part.items_total_minor,
            shipping_minor: quote.shipping_minor,
            weight_g: part.weight_g,
            courier: None,
            tracking_number: None,
            rejection_reason: None,
            created_at: now,
            updated_at: now,
        })
        .execute(conn)?;
    let lines: Vec<OrderLine> = part.lines.iter().map(|line| order_line(order, &id, line)).collect();
    for line in &lines {
        diesel::insert_into(order_lines::table).values(line).execute(conn)?;
    }
    ledger::freeze_shares(conn, now, &part.bumdes_id, &lines)
}

fn order_line(order: &Order, part: &FulfillmentOrderId, line: &CartLine) -> OrderLine {
    OrderLine {
        id: OrderLineId::new(),
        order_id: order.id.clone(),
        fulfillment_order_id: part.clone(),
        product_id: line.product_id.clone(),
        variant_id: line.variant_id.clone(),
        sku: line.sku.clone(),
        name_id: line.name_id.clone(),
        name_en: line.name_en.clone(),
        option_value: line.option_value.clone(),
        quantity: line.quantity,
        unit_price_minor: line.unit_price_minor,
        total_minor: line.total_minor,
    }
}

fn payment(now: Timestamp, order: &Order, provider: Provider) -> Payment {
    Payment {
        id: PaymentId::new(),
        order_id: order.id.clone(),
        provider,
        status: PaymentStatus::Pending,
        amount_minor: order.total_minor,
        refunded_minor: 0,
        currency: order.currency.clone(),
        reference: None,
        pay_url: None,
        charge_reference: None,
        paid_at: None,
        created_at: now,
        updated_at: now,
    }
}
