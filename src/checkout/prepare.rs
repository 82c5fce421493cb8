//! Phase 1: one transaction from the cart to an unpaid order that holds its stock.

use chrono::TimeDelta;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};

use super::number;
use super::quote::{Deliveries, PartQuote, Quote, quote};
use crate::cart::contents;
use crate::cart::{CartContents, CartLine, CartPart};
use crate::db::schema::{cart_items, carts, fulfillment_orders, order_lines, orders, payments};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::fulfillment::{FulfillmentOrder, FulfillmentStatus, deadline};
use crate::i18n::Language;
use crate::ids::{CartId, FulfillmentOrderId, OrderId, OrderLineId, PaymentId, UserId, VariantId};
use crate::jobs::{self, Job};
use crate::ledger;
use crate::mail::Mail;
use crate::notices::{self, Notice};
use crate::orders::event::{Actor, Event, record};
use crate::orders::{Order, OrderLine, OrderStatus};
use crate::payments::method::{self, Method, MethodTerms, Unfit};
use crate::payments::{Payment, PaymentStatus, Provider, transfer_suffix};
use crate::regions;
use crate::stock::{self, OutOfStock, Wanted};

const SUFFIX_TRIES: usize = 5;

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
    pub method: Method,
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
    /// Not this way: switched off meanwhile, or not for this amount.
    #[error("{method} does not take this payment: {unfit:?}")]
    MethodUnfit { method: Method, unfit: Unfit },
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
    let wanted_payment = method::Wanted { amount_minor: quote.total_minor, cash_allowed: cart.cash_allowed() };
    let terms = terms_of(conn, wish.method, &wanted_payment)?;
    let order = order(now, wish, &quote);
    diesel::insert_into(orders::table).values(&order).execute(conn)?;
    stock::reserve(conn, now, &order.id, &wanted(&cart))?;
    // paid with cash at the door: the BUMDes sends it first, and the stock stays held until it is paid
    let status = match terms.method {
        Method::CashOnDelivery => FulfillmentStatus::New,
        _ => FulfillmentStatus::AwaitingPayment,
    };
    for (position, (part, part_quote)) in cart.parts.iter().zip(&quote.parts).enumerate() {
        let id = write_part(conn, now, &order, position + 1, part, part_quote, status)?;
        if status == FulfillmentStatus::New {
            notices::tell(conn, now, &Notice::NewOrder { part: &id })?;
            let mail = Mail::NewFulfillmentOrder { fulfillment_order_id: id };
            jobs::enqueue(conn, now, &Job::SendMail(mail))?;
        }
    }
    deadline::start(conn, now, &order.id)?;
    write_payment(conn, now, &order, &terms)?;
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
    status: FulfillmentStatus,
) -> QueryResult<FulfillmentOrderId> {
    let id = FulfillmentOrderId::new();
    diesel::insert_into(fulfillment_orders::table)
        .values(FulfillmentOrder {
            id: id.clone(),
            order_id: order.id.clone(),
            bumdes_id: part.bumdes_id.clone(),
            number: format!("{}-{position}", order.number),
            status,
            delivery: quote.delivery,
            shipping_zone: quote.zone,
            items_total_minor: part.items_total_minor,
            shipping_minor: quote.shipping_minor,
            weight_g: part.weight_g,
            rejection_reason: None,
            created_at: now,
            updated_at: now,
        })
        .execute(conn)?;
    let lines: Vec<OrderLine> = part.lines.iter().map(|line| order_line(order, &id, line)).collect();
    for line in &lines {
        diesel::insert_into(order_lines::table).values(line).execute(conn)?;
    }
    ledger::freeze_shares(conn, now, &part.bumdes_id, &lines)?;
    Ok(id)
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
        unit: line.unit.clone(),
    }
}

/// The terms of a way to pay that takes this payment.
fn terms_of(conn: &mut DbConn, method: Method, wanted: &method::Wanted) -> Result<MethodTerms, PrepareError> {
    let unfit = |unfit| PrepareError::MethodUnfit { method, unfit };
    let terms = method::find(conn, method)?.ok_or_else(|| unfit(Unfit::SwitchedOff))?;
    terms.check(wanted).map_err(unfit)?;
    Ok(terms)
}

/// Two orders of one moment may choose the same suffix: the database refuses the second, which chooses again, and
/// goes without one in the end.
fn write_payment(conn: &mut DbConn, now: Timestamp, order: &Order, terms: &MethodTerms) -> QueryResult<()> {
    let mut row = payment(now, order, terms);
    for _ in 0..SUFFIX_TRIES {
        if row.provider != Provider::BankTransfer {
            break;
        }
        row.transfer_suffix_minor = transfer_suffix::pick(conn, now, row.amount_minor)?;
        row.fee_minor = -row.transfer_suffix_minor.unwrap_or(0);
        // a savepoint: PostgreSQL gives the whole transaction up else
        match conn.transaction(|conn| diesel::insert_into(payments::table).values(&row).execute(conn)) {
            Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => {}
            outcome => return outcome.map(drop),
        }
    }
    (row.transfer_suffix_minor, row.fee_minor) = (None, terms.fee_minor(row.amount_minor));
    diesel::insert_into(payments::table).values(&row).execute(conn)?;
    Ok(())
}

fn payment(now: Timestamp, order: &Order, terms: &MethodTerms) -> Payment {
    Payment {
        id: PaymentId::new(),
        order_id: order.id.clone(),
        provider: terms.method.provider(),
        method: terms.method,
        status: PaymentStatus::Pending,
        amount_minor: order.total_minor,
        refunded_minor: 0,
        fee_minor: terms.fee_minor(order.total_minor),
        transfer_suffix_minor: None,
        currency: order.currency.clone(),
        reference: None,
        pay_url: None,
        charge_reference: None,
        paid_at: None,
        created_at: now,
        updated_at: now,
    }
}
