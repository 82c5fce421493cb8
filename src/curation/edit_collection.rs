//! The curator rewrites a collection, shows it or takes it off the front page.

use diesel::prelude::*;

use crate::catalog::version;
use crate::db::DbConn;
use crate::db::schema::collections;
use crate::ids::CollectionId;
use crate::web::CuratorScope;

/// What a collection says in both languages, and whether it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectionText {
    pub title_id: String,
    pub title_en: String,
    pub description_id: String,
    pub description_en: String,
    pub is_published: bool,
}

/// Returns whether there is such a collection.
pub fn edit_collection(
    conn: &mut DbConn,
    _: &CuratorScope,
    id: &CollectionId,
    text: &CollectionText,
) -> QueryResult<bool> {
    version::touch_gallery(conn)?;
    let changed = diesel::update(collections::table.find(id))
        .set((
            collections::title_id.eq(&text.title_id),
            collections::title_en.eq(&text.title_en),
            collections::description_id.eq(&text.description_id),
            collections::description_en.eq(&text.description_en),
            collections::is_published.eq(text.is_published),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}
