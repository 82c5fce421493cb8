//! Phase 3: the money is there. Safe to call any number of times, from anywhere.

use diesel::prelude::*;

use crate::catalog::version;
use crate::db::schema::{fulfillment_orders, order_lines, orders, payments, products};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::fulfillment::{FulfillmentOrder, FulfillmentStatus, deadline};
use crate::ids::{PaymentId, ProductId, UserId, VariantId};
use crate::jobs::{self, Job};
use crate::ledger::{self, LedgerError, TransactionKind};
use crate::mail::Mail;
use crate::notices::{self, Notice};
use crate::orders::event::{Actor, Event, record};
use crate::orders::{Order, OrderStatus};
use crate::payments::refund_whole::refund_whole;
use crate::payments::{Payment, PaymentStatus, Provider, RefundError};
use crate::stock::{self, OutOfStock, Wanted};

/// What the gateway (or the operator) says was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paid {
    pub by: PaidBy,
    pub amount_minor: i64,
    pub charge_reference: Option<String>,
}

/// Whose word it is that the money came: the timeline keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaidBy {
    Gateway,
    Operator(UserId),
    /// Took the cash with the parcel.
    Bumdes(UserId),
    /// A company's people, on its account.
    Company(UserId),
}

impl PaidBy {
    fn actor(&self) -> (Actor, Option<&UserId>) {
        match self {
            Self::Gateway => (Actor::Gateway, None),
            Self::Operator(user_id) => (Actor::Operator, Some(user_id)),
            Self::Bumdes(user_id) => (Actor::Bumdes, Some(user_id)),
            Self::Company(user_id) => (Actor::Buyer, Some(user_id)),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finalised {
    /// The order goes to its BUMDes now.
    Fulfils,
    /// It came after the stock was sold to others: it goes back.
    Returned,
    /// Known already; nothing changed.
    Already,
}

#[derive(Debug, thiserror::Error)]
pub enum FinaliseError {
    #[error("{paid_minor} was paid where {due_minor} is due")]
    AmountDiffers { paid_minor: i64, due_minor: i64 },
    #[error("a payment that is {from} cannot become succeeded")]
    Refused { from: PaymentStatus },
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Refund(#[from] RefundError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for FinaliseError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Marks payment and order paid, takes the stock, books the ledger, tells the buyer and each BUMDes.
pub fn finalise(
    conn: &mut DbConn,
    now: Timestamp,
    payment_id: &PaymentId,
    paid: &Paid,
) -> Result<Finalised, FinaliseError> {
    // The order first, then its payment: everything that changes both locks in this order.
    let order_id: crate::ids::OrderId = payments::table.find(payment_id).select(payments::order_id).first(conn)?;
    lock_row(conn, "orders", order_id.as_str())?;
    lock_row(conn, "payments", payment_id.as_str())?;
    let payment: Payment = payments::table.find(payment_id).select(Payment::as_select()).first(conn)?;
    if payment.paid_at.is_some() {
        return Ok(Finalised::Already);
    }
    if paid.amount_minor != payment.amount_minor {
        return Err(FinaliseError::AmountDiffers { paid_minor: paid.amount_minor, due_minor: payment.amount_minor });
    }
    if !payment.status.can_become(PaymentStatus::Succeeded) {
        return Err(FinaliseError::Refused { from: payment.status });
    }
    let order: Order = orders::table.find(&order_id).select(Order::as_select()).first(conn)?;
    let parts: Vec<FulfillmentOrder> = fulfillment_orders::table
        .filter(fulfillment_orders::order_id.eq(&order_id))
        .order(fulfillment_orders::number)
        .select(FulfillmentOrder::as_select())
        .load(conn)?;
    mark_payment(conn, now, &payment, paid)?;
    let is_late = order.status != OrderStatus::PendingPayment;
    if is_late && !take_late(conn, now, &order)? {
        return send_back(conn, now, &order, &payment);
    }
    if !is_late {
        stock::consume(conn, now, &order.id)?;
    }
    mark_order(conn, now, &order, &parts, &paid.by)?;
    let mut entries = ledger::entries_for_payment(conn, payment.provider, &parts)?;
    entries.extend(ledger::entries_for_fee(payment.provider, payment.fee_minor, &parts));
    ledger::post(conn, now, TransactionKind::Payment, payment.id.as_str(), Some(&order.id), &entries)?;
    count_sold(conn, &order)?;
    // whoever took cash at the door and whoever gave it know of it, and the parcel is there
    if payment.provider == Provider::CashOnDelivery {
        return Ok(Finalised::Fulfils);
    }
    if payment.provider != Provider::OnAccount {
        jobs::enqueue(conn, now, &Job::SendMail(Mail::OrderPaid { order_id: order.id.clone() }))?;
    }
    for part in parts {
        notices::tell(conn, now, &Notice::NewOrder { part: &part.id })?;
        let mail = Mail::NewFulfillmentOrder { fulfillment_order_id: part.id };
        jobs::enqueue(conn, now, &Job::SendMail(mail))?;
    }
    Ok(Finalised::Fulfils)
}

fn mark_payment(conn: &mut DbConn, now: Timestamp, payment: &Payment, paid: &Paid) -> QueryResult<()> {
    diesel::update(payments::table.find(&payment.id))
        .set((
            payments::status.eq(PaymentStatus::Succeeded),
            payments::charge_reference.eq(&paid.charge_reference),
            payments::paid_at.eq(now),
            payments::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Whether an expired order's pieces are all still there; takes them if so.
fn take_late(conn: &mut DbConn, now: Timestamp, order: &Order) -> QueryResult<bool> {
    if !order.status.can_become(OrderStatus::Paid) {
        return Ok(false);
    }
    let lines: Vec<(VariantId, ProductId, i64)> = order_lines::table
        .filter(order_lines::order_id.eq(&order.id))
        .select((order_lines::variant_id, order_lines::product_id, order_lines::quantity))
        .load(conn)?;
    let wanted: Vec<Wanted> = lines
        .into_iter()
        .map(|(variant_id, product_id, quantity)| Wanted { variant_id, product_id, quantity })
        .collect();
    // A savepoint: what was held before one piece turned out to be gone is let go again.
    match conn.transaction(|conn| stock::consume_late(conn, now, &order.id, &wanted)) {
        Ok(()) => Ok(true),
        Err(OutOfStock::Short { .. }) => Ok(false),
        Err(OutOfStock::Database(error)) => Err(error),
    }
}

fn mark_order(
    conn: &mut DbConn,
    now: Timestamp,
    order: &Order,
    parts: &[FulfillmentOrder],
    paid_by: &PaidBy,
) -> QueryResult<()> {
    let is_late = order.status != OrderStatus::PendingPayment;
    let (actor, user_id) = paid_by.actor();
    diesel::update(orders::table.find(&order.id))
        .set((orders::status.eq(OrderStatus::Paid), orders::paid_at.eq(now), orders::updated_at.eq(now)))
        .execute(conn)?;
    let openable = parts.iter().filter(|part| part.status.can_become(FulfillmentStatus::New));
    for part in openable {
        diesel::update(fulfillment_orders::table.find(&part.id))
            .set((fulfillment_orders::status.eq(FulfillmentStatus::New), fulfillment_orders::updated_at.eq(now)))
            .execute(conn)?;
    }
    deadline::start(conn, now, &order.id)?;
    let event = Event {
        order_id: &order.id,
        fulfillment_order_id: None,
        kind: match paid_by {
            PaidBy::Company(_) => "on_account",
            _ if is_late => "paid_late",
            _ => "paid",
        },
        from_status: Some(order.status.as_str()),
        to_status: Some(OrderStatus::Paid.as_str()),
        actor,
        user_id,
        note: None,
    };
    record(conn, now, &event)
}

/// Money is never kept without an order: all of it goes back.
fn send_back(conn: &mut DbConn, now: Timestamp, order: &Order, payment: &Payment) -> Result<Finalised, FinaliseError> {
    let mut entries = ledger::entries_for_unkept_payment(payment.provider, payment.amount_minor);
    entries.extend(ledger::entries_for_fee(payment.provider, payment.fee_minor, &[]));
    ledger::post(conn, now, TransactionKind::Payment, payment.id.as_str(), Some(&order.id), &entries)?;
    refund_whole(conn, now, &payment.id, "paid after the order had ended")?;
    let event = Event {
        order_id: &order.id,
        fulfillment_order_id: None,
        kind: "payment_returned",
        from_status: None,
        to_status: None,
        actor: Actor::System,
        user_id: None,
        note: None,
    };
    record(conn, now, &event)?;
    jobs::enqueue(conn, now, &Job::SendMail(Mail::PaymentReturned { order_id: order.id.clone() }))?;
    Ok(Finalised::Returned)
}

/// What people buy most can be sorted by; no new catalogue version for it, a rebuild brings it up to date.
fn count_sold(conn: &mut DbConn, order: &Order) -> QueryResult<()> {
    version::hold(conn)?;
    let lines: Vec<(ProductId, i64)> = order_lines::table
        .filter(order_lines::order_id.eq(&order.id))
        .order(order_lines::product_id)
        .select((order_lines::product_id, order_lines::quantity))
        .load(conn)?;
    for (product_id, quantity) in lines {
        diesel::update(products::table.find(product_id))
            .set(products::sold_count.eq(products::sold_count + quantity))
            .execute(conn)?;
    }
    Ok(())
}
