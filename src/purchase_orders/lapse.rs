//! Purchase orders whose quotes ended before all had agreed, and those whose first payment did not come: cancelled, their
//! weeks are free again, and their buyers know.

use diesel::prelude::*;

use super::decided::decided;
use super::end::give_up;
use super::place_paid::place_paid_later;
use super::purchase_order::{DAYS_TO_PAY, pay_by};
use super::{PurchaseOrder, PurchaseOrderStatus};
use crate::app::App;
use crate::db::schema::{outlets, purchase_orders};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::PurchaseOrderId;
use crate::legality::day_in;

/// How many a run takes on; the next run goes on.
const BATCH: i64 = 200;

/// Each in its own transaction. Returns how many were cancelled.
pub async fn run(app: &App) -> Result<usize, DbError> {
    let now = app.clock.now();
    // days end first in the east of the country: each is looked at again where its outlet is
    let over: Vec<PurchaseOrderId> = app
        .read::<_, DbError>(move |conn| {
            let unsaid = purchase_orders::status.eq(PurchaseOrderStatus::AwaitingApproval);
            let unpaid = purchase_orders::status.eq(PurchaseOrderStatus::AwaitingPayment);
            let is_over = unsaid
                .and(purchase_orders::valid_until.lt(day_in(now, "91")))
                .or(unpaid.and(purchase_orders::updated_at.lt(now - DAYS_TO_PAY)));
            let ended = purchase_orders::table.filter(is_over);
            Ok(ended.order(purchase_orders::id).limit(BATCH).select(purchase_orders::id).load(conn)?)
        })
        .await?;
    let mut lapsed = 0;
    for id in over {
        lapsed += usize::from(app.write::<_, DbError>(move |conn| lapse_one(conn, now, &id)).await?);
    }
    Ok(lapsed)
}

fn lapse_one(conn: &mut DbConn, now: Timestamp, id: &PurchaseOrderId) -> Result<bool, DbError> {
    let company: String = purchase_orders::table.find(id).select(purchase_orders::company_id).first(conn)?;
    lock_row(conn, "companies", &company)?;
    let (order, region): (PurchaseOrder, String) = purchase_orders::table
        .find(id)
        .inner_join(outlets::table)
        .select((PurchaseOrder::as_select(), outlets::region_code))
        .first(conn)?;
    let is_over = match order.status {
        PurchaseOrderStatus::AwaitingApproval => day_in(now, &region) > order.valid_until,
        PurchaseOrderStatus::AwaitingPayment => day_in(now, "31") > pay_by(order.updated_at),
        _ => false,
    };
    if !is_over {
        return Ok(false);
    }
    let to = PurchaseOrderStatus::Cancelled;
    give_up(conn, now, &order, to)?;
    decided(conn, now, None, &order, to, "")?;
    // what was paid for it is for the next
    place_paid_later(conn, now, &order.company_id)?;
    Ok(true)
}
