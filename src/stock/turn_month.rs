//! A month is over: what is made to order can be ordered anew, and its pages say so.

use diesel::prelude::*;

use super::shown::{Change, touch_what_shows};
use crate::app::App;
use crate::catalog::Making;
use crate::db::schema::{capacity_months, products};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::ProductId;

/// How many a run takes on; the next run goes on.
const BATCH: i64 = 200;

/// Returns for how many products a month ended.
pub async fn run(app: &App) -> Result<usize, DbError> {
    let now = app.clock.now();
    let due = app.read::<_, DbError>(move |conn| Ok(due(conn, now)?)).await?;
    if due.is_empty() {
        return Ok(0);
    }
    app.write::<_, DbError>(move |conn| Ok(turn(conn, now, &due)?)).await
}

/// In the order of the products, like everything that holds several months.
fn due(conn: &mut DbConn, now: Timestamp) -> QueryResult<Vec<(ProductId, String)>> {
    let mut due: Vec<(ProductId, String)> = capacity_months::table
        .filter(capacity_months::is_over.eq(false).and(capacity_months::ends_at.le(now)))
        .order(capacity_months::ends_at)
        .limit(BATCH)
        .select((capacity_months::product_id, capacity_months::month))
        .load(conn)?;
    due.sort();
    Ok(due)
}

fn turn(conn: &mut DbConn, now: Timestamp, due: &[(ProductId, String)]) -> QueryResult<usize> {
    let mut changes = Vec::with_capacity(due.len());
    for (product_id, month) in due {
        let row = capacity_months::table.find((product_id, month));
        // somebody who orders in the new month may have closed it already
        let ordered: Option<i64> = diesel::update(row.filter(capacity_months::is_over.eq(false)))
            .set(capacity_months::is_over.eq(true))
            .returning(capacity_months::ordered)
            .get_result(conn)
            .optional()?;
        let (making, capacity): (Making, i64) =
            products::table.find(product_id).select((products::making, products::monthly_capacity)).first(conn)?;
        if let Some(ordered) = ordered.filter(|_| making == Making::Order) {
            changes.push(Change { product_id, before: capacity - ordered, after: capacity });
        }
    }
    touch_what_shows(conn, now, &changes)?;
    Ok(changes.len())
}
