//! Purchase orders whose quotes ended before all had agreed: cancelled, their weeks are free again, and their buyers know.

use diesel::prelude::*;

use super::end::give_up;
use super::{PurchaseOrder, PurchaseOrderStatus};
use crate::app::App;
use crate::db::schema::{outlets, purchase_orders};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::PurchaseOrderId;
use crate::legality::day_in;
use crate::notices::{self, Notice};

/// How many a run takes on; the next run goes on.
const BATCH: i64 = 200;

/// Each in its own transaction. Returns how many were cancelled.
pub async fn run(app: &App) -> Result<usize, DbError> {
    let now = app.clock.now();
    // days end first in the east of the country: each is looked at again where its outlet is
    let over: Vec<PurchaseOrderId> = app
        .read::<_, DbError>(move |conn| {
            let waiting = purchase_orders::status.eq(PurchaseOrderStatus::AwaitingApproval);
            let ended = purchase_orders::table.filter(waiting.and(purchase_orders::valid_until.lt(day_in(now, "91"))));
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
    let is_over = day_in(now, &region) > order.valid_until;
    if order.status != PurchaseOrderStatus::AwaitingApproval || !is_over {
        return Ok(false);
    }
    let to = PurchaseOrderStatus::Cancelled;
    give_up(conn, now, &order, to)?;
    notices::tell(conn, now, &Notice::PurchaseDecided { by: None, order: &order, to, note: "" })?;
    Ok(true)
}
