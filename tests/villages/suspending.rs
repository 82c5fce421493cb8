//! A suspended BUMDes is off the shelf, its orders go on, and the end of it brings back exactly what was there.

use diesel::prelude::*;
use etalase::catalog::ListingStatus;
use etalase::db::schema::products;
use etalase::db::{DbConn, DbError};
use etalase::ids::ProductId;

use crate::support::factories::buying::add_to_cart;
use crate::support::factories::listing::{self, OWN, press, waiting_round};
use crate::support::factories::{catalog, order, payable, people, registered};
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
    let own = seller.get(&format!("{OWN}/products/{}", small.tissue_box.id)).await.body;
    assert!(own.contains("tampil lagi dengan sendirinya") && !own.contains("Ajukan ke kurator"), "{own}");
    let list = seller.get(&format!("{OWN}/products")).await.body;
    assert!(list.contains("Tampil lagi setelah penangguhan berakhir"), "{list}");
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
    for list in [
        "/",
        "/products",
        "/products?q=tisu",
        "/products?primary=1",
        "/search/suggest?q=tisu",
        "/api/v1/products",
        "/api/v1/search?q=tisu",
        "/villages/darmaji",
        "/sitemaps/products.xml",
    ] {
        let body = guest.get(list).await.body;
        assert!(!body.contains(&format!("/products/{}", item.slug)), "{list} shows {name}: {body}");
    }
    for list in ["/villages/darmaji", "/sitemaps/bumdes.xml"] {
        assert!(!guest.get(list).await.body.contains(&format!("/bumdes/{}", small.darmaji.slug)), "{list}");
    }
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
    for list in ["/products?q=tisu", "/search/suggest?q=tisu", "/api/v1/search?q=tisu", "/sitemaps/products.xml"] {
        assert!(guest.get(list).await.body.contains(item.slug), "{list}");
    }
    for list in ["/villages/darmaji", "/sitemaps/bumdes.xml"] {
        assert!(guest.get(list).await.body.contains(&format!("/bumdes/{}", small.darmaji.slug)), "{list}");
    }
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
    assert_eq!(answer.location.as_deref(), Some(one.as_str()), "where the suspension is ended: {}", answer.body);
    assert!(curator.get(&one).await.body.contains("BUMDes penjualnya ditangguhkan. Akhiri penangguhannya dulu"));
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

#[actix_web::test]
async fn an_open_order_is_packed_shipped_and_paid_out_while_its_seller_is_suspended() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let sale = payable::sold(&app, &shop, 2).await;
    let curator = people::curator(&app).await;
    let one = format!("/portal/curator/bumdes/{}", shop.catalog.darmaji.id);
    curator.submit(&one, &format!("{one}/suspension"), &[("reason", REASON)]).await;
    assert_eq!(app.client().get(&format!("/products/{}", shop.catalog.tissue_box.slug)).await.status, 404);
    payable::deliver(&shop, &sale).await;
    app.advance(payable::HOLD);
    assert_eq!(payable::run(&app, &shop).await.payouts, 1);
    let payout = payable::payouts(&app).await.remove(0);
    payable::paid(&app, &shop, &payout.number).await.unwrap();
    assert_eq!(payable::owed_and_bank(&app, &shop).await, (0, -sale.total_minor));
    assert!(curator.get(&one).await.body.contains("1 pesanan, Rp90.000"), "the desk counts it");
    app.stop().await;
}

#[actix_web::test]
async fn a_product_its_own_people_took_down_comes_back_by_them_after_the_suspension_and_not_before() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let (seller, curator) = (people::bumdes_operator(&app, &small.darmaji.id).await, people::curator(&app).await);
    let own = format!("{OWN}/products/{}", small.basket.id);
    press(&seller, &own, "unpublication").await;
    let one = format!("/portal/curator/bumdes/{}", small.darmaji.id);
    curator.submit(&one, &format!("{one}/suspension"), &[("reason", REASON)]).await;
    let refused = press(&seller, &own, "publication").await;
    assert_eq!(refused.location.as_deref(), Some("/portal/bumdes/registration"), "{}", refused.body);
    let page = seller.get("/portal/bumdes/registration").await.body;
    assert!(page.contains("BUMDes Anda sedang ditangguhkan. Alasannya ada di halaman ini"), "{page}");
    let assisted = format!("{one}/products/{}", small.basket.id);
    let refused = press(&curator, &assisted, "publication").await;
    assert_eq!(refused.location.as_deref(), Some(one.as_str()), "{}", refused.body);
    assert!(curator.get(&one).await.body.contains("Akhiri penangguhannya dulu"));
    curator.submit(&one, &format!("{one}/restoration"), &[]).await;
    assert_eq!(app.client().get(&format!("/products/{}", small.basket.slug)).await.status, 404, "it was not withheld");
    press(&seller, &own, "publication").await;
    assert_eq!(app.client().get(&format!("/products/{}", small.basket.slug)).await.status, 200);
    app.stop().await;
}

#[actix_web::test]
async fn what_an_unverified_bumdes_hands_in_waits_with_the_reason_and_the_way_to_its_page() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let made = registered::in_lendang_are(&app).await;
    let one = format!("/portal/curator/bumdes/{}", made.id);
    let product = listing::completed(&made.owner, OWN).await;
    press(&made.owner, &product, "submission").await;
    let round = waiting_round(&curator, "Keranjang Pandan Lipat").await;
    let review = format!("/portal/curator/reviews/{round}");
    let page = curator.get(&review).await.body;
    assert!(page.contains("masih diperiksa") && page.contains(&format!(r#"href="{one}""#)), "{page}");
    let ticks = listing::ticks(&page);
    let all: Vec<(&str, &str)> = ticks.iter().map(|tick| (tick.as_str(), "1")).collect();
    let answer = curator.submit(&review, &format!("{review}/publication"), &all).await;
    assert!(answer.status == 422 && answer.body.contains("verifikasi BUMDes-nya dulu"), "{}", answer.body);
    registered::send_required(&made.owner).await;
    curator.submit(&one, &format!("{one}/verification"), &[]).await;
    listing::approved(&curator, &round).await;
    assert_eq!(app.client().get("/products/keranjang-pandan-lipat").await.status, 200);
    app.stop().await;
}
