//! The curator puts a piece at the end of a collection, by its SKU or its address.

use diesel::dsl::max;
use diesel::prelude::*;

use crate::audit::{self, Act, ActKind};
use crate::catalog::{ListingStatus, version};
use crate::db::schema::{collection_items, collections, products};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{CollectionId, ProductId};
use crate::web::CuratorScope;

#[derive(Debug, thiserror::Error)]
pub enum AddToCollectionError {
    #[error("no such collection")]
    NotFound,
    /// Nothing in the gallery has this SKU or address.
    #[error("no such product")]
    NoSuchProduct,
    /// It holds [`MOST_PIECES`] already.
    #[error("the collection is full")]
    Full,
    #[error("the product is in the collection already")]
    AlreadyThere,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for AddToCollectionError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Its page shows all of them at once.
pub const MOST_PIECES: i64 = 60;

pub fn add_to_collection(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    collection_id: &CollectionId,
    sku_or_slug: &str,
) -> Result<(), AddToCollectionError> {
    version::touch_gallery(conn)?;
    let title: Option<String> =
        collections::table.find(collection_id).select(collections::title_id).first(conn).optional()?;
    let title = title.ok_or(AddToCollectionError::NotFound)?;
    let product_id = published(conn, sku_or_slug)?.ok_or(AddToCollectionError::NoSuchProduct)?;
    let items = collection_items::table.filter(collection_items::collection_id.eq(collection_id));
    let is_there: i64 = items.filter(collection_items::product_id.eq(&product_id)).count().get_result(conn)?;
    if is_there > 0 {
        return Err(AddToCollectionError::AlreadyThere);
    }
    if items.count().get_result::<i64>(conn)? >= MOST_PIECES {
        return Err(AddToCollectionError::Full);
    }
    let last: Option<i32> = items.select(max(collection_items::position)).first(conn)?;
    diesel::insert_into(collection_items::table)
        .values((
            collection_items::collection_id.eq(collection_id),
            collection_items::product_id.eq(&product_id),
            collection_items::position.eq(last.unwrap_or(0) + 1),
        ))
        .execute(conn)?;
    audit::record(conn, now, &Act::of_gallery(scope, ActKind::CollectionPieceAdded, &title).noting(sku_or_slug))?;
    Ok(())
}

/// What is in the gallery under this SKU or address.
pub(super) fn published(conn: &mut DbConn, sku_or_slug: &str) -> QueryResult<Option<ProductId>> {
    let skus = [sku_or_slug.to_owned(), sku_or_slug.to_uppercase()];
    products::table
        .filter(products::slug.eq(sku_or_slug.to_lowercase()).or(products::sku.eq_any(skus)))
        .filter(products::status.eq(ListingStatus::Published))
        .select(products::id)
        .first(conn)
        .optional()
}
