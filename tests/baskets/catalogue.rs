//! A company looks up what there is, at its own prices.

use etalase::db::schema::companies as rows;
use etalase::db::{DbConn, DbError};

use diesel::prelude::*;

use super::{CATALOGUE, put};
use crate::price_lists::{group, line, list};
use crate::support::TestApp;
use crate::support::factories::{catalog, companies, people};

#[actix_web::test]
async fn each_company_sees_its_own_price_and_where_it_comes_from() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (hotel, other) = (companies::approved(&app).await, companies::approved(&app).await);
    let (operator, darmaji) = (people::operator(&app).await, people::bumdes_operator(&app, &shop.darmaji.id).await);
    let own = list(&darmaji, &format!("company:{}", hotel.id), "Kontrak 2026").await;
    line(&darmaji, &own, &shop.tissue_box.variant().id, ["24", "12", "31.337", "120", "30.500"]).await;
    let hotels = group(&operator, "Hotel di Lombok", &[&hotel.id]).await;
    let of_group = list(&darmaji, &format!("group:{hotels}"), "Harga hotel").await;
    line(&darmaji, &of_group, &shop.cutlery_holder.variant().id, ["1", "1", "21.500", "", ""]).await;

    // whoever works there reads it, and buyers order
    for client in [&hotel.buyer, &hotel.finance] {
        let body = client.get(&format!("{CATALOGUE}?q=anyam")).await.body;
        for text in [
            "Rp31.337",
            "Harga khusus Anda dari daftar Kontrak 2026",
            "minimal 24 buah, kelipatan 12",
            "Biasanya Rp45.000",
            "mulai 120 buah",
            "Rp21.500",
            "Harga untuk Hotel di Lombok dari daftar Harga hotel",
        ] {
            assert!(body.contains(text), "{text}: {body}");
        }
        assert!(!body.contains(shop.batik.name_id), "another word finds it");
    }
    assert!(hotel.buyer.get(CATALOGUE).await.body.contains("Masukkan ke keranjang"));
    assert!(!hotel.finance.get(CATALOGUE).await.body.contains("Masukkan ke keranjang"));
    assert!(
        hotel.buyer.get(&format!("{CATALOGUE}?q=anyam&lang=en")).await.body.contains("Your own price from the list")
    );
    let stranger = other.buyer.get(&format!("{CATALOGUE}?q=tisu")).await.body;
    assert!(
        stranger.contains("Rp45.000") && !stranger.contains("31.337") && !stranger.contains("Kontrak"),
        "{stranger}"
    );
    let crafts = hotel.buyer.get(&format!("{CATALOGUE}?category=wood-bamboo-rattan")).await.body;
    assert!(crafts.contains(shop.basket.name_id) && !crafts.contains(shop.batik.name_id), "{crafts}");
    assert!(hotel.buyer.get(&format!("{CATALOGUE}?q=zzzz")).await.body.contains("Minta penawaran"));
    app.stop().await;
}

#[actix_web::test]
async fn the_catalogue_is_closed_until_the_company_is_approved_and_when_it_is_suspended() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (_, newcomer) = companies::registered(&app).await;
    let hotel = companies::approved(&app).await;
    let id = hotel.id.clone();
    let suspend = move |conn: &mut DbConn| {
        diesel::update(rows::table.find(id)).set(rows::status.eq("suspended")).execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(suspend).await.unwrap();
    for client in [&newcomer, &hotel.admin] {
        let body = client.get(CATALOGUE).await.body;
        assert!(body.contains("setelah perusahaan Anda disetujui") && !body.contains("Rp45.000"), "{body}");
        put(client, &[(&shop.tissue_box.variant().id, "5")]).await;
        assert!(client.get(CATALOGUE).await.body.contains("belum bisa memesan"));
    }
    app.stop().await;
}
