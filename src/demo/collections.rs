//! What a curator arranged for the front page: `demo/collections.csv`.

use diesel::prelude::*;
use serde::Deserialize;

use super::FillError;
use crate::catalog::version;
use crate::db::DbConn;
use crate::db::schema::{collection_items, collections, products};
use crate::ids::{CollectionId, ProductId};

const COLLECTIONS: &[u8] = include_bytes!("../../demo/collections.csv");

#[derive(Deserialize)]
struct Line {
    slug: String,
    title_id: String,
    title_en: String,
    description_id: String,
    description_en: String,
    /// separated by `;`
    skus: String,
}

pub fn load_if_empty(conn: &mut DbConn) -> Result<(), FillError> {
    let is_filled = collections::table.select(collections::id).first::<CollectionId>(conn).optional()?.is_some();
    if is_filled {
        return Ok(());
    }
    version::touch_gallery(conn)?;
    let lines = csv::Reader::from_reader(COLLECTIONS).into_deserialize();
    for (position, line) in (1..).zip(lines) {
        write(conn, position, &line?)?;
    }
    Ok(())
}

fn write(conn: &mut DbConn, position: i32, line: &Line) -> Result<(), FillError> {
    let id = CollectionId::new();
    diesel::insert_into(collections::table)
        .values((
            collections::id.eq(&id),
            collections::slug.eq(&line.slug),
            collections::title_id.eq(&line.title_id),
            collections::title_en.eq(&line.title_en),
            collections::description_id.eq(&line.description_id),
            collections::description_en.eq(&line.description_en),
            collections::position.eq(position),
            collections::is_published.eq(true),
        ))
        .execute(conn)?;
    for (position, sku) in (1..).zip(line.skus.split(';')) {
        let product: Option<ProductId> =
            products::table.filter(products::sku.eq(sku)).select(products::id).first(conn).optional()?;
        let Some(product_id) = product else {
            return Err(FillError::Data(format!("collection {} names {sku}, which is no product", line.slug)));
        };
        diesel::insert_into(collection_items::table)
            .values((
                collection_items::collection_id.eq(&id),
                collection_items::product_id.eq(product_id),
                collection_items::position.eq::<i32>(position),
            ))
            .execute(conn)?;
    }
    Ok(())
}
