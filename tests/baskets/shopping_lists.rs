//! What a company buys again and again.

use diesel::prelude::*;
use etalase::catalog::ListingStatus;
use etalase::db::schema::products;
use etalase::db::{DbConn, DbError};

use super::{BASKET, LISTS, in_basket, list, put};
use crate::support::TestApp;
use crate::support::factories::{catalog, companies};

#[actix_web::test]
async fn a_list_is_made_filled_named_ordered_and_removed() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let (tissue_box, batik) = (shop.tissue_box.variant(), shop.batik.variant());
    let lines = format!("{} 60\n{} 2", tissue_box.sku, batik.sku);
    let address = list(&hotel.buyer, "Isi ulang kamar", &lines).await;
    let body = hotel.finance.get(&address).await.body;
    for text in ["Isi ulang kamar", "Rp2.100.000", "Rp35.000", "60 buah", "Rp2.430.000"] {
        assert!(body.contains(text), "{text}: {body}");
    }
    assert!(!body.contains("Simpan jumlah"), "who does not buy reads along");
    // another buyer of the company keeps the same list
    let field = format!("quantity_{}", tissue_box.id);
    let change = format!("{address}/quantities");
    assert_eq!(hotel.admin.submit(&address, &change, &[(&field, "9")]).await.status, 303);
    assert_eq!(hotel.admin.submit(&address, &address, &[("name", "Kamar")]).await.status, 303);
    let body = hotel.buyer.get(&address).await.body;
    assert!(body.contains("<h1>Kamar</h1>") && body.contains(&format!("name=\"{field}\" value=\"9\"")), "{body}");
    hotel.buyer.submit(&address, &change, &[("remove", batik.id.as_str())]).await;

    put(&hotel.buyer, &[(&tissue_box.id, "1")]).await;
    let into = hotel.buyer.submit(LISTS, &format!("{address}/basket"), &[]).await;
    assert_eq!(into.location.as_deref(), Some(BASKET));
    assert_eq!(in_basket(&hotel.buyer, &tissue_box.id).await.as_deref(), Some("10"));
    assert_eq!(in_basket(&hotel.buyer, &batik.id).await, None);

    // the basket becomes a list, under a name of its own
    let taken = hotel.buyer.submit(BASKET, LISTS, &[("name", "KAMAR"), ("with", "basket")]).await;
    assert!(taken.status == 409 && taken.body.contains("sudah dipakai"), "{}", taken.body);
    let kept = hotel.buyer.submit(BASKET, LISTS, &[("name", "Lobi"), ("with", "basket")]).await.location.unwrap();
    assert!(hotel.buyer.get(&kept).await.body.contains("value=\"10\""));
    assert_eq!(hotel.buyer.submit(&address, &format!("{address}/removal"), &[]).await.location.as_deref(), Some(LISTS));
    assert_eq!(hotel.buyer.get(&address).await.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn what_is_no_longer_sold_stays_out_of_the_basket_and_is_told() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let (tissue_box, batik) = (shop.tissue_box.variant(), shop.batik.variant());
    let address = list(&hotel.buyer, "Kamar", &format!("{} 6\n{} 2", tissue_box.sku, batik.sku)).await;
    let wrong = hotel.buyer.submit(&address, &format!("{address}/lines"), &[("lines", "TIDAK-ADA 2")]).await;
    assert!(
        wrong.status == 422 && wrong.body.contains("Baris 1") && wrong.body.contains(">TIDAK-ADA 2<"),
        "{}",
        wrong.body
    );
    let gone = shop.batik.id.clone();
    let unpublish = move |conn: &mut DbConn| {
        let product = products::table.find(gone);
        diesel::update(product).set(products::status.eq(ListingStatus::Unpublished)).execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(unpublish).await.unwrap();
    assert!(hotel.buyer.get(&address).await.body.contains("Sudah tidak dijual"));
    hotel.buyer.submit(&address, &format!("{address}/basket"), &[]).await;
    let body = hotel.buyer.get(BASKET).await.body;
    assert!(body.contains("1 barang masuk keranjang. 1 lainnya sudah tidak dijual."), "{body}");
    assert_eq!(in_basket(&hotel.buyer, &batik.id).await, None);
    app.stop().await;
}
