//! The curator begins a collection: the last in the order, and empty.

use diesel::dsl::max;
use diesel::prelude::*;

use super::edit_collection::{CollectionError, CollectionText, is_taken, refresh_on_time};
use crate::audit::{self, Act, ActKind};
use crate::catalog::version;
use crate::db::schema::collections;
use crate::db::{DbConn, Timestamp};
use crate::ids::CollectionId;
use crate::web::CuratorScope;

/// Its address comes from the Indonesian title where none is given; a number tells two with one title apart.
pub fn create_collection(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    text: &CollectionText,
) -> Result<CollectionId, CollectionError> {
    version::touch_gallery(conn)?;
    let id = CollectionId::new();
    let last: Option<i32> = collections::table.select(max(collections::position)).first(conn)?;
    let slug = match &text.slug {
        Some(slug) if is_taken(conn, slug)? => return Err(CollectionError::SlugTaken),
        Some(slug) => slug.clone(),
        None => free_slug(conn, &text.title_id)?,
    };
    diesel::insert_into(collections::table)
        .values((
            collections::id.eq(&id),
            collections::slug.eq(slug),
            collections::title_id.eq(&text.title_id),
            collections::title_en.eq(&text.title_en),
            collections::description_id.eq(&text.description_id),
            collections::description_en.eq(&text.description_en),
            collections::position.eq(last.unwrap_or(0) + 1),
            collections::is_published.eq(text.is_published),
            collections::shown_from.eq(text.shown_from),
            collections::shown_until.eq(text.shown_until),
        ))
        .execute(conn)?;
    refresh_on_time(conn, now, text)?;
    audit::record(conn, now, &Act::of_gallery(scope, ActKind::CollectionCreated, &text.title_id))?;
    Ok(id)
}

fn free_slug(conn: &mut DbConn, title: &str) -> QueryResult<String> {
    let base = slug(title);
    let taken: Vec<String> = collections::table.select(collections::slug).load(conn)?;
    let mut candidates = std::iter::once(base.clone()).chain((2..).map(|n| format!("{base}-{n}")));
    Ok(candidates.find(|slug| !taken.contains(slug)).unwrap_or(base))
}

fn slug(title: &str) -> String {
    let words: Vec<String> = title
        .to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    if words.is_empty() { "koleksi".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn an_address_has_words_and_hyphens_only() {
        assert_eq!(slug("Kopi & teh, dari lereng"), "kopi-teh-dari-lereng");
        assert_eq!(slug("…"), "koleksi");
    }
}
