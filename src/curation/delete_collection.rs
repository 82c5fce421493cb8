//! The curator gives a collection up for good; its pieces stay listed.

use diesel::prelude::*;

use crate::audit::{self, Act, ActKind};
use crate::catalog::version;
use crate::db::schema::{collection_items, collections};
use crate::db::{DbConn, Timestamp};
use crate::ids::CollectionId;
use crate::web::CuratorScope;

/// Returns its title, where there was such a collection.
pub fn delete_collection(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &CollectionId,
) -> QueryResult<Option<String>> {
    version::touch_gallery(conn)?;
    diesel::delete(collection_items::table.filter(collection_items::collection_id.eq(id))).execute(conn)?;
    let title: Option<String> =
        diesel::delete(collections::table.find(id)).returning(collections::title_id).get_result(conn).optional()?;
    if let Some(title) = &title {
        audit::record(conn, now, &Act::of_gallery(scope, ActKind::CollectionDeleted, title))?;
    }
    Ok(title)
}
