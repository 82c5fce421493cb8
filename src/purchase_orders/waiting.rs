//! What waits for one person of a company: to agree to, to pay, to sign for, to order from what was offered.

use diesel::dsl::{count_star, exists, not};
use diesel::prelude::*;
use serde::Serialize;

use super::PurchaseOrderStatus;
use crate::db::schema::{
    bumdes, fulfillment_orders, handovers, purchase_order_approvals, purchase_orders, quotes, rfqs,
};
use crate::db::{DbConn, Timestamp};
use crate::quotations::{QuoteStatus, RfqStatus};
use crate::web::CompanyScope;

/// So many of each kind; the lists have the rest.
const SHOWN: i64 = 5;

crate::text_enum! {
    /// In words: the messages `purchase-waits-<kind>`.
    Kind {
        Agree = "agree",
        Pay = "pay",
        Sign = "sign",
        Allocate = "allocate",
    }
}

#[derive(Debug, Serialize)]
pub struct Waiting {
    pub kind: Kind,
    pub number: String,
    /// what is ordered, or who sent it
    pub about: String,
    /// what it costs, or what is due first
    pub amount_minor: Option<i64>,
    /// how many offers there are
    pub offers: Option<i64>,
    pub link: String,
}

/// The longest waiting first within its kind, at most five of each. Nothing that this person's roles do not allow.
pub fn waiting_for(conn: &mut DbConn, scope: &CompanyScope, now: Timestamp) -> QueryResult<Vec<Waiting>> {
    let may = scope.may();
    let mut waiting = Vec::new();
    if may.approver {
        waiting.extend(to_agree(conn, scope)?);
    }
    if may.buyer || may.finance {
        waiting.extend(to_pay(conn, scope)?);
    }
    if may.buyer {
        waiting.extend(to_sign(conn, scope)?);
        waiting.extend(to_allocate(conn, scope, now)?);
    }
    Ok(waiting)
}

fn of_order(kind: Kind) -> impl Fn((String, String, i64)) -> Waiting {
    move |(number, about, minor)| Waiting {
        link: format!("/portal/wholesale/orders/{number}"),
        kind,
        number,
        about,
        amount_minor: Some(minor),
        offers: None,
    }
}

fn to_agree(conn: &mut DbConn, scope: &CompanyScope) -> QueryResult<Vec<Waiting>> {
    let said = purchase_order_approvals::table
        .filter(purchase_order_approvals::purchase_order_id.eq(purchase_orders::id))
        .filter(purchase_order_approvals::user_id.eq(scope.user_id()));
    let found: Vec<(String, String, i64)> = purchase_orders::table
        .filter(purchase_orders::company_id.eq(scope.company_id()))
        .filter(purchase_orders::status.eq(PurchaseOrderStatus::AwaitingApproval))
        .filter(purchase_orders::approvals_needed.lt(2).or(purchase_orders::drawn_up_by.ne(scope.user_id())))
        .filter(not(exists(said)))
        .order(purchase_orders::id)
        .limit(SHOWN)
        .select((purchase_orders::number, purchase_orders::subject, purchase_orders::total_minor))
        .load(conn)?;
    Ok(found.into_iter().map(of_order(Kind::Agree)).collect())
}

fn to_pay(conn: &mut DbConn, scope: &CompanyScope) -> QueryResult<Vec<Waiting>> {
    let found: Vec<(String, String, i64)> = purchase_orders::table
        .filter(purchase_orders::company_id.eq(scope.company_id()))
        .filter(purchase_orders::status.eq(PurchaseOrderStatus::AwaitingPayment))
        .order(purchase_orders::id)
        .limit(SHOWN)
        .select((purchase_orders::number, purchase_orders::subject, purchase_orders::first_minor))
        .load(conn)?;
    Ok(found.into_iter().map(of_order(Kind::Pay)).collect())
}

fn to_sign(conn: &mut DbConn, scope: &CompanyScope) -> QueryResult<Vec<Waiting>> {
    let found: Vec<(String, String)> = handovers::table
        .inner_join(fulfillment_orders::table.inner_join(bumdes::table))
        .filter(handovers::company_id.eq(scope.company_id()).and(handovers::signed_at.is_null()))
        .order((handovers::opened_at, handovers::number))
        .limit(SHOWN)
        .select((handovers::number, bumdes::name))
        .load(conn)?;
    let one = |(number, about)| Waiting {
        link: format!("/portal/wholesale/handovers/{number}"),
        kind: Kind::Sign,
        number,
        about,
        amount_minor: None,
        offers: None,
    };
    Ok(found.into_iter().map(one).collect())
}

/// Requests that take no first answer any more, have offers, and whose goods could still arrive in time.
fn to_allocate(conn: &mut DbConn, scope: &CompanyScope, now: Timestamp) -> QueryResult<Vec<Waiting>> {
    let is_over = rfqs::status.eq(RfqStatus::Open).and(rfqs::answer_by.lt(now));
    let found: Vec<(String, String, i64)> = rfqs::table
        .inner_join(quotes::table)
        .filter(rfqs::company_id.eq(scope.company_id()))
        .filter(rfqs::status.eq(RfqStatus::Closed).or(is_over))
        .filter(rfqs::latest_on.ge(now.date()).and(quotes::status.eq(QuoteStatus::Open)))
        .group_by((rfqs::id, rfqs::number, rfqs::subject))
        .order(rfqs::id)
        .limit(SHOWN)
        .select((rfqs::number, rfqs::subject, count_star()))
        .load(conn)?;
    let one = |(number, about, offers)| Waiting {
        link: format!("/portal/wholesale/requests/{number}/allocation"),
        kind: Kind::Allocate,
        number,
        about,
        amount_minor: None,
        offers: Some(offers),
    };
    Ok(found.into_iter().map(one).collect())
}
