//! The products of a BUMDes as a sheet: their working copies, because these are what an upload changes.

use diesel::QueryResult;

use super::columns::{PRODUCTS, attribute_column};
use super::product_cells::{ProductWords, cells};
use super::sheet::Sheet;
use super::words::Words;
use crate::db::DbConn;
use crate::listings::attributes;
use crate::listings::places::places;
use crate::listings::working_copies::{WorkingCopy, working_copies};
use crate::web::ListingScope;

/// More than any BUMDes has; what is beyond is not put into one file.
pub const MOST_PRODUCTS: usize = 5_000;

/// None when they are too many for one file.
pub fn products(conn: &mut DbConn, scope: &ListingScope, words: Words<'_>) -> QueryResult<Option<Sheet>> {
    let copies = working_copies(conn, scope, MOST_PRODUCTS + 1)?;
    if copies.len() > MOST_PRODUCTS {
        return Ok(None);
    }
    let places = places(conn, scope.bumdes_id())?;
    let with = ProductWords { words, places: &places };
    let columns = columns_of(copies.iter().map(|copy| copy.content.category.as_str()));
    let row = |copy: &WorkingCopy| cells(&columns, &copy.sku, &copy.content, &with);
    let rows = copies.iter().map(row).collect();
    Ok(Some(Sheet { title: words.text("sheet-products"), columns, rows, has_help: false }))
}

/// Those of every product, and what these categories ask for.
pub fn columns_of<'a>(categories: impl Iterator<Item = &'a str> + Clone) -> Vec<&'static str> {
    let is_asked = |attribute: &&'static attributes::Attribute| {
        categories.clone().any(|category| attribute.categories.iter().any(|code| code == category))
    };
    let asked = attributes::all().iter().filter(is_asked).map(attribute_column);
    PRODUCTS.iter().copied().chain(asked).collect()
}
