//! What each block of the front page shows, and that nothing stands there that the gallery does not show.

use diesel::prelude::*;
use etalase::catalog::ListingStatus;
use etalase::db::DbError;
use etalase::db::schema::{collections, front_arrangements, products};
use etalase::ids::{ArrangementId, ProductId, UserId};

use super::arranging_front::{FRONT, change};
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::collections::collection;
use crate::support::factories::{catalog, people};
use crate::support::statements;

async fn set_status(app: &TestApp, id: &ProductId, status: ListingStatus) {
    let id = id.clone();
    app.app
        .write::<_, DbError>(move |conn| {
            diesel::update(products::table.find(id)).set(products::status.eq(status)).execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
}

async fn collection_id(app: &TestApp, slug: &'static str) -> String {
    let read = move |conn: &mut etalase::db::DbConn| {
        Ok(collections::table.filter(collections::slug.eq(slug)).select(collections::id).first(conn)?)
    };
    app.app.read::<_, DbError>(read).await.unwrap()
}

/// The front page made of these blocks alone.
async fn only(curator: &Client, blocks: &[&[(&str, &str)]]) {
    change(curator, "/reset", &[]).await;
    let body = curator.get(FRONT).await.body;
    let keys: Vec<String> =
        body.split(r#"data-key=""#).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    for key in keys {
        assert_eq!(change(curator, &format!("/blocks/{key}/removal"), &[]).await.status, 303);
    }
    for fields in blocks {
        let answer = change(curator, "/blocks", fields).await;
        assert_eq!(answer.status, 303, "{fields:?}: {}", answer.body);
    }
    assert_eq!(change(curator, "/publication", &[("when", "now")]).await.status, 303);
}

#[actix_web::test]
async fn each_kind_of_block_shows_what_it_says() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    collection(&app, "kain", true, &[&goods.batik.id, &goods.bracelet.id]).await;
    let kain = collection_id(&app, "kain").await;
    let (curator, visitor) = (people::curator(&app).await, app.client());

    only(&curator, &[&[("kind", "hero_collection"), ("collection", &kain)]]).await;
    let body = visitor.get("/").await.body;
    for text in ["Koleksi kain", "Pilihan kurator.", "Lihat 2 produk", "/collections/kain"] {
        assert!(body.contains(text), "{text}: {body}");
    }

    only(&curator, &[&[("kind", "hero_village"), ("village", "52.02.09.2008")]]).await;
    let body = visitor.get("/").await.body;
    let lead = body.split("class=\"lead__name\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(lead.contains("Desa Darmaji") && lead.contains("/villages/darmaji"), "{lead}");
    // its signature product stands for it
    assert!(body.contains(&format!("/{}.svg", goods.tissue_box.slug)), "{body}");

    only(&curator, &[&[("kind", "village"), ("village", "52.02.09.2008")], &[("kind", "newest"), ("count", "8")]])
        .await;
    let body = visitor.get("/").await.body;
    for text in ["Desa Darmaji", goods.basket.name_id, "Baru di galeri", goods.hand_drawn_batik.name_id] {
        assert!(body.contains(text), "{text}: {body}");
    }
    assert_eq!(body.matches("<h1").count(), 1, "a page without an opening has its heading all the same");

    only(&curator, &[&[("kind", "collection"), ("collection", &kain)], &[("kind", "collections")]]).await;
    let body = visitor.get("/").await.body;
    assert_eq!(body.matches("id=\"shelf-kain\"").count(), 1, "what has a strip of its own is not among the others");
    app.stop().await;
}

#[actix_web::test]
async fn what_leaves_the_gallery_leaves_every_block() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    collection(&app, "kain", true, &[&goods.basket.id, &goods.batik.id]).await;
    let kain = collection_id(&app, "kain").await;
    let (curator, visitor) = (people::curator(&app).await, app.client());
    let blocks: [&[(&str, &str)]; 4] = [
        &[("kind", "hero_piece")],
        &[("kind", "collection"), ("collection", &kain)],
        &[("kind", "newest"), ("count", "8")],
        &[("kind", "village"), ("village", "52.02.09.2008")],
    ];
    only(&curator, &blocks).await;
    assert!(visitor.get("/").await.body.contains(goods.basket.name_id));
    set_status(&app, &goods.basket.id, ListingStatus::Unpublished).await;
    let body = visitor.get("/").await.body;
    assert!(!body.contains(goods.basket.name_id) && body.contains("Desa Darmaji"), "{body}");
    for item in [&goods.tissue_box, &goods.cutlery_holder] {
        set_status(&app, &item.id, ListingStatus::Unpublished).await;
    }
    // a village without a product has nothing to show
    assert!(!visitor.get("/").await.body.contains("village-darmaji"));
    assert_eq!(curator.get(FRONT).await.body.matches("Tidak ada yang bisa ditampilkan sekarang").count(), 2);
    app.stop().await;
}

#[actix_web::test]
async fn villages_are_chosen_by_name_and_told_apart_by_their_regency() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let page = curator.get(&format!("{FRONT}/blocks/new?kind=village&q=darm")).await.body;
    assert!(page.contains("Darmaji") && page.contains("Lombok Tengah") && page.contains("52.02.09.2008"), "{page}");
    assert!(!page.contains("Senggigi"), "{page}");
    let page = curator.get(&format!("{FRONT}/blocks/new?kind=village&q=atlantis")).await.body;
    assert!(page.contains("Tidak ada desa bernama “atlantis”"), "{page}");
    assert_eq!(curator.get(&format!("{FRONT}/blocks/new?kind=how")).await.status, 404);
    let answer = change(&curator, "/blocks", &[("kind", "village")]).await;
    assert!(answer.status == 422 && answer.body.contains("Cari dan pilih desanya"), "{}", answer.body);
    app.stop().await;
}

/// So many arrangements of the past.
async fn fill(app: &TestApp, many: i64, by: &UserId) {
    let (by, now) = (by.clone(), app.app.clock.now());
    let write = move |conn: &mut etalase::db::DbConn| -> QueryResult<()> {
        for n in 0..many {
            let at = now - chrono::TimeDelta::hours(n / 3 + 1);
            diesel::insert_into(front_arrangements::table)
                .values((
                    front_arrangements::id.eq(ArrangementId::new()),
                    front_arrangements::blocks.eq(r#"[{"key":"1","kind":"how"}]"#),
                    front_arrangements::starts_at.eq(at),
                    front_arrangements::made_by.eq(&by),
                    front_arrangements::made_at.eq(at),
                ))
                .execute(conn)?;
        }
        Ok(())
    };
    app.app.write::<_, DbError>(move |conn| Ok(write(conn)?)).await.unwrap();
}

#[actix_web::test]
async fn the_history_goes_on_page_by_page_with_the_same_few_statements() {
    let mut counts = Vec::new();
    for many in [10, 1_000] {
        let app = TestApp::start().await;
        let curator = people::curator(&app).await;
        let by = people::add(&app, "dulu@contoh.id", vec![etalase::accounts::Role::Curator]).await;
        fill(&app, many, &by).await;
        let list = format!("{FRONT}/arrangements");
        let mut asked = Vec::new();
        for path in [list.as_str(), FRONT, "/"] {
            curator.get(path).await;
            statements::watch(&app.app.config.database);
            assert_eq!(curator.get(path).await.status, 200, "{path}");
            asked.push(statements::taken(&app.app.config.database).len());
        }
        counts.push(asked);
        let (mut path, mut ids) = (list, Vec::new());
        loop {
            let body = curator.get(&path).await.body;
            let marker = "/preview\"";
            let found = body
                .match_indices(marker)
                .map(|(at, _)| body[..at].rsplit_once("/arrangements/").map_or("", |(_, id)| id).to_owned());
            ids.extend(found.filter(|id| id != "house"));
            let Some(next) = body.split(r#"rel="next" href=""#).nth(1) else {
                assert!(body.contains("Susunan bawaan"), "{body}");
                break;
            };
            path = next.split('"').next().unwrap().to_owned();
        }
        assert_eq!(ids.len() as i64, many);
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len() as i64, many, "none is told twice");
        app.stop().await;
    }
    assert_eq!(counts[0], counts[1]);
    assert!(counts[1][0] <= 8, "{counts:?}");
}
