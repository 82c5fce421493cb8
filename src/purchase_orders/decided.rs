//! What people of a company are told when something was decided about their purchase order.

use diesel::prelude::*;

use super::purchase_order::pay_by;
use super::{PurchaseOrder, PurchaseOrderStatus};
use crate::db::{DbConn, Timestamp};
use crate::ids::UserId;
use crate::notices::{self, Notice};

/// To those who buy and pay; whoever's word it was, `by`, knows.
pub(super) fn decided(
    conn: &mut DbConn,
    now: Timestamp,
    by: Option<&UserId>,
    order: &PurchaseOrder,
    to: PurchaseOrderStatus,
    note: &str,
) -> QueryResult<()> {
    let until = match (order.status, to) {
        (_, PurchaseOrderStatus::AwaitingPayment) => pay_by(now),
        (PurchaseOrderStatus::AwaitingPayment, _) => pay_by(order.updated_at),
        _ => order.valid_until,
    };
    notices::tell(conn, now, &Notice::PurchaseDecided { by, order, to, note, until })
}
