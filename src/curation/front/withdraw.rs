//! The curator takes an arrangement out of the schedule before it is due.

use diesel::prelude::*;

use super::FrontError;
use crate::audit::{self, Act, ActKind};
use crate::db::schema::front_arrangements;
use crate::db::{DbConn, Timestamp};
use crate::ids::ArrangementId;
use crate::web::CuratorScope;

/// What is due already was shown: that stays true.
pub fn withdraw(conn: &mut DbConn, now: Timestamp, scope: &CuratorScope, id: &ArrangementId) -> Result<(), FrontError> {
    let waiting = front_arrangements::table
        .find(id)
        .filter(front_arrangements::starts_at.gt(now).and(front_arrangements::withdrawn_at.is_null()));
    let withdrawn = diesel::update(waiting)
        .set((front_arrangements::withdrawn_at.eq(now), front_arrangements::withdrawn_by.eq(scope.user_id())))
        .execute(conn)?;
    if withdrawn == 1 {
        audit::record(conn, now, &Act::of_gallery(scope, ActKind::FrontWithdrawn, ""))?;
        return Ok(());
    }
    let is_there: i64 = front_arrangements::table.find(id).count().get_result(conn)?;
    Err(if is_there == 1 { FrontError::Past } else { FrontError::NotFound })
}
