//! Everybody has agreed, and what is due first is paid: the purchase order becomes an order with a part for each BUMDes,
//! on the company's account, in one transaction. Each BUMDes hears of its part as of any other. Shares that take the
//! place of others become one more order of the same purchase order.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use diesel::dsl::max;
use diesel::prelude::*;

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
use crate::ids::{CartId, CompanyId, FulfillmentOrderId, OrderId, OrderLineId, UserId};
use crate::ledger;
use crate::notices::{self, Notice};
use crate::orders::event::{Actor, Event, record};
use crate::orders::{Order, OrderLine, OrderStatus};
use crate::receivables::{self, AccountError};
use crate::regions::time_zone;
use crate::shipping::{Delivery, Zone};

#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
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
    if purchase.first_minor > 0 && purchase.first_minor > receivables::ahead(conn, &purchase.company_id)? {
        become_one(conn, now, purchase, PurchaseOrderStatus::AwaitingPayment)?;
        return Ok(PurchaseOrderStatus::AwaitingPayment);
    }
    become_one(conn, now, purchase, PurchaseOrderStatus::Ordered)?;
    let all = shares(conn, &purchase.id)?;
    place(conn, now, purchase, &all, by)?;
    Ok(PurchaseOrderStatus::Ordered)
}

/// The company paid: what waited for it is placed, the oldest first. Hold the company's row.
pub fn place_paid(conn: &mut DbConn, now: Timestamp, company_id: &CompanyId) -> Result<(), PlaceError> {
    let waiting: Vec<PurchaseOrder> = purchase_orders::table
        .filter(purchase_orders::company_id.eq(company_id))
        .filter(purchase_orders::status.eq(PurchaseOrderStatus::AwaitingPayment))
        .order((purchase_orders::created_at, purchase_orders::id))
        .select(PurchaseOrder::as_select())
        .load(conn)?;
    for purchase in waiting {
        let status = place_or_wait(conn, now, &purchase, &purchase.drawn_up_by)?;
        if status == PurchaseOrderStatus::AwaitingPayment {
            break;
        }
        notices::tell(conn, now, &Notice::PurchaseDecided { by: None, order: &purchase, to: status, note: "" })?;
    }
    Ok(())
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
    for (position, share) in shares.iter().enumerate() {
        let part = write_part(conn, now, &order, position + 1, share)?;
        diesel::update(purchase_order_shares::table.find(&share.id))
            .set(purchase_order_shares::fulfillment_order_id.eq(&part))
            .execute(conn)?;
        parts.push((part, share));
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
    receivables::place(conn, now, &order, &purchase.company_id, &purchase.id, by)?;
    for (part, share) in parts {
        set_deadline(conn, &part, share)?;
    }
    Ok(())
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
        note: purchase.number.clone(),
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

fn write_part(
    conn: &mut DbConn,
    now: Timestamp,
    order: &Order,
    position: usize,
    share: &PurchaseOrderShare,
) -> QueryResult<FulfillmentOrderId> {
    let home: String = bumdes::table.find(&share.bumdes_id).select(bumdes::village_code).first(conn)?;
    let (sku, option_value, weight_g): (String, String, i64) = variants::table
        .find(&share.variant_id)
        .select((variants::sku, variants::option_value, variants::weight_g))
        .first(conn)?;
    let (name_id, name_en): (String, String) =
        products::table.find(&share.product_id).select((products::name_id, products::name_en)).first(conn)?;
    let part = FulfillmentOrder {
        id: FulfillmentOrderId::new(),
        order_id: order.id.clone(),
        bumdes_id: share.bumdes_id.clone(),
        number: format!("{}-{position}", order.number),
        status: FulfillmentStatus::AwaitingPayment,
        delivery: Delivery::Courier,
        shipping_zone: Zone::between(&home, &order.region_code),
        items_total_minor: share.items_minor(),
        shipping_minor: share.shipping_minor,
        weight_g: weight_g * share.quantity,
        rejection_reason: None,
        created_at: now,
        updated_at: now,
    };
    diesel::insert_into(fulfillment_orders::table).values(&part).execute(conn)?;
    let line = OrderLine {
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
    };
    diesel::insert_into(order_lines::table).values(&line).execute(conn)?;
    ledger::freeze_shares(conn, now, &part.bumdes_id, &[line])?;
    Ok(part.id)
}

/// A part is to be sent so that its last delivery arrives in time; the day ends where its village is.
fn set_deadline(conn: &mut DbConn, part: &FulfillmentOrderId, share: &PurchaseOrderShare) -> QueryResult<()> {
    let last: Option<NaiveDate> = purchase_order_deliveries::table
        .filter(purchase_order_deliveries::share_id.eq(&share.id))
        .select(max(purchase_order_deliveries::due_on))
        .first(conn)?;
    // at catalogue prices there is no plan: the product's own lead time counts
    let Some(last) = last else { return Ok(()) };
    let home: String = bumdes::table.find(&share.bumdes_id).select(bumdes::village_code).first(conn)?;
    let ship_by = last.and_time(NaiveTime::MIN) + TimeDelta::days(1) - TimeDelta::hours(time_zone(&home).0.into());
    deadline::send_by(conn, part, ship_by)
}
