//! What a curator may add to a collection: pieces of the gallery, by words, by SKU or by address.

use super::add_to_collection::published;
use super::collection_forms::sku_or_slug;
use crate::catalog::cards;
use crate::db::DbConn;
use crate::error::AppError;
use crate::search::{ProductCard, SearchQuery};
use crate::web::Visitor;

const AT_ONCE: u32 = 12;

/// The piece of that SKU or address, else what the gallery's search finds. Nothing is looked for without words.
pub async fn find(visitor: &Visitor, text: &str) -> Result<Vec<ProductCard>, AppError> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let named = sku_or_slug(text).to_owned();
    let load = move |conn: &mut DbConn| {
        let id = published(conn, &named)?;
        Ok(cards::by_ids(conn, id.as_slice())?)
    };
    let exact = visitor.app.read::<_, AppError>(load).await?;
    if !exact.is_empty() {
        return Ok(exact);
    }
    let query = SearchQuery { text: text.to_owned(), per_page: AT_ONCE, ..SearchQuery::new(visitor.language) };
    let found = visitor.app.search.search(&query).await;
    Ok(found.map_err(|error| AppError::Unavailable(error.to_string()))?.items)
}
