//! Carts that nobody came back to: guests', whose session has ended by then, and those that programs opened. A cart
//! that was ordered is gone already (`checkout/prepare.rs`).

use chrono::TimeDelta;
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::app::App;
use crate::db::schema::{cart_items, carts};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::CartId;

/// As long as a session after its last change: `web/session_store.rs`.
const DAYS: i64 = 30;
/// In one transaction, so that nobody waits long; the next run goes on.
const BATCH: i64 = 200;

/// Returns how many were deleted.
pub async fn run(app: &App) -> Result<usize, DbError> {
    let until = app.clock.now() - TimeDelta::days(DAYS);
    let found = app.read::<_, DbError>(move |conn| Ok(abandoned(conn, until)?)).await?;
    if found.is_empty() {
        return Ok(0);
    }
    app.write(move |conn| Ok(delete(conn, until, &found)?)).await
}

/// The oldest first.
fn abandoned(conn: &mut DbConn, until: Timestamp) -> QueryResult<Vec<CartId>> {
    carts::table
        .filter(carts::user_id.is_null().and(carts::updated_at.le(until)))
        .order(carts::updated_at)
        .limit(BATCH)
        .select(carts::id)
        .load(conn)
}

fn delete(conn: &mut DbConn, until: Timestamp, found: &[CartId]) -> QueryResult<usize> {
    let mut deleted = 0;
    for id in found {
        lock_row(conn, "carts", id.as_str())?;
        // somebody may have come back just now
        let left_alone = carts::table.find(id).filter(carts::user_id.is_null().and(carts::updated_at.le(until)));
        if diesel::select(exists(left_alone)).get_result::<bool>(conn)? {
            diesel::delete(cart_items::table.filter(cart_items::cart_id.eq(id))).execute(conn)?;
            deleted += diesel::delete(carts::table.find(id)).execute(conn)?;
        }
    }
    Ok(deleted)
}
