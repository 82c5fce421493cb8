//! The one product a village stands for: the curator chooses it, and every change is kept. Owns `signature_changes`.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use crate::catalog::{ListingStatus, version};
use crate::db::schema::{products, signature_changes, users, villages};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::ProductId;
use crate::web::CuratorScope;

#[derive(Debug, thiserror::Error)]
pub enum SignatureError {
    #[error("no such village")]
    NotFound,
    /// Not of this village, or not in the gallery.
    #[error("no such product")]
    NoSuchProduct,
    #[error("it is so already")]
    Unchanged,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for SignatureError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// None: the village stands for no product.
pub fn choose_signature(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    village_code: &str,
    to: Option<&ProductId>,
) -> Result<(), SignatureError> {
    // holds the catalogue's number: two curators choose one after the other
    version::touch_gallery(conn)?;
    let known: Option<String> = villages::table.find(village_code).select(villages::code).first(conn).optional()?;
    known.ok_or(SignatureError::NotFound)?;
    let of_village = products::table.filter(products::village_code.eq(village_code));
    let from: Option<ProductId> =
        of_village.filter(products::is_primary).select(products::id).first(conn).optional()?;
    if from.as_ref() == to {
        return Err(SignatureError::Unchanged);
    }
    if let Some(to) = to {
        let found: Option<ProductId> = of_village
            .filter(products::id.eq(to).and(products::status.eq(ListingStatus::Published)))
            .select(products::id)
            .first(conn)
            .optional()?;
        found.ok_or(SignatureError::NoSuchProduct)?;
    }
    // the old one first: the database keeps a village to one
    for (product_id, is_primary) in [(from.as_ref(), false), (to, true)] {
        let Some(product_id) = product_id else { continue };
        diesel::update(products::table.find(product_id)).set(products::is_primary.eq(is_primary)).execute(conn)?;
        version::touch(conn, now, product_id)?;
    }
    diesel::insert_into(signature_changes::table)
        .values((
            signature_changes::id.eq(uuid::Uuid::now_v7().to_string()),
            signature_changes::village_code.eq(village_code),
            signature_changes::from_product_id.eq(from),
            signature_changes::to_product_id.eq(to),
            signature_changes::changed_by.eq(scope.user_id()),
            signature_changes::changed_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// A product that may be chosen.
#[derive(Debug, Serialize, Queryable)]
pub struct Candidate {
    pub id: ProductId,
    pub name_id: String,
    pub name_en: String,
    pub sku: String,
    pub is_primary: bool,
    pub status: ListingStatus,
}

/// What the village has in the gallery, and its signature product wherever that is.
pub fn candidates(conn: &mut DbConn, village_code: &str) -> QueryResult<Vec<Candidate>> {
    products::table
        .filter(products::village_code.eq(village_code))
        .filter(products::status.eq(ListingStatus::Published).or(products::is_primary))
        .order((products::name_id, products::id))
        .select((
            products::id,
            products::name_id,
            products::name_en,
            products::sku,
            products::is_primary,
            products::status,
        ))
        .load(conn)
}

#[derive(Debug, Clone, Serialize)]
pub struct ProductName {
    pub id: String,
    pub en: String,
}

#[derive(Debug, Serialize)]
pub struct SignatureChange {
    pub from: Option<ProductName>,
    pub to: Option<ProductName>,
    pub person: String,
    pub changed_at: Timestamp,
}

/// The latest first.
pub fn history(conn: &mut DbConn, village_code: &str) -> QueryResult<Vec<SignatureChange>> {
    type Row = (Option<ProductId>, Option<ProductId>, String, Timestamp);
    let rows: Vec<Row> = signature_changes::table
        .inner_join(users::table)
        .filter(signature_changes::village_code.eq(village_code))
        .order(signature_changes::id.desc())
        .limit(50)
        .select((
            signature_changes::from_product_id,
            signature_changes::to_product_id,
            users::name,
            signature_changes::changed_at,
        ))
        .load(conn)?;
    let ids: Vec<&ProductId> = rows.iter().flat_map(|row| [row.0.as_ref(), row.1.as_ref()]).flatten().collect();
    let named: Vec<(ProductId, String, String)> = products::table
        .filter(products::id.eq_any(ids))
        .select((products::id, products::name_id, products::name_en))
        .load(conn)?;
    let names: HashMap<ProductId, ProductName> =
        named.into_iter().map(|(product, id, en)| (product, ProductName { id, en })).collect();
    let name = |product: Option<ProductId>| product.and_then(|product| names.get(&product).cloned());
    let change =
        |(from, to, person, changed_at): Row| SignatureChange { from: name(from), to: name(to), person, changed_at };
    Ok(rows.into_iter().map(change).collect())
}
