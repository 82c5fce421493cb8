//! Reads for the curator's pages.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde::Serialize;

use crate::catalog::ListingStatus;
use crate::db::schema::{bumdes, listing_events, products, villages};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, ProductId};

pub const PER_PAGE: i64 = 30;

diesel::define_sql_function! {
    /// by the database's own idea of letters
    fn lower(text: Text) -> Text;
}

/// What the curator looks for. Empty text looks for everything.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Wanted {
    pub q: String,
    pub village: String,
    pub status: Option<ListingStatus>,
    pub page: i64,
}

#[derive(Debug, Serialize, Queryable)]
pub struct ListedProduct {
    pub id: ProductId,
    pub sku: String,
    pub slug: String,
    pub category_code: String,
    pub name_id: String,
    pub name_en: String,
    pub status: ListingStatus,
    pub is_primary: bool,
    pub updated_at: Timestamp,
    pub village_name: String,
    pub bumdes_id: BumdesId,
    pub bumdes_name: String,
}

/// One page of listings, the latest changed first, and how many there are.
pub fn products(conn: &mut DbConn, wanted: &Wanted) -> QueryResult<(Vec<ListedProduct>, i64)> {
    // a filter that lets everything through would still be tried on every row
    let matching = || {
        let mut query = products::table
            .inner_join(villages::table)
            .inner_join(bumdes::table.on(bumdes::id.eq(products::bumdes_id)))
            .into_boxed();
        if !wanted.q.trim().is_empty() {
            let text = pattern(&wanted.q);
            let name = lower(products::name_id).like(text.clone()).or(lower(products::name_en).like(text.clone()));
            query = query.filter(name.or(lower(products::sku).like(text)));
        }
        if !wanted.village.trim().is_empty() {
            query = query.filter(lower(villages::name).like(pattern(&wanted.village)));
        }
        if let Some(status) = wanted.status {
            query = query.filter(products::status.eq(status));
        }
        query
    };
    let is_any = wanted.q.trim().is_empty() && wanted.village.trim().is_empty();
    let total = match wanted.status {
        _ if !is_any => matching().select(count_star()).first(conn)?,
        Some(status) => products::table.filter(products::status.eq(status)).select(count_star()).first(conn)?,
        None => products::table.select(count_star()).first(conn)?,
    };
    let rows = matching()
        .order((products::updated_at.desc(), products::id.desc()))
        .limit(PER_PAGE)
        .offset((wanted.page - 1) * PER_PAGE)
        .select((
            products::id,
            products::sku,
            products::slug,
            products::category_code,
            products::name_id,
            products::name_en,
            products::status,
            products::is_primary,
            products::updated_at,
            villages::name,
            bumdes::id,
            bumdes::name,
        ))
        .load(conn)?;
    Ok((rows, total))
}

/// `%words%`; the signs that LIKE reads in its own way are left out.
pub fn pattern(text: &str) -> String {
    let plain: String = text.trim().to_lowercase().chars().filter(|c| !matches!(c, '%' | '_' | '\\')).collect();
    format!("%{plain}%")
}

/// The note left with the latest change of each listing, where there is one.
pub fn latest_notes(conn: &mut DbConn, ids: &[&ProductId]) -> QueryResult<HashMap<ProductId, String>> {
    let rows: Vec<(ProductId, Option<String>)> = listing_events::table
        .filter(listing_events::product_id.eq_any(ids.iter().copied()))
        .order((listing_events::created_at, listing_events::id))
        .select((listing_events::product_id, listing_events::note))
        .load(conn)?;
    let mut notes = HashMap::new();
    for (id, note) in rows {
        match note {
            Some(note) => notes.insert(id, note),
            None => notes.remove(&id),
        };
    }
    Ok(notes)
}
