//! The curator rewrites a collection, gives it another address, shows it, or says from when until when.

use diesel::prelude::*;

use crate::audit::{self, Act, ActKind};
use crate::catalog::{timed, version};
use crate::db::schema::collections;
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::CollectionId;
use crate::web::CuratorScope;

/// What a collection says in both languages, where it is found and when it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectionText {
    /// none: made from the Indonesian title of a new one, kept of an old one
    pub slug: Option<String>,
    pub title_id: String,
    pub title_en: String,
    pub description_id: String,
    pub description_en: String,
    pub is_published: bool,
    pub shown_from: Option<Timestamp>,
    /// the first moment in which it is not shown any more
    pub shown_until: Option<Timestamp>,
}

#[derive(Debug, thiserror::Error)]
pub enum CollectionError {
    #[error("no such collection")]
    NotFound,
    /// Another collection has this address.
    #[error("the address is taken")]
    SlugTaken,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for CollectionError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn edit_collection(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &CollectionId,
    text: &CollectionText,
) -> Result<(), CollectionError> {
    version::touch_gallery(conn)?;
    let old: Option<String> = collections::table.find(id).select(collections::slug).first(conn).optional()?;
    let old = old.ok_or(CollectionError::NotFound)?;
    let slug = text.slug.as_ref().unwrap_or(&old);
    if *slug != old && is_taken(conn, slug)? {
        return Err(CollectionError::SlugTaken);
    }
    diesel::update(collections::table.find(id))
        .set((
            collections::slug.eq(slug),
            collections::title_id.eq(&text.title_id),
            collections::title_en.eq(&text.title_en),
            collections::description_id.eq(&text.description_id),
            collections::description_en.eq(&text.description_en),
            collections::is_published.eq(text.is_published),
            collections::shown_from.eq(text.shown_from),
            collections::shown_until.eq(text.shown_until),
        ))
        .execute(conn)?;
    refresh_on_time(conn, now, text)?;
    audit::record(conn, now, &Act::of_gallery(scope, ActKind::CollectionEdited, &text.title_id))?;
    Ok(())
}

pub(super) fn is_taken(conn: &mut DbConn, slug: &str) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(collections::table.filter(collections::slug.eq(slug)))).get_result(conn)
}

/// Kept pages follow when the collection begins or ends to be shown.
pub(super) fn refresh_on_time(conn: &mut DbConn, now: Timestamp, text: &CollectionText) -> QueryResult<()> {
    if !text.is_published {
        return Ok(());
    }
    text.shown_from.into_iter().chain(text.shown_until).try_for_each(|due| timed::refresh_at(conn, now, due))
}
