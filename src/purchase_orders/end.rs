//! A purchase order that comes to nothing: its weeks are free again, its quotes may be taken by another.

use diesel::prelude::*;

use super::draw_up::PROMISED_FOR;
use super::place_paid::place_paid_later;
use super::purchase_order::{lock_own, shares};
use super::{PurchaseOrder, PurchaseOrderStatus, told};
use crate::companies::{self, CompanyAct, CompanyActKind};
use crate::db::schema::purchase_orders;
use crate::db::{DbConn, DbError, Timestamp};
use crate::quotations::{self, promise};
use crate::web::BuyerScope;

#[derive(Debug, thiserror::Error)]
pub enum EndError {
    #[error("no such purchase order")]
    NotFound,
    #[error("the purchase order is {0}")]
    NotWaiting(PurchaseOrderStatus),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for EndError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// A buyer takes back what nobody has agreed to yet.
pub fn cancel(conn: &mut DbConn, now: Timestamp, scope: &BuyerScope, number: &str) -> Result<(), EndError> {
    let order = lock_own(conn, scope, number)?.ok_or(EndError::NotFound)?;
    if !order.status.can_become(PurchaseOrderStatus::Cancelled) {
        return Err(EndError::NotWaiting(order.status));
    }
    give_up(conn, now, &order, PurchaseOrderStatus::Cancelled)?;
    companies::record(conn, now, &CompanyAct::by(scope, CompanyActKind::PurchaseCancelled, &order.number))?;
    // what was paid for it is for the next
    place_paid_later(conn, now, &order.company_id)?;
    Ok(())
}

/// `to` ends it. Hold the company's row.
pub(super) fn give_up(
    conn: &mut DbConn,
    now: Timestamp,
    order: &PurchaseOrder,
    to: PurchaseOrderStatus,
) -> QueryResult<()> {
    diesel::update(purchase_orders::table.find(&order.id))
        .set((purchase_orders::status.eq(to), purchase_orders::updated_at.eq(now)))
        .execute(conn)?;
    told::of_status(conn, now, order, to)?;
    for share in shares(conn, &order.id)? {
        promise::release(conn, now, PROMISED_FOR, share.id.as_str())?;
    }
    match &order.rfq_id {
        Some(rfq_id) => quotations::give_back(conn, now, rfq_id),
        None => Ok(()),
    }
}
