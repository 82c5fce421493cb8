//! A BUMDes sets what it asks for a parcel.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::bumdes;
use etalase::ids::BumdesId;
use etalase::money::Money;
use etalase::shipping::{Carrier, Parcel, Zone, queries};

use crate::support::TestApp;
use crate::support::factories::{catalog, people};

const PAGE: &str = "/portal/bumdes/shipping";

async fn price(app: &TestApp, bumdes_id: &BumdesId, zone: Zone) -> Option<Money> {
    let id = bumdes_id.clone();
    app.app
        .read::<_, DbError>(move |conn| {
            let rates = queries::rates(conn, &[&id])?;
            Ok(rates.price(&Parcel { bumdes_id: id, zone, weight_g: 1_500 }))
        })
        .await
        .unwrap()
}

#[actix_web::test]
async fn a_rate_of_ones_own_is_used_and_the_other_zones_keep_the_general_one() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let (before, general) = (
        price(&app, &catalog.darmaji.id, Zone::SameRegency).await,
        price(&app, &catalog.darmaji.id, Zone::Other).await,
    );
    assert_eq!(before, Some(Money::idr(13_000)));
    let fields = [("first_same_regency", "7.500"), ("next_same_regency", "2500"), ("allows_pickup", "1")];
    assert_eq!(client.submit(PAGE, PAGE, &fields).await.status, 303);
    assert_eq!(price(&app, &catalog.darmaji.id, Zone::SameRegency).await, Some(Money::idr(10_000)));
    assert_eq!(price(&app, &catalog.darmaji.id, Zone::Other).await, general);
    assert_eq!(price(&app, &catalog.senggigi.id, Zone::SameRegency).await, before, "others are not touched");
    assert!(client.get(PAGE).await.body.contains(r#"value="7500""#));

    client.submit(PAGE, PAGE, &[("first_same_regency", ""), ("next_same_regency", "")]).await;
    assert_eq!(price(&app, &catalog.darmaji.id, Zone::SameRegency).await, before, "emptied: the general one again");
    app.stop().await;
}

#[actix_web::test]
async fn pickup_is_allowed_or_not() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    client.submit(PAGE, PAGE, &[]).await;
    let id = catalog.darmaji.id.clone();
    let allows: bool = app
        .app
        .read::<_, DbError>(move |conn| Ok(bumdes::table.find(id).select(bumdes::allows_pickup).first(conn)?))
        .await
        .unwrap();
    assert!(!allows);
    app.stop().await;
}

#[actix_web::test]
async fn a_wrong_amount_is_told_beside_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let fields = [("first_other", "empat puluh"), ("next_other", "12345")];
    let answer = client.submit(PAGE, PAGE, &fields).await;
    assert_eq!(answer.status, 422);
    for text in ["empat puluh", "12345", r#"id="error-first_other""#] {
        assert!(answer.body.contains(text), "{text}: {}", answer.body);
    }
    app.stop().await;
}

#[actix_web::test]
async fn the_product_list_holds_ones_own_products_with_their_stock() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.trusmi.id).await;
    let page = client.get("/portal/bumdes/products").await.body;
    assert!(page.contains(catalog.batik.name_id) && page.contains("140") && page.contains("Habis"), "{page}");
    assert!(!page.contains(catalog.bracelet.name_id));
    app.stop().await;
}
