//! What is on offer of a product: what its active variants cost, and whether any can be bought now. Cards and
//! the search index both read it here, so that they cannot disagree.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::db::DbConn;
use crate::db::schema::{stock_levels, variants};
use crate::ids::ProductId;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// in rupiah
    pub cheapest_minor: i64,
    pub dearest_minor: i64,
    /// whether a piece of any variant is on hand and not held for anyone
    pub is_in_stock: bool,
}

/// The most products that [`of_few`] takes.
pub const FEW: usize = 4;

/// A product's id, a variant's price, what is on hand and what is held.
type VariantOffer = (ProductId, i64, Option<i64>, Option<i64>);

/// Of these products; one without an active variant has no entry. One query, however many there are.
pub fn of(conn: &mut DbConn, ids: &[&ProductId]) -> QueryResult<HashMap<ProductId, Offer>> {
    let rows: Vec<VariantOffer> = variants::table
        .left_join(stock_levels::table.on(stock_levels::variant_id.eq(variants::id)))
        .filter(variants::product_id.eq_any(ids).and(variants::is_active))
        .select((
            variants::product_id,
            variants::price_minor,
            stock_levels::on_hand.nullable(),
            stock_levels::reserved.nullable(),
        ))
        .load(conn)?;
    Ok(sum_up(rows))
}

/// [`of`] for the first [`FEW`], in a statement of a fixed form, which SQLite plans once.
pub fn of_few(conn: &mut DbConn, ids: &[&ProductId]) -> QueryResult<HashMap<ProductId, Offer>> {
    let Some(last) = ids.last() else { return Ok(HashMap::new()) };
    let id = |place: usize| variants::product_id.eq(ids.get(place).unwrap_or(last));
    let rows: Vec<VariantOffer> = variants::table
        .left_join(stock_levels::table.on(stock_levels::variant_id.eq(variants::id)))
        .filter(id(0).or(id(1)).or(id(2)).or(id(3)).and(variants::is_active))
        .select((
            variants::product_id,
            variants::price_minor,
            stock_levels::on_hand.nullable(),
            stock_levels::reserved.nullable(),
        ))
        .load(conn)?;
    Ok(sum_up(rows))
}

fn sum_up(rows: Vec<VariantOffer>) -> HashMap<ProductId, Offer> {
    let mut offers: HashMap<ProductId, Offer> = HashMap::new();
    for (id, price, on_hand, reserved) in rows {
        let is_in_stock = on_hand.unwrap_or(0) > reserved.unwrap_or(0);
        let first = Offer { cheapest_minor: price, dearest_minor: price, is_in_stock };
        let offer = offers.entry(id).or_insert(first);
        offer.cheapest_minor = offer.cheapest_minor.min(price);
        offer.dearest_minor = offer.dearest_minor.max(price);
        offer.is_in_stock |= is_in_stock;
    }
    offers
}
