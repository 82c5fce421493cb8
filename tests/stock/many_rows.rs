//! A BUMDes with a thousand things to count.

use diesel::prelude::*;
use etalase::catalog::Variant;
use etalase::db::DbError;
use etalase::db::schema::variants;
use etalase::ids::VariantId;
use etalase::stock;

use super::{PAGE, open};
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::catalog::{self, SmallCatalog};
use crate::support::factories::people;
use crate::support::statements;

/// So many more colours of Darmaji's tissue box.
async fn with_colours(app: &TestApp, shop: &SmallCatalog, count: i32) {
    let (now, product_id) = (app.app.clock.now(), shop.tissue_box.id.clone());
    let write = app.app.write::<_, DbError>(move |conn| {
        let mut openings = Vec::new();
        for n in 0..count {
            let variant = Variant {
                id: VariantId::new(),
                product_id: product_id.clone(),
                sku: format!("WARNA-{n:04}"),
                option_value: format!("warna {n:04}"),
                position: n + 1,
                price_minor: 45_000,
                currency: "IDR".into(),
                weight_g: 280,
                is_active: true,
            };
            diesel::insert_into(variants::table).values(&variant).execute(conn)?;
            openings.push((variant.id, i64::from(n)));
        }
        Ok(stock::open_many(conn, now, &openings)?)
    });
    write.await.unwrap();
}

async fn count(app: &TestApp, client: &Client, path: &str) -> usize {
    statements::watch(&app.app.config.database);
    assert_eq!(client.get(path).await.status, 200, "{path}");
    statements::taken(&app.app.config.database).len()
}

#[actix_web::test]
async fn the_pages_ask_no_more_with_a_thousand_rows_than_with_ten() {
    let mut counts = Vec::new();
    for rows in [10, 1_000] {
        let app = TestApp::start().await;
        let shop = catalog::small(&app).await;
        with_colours(&app, &shop, rows).await;
        let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
        let history = format!("{PAGE}/{}", shop.tissue_box.variant().id);
        let mut these = Vec::new();
        for path in [PAGE, &format!("{PAGE}?q=warna&after={}", shop.basket.variant().id), &history] {
            these.push(count(&app, &client, path).await);
        }
        counts.push(these);
        app.stop().await;
    }
    assert_eq!(counts[0], counts[1]);
    assert!(counts[1].iter().all(|asked| *asked <= 10), "{counts:?}");
}

#[actix_web::test]
async fn going_on_from_page_to_page_meets_every_row_once_in_order() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    with_colours(&app, &shop, 120).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let (mut path, mut met) = (PAGE.to_owned(), Vec::new());
    loop {
        let page = open(&client, &path).await;
        met.extend(page.seen.iter().map(|(name, _)| name.clone()));
        let body = client.get(&path).await.body;
        let Some(next) = body.split(r#"name="go" value=""#).nth(1).map(|rest| rest.split('"').next().unwrap()) else {
            break;
        };
        // the button saves what was counted on this page and goes on
        let fields = [("go", next), ("q", ""), ("after", "")];
        let answer = client.submit(&path, PAGE, &fields).await;
        path = answer.location.unwrap();
        assert_eq!(path, format!("{PAGE}?after={next}"));
    }
    assert_eq!(met.len(), 125);
    let mut once = met.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), met.len());
    app.stop().await;
}
