//! A buyer's basket: prices of today, what does not fit, and what it costs to send.

use diesel::prelude::*;
use etalase::catalog::Making;
use etalase::db::schema::products;
use etalase::db::{DbConn, DbError};

use super::{BASKET, in_basket, put};
use crate::price_lists::{line, list};
use crate::support::TestApp;
use crate::support::factories::{catalog, companies, people};

#[actix_web::test]
async fn a_basket_adds_up_by_bumdes_with_shipping_and_takes_todays_prices() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let (tissue_box, batik) = (&shop.tissue_box.variant().id, &shop.batik.variant().id);
    put(&hotel.buyer, &[(tissue_box, "50"), (batik, "2")]).await;
    let body = hotel.buyer.get(BASKET).await.body;
    for text in [
        "BUMDes Darmaji",
        "BUMDes Trusmi Kulon",
        "Rp1.750.000",
        "Rp330.000",
        "Rp2.080.000",
        "Harga biasa, mulai 50 buah",
        "Dapur utama",
    ] {
        assert!(body.contains(text), "{text}: {body}");
    }
    assert!(body.contains("totals__grand"), "the whole with shipping: {body}");
    // a price that a BUMDes gives meanwhile holds at once
    let darmaji = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let own = list(&darmaji, &format!("company:{}", hotel.id), "Kontrak").await;
    line(&darmaji, &own, tissue_box, ["10", "10", "30.000", "", ""]).await;
    let body = hotel.buyer.get(BASKET).await.body;
    for text in ["Rp1.500.000", "Harga khusus Anda dari daftar Kontrak, mulai 10 buah", "Biasanya Rp35.000"] {
        assert!(body.contains(text), "{text}: {body}");
    }
    // each buyer has a basket of their own
    assert_eq!(in_basket(&hotel.admin, tissue_box).await, None);
    assert_eq!(hotel.finance.get(BASKET).await.status, 403);
    app.stop().await;
}

#[actix_web::test]
async fn quantities_are_added_changed_and_removed() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let (tissue_box, batik) = (&shop.tissue_box.variant().id, &shop.batik.variant().id);
    let buyer = &hotel.buyer;
    put(buyer, &[(tissue_box, "5")]).await;
    put(buyer, &[(tissue_box, "1.000"), (batik, "")]).await;
    assert_eq!(in_basket(buyer, tissue_box).await.as_deref(), Some("1005"));
    assert_eq!(in_basket(buyer, batik).await, None, "an empty field says nothing");
    for wrong in ["-1", "dua", "1000001"] {
        put(buyer, &[(tissue_box, wrong)]).await;
        assert!(buyer.get("/account").await.body.contains("angka bulat"), "{wrong}");
    }
    let field = format!("quantity_{tissue_box}");
    buyer.submit(BASKET, BASKET, &[(&field, "7")]).await;
    assert_eq!(in_basket(buyer, tissue_box).await.as_deref(), Some("7"));
    put(buyer, &[(batik, "1")]).await;
    let other = format!("quantity_{batik}");
    buyer.submit(BASKET, BASKET, &[(&field, "9"), (&other, "9"), ("remove", tissue_box.as_str())]).await;
    assert_eq!((in_basket(buyer, tissue_box).await, in_basket(buyer, batik).await), (None, Some("1".into())));
    buyer.submit(BASKET, &format!("{BASKET}/emptying"), &[]).await;
    assert!(buyer.get(BASKET).await.body.contains("masih kosong"));
    let unknown = put(buyer, &[(&etalase::ids::VariantId("x".into()), "1")]).await;
    assert_eq!(unknown.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn what_two_windows_put_in_at_once_is_all_there() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let tissue_box = &shop.tissue_box.variant().id;
    let token = hotel.buyer.get("/account").await.form_token();
    let (field, lines) = (format!("quantity_{tissue_box}"), format!("{BASKET}/lines"));
    let fields = [("csrf_token", token.as_str()), (field.as_str(), "3")];
    let answers = futures_util::future::join_all((0..8).map(|_| hotel.buyer.post(&lines, &fields))).await;
    assert!(answers.iter().all(|answer| answer.status == 303));
    assert_eq!(in_basket(&hotel.buyer, tissue_box).await.as_deref(), Some("24"));
    app.stop().await;
}

#[actix_web::test]
async fn what_cannot_be_ordered_so_says_what_to_do() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let darmaji = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let own = list(&darmaji, &format!("company:{}", hotel.id), "Kontrak").await;
    let (tissue_box, basket) = (&shop.tissue_box.variant().id, &shop.basket.variants[0].id);
    line(&darmaji, &own, tissue_box, ["24", "12", "40.000", "", ""]).await;
    let made = shop.cutlery_holder.id.clone();
    let make = move |conn: &mut DbConn| {
        diesel::update(products::table.find(made)).set(products::making.eq(Making::Order)).execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(make).await.unwrap();
    for (variant, quantity, what) in [
        (tissue_box, "10", "Minimal 24 buah"),
        (tissue_box, "30", "Pesan 24 atau 36"),
        (tissue_box, "132", "Stok tinggal 120"),
        (basket, "15", "Stok tinggal 14"),
        (&shop.hand_drawn_batik.variant().id, "1", "Stok habis"),
        (&shop.cutlery_holder.variant().id, "101", "hanya bisa dibuat 100 lagi"),
        (&shop.key_ring.variant().id, "4", "Minimal 5 buah"),
    ] {
        put(&hotel.buyer, &[(variant, quantity)]).await;
        let body = hotel.buyer.get(BASKET).await.body;
        assert!(body.contains(what) && body.contains("belum bisa dipesan"), "{quantity}: {what}: {body}");
        let field = format!("quantity_{variant}");
        hotel.buyer.submit(BASKET, BASKET, &[(&field, "0")]).await;
    }
    put(&hotel.buyer, &[(tissue_box, "24")]).await;
    assert!(!hotel.buyer.get(BASKET).await.body.contains("belum bisa dipesan"));
    app.stop().await;
}
