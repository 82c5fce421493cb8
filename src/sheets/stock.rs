//! What a BUMDes has on its shelves as a sheet, with a column to write the count into.

use diesel::prelude::*;

use super::columns::STOCK;
use super::sheet::{Cell, Sheet};
use super::words::Words;
use crate::catalog::{ListingStatus, Making};
use crate::db::DbConn;
use crate::db::schema::{products, stock_levels, variants};
use crate::ids::VariantId;
use crate::web::BumdesScope;

/// Options, over all products.
pub const MOST_SHELVES: i64 = 20_000;

#[derive(Debug, Queryable)]
pub struct Shelf {
    pub variant_id: VariantId,
    pub sku: String,
    pub name_id: String,
    pub name_en: String,
    pub option_value: String,
    pub on_hand: i64,
    pub reserved: i64,
    pub corrected: i64,
}

/// By name, as they lie on the counting page. One more than a file may hold where there is one.
pub fn shelves(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<Vec<Shelf>> {
    variants::table
        .inner_join(products::table)
        .inner_join(stock_levels::table)
        .filter(products::bumdes_id.eq(scope.bumdes_id()))
        .filter(variants::is_active.and(products::status.ne(ListingStatus::Archived)))
        // what is made to order and the only one of its kind are not counted
        .filter(products::making.eq(Making::Stock))
        .order((products::name_id, products::id, variants::position, variants::id))
        .limit(MOST_SHELVES + 1)
        .select((
            variants::id,
            variants::sku,
            products::name_id,
            products::name_en,
            variants::option_value,
            stock_levels::on_hand,
            stock_levels::reserved,
            stock_levels::corrected,
        ))
        .load(conn)
}

/// None when they are too many for one file.
pub fn stock(conn: &mut DbConn, scope: &BumdesScope, words: Words<'_>) -> QueryResult<Option<Sheet>> {
    let shelves = shelves(conn, scope)?;
    if shelves.len() as i64 > MOST_SHELVES {
        return Ok(None);
    }
    let row = |shelf: Shelf| {
        let name = words.language.pick(&shelf.name_id, &shelf.name_en);
        let numbers = [shelf.on_hand, shelf.reserved, shelf.on_hand - shelf.reserved].map(Cell::Number);
        let texts = [Cell::text(&shelf.sku), Cell::text(name), Cell::text(&shelf.option_value)];
        // to be filled in
        texts.into_iter().chain(numbers).chain([Cell::Empty, Cell::Empty]).collect()
    };
    let rows = shelves.into_iter().map(row).collect();
    Ok(Some(Sheet { title: words.text("sheet-stock"), columns: STOCK.to_vec(), rows, has_help: false }))
}
