//! Reads of the catalogue shaped for pages.

use diesel::prelude::*;
use serde::Serialize;

use super::{ListingStatus, cards};
use crate::db::DbConn;
use crate::db::schema::{categories, products};
use crate::ids::{BumdesId, ProductId};
use crate::search::ProductCard;

#[derive(Debug, Clone, Queryable, Selectable, Serialize)]
#[diesel(table_name = categories)]
pub struct Category {
    pub code: String,
    pub name_id: String,
    pub name_en: String,
}

/// All categories in the order they are shown.
pub fn categories(conn: &mut DbConn) -> QueryResult<Vec<Category>> {
    categories::table.order(categories::position).select(Category::as_select()).load(conn)
}

/// Signature products, those that sell best first.
pub fn signature_ids(conn: &mut DbConn, limit: i64) -> QueryResult<Vec<ProductId>> {
    products::table
        .filter(products::status.eq(ListingStatus::Published).and(products::is_primary))
        .order((products::sold_count.desc(), products::published_at.desc(), products::id))
        .limit(limit)
        .select(products::id)
        .load(conn)
}

/// As many pieces a village's or a BUMDes's page shows; the product list has the others.
pub const ON_A_PAGE: i64 = 48;

/// What a village makes, its signature product first; at most [`ON_A_PAGE`].
pub fn of_village(conn: &mut DbConn, village_code: &str) -> QueryResult<Vec<ProductCard>> {
    let ids: Vec<ProductId> = products::table
        .filter(products::village_code.eq(village_code).and(products::status.eq(ListingStatus::Published)))
        .order((products::is_primary.desc(), products::sku))
        .limit(ON_A_PAGE)
        .select(products::id)
        .load(conn)?;
    cards::by_ids(conn, &ids)
}

/// What a BUMDes sells, signature products first; at most [`ON_A_PAGE`].
pub fn of_bumdes(conn: &mut DbConn, bumdes_id: &BumdesId) -> QueryResult<Vec<ProductCard>> {
    let ids: Vec<ProductId> = products::table
        .filter(products::bumdes_id.eq(bumdes_id).and(products::status.eq(ListingStatus::Published)))
        .order((products::is_primary.desc(), products::sku))
        .limit(ON_A_PAGE)
        .select(products::id)
        .load(conn)?;
    cards::by_ids(conn, &ids)
}

/// The published products behind this one, in the order they were first listed.
pub fn after(conn: &mut DbConn, cursor: Option<&ProductId>, limit: i64) -> QueryResult<Vec<ProductCard>> {
    let mut query = products::table.filter(products::status.eq(ListingStatus::Published)).into_boxed();
    if let Some(cursor) = cursor {
        query = query.filter(products::id.gt(cursor.clone()));
    }
    let ids: Vec<ProductId> = query.order(products::id).limit(limit).select(products::id).load(conn)?;
    cards::by_ids(conn, &ids)
}
