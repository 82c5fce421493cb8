//! What companies order at quoted terms: agreeing, placing, moving shares, and what is owed for it.

mod agreeing;
mod limits;
mod moving;
mod ordering;
mod owing;
mod paper;
mod paying_first;
pub mod reversing;
mod sending_back;
mod strangers;
mod waiting;

use std::time::Duration;

use diesel::prelude::*;
use etalase::companies::terms::PaymentTerm;
use etalase::db::schema::{
    capacity_promises, company_terms, fulfillment_orders, ledger_entries, purchase_order_shares, purchase_orders,
};
use etalase::db::{DbConn, DbError};
use etalase::ids::{CompanyId, CompanyTermsId, UserId};
use etalase::purchase_orders::PurchaseOrderStatus;
use etalase::receivables;

use crate::quotations::spreading::three_of;
use crate::quotations::{ASKED, asked, offer, pooled_to, value_of, with};
use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::factories::companies::{self, Company};
use crate::support::factories::payable::{self, Shop};

pub const ORDERS: &str = "/portal/wholesale/orders";
pub const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A hotel in Jakarta, and Darmaji, Senggigi and Trusmi Kulon, who make what it asks for.
pub struct Bulk {
    pub shop: Shop,
    pub sellers: [Client; 3],
    pub company: Company,
}

pub async fn bulk(app: &TestApp) -> Bulk {
    let shop = payable::shop(app).await;
    let sellers = three_of(app, &shop.catalog).await;
    let company = companies::approved(app).await;
    Bulk { shop, sellers, company }
}

impl Bulk {
    /// A pooled request for so many, and what each seller in turn offers: most pieces and price. All could be made in
    /// one week. Its number.
    pub async fn quoted(&self, wanted: &str, offers: &[(&str, &str)]) -> String {
        quoted(&self.company, &self.sellers, wanted, offers).await
    }

    /// The same, within limits: other fields of the request.
    pub async fn quoted_within(
        &self,
        limits: &[(&'static str, &str)],
        wanted: &str,
        offers: &[(&str, &str)],
    ) -> String {
        quoted_within(limits, &self.company, &self.sellers, wanted, offers).await
    }
}

pub async fn quoted(company: &Company, sellers: &[Client], wanted: &str, offers: &[(&str, &str)]) -> String {
    quoted_within(&[], company, sellers, wanted, offers).await
}

async fn quoted_within(
    limits: &[(&'static str, &str)],
    company: &Company,
    sellers: &[Client],
    wanted: &str,
    offers: &[(&str, &str)],
) -> String {
    let fields = with(pooled_to(&company.outlet), &[("quantity", wanted), ("target_price", "")]);
    let fields = with(fields, limits);
    let number = asked(&company.buyer, &fields).await;
    for (seller, (most, price)) in sellers.iter().zip(offers) {
        let terms = [
            ("quantity", *most),
            ("weekly", *most),
            ("unit_price", *price),
            ("lot_size", "1"),
            ("minimum", "1"),
            ("lead_time", "5"),
        ];
        let answer = offer(seller, &number, &terms).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
    number
}

/// Presses the button that the allocation shows.
pub async fn order(buyer: &Client, request: &str) -> Answer {
    let page = buyer.get(&format!("{ASKED}/{request}/allocation")).await.body;
    order_seen(buyer, request, &value_of(&page, "seen_total")).await
}

pub async fn order_seen(buyer: &Client, request: &str, total: &str) -> Answer {
    let token = buyer.get("/account").await.form_token();
    let fields = [("csrf_token", token.as_str()), ("seen_total", total), ("ceiling", "")];
    buyer.post(&format!("{ASKED}/{request}/purchase-order"), &fields).await
}

/// The number of what was ordered.
pub async fn ordered(buyer: &Client, request: &str) -> String {
    let answer = order(buyer, request).await;
    let place = answer.location.unwrap_or_else(|| panic!("{}", answer.body));
    match place.strip_prefix("/portal/wholesale/orders/") {
        Some(number) => number.to_owned(),
        None => panic!("not ordered: {}", buyer.get(&place).await.body),
    }
}

pub async fn say(client: &Client, number: &str, step: &str, note: &str) -> Answer {
    let token = client.get("/account").await.form_token();
    client.post(&format!("{ORDERS}/{number}/{step}"), &[("csrf_token", &token), ("note", note)]).await
}

/// What the next page tells this person.
pub async fn told(client: &Client, number: &str) -> String {
    client.get(&format!("{ORDERS}/{number}")).await.body
}

/// The company's rule: above which sums one and two must agree.
pub async fn rule(company: &Company, one_above: &str, two_above: &str) {
    let rules = "/portal/wholesale/rules";
    let fields = [("one_above", one_above), ("two_above", two_above)];
    assert_eq!(company.admin.submit(rules, rules, &fields).await.status, 303);
}

pub async fn status(app: &TestApp, number: &str) -> PurchaseOrderStatus {
    let number = number.to_owned();
    let load = move |conn: &mut DbConn| {
        let of = purchase_orders::table.filter(purchase_orders::number.eq(number));
        Ok(of.select(purchase_orders::status).first(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

pub async fn total(app: &TestApp, number: &str) -> i64 {
    let number = number.to_owned();
    let load = move |conn: &mut DbConn| {
        let of = purchase_orders::table.filter(purchase_orders::number.eq(number));
        Ok(of.select(purchase_orders::total_minor).first(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

pub async fn how_many(app: &TestApp) -> i64 {
    let load = |conn: &mut DbConn| Ok(purchase_orders::table.count().get_result(conn)?);
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// Pieces that are promised and not given back.
pub async fn promised(app: &TestApp) -> i64 {
    let load = |conn: &mut DbConn| {
        let live = capacity_promises::table.filter(capacity_promises::released_at.is_null());
        Ok(live.select(capacity_promises::quantity).load::<i64>(conn)?.iter().sum::<i64>())
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// Numbers of the parts of a purchase order, and how many pieces each is, as its shares were made.
pub async fn parts(app: &TestApp, number: &str) -> Vec<(String, i64)> {
    let number = number.to_owned();
    let load = move |conn: &mut DbConn| {
        let of = purchase_order_shares::table.inner_join(purchase_orders::table).inner_join(fulfillment_orders::table);
        let of = of.filter(purchase_orders::number.eq(number));
        let in_order = of.order((purchase_order_shares::made_at, fulfillment_orders::number));
        Ok(in_order.select((fulfillment_orders::number, purchase_order_shares::quantity)).load(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// What it owes by its rows, which must be what the books say of all companies.
pub async fn owed(app: &TestApp, company: &CompanyId) -> i64 {
    let company = company.clone();
    let load = move |conn: &mut DbConn| Ok(receivables::owed(conn, &company)?);
    app.app.read::<_, DbError>(load).await.unwrap()
}

pub async fn in_the_books(app: &TestApp) -> i64 {
    let load = |conn: &mut DbConn| {
        let of = ledger_entries::table.filter(ledger_entries::account.eq("gateway:on_account"));
        Ok(of.select(ledger_entries::amount_minor).load::<i64>(conn)?.iter().sum::<i64>())
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// Grants these terms with the factory's credit limit.
pub async fn grant(app: &TestApp, company: &Company, operator: &UserId, payment: PaymentTerm, deposit_bps: i64) {
    app.advance(Duration::from_secs(1));
    let (id, operator, now) = (company.id.clone(), operator.clone(), app.app.clock.now());
    let write = move |conn: &mut DbConn| {
        diesel::insert_into(company_terms::table)
            .values((
                company_terms::id.eq(CompanyTermsId::new()),
                company_terms::company_id.eq(id),
                company_terms::payment.eq(payment),
                company_terms::deposit_bps.eq(deposit_bps),
                company_terms::credit_limit_minor.eq(companies::LIMIT_MINOR),
                company_terms::note.eq(""),
                company_terms::made_by.eq(operator),
                company_terms::made_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
}

/// An operator finds so much on the bank statement.
pub async fn pay(bulk: &Bulk, amount_minor: i64, reference: &str) {
    let page = format!("/portal/operator/companies/{}/account", bulk.company.id);
    let action = format!("/portal/operator/companies/{}/payments", bulk.company.id);
    let amount = amount_minor.to_string();
    let fields = [("amount", amount.as_str()), ("on", "2026-11-22"), ("reference", reference)];
    let answer = bulk.shop.operator.submit(&page, &action, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

impl Bulk {
    /// Which of the sellers has this part.
    pub async fn seller_of(&self, part: &str) -> (&Client, &'static str) {
        for (seller, name) in self.sellers.iter().zip(["BUMDes Darmaji", "BUMDes Senggigi", "BUMDes Trusmi Kulon"]) {
            if seller.get(&format!("/portal/bumdes/orders/{part}")).await.status == 200 {
                return (seller, name);
            }
        }
        panic!("nobody has {part}");
    }

    pub async fn reject(&self, part: &str, reason: &str) -> &'static str {
        let (seller, name) = self.seller_of(part).await;
        assert_eq!(step(seller, part, "rejection", &[("reason", reason)]).await.status, 303);
        name
    }
}

/// A BUMDes's step with its part.
pub async fn step(seller: &Client, part: &str, step: &str, fields: &[(&str, &str)]) -> Answer {
    let page = format!("/portal/bumdes/orders/{part}");
    seller.submit(&page, &format!("{page}/{step}"), fields).await
}
