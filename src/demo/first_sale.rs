//! A sale that has gone all the way: bought, sent, delivered, paid out, so that the pages about money have something
//! to tell. Step by step through the verbs that everybody uses, at the times it would have taken.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use diesel::prelude::*;

use super::FillError;
use crate::accounts::queries::signed_in;
use crate::cart::change::{Owner, add};
use crate::cart::contents;
use crate::checkout::quote::quote;
use crate::checkout::{Paid, PaidBy, PlaceOrder, finalise, prepare};
use crate::config::ServerConfig;
use crate::db::schema::{fulfillment_orders, orders, payments, payouts, products, users, variants};
use crate::db::{DbConn, Timestamp};
use crate::fulfillment::{
    Carriage, Sending, accept_fulfillment_order, deliver_fulfillment_order, pack_fulfillment_order,
    ship_fulfillment_order,
};
use crate::i18n::Language;
use crate::ids::{OrderId, PaymentId, UserId, VariantId};
use crate::payments::Method;
use crate::payouts::{BankAccount, mark_paid, run_payouts, save_bank_account, settings};
use crate::web::BumdesScope;

const PRODUCT: &str = "NTB-DRM-SENDOK-03";
const SELLER: &str = "darmaji@bumdes.example";
const OPERATOR: &str = "operator@etalase.example";
const BUYER: &str = "pembeli@etalase.example";
/// Gambir in Jakarta
const TO: &str = "31.71.01.1001";

/// Unless somebody ordered something already.
pub fn add_if_none(conn: &mut DbConn, config: &ServerConfig, now: Timestamp) -> Result<(), FillError> {
    if orders::table.select(orders::id).first::<OrderId>(conn).optional()?.is_some() {
        return Ok(());
    }
    let (operator, seller) = (user(conn, OPERATOR)?, user(conn, SELLER)?);
    let scope = signed_in(conn, &seller)?.and_then(|user| user.bumdes_scope());
    let scope = scope.ok_or_else(|| FillError::Data(format!("{SELLER} works for no BUMDes")))?;
    let hold = TimeDelta::days(settings::hold_days(conn)?);
    let ordered = now - hold - TimeDelta::days(5);
    let account =
        BankAccount { bank: "Bank Demo".into(), number: "0001234567".into(), holder: "BUMDes Darmaji".into() };
    save_bank_account(conn, config, ordered, scope.bumdes_id(), &account, &seller, false)?;
    let order = order(conn, ordered)?;
    let (payment, amount_minor): (PaymentId, i64) = payments::table
        .filter(payments::order_id.eq(&order))
        .select((payments::id, payments::amount_minor))
        .first(conn)?;
    let paid = Paid { by: PaidBy::Gateway, amount_minor, charge_reference: None };
    finalise(conn, ordered + TimeDelta::minutes(4), &payment, &paid).map_err(data)?;
    let delivered = ordered + TimeDelta::days(4);
    deliver(conn, &scope, &order, ordered, delivered)?;
    let paid_out = delivered + hold + TimeDelta::hours(2);
    run_payouts(conn, config, paid_out, &operator)?;
    let number: String = payouts::table.select(payouts::number).first(conn)?;
    mark_paid(conn, paid_out + TimeDelta::minutes(40), &number, &operator, Some("DEMO-0001")).map_err(data)
}

fn data(error: impl std::fmt::Display) -> FillError {
    FillError::Data(error.to_string())
}

fn user(conn: &mut DbConn, email: &str) -> QueryResult<UserId> {
    users::table.filter(users::email.eq(email)).select(users::id).first(conn)
}

fn order(conn: &mut DbConn, at: Timestamp) -> Result<OrderId, FillError> {
    let variant: VariantId = variants::table
        .inner_join(products::table)
        .filter(products::sku.eq(PRODUCT))
        .order(variants::position)
        .select(variants::id)
        .first(conn)?;
    let buyer = user(conn, BUYER)?;
    let cart_id = add(conn, at, &Owner::User(buyer.clone()), &variant, 3).map_err(data)?;
    let cart = contents::load(conn, &cart_id)?;
    let quote = quote(conn, &cart, TO, &BTreeMap::new())?.ok_or_else(|| FillError::Data("no shipping price".into()))?;
    let wish = PlaceOrder {
        cart_id,
        user_id: Some(buyer),
        language: Language::Id,
        buyer_name: "Pembeli Demo".into(),
        buyer_email: BUYER.into(),
        buyer_phone: "0812-0000-0000".into(),
        address_line: "Jalan Contoh 1".into(),
        region_code: TO.into(),
        postal_code: "10110".into(),
        note: String::new(),
        deliveries: BTreeMap::new(),
        method: Method::Simulator,
        seen_total_minor: quote.total_minor,
        hold_for: TimeDelta::hours(1),
    };
    let number = prepare(conn, at, &wish).map_err(data)?;
    Ok(orders::table.filter(orders::number.eq(number)).select(orders::id).first(conn)?)
}

fn deliver(
    conn: &mut DbConn,
    scope: &BumdesScope,
    order: &OrderId,
    ordered: Timestamp,
    delivered: Timestamp,
) -> Result<(), FillError> {
    let number: String = fulfillment_orders::table
        .filter(fulfillment_orders::order_id.eq(order))
        .select(fulfillment_orders::number)
        .first(conn)?;
    let carriage = Carriage { courier: "JNE".into(), tracking_number: "DEMO0000001".into() };
    let parcel = Sending { carriage: Some(carriage), pieces: None };
    accept_fulfillment_order(conn, ordered + TimeDelta::hours(1), scope, &number).map_err(data)?;
    pack_fulfillment_order(conn, ordered + TimeDelta::hours(5), scope, &number).map_err(data)?;
    ship_fulfillment_order(conn, ordered + TimeDelta::hours(6), scope, &number, &parcel).map_err(data)?;
    deliver_fulfillment_order(conn, delivered, scope, &number, None).map_err(data)?;
    Ok(())
}
