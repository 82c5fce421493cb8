//! A company paid: what waited for its money is placed. Whatever becomes of that, the money stays booked.

use diesel::prelude::*;

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

/// What could not be placed in the transaction of the payment.
pub async fn run(app: &App, company_id: &CompanyId) -> anyhow::Result<()> {
    let (now, company_id) = (app.clock.now(), company_id.clone());
    let place = move |conn: &mut DbConn| {
        lock_row(conn, "companies", company_id.as_str())?;
        place_paid(conn, now, &company_id)
    };
    Ok(app.write::<_, PlaceError>(place).await?)
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
                notices::tell(conn, now, &Notice::PurchaseDecided { by: None, order: &purchase, to, note: "" })?;
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
