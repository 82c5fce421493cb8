//! The rows of an order, its parts, lines and payment, before they are written (`order.rs`).

use chrono::TimeDelta;
use etalase::db::Timestamp;
use etalase::fulfillment::{FulfillmentOrder, FulfillmentStatus};
use etalase::ids::{CartId, FulfillmentOrderId, OrderId, OrderLineId, PaymentId};
use etalase::orders::{Order, OrderLine, OrderStatus};
use etalase::payments::{Method, Payment, PaymentStatus, Provider};
use etalase::shipping::Zone;

use super::catalog::{Item, JAKARTA, Piece, Seller};
use super::order::{OrderSample, Part};

pub(super) struct Wanted<'a> {
    item: &'a Item,
    piece: &'a Piece,
    quantity: i64,
}

/// So many of the item's first option.
pub(super) fn line((item, quantity): (&Item, i64)) -> Wanted<'_> {
    Wanted { item, piece: item.variant(), quantity }
}

pub(super) fn order_row(now: Timestamp, sample: &OrderSample) -> Order {
    let id = OrderId::new();
    let number = format!("ET-261122-{}", id.0[id.0.len() - 6..].to_uppercase());
    Order {
        id,
        number,
        cart_id: CartId::new(),
        user_id: None,
        status: sample.status,
        language: sample.language,
        buyer_name: sample.buyer_name.into(),
        buyer_email: "pembeli@example.com".into(),
        buyer_phone: "0812-3456-7890".into(),
        address_line: "Jalan Contoh 17, RT 02/RW 05".into(),
        region_code: JAKARTA.into(),
        postal_code: "10110".into(),
        note: sample.note.into(),
        currency: "IDR".into(),
        items_total_minor: 300_000,
        shipping_total_minor: 66_000,
        total_minor: 366_000,
        expires_at: now + TimeDelta::hours(24),
        paid_at: (sample.status == OrderStatus::Paid).then_some(now),
        created_at: now,
        updated_at: now,
    }
}

pub(super) fn part_row(
    order: &Order,
    part: &Part,
    seller: &Seller,
    sample: &OrderSample,
    shipping_minor: i64,
    lines: &[Wanted<'_>],
) -> FulfillmentOrder {
    FulfillmentOrder {
        id: part.id.clone(),
        order_id: order.id.clone(),
        bumdes_id: seller.id.clone(),
        number: part.number.clone(),
        status: match sample.status {
            OrderStatus::PendingPayment => FulfillmentStatus::AwaitingPayment,
            OrderStatus::Paid | OrderStatus::Completed => FulfillmentStatus::New,
            OrderStatus::Expired | OrderStatus::Cancelled => FulfillmentStatus::Cancelled,
        },
        delivery: sample.delivery,
        shipping_zone: Zone::Other,
        items_total_minor: lines.iter().map(|l| l.quantity * l.piece.price_minor).sum(),
        shipping_minor,
        weight_g: lines.iter().map(|l| l.quantity * l.piece.weight_g).sum(),
        rejection_reason: None,
        created_at: order.created_at,
        updated_at: order.created_at,
    }
}

pub(super) fn line_row(order: &Order, part: &FulfillmentOrderId, wanted: &Wanted<'_>) -> OrderLine {
    OrderLine {
        id: OrderLineId::new(),
        order_id: order.id.clone(),
        fulfillment_order_id: part.clone(),
        product_id: wanted.item.id.clone(),
        variant_id: wanted.piece.id.clone(),
        sku: wanted.piece.sku.clone(),
        name_id: wanted.item.name_id.into(),
        name_en: wanted.item.name_en.into(),
        option_value: wanted.piece.option.into(),
        quantity: wanted.quantity,
        unit_price_minor: wanted.piece.price_minor,
        total_minor: wanted.quantity * wanted.piece.price_minor,
        unit: "pcs".into(),
    }
}

pub(super) fn payment_row(order: &Order, id: &PaymentId, provider: Provider) -> Payment {
    let is_paid = order.status == OrderStatus::Paid;
    Payment {
        id: id.clone(),
        order_id: order.id.clone(),
        provider,
        method: match provider {
            Provider::Midtrans => Method::MidtransQris,
            Provider::Stripe => Method::Stripe,
            Provider::BankTransfer => Method::BankTransfer,
            Provider::CashOnDelivery => Method::CashOnDelivery,
            Provider::Simulator => Method::Simulator,
            Provider::OnAccount => Method::OnAccount,
        },
        status: if is_paid { PaymentStatus::Succeeded } else { PaymentStatus::Pending },
        amount_minor: order.total_minor,
        refunded_minor: 0,
        fee_minor: 0,
        transfer_suffix_minor: None,
        currency: "IDR".into(),
        reference: None,
        pay_url: None,
        charge_reference: None,
        paid_at: is_paid.then_some(order.created_at),
        created_at: order.created_at,
        updated_at: order.created_at,
    }
}
