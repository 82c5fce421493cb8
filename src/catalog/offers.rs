//! What is on offer of a product: what its active variants cost, and whether any can be bought now. Cards and
//! the search index both read it here, so that they cannot disagree.

use std::collections::HashMap;

use diesel::prelude::*;

use super::Making;
use crate::db::DbConn;
use crate::db::schema::{capacity_months, products, stock_levels, variants};
use crate::ids::ProductId;
use crate::stock::available;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// in rupiah
    pub cheapest_minor: i64,
    pub dearest_minor: i64,
    pub making: Making,
    /// whether a piece of any variant can be ordered now: it is on hand and not held for anyone, or can be made this month
    pub is_in_stock: bool,
}

/// The most products that [`of_few`] takes.
pub const FEW: usize = 4;

impl Offer {
    /// Whether it leaves as soon as it is packed.
    pub fn is_ready(&self) -> bool {
        self.is_in_stock && self.making != Making::Order
    }
}

/// A variant's price, what is on hand and what is held; of its product the id, the way it is made, what can be made
/// in a month and what was ordered in this one.
type VariantOffer = (i64, (Option<i64>, Option<i64>), ProductId, Making, (i64, Option<i64>));

/// Of these products; one without an active variant has no entry. One query, however many there are.
pub fn of(conn: &mut DbConn, ids: &[&ProductId]) -> QueryResult<HashMap<ProductId, Offer>> {
    let rows: Vec<VariantOffer> = variants::table
        .inner_join(products::table)
        .left_join(stock_levels::table.on(stock_levels::variant_id.eq(variants::id)))
        .left_join(
            capacity_months::table
                .on(capacity_months::product_id.eq(products::id).and(capacity_months::is_over.eq(false))),
        )
        .filter(variants::product_id.eq_any(ids).and(variants::is_active))
        .select((
            variants::price_minor,
            (stock_levels::on_hand.nullable(), stock_levels::reserved.nullable()),
            products::id,
            products::making,
            (products::monthly_capacity, capacity_months::ordered.nullable()),
        ))
        .load(conn)?;
    Ok(sum_up(rows))
}

/// [`of`] for the first [`FEW`], in a statement of a fixed form, which SQLite plans once.
pub fn of_few(conn: &mut DbConn, ids: &[&ProductId]) -> QueryResult<HashMap<ProductId, Offer>> {
    let Some(last) = ids.last() else { return Ok(HashMap::new()) };
    let id = |place: usize| variants::product_id.eq(ids.get(place).unwrap_or(last));
    let rows: Vec<VariantOffer> = variants::table
        .inner_join(products::table)
        .left_join(stock_levels::table.on(stock_levels::variant_id.eq(variants::id)))
        .left_join(
            capacity_months::table
                .on(capacity_months::product_id.eq(products::id).and(capacity_months::is_over.eq(false))),
        )
        .filter(id(0).or(id(1)).or(id(2)).or(id(3)).and(variants::is_active))
        .select((
            variants::price_minor,
            (stock_levels::on_hand.nullable(), stock_levels::reserved.nullable()),
            products::id,
            products::making,
            (products::monthly_capacity, capacity_months::ordered.nullable()),
        ))
        .load(conn)?;
    Ok(sum_up(rows))
}

fn sum_up(rows: Vec<VariantOffer>) -> HashMap<ProductId, Offer> {
    let mut offers: HashMap<ProductId, Offer> = HashMap::new();
    for (price, level, id, making, month) in rows {
        let is_in_stock = available(making, level, month) > 0;
        let first = Offer { cheapest_minor: price, dearest_minor: price, making, is_in_stock };
        let offer = offers.entry(id).or_insert(first);
        offer.cheapest_minor = offer.cheapest_minor.min(price);
        offer.dearest_minor = offer.dearest_minor.max(price);
        offer.is_in_stock |= is_in_stock;
    }
    offers
}
