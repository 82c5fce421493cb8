//! What the hotel of the demonstration buys: coffee that was delivered, twenty kilograms short; tissue boxes that are
//! under way; and a thousand kilograms of coffee that four BUMDes have answered for. Step by step through the verbs that
//! everybody uses, at the times it would have taken.

mod bought;
mod steps;

use chrono::TimeDelta;
use diesel::prelude::*;

use super::FillError;
use super::people::{COFFEE_SELLERS, HOTEL, HOTEL_APPROVERS};
use super::registration::data;
use crate::accounts::queries::signed_in;
use crate::db::schema::{company_members, outlets, products, rfqs, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{OutletId, ProductId, RfqId, UserId};
use crate::quotations::Subject;
use crate::web::{ApproverScope, BuyerScope, OrderScope, SignedIn};

use bought::{delivered, under_way};
use steps::{Offered, Wish};

const CRAFT_SELLER: &str = "darmaji@bumdes.example";
const TISSUE_BOX: &str = "NTB-DRM-KOTAKTISU-01";
/// Ngada, whose coffee the hotel serves already
const NAMED: &str = "53.09";

/// Who buys what, and where it goes.
struct Trade {
    buyer: BuyerScope,
    approver: ApproverScope,
    outlet: OutletId,
    /// Catur, Beiwali, Jagong Jeget, Satar Lenda
    coffee: [OrderScope; 4],
    craft: OrderScope,
    tissue_box: ProductId,
}

/// Unless somebody asked for something already. A store from before the coffee or its sellers stays as it is.
pub fn add_if_none(conn: &mut DbConn, now: Timestamp) -> Result<(), FillError> {
    let is_there = rfqs::table.select(rfqs::id).first::<RfqId>(conn).optional()?.is_some();
    let Some(trade) = trade(conn)?.filter(|_| !is_there) else { return Ok(()) };
    delivered(conn, now - TimeDelta::days(15), &trade)?;
    under_way(conn, now - TimeDelta::days(6), &trade)?;
    answered(conn, now - TimeDelta::days(3), &trade)
}

fn trade(conn: &mut DbConn) -> Result<Option<Trade>, FillError> {
    let tissue_box: Option<ProductId> =
        products::table.filter(products::sku.eq(TISSUE_BOX)).select(products::id).first(conn).optional()?;
    let outlet: Option<OutletId> = outlets::table
        .inner_join(company_members::table.on(company_members::company_id.eq(outlets::company_id)))
        .inner_join(users::table.on(users::id.eq(company_members::user_id)))
        .filter(users::email.eq(HOTEL).and(outlets::name.eq("Dapur utama")))
        .select(outlets::id)
        .first(conn)
        .optional()?;
    let buyer = person(conn, HOTEL)?.and_then(SignedIn::buyer_scope);
    let approver = person(conn, HOTEL_APPROVERS[0])?.and_then(SignedIn::approver_scope);
    let craft = person(conn, CRAFT_SELLER)?.and_then(SignedIn::order_scope);
    let mut coffee = Vec::with_capacity(COFFEE_SELLERS.len());
    for email in COFFEE_SELLERS {
        coffee.extend(person(conn, email)?.and_then(SignedIn::order_scope));
    }
    let (Some(tissue_box), Some(outlet), Some(buyer), Some(approver), Some(craft), Ok(coffee)) =
        (tissue_box, outlet, buyer, approver, craft, coffee.try_into())
    else {
        return Ok(None);
    };
    Ok(Some(Trade { buyer, approver, outlet, coffee, craft, tissue_box }))
}

fn person(conn: &mut DbConn, email: &str) -> Result<Option<SignedIn>, FillError> {
    let id: Option<UserId> = users::table.filter(users::email.eq(email)).select(users::id).first(conn).optional()?;
    let Some(id) = id else { return Ok(None) };
    Ok(signed_in(conn, &id)?)
}

fn coffee() -> Subject {
    Subject::Category { code: "coffee-tea-cocoa".into(), unit: "kg".into(), choices: Vec::new() }
}

/// More than any of them can make: the allocation has to choose.
fn answered(conn: &mut DbConn, asked: Timestamp, trade: &Trade) -> Result<(), FillError> {
    let wish = Wish {
        about: coffee(),
        subject: "Biji hijau arabika",
        specification: "Kadar air paling tinggi 12%, dalam karung berlapis plastik. Dikirim bertahap tidak apa-apa.",
        quantity: 1_000,
        target_minor: Some(125_000),
        days: (14, 48),
        regencies: &[NAMED],
    };
    let number = steps::ask(conn, asked, trade, wish)?;
    let [catur, beiwali, jagong, satar] = &trade.coffee;
    for (hours, seller, (quantity, weekly, unit_price_minor, minimum)) in [
        (9, catur, (400, 150, 118_000, 50)),
        (22, jagong, (600, 200, 121_000, 50)),
        (26, beiwali, (350, 120, 125_000, 100)),
        (31, satar, (300, 100, 140_000, 50)),
    ] {
        let offered = Offered { quantity, weekly, unit_price_minor, minimum, lot_size: 10, lead_time_days: 7 };
        steps::answer(conn, asked + TimeDelta::hours(hours), seller, &number, &offered)?;
    }
    Ok(())
}
