//! Orders as bare rows, written without a cart or a checkout: a property plays thousands of them.

use etalase::db::Timestamp;
use etalase::fulfillment::{FulfillmentOrder, FulfillmentStatus};
use etalase::i18n::Language;
use etalase::ids::{BumdesId, CartId, FulfillmentOrderId, OrderId, OrderLineId};
use etalase::orders::{Order, OrderLine, OrderStatus};
use etalase::shipping::{Delivery, Zone};

use crate::support::factories::catalog::{Item, JAKARTA};

pub fn line_row(order: &OrderId, part: &FulfillmentOrderId, item: &Item, price: i64, quantity: i64) -> OrderLine {
    OrderLine {
        id: OrderLineId::new(),
        order_id: order.clone(),
        fulfillment_order_id: part.clone(),
        product_id: item.id.clone(),
        variant_id: item.variant().id.clone(),
        sku: item.sku.into(),
        name_id: item.name_id.into(),
        name_en: item.name_en.into(),
        option_value: String::new(),
        quantity,
        unit_price_minor: price,
        total_minor: price * quantity,
        unit: "pcs".into(),
    }
}

pub fn part_row(
    order: &OrderId,
    id: FulfillmentOrderId,
    seller: &BumdesId,
    number: String,
    lines: &[OrderLine],
    shipping_minor: i64,
    now: Timestamp,
) -> FulfillmentOrder {
    FulfillmentOrder {
        id,
        order_id: order.clone(),
        bumdes_id: seller.clone(),
        number,
        status: FulfillmentStatus::New,
        delivery: Delivery::Courier,
        shipping_zone: Zone::Other,
        items_total_minor: lines.iter().map(|line| line.total_minor).sum(),
        shipping_minor,
        weight_g: 100,
        rejection_reason: None,
        created_at: now,
        updated_at: now,
    }
}

pub fn order_row(id: OrderId, items_total_minor: i64, shipping_total_minor: i64, now: Timestamp) -> Order {
    Order {
        number: id.to_string(),
        id,
        cart_id: CartId::new(),
        user_id: None,
        status: OrderStatus::Paid,
        language: Language::Id,
        buyer_name: "Pembeli Contoh".into(),
        buyer_email: "pembeli@example.com".into(),
        buyer_phone: "0812-3456-7890".into(),
        address_line: "Jalan Contoh 17".into(),
        region_code: JAKARTA.into(),
        postal_code: "10110".into(),
        note: String::new(),
        currency: "IDR".into(),
        items_total_minor,
        shipping_total_minor,
        total_minor: items_total_minor + shipping_total_minor,
        expires_at: now,
        paid_at: Some(now),
        created_at: now,
        updated_at: now,
    }
}
