//! A suspended BUMDes is off the shelf, its orders go on, and the end of it brings back exactly what was there.

use diesel::prelude::*;
use etalase::catalog::ListingStatus;
use etalase::db::schema::products;
use etalase::db::{DbConn, DbError};
use etalase::ids::ProductId;

use crate::support::factories::buying::add_to_cart;
use crate::support::factories::{catalog, order, people};
use crate::support::{TestApp, outbox};

const REASON: &str = "Tiga pembeli menerima barang rusak";

async fn statuses(app: &TestApp) -> Vec<(ProductId, ListingStatus)> {
    let load = |conn: &mut DbConn| {
        Ok(products::table.order(products::id).select((products::id, products::status)).load(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

async fn set(app: &TestApp, id: &ProductId, status: ListingStatus) {
    let id = id.clone();
    let write = move |conn: &mut DbConn| {
        diesel::update(products::table.find(id)).set(products::status.eq(status)).execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
}

#[actix_web::test]
async fn its_listings_vanish_everywhere_its_orders_go_on_and_the_end_brings_them_back() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let bought = order::paid(&app, &small).await;
    let seller = people::bumdes_operator(&app, &small.darmaji.id).await;
    let curator = people::curator(&app).await;
    // hidden before: it stays hidden afterwards
    set(&app, &small.cutlery_holder.id, ListingStatus::Unpublished).await;
    app.app.search.catch_up(&app.app).await.unwrap();
    let before = statuses(&app).await;
    let buyer = app.client();
    add_to_cart(&buyer, small.tissue_box.variant().id.as_str(), 1).await;
    outbox::deliver(&app).await;

    let one = format!("/portal/curator/bumdes/{}", small.darmaji.id);
    curator.submit(&one, &format!("{one}/suspension"), &[("reason", REASON)]).await;
    assert!(curator.get(&one).await.body.contains("2 produk ditahan"));
    app.app.search.catch_up(&app.app).await.unwrap();
    let guest = app.client();
    let (item, name) = (&small.tissue_box, small.tissue_box.name_id);
    for gone in [
        format!("/products/{}", item.slug),
        format!("/api/v1/products/{}", item.slug),
        format!("/bumdes/{}", small.darmaji.slug),
    ] {
        assert_eq!(guest.get(&gone).await.status, 404, "{gone}");
    }
    for list in ["/", "/products", "/products?q=tisu", "/api/v1/products", "/api/v1/search?q=tisu", "/villages/darmaji"]
    {
        let body = guest.get(list).await.body;
        assert!(!body.contains(&format!("/products/{}", item.slug)), "{list} shows {name}: {body}");
    }
    assert!(!guest.get("/villages/darmaji").await.body.contains(&format!("/bumdes/{}", small.darmaji.slug)));
    let checkout = buyer.get("/checkout").await;
    assert_eq!(checkout.location.as_deref(), Some("/cart"), "what is in carts is gone");

    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.text.contains(REASON) && mail.text.contains("ditangguhkan"), "{}", mail.text);
    let part = format!("/portal/bumdes/orders/{}", bought.darmaji.number);
    let page = seller.get(&part).await.body;
    assert!(page.contains("BUMDes Anda ditangguhkan"), "{page}");
    assert!(seller.get("/portal/bumdes/registration").await.body.contains(REASON));
    assert_eq!(seller.submit(&part, &format!("{part}/acceptance"), &[]).await.status, 303);
    assert!(seller.get(&part).await.body.contains("packing"), "the next step is offered");

    curator.submit(&one, &format!("{one}/restoration"), &[]).await;
    assert_eq!(statuses(&app).await, before);
    app.app.search.catch_up(&app.app).await.unwrap();
    assert_eq!(guest.get(&format!("/products/{}", item.slug)).await.status, 200);
    assert!(guest.get("/api/v1/search?q=tisu").await.body.contains(item.slug));
    assert_eq!(buyer.get("/checkout").await.status, 200);
    app.stop().await;
}

#[actix_web::test]
async fn nothing_of_a_suspended_bumdes_is_published_and_what_was_archived_meanwhile_stays_so() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let one = format!("/portal/curator/bumdes/{}", small.darmaji.id);
    curator.submit(&one, &format!("{one}/suspension"), &[("reason", REASON)]).await;
    let publish = format!("/portal/curator/products/{}/publication", small.basket.id);
    let answer = curator.submit(&one, &publish, &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(curator.get("/portal/curator/products").await.body.contains("Tidak ada yang diubah"));
    set(&app, &small.basket.id, ListingStatus::Archived).await;
    curator.submit(&one, &format!("{one}/restoration"), &[]).await;
    let now = statuses(&app).await;
    let status = |id: &ProductId| now.iter().find(|row| row.0 == *id).unwrap().1;
    assert_eq!(status(&small.basket.id), ListingStatus::Archived);
    assert_eq!(status(&small.tissue_box.id), ListingStatus::Published);
    assert_eq!(status(&small.batik.id), ListingStatus::Published, "another's was never touched");
    // a second time: the marks of the first are gone
    curator.submit(&one, &format!("{one}/suspension"), &[("reason", REASON)]).await;
    assert!(curator.get(&one).await.body.contains("2 produk ditahan"));
    app.stop().await;
}
