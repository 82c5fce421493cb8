//! What the gallery shows changes at a moment that was set before: kept pages are told then.

use chrono::TimeDelta;
use diesel::QueryResult;

use super::version;
use crate::app::App;
use crate::db::{DbConn, DbError, Timestamp};
use crate::jobs::{Job, enqueue_at};

/// The clocks of two nodes may differ by less than that.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::minutes(1);

/// Has every node render its pages anew at this moment, and once more when it has come for the slowest clock: a node
/// that is behind would keep what was before. A moment in the past needs nothing.
pub fn refresh_at(conn: &mut DbConn, now: Timestamp, due: Timestamp) -> QueryResult<()> {
    if due <= now {
        return Ok(());
    }
    for run_at in [due, due + CLOCKS_DIFFER] {
        enqueue_at(conn, now, run_at, &Job::RefreshGallery)?;
    }
    Ok(())
}

/// Does no harm when it is done twice, or for a date that was changed since.
pub async fn refresh(app: &App) -> anyhow::Result<()> {
    Ok(app.write::<_, DbError>(|conn| Ok(version::touch_gallery(conn)?)).await?)
}
