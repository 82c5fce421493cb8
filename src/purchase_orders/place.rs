//! Everybody has agreed, and what is due first is paid: the purchase order becomes an order with a part for each BUMDes,
//! on the company's account, in one transaction. Each BUMDes hears of its part as of any other. What comes from the
//! catalogue takes its pieces from the stock now, and is placed whole or not at all. Shares that take the place of
//! others become one more order of the same purchase order.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use diesel::dsl::max;
use diesel::prelude::*;

use super::lack::{Lack, lacking};
use super::purchase_order::shares;
use super::{PurchaseOrder, PurchaseOrderShare, PurchaseOrderStatus, told};
use crate::checkout::number;
use crate::db::schema::{
    bumdes, companies, fulfillment_orders, order_lines, orders, outlets, products, purchase_order_deliveries,
    purchase_order_shares, purchase_orders, users, variants,
};
use crate::db::{DbConn, DbError, Timestamp};
use crate::fulfillment::{FulfillmentOrder, FulfillmentStatus, deadline};
use crate::i18n::Language;
use crate::ids::{CartId, FulfillmentOrderId, OrderId, OrderLineId, UserId, VariantId};
use crate::ledger;
use crate::orders::event::{Actor, Event, record};
use crate::orders::{Order, OrderLine, OrderStatus};
use crate::receivables::{self, AccountError};
use crate::regions::time_zone;
use crate::shipping::{Delivery, Zone};
use crate::stock::{self, OutOfStock, Wanted};

#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// Pieces of the catalogue that are not there; nothing was placed.
    #[error("not there: {0:?}")]
    Short(Vec<Lack>),
    #[error(transparent)]
    Account(#[from] AccountError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for PlaceError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Everybody has agreed: placed at once, or when its company has paid what is due before anything is made. Returns
/// where it stands then. `by` is whoever's word was the last that was needed. Hold the company's row.
pub(super) fn place_or_wait(
    conn: &mut DbConn,
    now: Timestamp,
    purchase: &PurchaseOrder,
    by: &UserId,
) -> Result<PurchaseOrderStatus, PlaceError> {
    let to = if purchase.first_minor > 0 && purchase.first_minor > receivables::ahead(conn, &purchase.company_id)? {
        PurchaseOrderStatus::AwaitingPayment
    } else {
        PurchaseOrderStatus::Ordered
    };
    if to == purchase.status {
        return Ok(to);
    }
    let all = shares(conn, &purchase.id)?;
    // nobody is asked to pay for what is not there
    let lacks = lacking(conn, now, purchase, &all)?;
    if !lacks.is_empty() {
        return Err(PlaceError::Short(lacks));
    }
    become_one(conn, now, purchase, to)?;
    if to == PurchaseOrderStatus::Ordered {
        place(conn, now, purchase, &all, by)?;
    }
    Ok(to)
}

fn become_one(conn: &mut DbConn, now: Timestamp, purchase: &PurchaseOrder, to: PurchaseOrderStatus) -> QueryResult<()> {
    diesel::update(purchase_orders::table.find(&purchase.id))
        .set((purchase_orders::status.eq(to), purchase_orders::updated_at.eq(now)))
        .execute(conn)?;
    if purchase.status == to { Ok(()) } else { told::of_status(conn, now, purchase, to) }
}

/// These shares of it become one order. Hold the company's row.
pub(super) fn place(
    conn: &mut DbConn,
    now: Timestamp,
    purchase: &PurchaseOrder,
    shares: &[PurchaseOrderShare],
    by: &UserId,
) -> Result<(), PlaceError> {
    let order = order(conn, now, purchase, shares)?;
    diesel::insert_into(orders::table).values(&order).execute(conn)?;
    let mut parts = Vec::with_capacity(shares.len());
    for (position, of_part) in in_parts(shares).enumerate() {
        let part = write_part(conn, now, &order, position + 1, of_part)?;
        diesel::update(purchase_order_shares::table)
            .filter(purchase_order_shares::id.eq_any(of_part.iter().map(|share| &share.id)))
            .set(purchase_order_shares::fulfillment_order_id.eq(&part.id))
            .execute(conn)?;
        parts.push((part, of_part));
    }
    let placed = Event {
        order_id: &order.id,
        fulfillment_order_id: None,
        kind: "placed",
        from_status: None,
        to_status: Some(OrderStatus::PendingPayment.as_str()),
        actor: Actor::Buyer,
        user_id: Some(by),
        note: Some(&purchase.number),
    };
    record(conn, now, &placed)?;
    take_stock(conn, now, &order.id, shares)?;
    receivables::place(conn, now, &order, &purchase.company_id, &purchase.id, by)?;
    for (part, of_part) in parts {
        set_deadline(conn, purchase, &part, of_part)?;
    }
    Ok(())
}

/// What a BUMDes sends from the catalogue is one part; a quoted share is one of its own. They come in the order of their
/// BUMDes.
fn in_parts(shares: &[PurchaseOrderShare]) -> impl Iterator<Item = &[PurchaseOrderShare]> {
    shares.chunk_by(|a, b| a.is_from_catalogue() && b.is_from_catalogue() && a.bumdes_id == b.bumdes_id)
}

/// Its buyer is the company, its address the outlet's.
fn order(
    conn: &mut DbConn,
    now: Timestamp,
    purchase: &PurchaseOrder,
    shares: &[PurchaseOrderShare],
) -> QueryResult<Order> {
    type Place = (String, String, String, String, String);
    let (recipient, buyer_phone, address_line, region_code, postal_code): Place = outlets::table
        .find(&purchase.outlet_id)
        .select((outlets::recipient, outlets::phone, outlets::address_line, outlets::region_code, outlets::postal_code))
        .first(conn)?;
    let (company, buyer_email): (String, String) =
        companies::table.find(&purchase.company_id).select((companies::name, companies::email)).first(conn)?;
    let language: Language = users::table.find(&purchase.drawn_up_by).select(users::language).first(conn)?;
    let items_total_minor = shares.iter().map(PurchaseOrderShare::items_minor).sum();
    let shipping_total_minor = shares.iter().map(|share| share.shipping_minor).sum();
    Ok(Order {
        id: OrderId::new(),
        number: number::new(now),
        // one order of these shares, whatever comes twice
        cart_id: CartId(shares.first().map_or_else(String::new, |share| share.id.0.clone())),
        user_id: None,
        status: OrderStatus::PendingPayment,
        language,
        buyer_name: company,
        buyer_email,
        buyer_phone,
        address_line: format!("{recipient}, {address_line}"),
        region_code,
        postal_code,
        note: note(purchase),
        currency: "IDR".into(),
        items_total_minor,
        shipping_total_minor,
        total_minor: items_total_minor + shipping_total_minor,
        expires_at: now,
        paid_at: None,
        created_at: now,
        updated_at: now,
    })
}

/// What each BUMDes reads beside its part.
fn note(purchase: &PurchaseOrder) -> String {
    let words = [&purchase.number, &purchase.reference, &purchase.note].map(String::as_str);
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Beside the share's own numbers: SKU and option, weight, names.
type Named = (VariantId, (String, String, i64), (String, String));

/// All of the shares are one BUMDes's.
fn write_part(
    conn: &mut DbConn,
    now: Timestamp,
    order: &Order,
    position: usize,
    shares: &[PurchaseOrderShare],
) -> QueryResult<FulfillmentOrder> {
    let bumdes_id = shares.first().map(|share| share.bumdes_id.clone()).ok_or(diesel::result::Error::NotFound)?;
    let home: String = bumdes::table.find(&bumdes_id).select(bumdes::village_code).first(conn)?;
    let named: Vec<Named> = variants::table
        .inner_join(products::table)
        .filter(variants::id.eq_any(shares.iter().map(|share| &share.variant_id)))
        .select((
            variants::id,
            (variants::sku, variants::option_value, variants::weight_g),
            (products::name_id, products::name_en),
        ))
        .load(conn)?;
    let mut named: HashMap<VariantId, _> = named.into_iter().map(|(id, of, names)| (id, (of, names))).collect();
    let mut part = FulfillmentOrder {
        id: FulfillmentOrderId::new(),
        order_id: order.id.clone(),
        bumdes_id,
        number: format!("{}-{position}", order.number),
        status: FulfillmentStatus::AwaitingPayment,
        delivery: Delivery::Courier,
        shipping_zone: Zone::between(&home, &order.region_code),
        items_total_minor: shares.iter().map(PurchaseOrderShare::items_minor).sum(),
        shipping_minor: shares.iter().map(|share| share.shipping_minor).sum(),
        weight_g: 0,
        rejection_reason: None,
        created_at: now,
        updated_at: now,
    };
    let mut lines = Vec::with_capacity(shares.len());
    for share in shares {
        let ((sku, option_value, weight_g), (name_id, name_en)) =
            named.remove(&share.variant_id).ok_or(diesel::result::Error::NotFound)?;
        part.weight_g += weight_g * share.quantity;
        lines.push(OrderLine {
            id: OrderLineId::new(),
            order_id: order.id.clone(),
            fulfillment_order_id: part.id.clone(),
            product_id: share.product_id.clone(),
            variant_id: share.variant_id.clone(),
            sku,
            name_id,
            name_en,
            option_value,
            quantity: share.quantity,
            unit_price_minor: share.unit_price_minor,
            total_minor: share.items_minor(),
            unit: share.unit.clone(),
        });
    }
    diesel::insert_into(fulfillment_orders::table).values(&part).execute(conn)?;
    for line in &lines {
        diesel::insert_into(order_lines::table).values(line).execute(conn)?;
    }
    ledger::freeze_shares(conn, now, &part.bumdes_id, &lines)?;
    Ok(part)
}

/// What comes from the catalogue leaves the stock; what was quoted was promised, and never lay there.
fn take_stock(
    conn: &mut DbConn,
    now: Timestamp,
    order_id: &OrderId,
    shares: &[PurchaseOrderShare],
) -> Result<(), PlaceError> {
    let wanted: Vec<Wanted> = shares
        .iter()
        .filter(|share| share.is_from_catalogue())
        .map(|share| Wanted {
            variant_id: share.variant_id.clone(),
            product_id: share.product_id.clone(),
            quantity: share.quantity,
        })
        .collect();
    if wanted.is_empty() {
        return Ok(());
    }
    match stock::reserve(conn, now, order_id, &wanted) {
        Ok(()) => Ok(()),
        // somebody was faster than this transaction since it looked
        Err(OutOfStock::Short { variant_id, available }) => {
            let quantity = wanted.iter().find(|line| line.variant_id == variant_id).map_or(1, |line| line.quantity);
            Err(PlaceError::Short(vec![Lack::of(conn, variant_id, quantity, available)?]))
        }
        Err(OutOfStock::Database(error)) => Err(error.into()),
    }
}

/// A part is to be sent so that its last delivery arrives in time; the day ends where its village is. Where no day was
/// asked for, its products' own lead time counts.
fn set_deadline(
    conn: &mut DbConn,
    purchase: &PurchaseOrder,
    part: &FulfillmentOrder,
    shares: &[PurchaseOrderShare],
) -> QueryResult<()> {
    let last: Option<NaiveDate> = purchase_order_deliveries::table
        .filter(purchase_order_deliveries::share_id.eq_any(shares.iter().map(|share| &share.id)))
        .select(max(purchase_order_deliveries::due_on))
        .first(conn)?;
    let Some(last) = last.or(purchase.due_on) else { return Ok(()) };
    let home: String = bumdes::table.find(&part.bumdes_id).select(bumdes::village_code).first(conn)?;
    let ship_by = last.and_time(NaiveTime::MIN) + TimeDelta::days(1) - TimeDelta::hours(time_zone(&home).0.into());
    deadline::send_by(conn, &part.id, ship_by)
}
