//! What is written into the tables and read back is the same.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::variants;
use etalase::ids::{ProductId, VariantId};
use etalase::listings::ListingContent;
use etalase::listings::apply::{apply, open_stock};
use etalase::listings::content::{Tier, VariantContent};
use etalase::listings::load::load;

use crate::support::TestApp;
use crate::support::factories::catalog;

async fn loaded(app: &TestApp, id: &ProductId) -> ListingContent {
    let id = id.clone();
    app.app.read::<_, DbError>(move |conn| Ok(load(conn, &id)?)).await.unwrap().expect("a product")
}

/// Applies a content and returns it as it was settled.
async fn applied(app: &TestApp, id: &ProductId, content: &ListingContent) -> ListingContent {
    let (now, id, mut content) = (app.app.clock.now(), id.clone(), content.clone());
    app.app
        .write::<_, DbError>(move |conn| {
            apply(conn, now, &id, &mut content)?;
            open_stock(conn, now, &mut content)?;
            Ok(content)
        })
        .await
        .unwrap()
}

#[actix_web::test]
async fn every_product_of_a_catalogue_is_the_same_after_it_was_read_and_written() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    for item in [&catalog.tissue_box, &catalog.basket, &catalog.bracelet, &catalog.key_ring, &catalog.hand_drawn_batik]
    {
        let content = loaded(&app, &item.id).await;
        assert_eq!(applied(&app, &item.id, &content).await, content, "{}", item.name_id);
        assert_eq!(loaded(&app, &item.id).await, content, "{}", item.name_id);
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_changed_content_is_read_back_as_it_was_written() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let id = &catalog.basket.id;
    let mut content = loaded(&app, id).await;
    content.name_id = "Keranjang Ketak".into();
    content.name_en = String::new();
    content.care_id = "Lap kering.".into();
    content.attributes.insert("dimensions".into(), "20 cm".into());
    content.tiers = vec![Tier { min_quantity: Some(5), unit_price_minor: Some(150_000) }];
    // two change names, one goes, one is new
    content.variants[0].value = "25cm".into();
    content.variants[1].value = "20cm".into();
    let gone = content.variants.remove(2);
    let new = VariantContent {
        value: "40cm".into(),
        price_minor: Some(300_000),
        weight_g: Some(900),
        size_mm: Some([400, 400, 250]),
        opening: Some(3),
        ..VariantContent::new()
    };
    content.variants.push(new);
    let settled = applied(&app, id, &content).await;
    assert_eq!(loaded(&app, id).await, settled);
    let is_active = |key: VariantId| async {
        app.app
            .read::<_, DbError>(move |conn| {
                Ok(variants::table.find(key).select(variants::is_active).first::<bool>(conn)?)
            })
            .await
            .unwrap()
    };
    assert!(!is_active(gone.key.clone()).await, "what was sold is switched off, not deleted");

    // the same name again is the same piece, with its stock
    let mut content = settled;
    content.variants.push(VariantContent {
        value: gone.value.clone(),
        price_minor: gone.price_minor,
        weight_g: gone.weight_g,
        ..VariantContent::new()
    });
    let settled = applied(&app, id, &content).await;
    assert_eq!(settled.variants[3].key, gone.key);
    assert!(settled.variants[3].is_stocked);
    app.stop().await;
}
