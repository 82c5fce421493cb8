//! What the gallery says of a product's permits: those that a curator checked, and those that the office's own file
//! names. What a BUMDes stated is not shown before it was checked.
//!
//! A permit that ended is left out from the moment that `ended_at` is written, because indexes and kept pages hear of
//! changes, not of days.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use serde::Serialize;

use super::{Permit, PermitKind, PermitStatus};
use crate::catalog::Product;
use crate::db::DbConn;
use crate::db::schema::{permits, products};
use crate::ids::{BumdesId, ProductId};

/// One permit on a product's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Badge {
    pub kind: PermitKind,
    /// empty where only the office's file names it
    pub number: String,
    /// a curator has checked it
    pub is_verified: bool,
}

/// The badges of a product, one of a kind, in the order of the kinds.
pub fn badges(conn: &mut DbConn, product: &Product) -> QueryResult<Vec<Badge>> {
    let mut found = badges_of(conn, std::slice::from_ref(&product))?;
    Ok(found.remove(&product.id).unwrap_or_default())
}

/// [`badges`] of many products in one query.
pub fn badges_of(conn: &mut DbConn, products: &[&Product]) -> QueryResult<HashMap<ProductId, Vec<Badge>>> {
    let ids: Vec<&ProductId> = products.iter().map(|product| &product.id).collect();
    let sellers: HashSet<&BumdesId> = products.iter().map(|product| &product.bumdes_id).collect();
    let is_shown = permits::status
        .eq(PermitStatus::Verified)
        .or(permits::status.eq(PermitStatus::Stated).and(permits::stated_by.is_null()));
    let rows: Vec<Permit> = permits::table
        .filter(permits::bumdes_id.eq_any(sellers))
        .filter(permits::product_id.is_null().or(permits::product_id.assume_not_null().eq_any(ids)))
        .filter(permits::ended_at.is_null().and(is_shown))
        .select(Permit::as_select())
        .load(conn)?;
    let mut of_seller: HashMap<&BumdesId, Vec<&Permit>> = HashMap::new();
    for permit in &rows {
        of_seller.entry(&permit.bumdes_id).or_default().push(permit);
    }
    let badges = |product: &Product| {
        let own = of_seller.get(&product.bumdes_id).map_or(&[][..], Vec::as_slice);
        let own = own.iter().filter(|p| p.covers(&product.bumdes_id, &product.producer_id, &product.id));
        one_of_a_kind(own.copied())
    };
    Ok(products.iter().map(|product| (product.id.clone(), badges(product))).collect())
}

/// Of several of a kind the one that was checked, and the newest of those.
fn one_of_a_kind<'a>(permits: impl Iterator<Item = &'a Permit>) -> Vec<Badge> {
    let mut best: HashMap<PermitKind, &Permit> = HashMap::new();
    for permit in permits {
        let rank = |permit: &Permit| (permit.status == PermitStatus::Verified, permit.decided_at);
        let held = best.entry(permit.kind).or_insert(permit);
        if rank(permit) > rank(held) {
            *held = permit;
        }
    }
    let badge = |permit: &&Permit| Badge {
        kind: permit.kind,
        number: permit.number.clone(),
        is_verified: permit.status == PermitStatus::Verified,
    };
    PermitKind::ALL.iter().filter_map(|kind| best.get(kind).map(badge)).collect()
}

/// [`badges`] of the product with this id; none where there is no such product.
pub fn badges_by_id(conn: &mut DbConn, id: &ProductId) -> QueryResult<Vec<Badge>> {
    let product: Option<Product> = products::table.find(id).select(Product::as_select()).first(conn).optional()?;
    product.map_or(Ok(Vec::new()), |product| badges(conn, &product))
}
