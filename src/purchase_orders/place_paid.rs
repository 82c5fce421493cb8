//! A company paid: what waited for its money is placed. Whatever becomes of that, the money stays booked.

use diesel::dsl::exists;
use diesel::prelude::*;

use super::decided::decided;
use super::end::give_up;
use super::lack::Lack;
use super::place::{PlaceError, place_or_wait};
use super::{PurchaseOrder, PurchaseOrderStatus};
use crate::app::App;
use crate::db::schema::{purchase_order_shares, purchase_orders};
use crate::db::{DbConn, Timestamp, lock_row};
use crate::ids::CompanyId;
use crate::jobs::{self, Job};
use crate::notices::{self, Notice};
use crate::receivables;

/// What could not be placed in the transaction of the payment.
pub async fn run(app: &App, company_id: &CompanyId) -> anyhow::Result<()> {
    let (now, company_id) = (app.clock.now(), company_id.clone());
    let place = move |conn: &mut DbConn| {
        lock_row(conn, "companies", company_id.as_str())?;
        place_paid(conn, now, &company_id)
    };
    Ok(app.write::<_, PlaceError>(place).await?)
}

/// Money of the company became free: what waits for it is looked at in a transaction of its own. Nothing where nothing waits.
pub fn place_paid_later(conn: &mut DbConn, now: Timestamp, company_id: &CompanyId) -> QueryResult<()> {
    let waiting = purchase_orders::table
        .filter(purchase_orders::company_id.eq(company_id))
        .filter(purchase_orders::status.eq(PurchaseOrderStatus::AwaitingPayment));
    if diesel::select(exists(waiting)).get_result(conn)? {
        jobs::enqueue(conn, now, &Job::PlacePaid { company_id: company_id.clone() })?;
    }
    Ok(())
}

/// Of what is due first of an order that waits, so much is there: what its company paid ahead is for the oldest.
pub(super) fn paid_ahead(conn: &mut DbConn, purchase: &PurchaseOrder) -> QueryResult<i64> {
    let is_older = purchase_orders::created_at
        .lt(purchase.created_at)
        .or(purchase_orders::created_at.eq(purchase.created_at).and(purchase_orders::id.lt(&purchase.id)));
    let older: Vec<i64> = purchase_orders::table
        .filter(purchase_orders::company_id.eq(&purchase.company_id))
        .filter(purchase_orders::status.eq(PurchaseOrderStatus::AwaitingPayment))
        .filter(is_older)
        .select(purchase_orders::first_minor)
        .load(conn)?;
    let left = receivables::ahead(conn, &purchase.company_id)? - older.iter().sum::<i64>();
    Ok(left.clamp(0, purchase.first_minor))
}

/// The oldest first. What is not there any more ends, and its money is free for the next. Hold the company's row.
pub fn place_paid(conn: &mut DbConn, now: Timestamp, company_id: &CompanyId) -> Result<(), PlaceError> {
    let waiting: Vec<PurchaseOrder> = purchase_orders::table
        .filter(purchase_orders::company_id.eq(company_id))
        .filter(purchase_orders::status.eq(PurchaseOrderStatus::AwaitingPayment))
        .order((purchase_orders::created_at, purchase_orders::id))
        .select(PurchaseOrder::as_select())
        .load(conn)?;
    let mut is_one_placed = false;
    for purchase in waiting {
        // one transaction takes the stock of one order: its rows come before what the order before it holds already
        if is_one_placed && purchase.is_from_catalogue() {
            jobs::enqueue(conn, now, &Job::PlacePaid { company_id: company_id.clone() })?;
            break;
        }
        // a savepoint: of an order that lacks something nothing stays
        let placed = conn.transaction(|conn| place_or_wait(conn, now, &purchase, &purchase.drawn_up_by));
        match placed {
            Ok(PurchaseOrderStatus::AwaitingPayment) => break,
            Ok(to) => {
                is_one_placed = true;
                decided(conn, now, None, &purchase, to, "")?;
            }
            Err(PlaceError::Short(lacks)) => end_short(conn, now, &purchase, &lacks)?,
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Its page says what was missing, and its buyers hear of it.
fn end_short(conn: &mut DbConn, now: Timestamp, purchase: &PurchaseOrder, lacks: &[Lack]) -> QueryResult<()> {
    for lack in lacks {
        let share = purchase_order_shares::table
            .filter(purchase_order_shares::purchase_order_id.eq(&purchase.id))
            .filter(purchase_order_shares::variant_id.eq(&lack.variant_id));
        diesel::update(share).set(purchase_order_shares::missing.eq(lack.missing)).execute(conn)?;
    }
    give_up(conn, now, purchase, PurchaseOrderStatus::Cancelled)?;
    notices::tell(conn, now, &Notice::PurchaseShort { order: purchase })
}
