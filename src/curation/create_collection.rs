//! The curator begins a collection: last on the front page, and not shown yet.

use diesel::dsl::max;
use diesel::prelude::*;

use super::CollectionText;
use crate::catalog::version;
use crate::db::DbConn;
use crate::db::schema::collections;
use crate::ids::CollectionId;
use crate::web::CuratorScope;

/// Its address comes from the Indonesian title; a number tells two with one title apart.
pub fn create_collection(conn: &mut DbConn, _: &CuratorScope, text: &CollectionText) -> QueryResult<CollectionId> {
    version::touch_gallery(conn)?;
    let id = CollectionId::new();
    let last: Option<i32> = collections::table.select(max(collections::position)).first(conn)?;
    diesel::insert_into(collections::table)
        .values((
            collections::id.eq(&id),
            collections::slug.eq(free_slug(conn, &text.title_id)?),
            collections::title_id.eq(&text.title_id),
            collections::title_en.eq(&text.title_en),
            collections::description_id.eq(&text.description_id),
            collections::description_en.eq(&text.description_en),
            collections::position.eq(last.unwrap_or(0) + 1),
            collections::is_published.eq(text.is_published),
        ))
        .execute(conn)?;
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
