//! Reads over all domains, for the operator.

use std::collections::HashMap;

use diesel::dsl::{count_star, exists};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable};
use serde::Serialize;

use crate::accounts::user::User;
use crate::companies::CompanyStatus;
use crate::complaints;
use crate::curation::queries::lower;
use crate::db::schema::{
    bumdes, companies, fulfillment_orders, jobs, orders, payments, payouts, refunds, transfer_proofs, user_roles, users,
};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, PaymentId, RefundId, UserId};
use crate::orders::OrderStatus;
use crate::payments::{PaymentStatus, Provider, RefundStatus};
use crate::payouts::PayoutStatus;
use crate::web::older::cut;

diesel::define_sql_function! {
    /// The value, or the other where there is none.
    fn coalesce(value: Nullable<BigInt>, other: BigInt) -> BigInt;
}

const USERS_PER_PAGE: i64 = 30;
/// Longer lists than this are worked off from the top.
const MOST: i64 = 200;

/// What waits for the operator.
#[derive(Debug, Serialize)]
pub struct Waiting {
    pub transfers: i64,
    pub refunds: i64,
    /// made, and still to be sent through the bank
    pub payouts: i64,
    /// ended without the buyer having all of the money back
    pub cancelled_but_paid: i64,
    pub complaints: i64,
    /// registered, and not decided about
    pub companies: i64,
    pub dead_letters: i64,
    pub jobs: i64,
    pub users: i64,
}

pub fn waiting(conn: &mut DbConn) -> QueryResult<Waiting> {
    Ok(Waiting {
        transfers: payments::table
            .filter(payments::provider.eq(Provider::BankTransfer).and(payments::status.eq(PaymentStatus::Pending)))
            .select(count_star())
            .first(conn)?,
        payouts: payouts::table.filter(payouts::status.eq(PayoutStatus::Draft)).select(count_star()).first(conn)?,
        refunds: refunds::table
            .filter(refunds::status.eq_any(RefundStatus::BY_HAND))
            .select(count_star())
            .first(conn)?,
        cancelled_but_paid: cancelled_but_paid(conn)?.len() as i64,
        complaints: complaints::queries::count_open(conn)?,
        companies: companies::table
            .filter(companies::status.eq(CompanyStatus::Registered))
            .select(count_star())
            .first(conn)?,
        dead_letters: jobs::table.filter(jobs::dead_at.is_not_null()).select(count_star()).first(conn)?,
        jobs: jobs::table.filter(jobs::dead_at.is_null()).select(count_star()).first(conn)?,
        users: users::table.filter(users::is_active).select(count_star()).first(conn)?,
    })
}

#[derive(Debug, Serialize)]
pub struct UserRow {
    pub user: User,
    /// `operator`, `curator`, or the name of a BUMDes
    pub roles: Vec<RoleRow>,
}

#[derive(Debug, Clone, Serialize)]
pub struct RoleRow {
    pub role: String,
    pub bumdes: Option<String>,
}

/// A page of people whose name or address holds `q`, who came last first.
pub struct UserPage {
    pub rows: Vec<UserRow>,
    /// the last of them, where more come after
    pub next: Option<UserId>,
    /// on all pages
    pub total: i64,
}

pub fn users(conn: &mut DbConn, q: &str, before: Option<&UserId>) -> QueryResult<UserPage> {
    let plain: String = q.to_lowercase().chars().filter(|c| !matches!(c, '%' | '_' | '\\')).collect();
    let pattern = format!("%{plain}%");
    let matching = users::table.filter(users::email.like(pattern.clone()).or(lower(users::name).like(pattern)));
    let total = matching.clone().select(count_star()).first(conn)?;
    let mut page = matching.into_boxed();
    if let Some(before) = before {
        page = page.filter(users::id.lt(before));
    }
    let mut people: Vec<User> =
        page.order(users::id.desc()).limit(USERS_PER_PAGE + 1).select(User::as_select()).load(conn)?;
    let has_more = cut(&mut people, USERS_PER_PAGE);
    let next = people.last().filter(|_| has_more).map(|person| person.id.clone());
    let ids: Vec<&UserId> = people.iter().map(|user| &user.id).collect();
    let mut roles: HashMap<UserId, Vec<RoleRow>> = HashMap::new();
    let found: Vec<(UserId, String, Option<String>)> = user_roles::table
        .left_join(bumdes::table)
        .filter(user_roles::user_id.eq_any(ids))
        .order(user_roles::id)
        .select((user_roles::user_id, user_roles::role, bumdes::name.nullable()))
        .load(conn)?;
    for (user_id, role, bumdes) in found {
        roles.entry(user_id).or_default().push(RoleRow { role, bumdes });
    }
    let row = |user: User| UserRow { roles: roles.remove(&user.id).unwrap_or_default(), user };
    Ok(UserPage { rows: people.into_iter().map(row).collect(), next, total })
}

#[derive(Debug, Serialize, Queryable)]
pub struct BumdesChoice {
    pub id: BumdesId,
    pub name: String,
}

pub fn bumdes_choices(conn: &mut DbConn) -> QueryResult<Vec<BumdesChoice>> {
    bumdes::table.order((bumdes::name, bumdes::id)).select((bumdes::id, bumdes::name)).load(conn)
}

#[derive(Debug, Serialize, Queryable)]
pub struct Transfer {
    pub payment_id: PaymentId,
    pub status: PaymentStatus,
    /// with the suffix: what the bank statement says
    pub transfer_minor: i64,
    pub order_number: String,
    pub buyer_name: String,
    pub buyer_email: String,
    pub expires_at: Timestamp,
    pub created_at: Timestamp,
    /// when the buyer sent in a proof
    pub proof_received_at: Option<Timestamp>,
}

/// Bank transfers that may still arrive, the oldest first; after them those that came to no end in time,
/// the latest first, because money sometimes comes late.
pub fn transfers(conn: &mut DbConn) -> QueryResult<(Vec<Transfer>, Vec<Transfer>)> {
    let of = |status: PaymentStatus| {
        payments::table
            .inner_join(orders::table)
            .left_join(transfer_proofs::table)
            .filter(payments::provider.eq(Provider::BankTransfer).and(payments::status.eq(status)))
            .select((
                payments::id,
                payments::status,
                payments::amount_minor + coalesce(payments::transfer_suffix_minor, 0),
                orders::number,
                orders::buyer_name,
                orders::buyer_email,
                orders::expires_at,
                payments::created_at,
                transfer_proofs::received_at.nullable(),
            ))
            .limit(MOST)
    };
    let pending = of(PaymentStatus::Pending).order((payments::created_at.asc(), payments::id.asc())).load(conn)?;
    let expired = of(PaymentStatus::Expired).order((payments::created_at.desc(), payments::id.desc())).load(conn)?;
    Ok((pending, expired))
}

/// An order that is over while some of its money is still here.
#[derive(Debug, Serialize, Queryable)]
pub struct CancelledButPaid {
    pub order_number: String,
    pub order_status: OrderStatus,
    pub buyer_name: String,
    pub paid_minor: i64,
    /// what was decided to go back, sent or not
    pub decided_minor: i64,
    pub paid_at: Option<Timestamp>,
}

/// Cancelled or expired orders that were paid and not wholly refunded, and those whose refund has not left: nobody's
/// money is forgotten because its order is over. The longest waiting first.
pub fn cancelled_but_paid(conn: &mut DbConn) -> QueryResult<Vec<CancelledButPaid>> {
    let unsent = refunds::table
        .filter(refunds::payment_id.eq(payments::id).and(refunds::status.ne(RefundStatus::Succeeded)))
        .select(refunds::id);
    payments::table
        .inner_join(orders::table)
        .filter(orders::status.eq_any([OrderStatus::Cancelled, OrderStatus::Expired]))
        .filter(payments::paid_at.is_not_null())
        .filter(payments::refunded_minor.lt(payments::amount_minor).or(exists(unsent)))
        .order((payments::paid_at, payments::id))
        .limit(MOST)
        .select((
            orders::number,
            orders::status,
            orders::buyer_name,
            payments::amount_minor,
            payments::refunded_minor,
            payments::paid_at,
        ))
        .load(conn)
}

#[derive(Debug, Serialize, Queryable)]
pub struct RefundToDo {
    pub id: RefundId,
    pub status: RefundStatus,
    pub amount_minor: i64,
    pub reason: String,
    /// sealed: never shown as it is
    #[serde(skip)]
    pub payee_account: Option<String>,
    pub created_at: Timestamp,
    pub provider: Provider,
    pub order_number: String,
    pub part_number: Option<String>,
    pub buyer_name: String,
    pub buyer_email: String,
    pub buyer_phone: String,
}

/// The longest waiting first.
pub fn refunds_to_do(conn: &mut DbConn) -> QueryResult<Vec<RefundToDo>> {
    refunds::table
        .inner_join(payments::table.inner_join(orders::table))
        .left_join(fulfillment_orders::table.on(refunds::fulfillment_order_id.eq(fulfillment_orders::id.nullable())))
        .filter(refunds::status.eq_any(RefundStatus::BY_HAND))
        .order((refunds::created_at, refunds::id))
        .limit(MOST)
        .select((
            refunds::id,
            refunds::status,
            refunds::amount_minor,
            refunds::reason,
            refunds::payee_account,
            refunds::created_at,
            payments::provider,
            orders::number,
            fulfillment_orders::number.nullable(),
            orders::buyer_name,
            orders::buyer_email,
            orders::buyer_phone,
        ))
        .load(conn)
}
