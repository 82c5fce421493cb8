//! Collections of the gallery.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{collection_items, collections};
use etalase::ids::{CollectionId, ProductId};

use crate::support::TestApp;

/// A collection with these pieces in this order.
pub async fn collection(app: &TestApp, slug: &'static str, is_published: bool, pieces: &[&ProductId]) {
    let pieces: Vec<ProductId> = pieces.iter().map(|id| (*id).clone()).collect();
    let write = move |conn: &mut etalase::db::DbConn| -> QueryResult<()> {
        let id = CollectionId::new();
        diesel::insert_into(collections::table)
            .values((
                collections::id.eq(&id),
                collections::slug.eq(slug),
                collections::title_id.eq(format!("Koleksi {slug}")),
                collections::title_en.eq(format!("Collection {slug}")),
                collections::description_id.eq("Pilihan kurator."),
                collections::description_en.eq("Chosen by the curator."),
                collections::position.eq(1),
                collections::is_published.eq(is_published),
            ))
            .execute(conn)?;
        for (position, product) in pieces.iter().enumerate() {
            diesel::insert_into(collection_items::table)
                .values((
                    collection_items::collection_id.eq(&id),
                    collection_items::product_id.eq(product),
                    collection_items::position.eq(position as i32),
                ))
                .execute(conn)?;
        }
        Ok(())
    };
    app.app.write::<_, DbError>(move |conn| Ok(write(conn)?)).await.expect("the collection is written");
}
