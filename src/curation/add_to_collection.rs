//! The curator puts a piece at the end of a collection, by its SKU or its address.

use diesel::dsl::max;
use diesel::prelude::*;

use super::queries::lower;
use crate::catalog::version;
use crate::db::schema::{collection_items, collections, products};
use crate::db::{DbConn, DbError};
use crate::ids::{CollectionId, ProductId};
use crate::web::CuratorScope;

#[derive(Debug, thiserror::Error)]
pub enum AddToCollectionError {
    #[error("no such collection")]
    NotFound,
    /// Nothing is listed under this SKU or address.
    #[error("no such product")]
    NoSuchProduct,
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

pub fn add_to_collection(
    conn: &mut DbConn,
    _: &CuratorScope,
    collection_id: &CollectionId,
    sku_or_slug: &str,
) -> Result<(), AddToCollectionError> {
    version::touch_gallery(conn)?;
    let found: Option<CollectionId> =
        collections::table.find(collection_id).select(collections::id).first(conn).optional()?;
    found.ok_or(AddToCollectionError::NotFound)?;
    let product: Option<ProductId> = products::table
        .filter(lower(products::sku).eq(sku_or_slug.to_lowercase()).or(products::slug.eq(sku_or_slug.to_lowercase())))
        .select(products::id)
        .first(conn)
        .optional()?;
    let product_id = product.ok_or(AddToCollectionError::NoSuchProduct)?;
    let items = collection_items::table.filter(collection_items::collection_id.eq(collection_id));
    let is_there: i64 = items.filter(collection_items::product_id.eq(&product_id)).count().get_result(conn)?;
    if is_there > 0 {
        return Err(AddToCollectionError::AlreadyThere);
    }
    let last: Option<i32> = items.select(max(collection_items::position)).first(conn)?;
    diesel::insert_into(collection_items::table)
        .values((
            collection_items::collection_id.eq(collection_id),
            collection_items::product_id.eq(&product_id),
            collection_items::position.eq(last.unwrap_or(0) + 1),
        ))
        .execute(conn)?;
    Ok(())
}
