//! What goes into a collection, what leaves the gallery with it, and how much its pages ask.

use diesel::prelude::*;
use etalase::catalog::{ListingStatus, version};
use etalase::db::DbError;
use etalase::db::schema::{collection_items, collections, products};
use etalase::ids::{CollectionId, ProductId};

use super::arranging_collections::{LIST, NEW, create, pieces};
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::{catalog, generated, people};
use crate::support::statements;

async fn set_status(app: &TestApp, id: &ProductId, status: ListingStatus) {
    let (id, now) = (id.clone(), app.app.clock.now());
    app.app
        .write::<_, DbError>(move |conn| {
            diesel::update(products::table.find(&id)).set(products::status.eq(status)).execute(conn)?;
            Ok(version::touch(conn, now, &id)?)
        })
        .await
        .unwrap();
}

#[actix_web::test]
async fn pieces_are_found_by_words_and_only_what_is_in_the_gallery_is_added() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let page = create(&curator, "Anyaman", "Woven").await;
    set_status(&app, &catalog.bracelet.id, ListingStatus::Unpublished).await;
    app.app.search.catch_up(&app.app).await.unwrap();
    let body = curator.get(&format!("{page}?q=tisu")).await.body;
    assert!(body.contains(catalog.tissue_box.sku) && !body.contains(catalog.batik.sku), "{body}");
    let found = format!("{page}?q={}", catalog.basket.sku.to_lowercase());
    assert!(curator.get(&found).await.body.contains(catalog.basket.name_id));
    let added = [("product", catalog.tissue_box.sku), ("q", "tisu & kotak")];
    let answer = curator.submit(&page, &format!("{page}/items"), &added).await;
    assert_eq!(answer.location, Some(format!("{page}?q=tisu+%26+kotak#add")));
    assert!(curator.get(&format!("{page}?q=tisu")).await.body.contains("Sudah masuk"));

    let body = curator.get(&format!("{page}?q={}", catalog.bracelet.sku)).await.body;
    assert!(!body.contains(&format!(r#"name="product" value="{}""#, catalog.bracelet.sku)), "{body}");
    assert!(curator.get(&format!("{page}?q=zzyzx")).await.body.contains("Tidak ada produk di galeri yang cocok"));
    curator.submit(&page, &format!("{page}/items"), &[("product", catalog.bracelet.sku)]).await;
    assert!(curator.get(&page).await.body.contains("Tidak ada produk yang sedang tampil"));
    assert_eq!(pieces(&app).await, std::slice::from_ref(&catalog.tissue_box.id));
    app.stop().await;
}

#[actix_web::test]
async fn what_leaves_the_gallery_leaves_the_collection_and_the_cover_and_comes_back() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let (curator, visitor) = (people::curator(&app).await, app.client());
    let page = create(&curator, "Kain", "Cloth").await;
    for product in [catalog.batik.slug, catalog.basket.slug] {
        curator.submit(&page, &format!("{page}/items"), &[("product", product)]).await;
    }
    curator.submit(&page, &format!("{page}/cover"), &[("product", catalog.basket.id.as_str())]).await;
    let own_motif = "/motif/textile-batik-weaving/kain.svg";
    let shown = visitor.get("/collections/kain").await.body;
    assert!(!shown.contains(own_motif) && shown.contains(catalog.basket.name_id), "{shown}");

    set_status(&app, &catalog.basket.id, ListingStatus::Unpublished).await;
    let shown = visitor.get("/collections/kain").await.body;
    assert!(shown.contains(own_motif) && !shown.contains(catalog.basket.name_id), "{shown}");
    let desk = curator.get(&page).await.body;
    assert!(desk.contains(catalog.basket.name_id) && desk.contains("Tidak tampil"), "{desk}");
    set_status(&app, &catalog.basket.id, ListingStatus::Published).await;
    assert!(!visitor.get("/collections/kain").await.body.contains(own_motif));

    curator.submit(&page, &format!("{page}/items/{}/removal", catalog.basket.id), &[]).await;
    assert!(visitor.get("/collections/kain").await.body.contains(own_motif));
    let strange = curator.submit(&page, &format!("{page}/cover"), &[("product", catalog.basket.id.as_str())]).await;
    assert_eq!(strange.status, 404, "it is no piece of this collection any more");
    app.stop().await;
}

#[actix_web::test]
async fn a_collection_is_deleted_after_a_question_and_the_trail_keeps_who_did_it() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let (curator, visitor) = (people::curator(&app).await, app.client());
    let page = create(&curator, "Salah bikin", "A slip").await;
    curator.submit(&page, &format!("{page}/items"), &[("product", catalog.batik.slug)]).await;
    assert!(curator.get(&page).await.body.contains("Hapus koleksi “Salah bikin” untuk selamanya?"));
    curator.submit(&page, &format!("{page}/deletion"), &[]).await;
    assert!(curator.get(LIST).await.body.contains("Belum ada koleksi"));
    assert_eq!(curator.get(&page).await.status, 404);
    assert_eq!(visitor.get("/collections/salah-bikin").await.status, 404);
    assert_eq!(visitor.get(&format!("/products/{}", catalog.batik.slug)).await.status, 200);
    let trail = curator.get("/portal/curator/trail").await.body;
    for act in ["membuat koleksi Salah bikin", "menambah produk ke koleksi", "menghapus koleksi Salah bikin"] {
        assert!(trail.contains(act), "{act}: {trail}");
    }
    let seller = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    assert!(!seller.get("/portal/bumdes/trail").await.body.contains("Salah bikin"));
    assert_eq!(seller.get("/portal/curator/trail").await.status, 403);
    app.stop().await;
}

/// So many collections with a piece each.
async fn fill(app: &TestApp, many: i32, product: &ProductId) {
    let product = product.clone();
    let write = move |conn: &mut etalase::db::DbConn| -> QueryResult<()> {
        for n in 0..many {
            let id = CollectionId::new();
            diesel::insert_into(collections::table)
                .values((
                    collections::id.eq(&id),
                    collections::slug.eq(format!("koleksi-{n:04}")),
                    collections::title_id.eq(format!("Koleksi {n:04}")),
                    collections::title_en.eq(format!("Collection {n:04}")),
                    collections::description_id.eq(""),
                    collections::description_en.eq(""),
                    // some stand at the same place, as those of an old database may
                    collections::position.eq(n / 3),
                    collections::is_published.eq(false),
                    collections::cover_product_id.eq(&product),
                ))
                .execute(conn)?;
            diesel::insert_into(collection_items::table)
                .values((
                    collection_items::collection_id.eq(&id),
                    collection_items::product_id.eq(&product),
                    collection_items::position.eq(1),
                ))
                .execute(conn)?;
        }
        Ok(())
    };
    app.app.write::<_, DbError>(move |conn| Ok(write(conn)?)).await.unwrap();
}

async fn asked(app: &TestApp, client: &Client, path: &str) -> usize {
    client.get(path).await;
    statements::watch(&app.app.config.database);
    let answer = client.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    statements::taken(&app.app.config.database).len()
}

#[actix_web::test]
async fn the_list_goes_on_page_by_page_with_the_same_few_statements() {
    let mut counts = Vec::new();
    for many in [10, 1_000] {
        let app = TestApp::start().await;
        let catalog = catalog::small(&app).await;
        let curator = people::curator(&app).await;
        fill(&app, many, &catalog.batik.id).await;
        counts.push((asked(&app, &curator, LIST).await, asked(&app, &curator, "/portal/curator/trail").await));
        let (mut path, mut seen) = (LIST.to_owned(), Vec::new());
        loop {
            let body = curator.get(&path).await.body;
            seen.extend(body.split("Koleksi 0").skip(1).map(|rest| rest[..3].to_owned()));
            let Some(next) = body.split(r#"rel="next" href=""#).nth(1) else { break };
            path = next.split('"').next().unwrap().to_owned();
            assert!(seen.len() < 10_000, "the list never ends");
        }
        seen.dedup();
        let all: Vec<String> = (0..many).map(|n| format!("{n:03}")).collect();
        assert_eq!(seen, all);
        app.stop().await;
    }
    assert_eq!(counts[0], counts[1]);
    assert!(counts[1].0 <= 8, "{counts:?}");
}

#[actix_web::test]
async fn a_collection_holds_no_more_than_its_page_shows() {
    let app = TestApp::start().await;
    generated::catalogue(&app, 90, 3).await;
    let curator = people::curator(&app).await;
    let page = curator.submit(NEW, LIST, &[("title_id", "Semua"), ("title_en", "All")]).await.location.unwrap();
    let skus: Vec<String> = app
        .app
        .read::<_, DbError>(|conn| {
            let published = products::table.filter(products::status.eq(ListingStatus::Published));
            Ok(published.order(products::sku).limit(61).select(products::sku).load(conn)?)
        })
        .await
        .unwrap();
    assert_eq!(skus.len(), 61);
    for sku in &skus {
        curator.submit(&page, &format!("{page}/items"), &[("product", sku)]).await;
    }
    let body = curator.get(&page).await.body;
    assert!(body.contains("paling banyak 60 produk") && body.contains(r#"group__count">60<"#), "{body}");
    app.stop().await;
}
