//! Those who may agree do, or do not.

use diesel::prelude::*;

use super::decided::decided;
use super::end::give_up;
use super::limits::{self, Excess};
use super::place::{PlaceError, place_or_wait};
use super::purchase_order::lock_own;
use super::{PurchaseOrder, PurchaseOrderStatus};
use crate::companies::{self, CompanyAct, CompanyActKind, approval, terms};
use crate::db::schema::{outlets, purchase_order_approvals};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::UserId;
use crate::legality::day_in;
use crate::web::ApproverScope;

#[derive(Debug, thiserror::Error)]
pub enum ApproveError {
    #[error("no such purchase order")]
    NotFound,
    #[error("the purchase order is {0}")]
    NotWaiting(PurchaseOrderStatus),
    /// Said so already, or drew it up where two others must agree.
    #[error("this person's word does not count here")]
    NotYours,
    /// The first of its quotes has ended, or its prices have: it is void now.
    #[error("the prices have ended")]
    Expired { is_from_catalogue: bool },
    #[error("more than the company may order now: {0:?}")]
    TooMuch(Excess),
    #[error(transparent)]
    Place(#[from] PlaceError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ApproveError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Places the order when nobody else need agree, or lets it wait for its payment. Returns where it stands then.
pub fn approve(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ApproverScope,
    number: &str,
    note: &str,
) -> Result<PurchaseOrderStatus, ApproveError> {
    let order = lock_own(conn, scope, number)?.ok_or(ApproveError::NotFound)?;
    let agreed = check(conn, &order, scope.user_id())?;
    let region: String = outlets::table.find(&order.outlet_id).select(outlets::region_code).first(conn)?;
    let today = day_in(now, &region);
    if today > order.valid_until {
        return Err(ApproveError::Expired { is_from_catalogue: order.is_from_catalogue() });
    }
    // the terms may have changed since it was drawn up
    let terms = terms::current(conn, scope.company_id())?.ok_or(ApproveError::NotFound)?;
    let wanted = (today, order.total_minor);
    let excess = limits::excess(conn, scope.company_id(), &terms, &order.outlet_id, wanted, Some(&order.id))?;
    if let Some(excess) = excess {
        return Err(ApproveError::TooMuch(excess));
    }
    write(conn, now, &order, scope.user_id(), (true, note))?;
    let act = CompanyAct::by(scope, CompanyActKind::PurchaseApproved, &order.number);
    companies::record(conn, now, &act)?;
    if (agreed.len() as i64) + 1 < order.approvals_needed {
        return Ok(order.status);
    }
    let to = place_or_wait(conn, now, &order, scope.user_id())?;
    decided(conn, now, Some(scope.user_id()), &order, to, note)?;
    Ok(to)
}

/// One refusal is enough: its weeks are free again, its quotes open.
pub fn refuse(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ApproverScope,
    number: &str,
    reason: &str,
) -> Result<(), ApproveError> {
    let order = lock_own(conn, scope, number)?.ok_or(ApproveError::NotFound)?;
    check(conn, &order, scope.user_id())?;
    write(conn, now, &order, scope.user_id(), (false, reason))?;
    let to = PurchaseOrderStatus::Refused;
    give_up(conn, now, &order, to)?;
    let act = CompanyAct::by(scope, CompanyActKind::PurchaseRefused, &order.number).noting(reason);
    companies::record(conn, now, &act)?;
    decided(conn, now, Some(scope.user_id()), &order, to, reason)?;
    Ok(())
}

/// Who has agreed so far, when this person's word counts too.
fn check(conn: &mut DbConn, order: &PurchaseOrder, user_id: &UserId) -> Result<Vec<UserId>, ApproveError> {
    if order.status != PurchaseOrderStatus::AwaitingApproval {
        return Err(ApproveError::NotWaiting(order.status));
    }
    let agreed: Vec<UserId> = purchase_order_approvals::table
        .filter(purchase_order_approvals::purchase_order_id.eq(&order.id))
        .select(purchase_order_approvals::user_id)
        .load(conn)?;
    let needed = u8::try_from(order.approvals_needed).unwrap_or(2);
    if !approval::may_agree(needed, &order.drawn_up_by, &agreed, user_id) {
        return Err(ApproveError::NotYours);
    }
    Ok(agreed)
}

fn write(
    conn: &mut DbConn,
    now: Timestamp,
    order: &PurchaseOrder,
    user_id: &UserId,
    (agrees, note): (bool, &str),
) -> QueryResult<()> {
    diesel::insert_into(purchase_order_approvals::table)
        .values((
            purchase_order_approvals::purchase_order_id.eq(&order.id),
            purchase_order_approvals::user_id.eq(user_id),
            purchase_order_approvals::agrees.eq(agrees),
            purchase_order_approvals::note.eq(note),
            purchase_order_approvals::made_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
