//! The only one of its kind: written as such, sold once, and its page stays.

use std::time::Duration;

use diesel::prelude::*;
use etalase::checkout::expire;
use etalase::db::DbError;
use etalase::db::schema::{products, variants};
use etalase::ids::VariantId;

use super::{PAGE, level};
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::buying::{add_to_cart, post, quoted_checkout};
use crate::support::factories::checked_out::{pay, with_items};
use crate::support::factories::listing::{OWN, approved, completed, id_of, press, save, saved, waiting_round};
use crate::support::factories::{catalog, people};

const NAME: &str = "Keranjang Pandan Lipat";

struct Piece {
    app: TestApp,
    client: Client,
    /// the editor's address
    product: String,
    variant: VariantId,
    path: String,
}

/// A basket that is made once, published.
async fn piece() -> Piece {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let curator = people::curator(&app).await;
    let product = completed(&client, OWN).await;
    saved(&client, &product, "stock", &[("making", "single"), ("monthly_capacity", "")]).await;
    assert_eq!(press(&client, &product, "submission").await.status, 303);
    approved(&curator, &waiting_round(&curator, NAME).await).await;
    let id = id_of(&product);
    let look = app.app.read::<_, DbError>(move |conn| {
        let row = variants::table.inner_join(products::table).filter(products::id.eq(id));
        Ok(row.select((variants::id, products::slug)).first(conn)?)
    });
    let (variant, slug): (VariantId, String) = look.await.unwrap();
    Piece { app, client, product, variant, path: format!("/products/{slug}") }
}

impl Piece {
    async fn shown(&self) -> String {
        self.app.client().get(&self.path).await.body
    }
}

#[actix_web::test]
async fn it_is_bought_once_and_its_page_stays_as_sold() {
    let piece = piece().await;
    assert_eq!(level(&piece.app, &piece.variant).await, (1, 0), "whatever was typed as its opening count");
    let page = piece.shown().await;
    assert!(page.contains("Satu-satunya") && page.contains("schema.org/InStock"), "{page}");
    let stock = piece.client.get(PAGE).await.body;
    assert!(stock.contains("Masih ada.") && !stock.contains(&format!("count_{}", piece.variant)), "{stock}");

    let mut ready = Vec::new();
    for _ in 0..3 {
        let buyer = piece.app.client();
        add_to_cart(&buyer, piece.variant.as_str(), 1).await;
        let (fields, _) = quoted_checkout(&buyer, &[]).await;
        ready.push((buyer, fields));
    }
    let answers =
        futures_util::future::join_all(ready.iter().map(|(buyer, fields)| post(buyer, fields, "place"))).await;
    let placed = answers.iter().filter(|a| a.location.as_deref().unwrap_or("").starts_with("/orders/ET-")).count();
    assert_eq!((placed, level(&piece.app, &piece.variant).await), (1, (1, 1)));
    assert!(piece.client.get(PAGE).await.body.contains("Dipesan, belum dibayar."));
    let page = piece.shown().await;
    assert!(page.contains("Sedang dipesan") && page.contains("bisa dibeli lagi"), "nobody paid for it: {page}");
    assert!(!page.contains("Sudah terjual") && page.contains("schema.org/OutOfStock"), "{page}");

    piece.app.advance(Duration::from_secs(3 * 60 * 60));
    expire::run(&piece.app.app).await.unwrap();
    assert!(piece.shown().await.contains("Satu-satunya"), "nobody paid: it is there again");
    let order = with_items(&piece.app, &[(piece.variant.as_str(), 1)], &[]).await;
    assert!(piece.shown().await.contains("Sedang dipesan"));
    pay(&piece.app, &order).await.unwrap();
    let page = piece.shown().await;
    assert!(page.contains("Sudah terjual") && page.contains("schema.org/SoldOut"), "{page}");
    let stock = piece.client.get(PAGE).await.body;
    assert!(stock.contains("Sudah terjual.") && !stock.contains(&format!("count_{}", piece.variant)), "{stock}");
    piece.app.stop().await;
}

#[actix_web::test]
async fn once_it_is_for_sale_it_is_neither_counted_nor_made_again() {
    let piece = piece().await;
    let page = piece.client.get(&format!("{}/edit/stock", piece.product)).await.body;
    assert!(page.contains("hanya ada satu") && !page.contains(r#"name="making""#), "{page}");
    saved(&piece.client, &piece.product, "stock", &[("making", "stock"), ("lead_time_days", "4")]).await;
    assert!(piece.shown().await.contains("Satu-satunya"));
    piece.app.stop().await;
}

#[actix_web::test]
async fn it_has_no_options_no_minimum_and_no_bulk_price() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let product = completed(&client, OWN).await;
    saved(&client, &product, "stock", &[("making", "single"), ("min_order_quantity", "3")]).await;
    saved(&client, &product, "options", &[("tier-quantity-1", "5"), ("tier-price-1", "70.000")]).await;
    let page = client.get(&product).await.body;
    for text in ["dibeli satu: tulis 1", "tidak punya harga grosir"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn what_was_counted_can_be_made_to_order_from_now_on_and_buyers_see_it_at_once() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (client, curator) = (people::bumdes_operator(&app, &shop.darmaji.id).await, people::curator(&app).await);
    let product = completed(&client, OWN).await;
    press(&client, &product, "submission").await;
    approved(&curator, &waiting_round(&curator, NAME).await).await;
    let id = id_of(&product);
    let look =
        app.app.read::<_, DbError>(move |conn| Ok(products::table.find(id).select(products::slug).first(conn)?));
    let slug: String = look.await.unwrap();
    let shown = async || app.client().get(&format!("/products/{slug}")).await.body;
    assert!(shown().await.contains("Stok tersedia"));
    let order = [("making", "order"), ("monthly_capacity", "4"), ("lead_time_days", "10")];
    saved(&client, &product, "stock", &order).await;
    let page = shown().await;
    assert!(page.contains("Dibuat sesuai pesanan, siap dalam 10 hari"), "{page}");
    assert!(page.contains("Bulan ini bisa dipesan 4 lagi"), "{page}");
    // twelve pieces were counted: they are not the only one of their kind
    save(&client, &product, "stock", &[("making", "single")]).await;
    assert!(shown().await.contains("Dibuat sesuai pesanan"));
    // without a capacity it stays as it is
    save(&client, &product, "stock", &[("monthly_capacity", "0")]).await;
    assert!(shown().await.contains("Bulan ini bisa dipesan 4 lagi"));
    app.stop().await;
}
