//! What happens to a notice after it was told: somebody reads it, or it grows old.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::queries::{Reader, own};
use crate::db::schema::notices;
use crate::db::{DbConn, Timestamp};
use crate::ids::NoticeId;

/// Read or not, after this long nobody needs it.
const KEPT_DAYS: i64 = 180;

/// Marks it read and returns where it leads; none when it is somebody else's.
pub(super) fn read(conn: &mut DbConn, now: Timestamp, reader: &Reader, id: &NoticeId) -> QueryResult<Option<String>> {
    let found: Option<(String, Option<Timestamp>)> =
        own(reader).filter(notices::id.eq(id)).select((notices::link, notices::read_at)).first(conn).optional()?;
    let Some((link, read_at)) = found else { return Ok(None) };
    if read_at.is_none() {
        diesel::update(notices::table.find(id)).set(notices::read_at.eq(now)).execute(conn)?;
    }
    Ok(Some(link))
}

/// Those of other BUMDes the person worked for too: they are read no more.
pub(super) fn read_all(conn: &mut DbConn, now: Timestamp, reader: &Reader) -> QueryResult<()> {
    let unread = notices::table.filter(notices::user_id.eq(&reader.user_id).and(notices::read_at.is_null()));
    diesel::update(unread).set(notices::read_at.eq(now)).execute(conn)?;
    Ok(())
}

/// Returns how many there were.
pub fn delete_old(conn: &mut DbConn, now: Timestamp) -> QueryResult<usize> {
    let old = notices::table.filter(notices::created_at.lt(now - TimeDelta::days(KEPT_DAYS)));
    diesel::delete(old).execute(conn)
}
