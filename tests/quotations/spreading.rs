//! How a pooled request could be spread over its offers is shown with its reasons, and changes nothing.

use diesel::prelude::*;
use etalase::accounts::BumdesRole;
use etalase::db::schema::{capacity_promises, products};
use etalase::db::{DbConn, DbError};
use etalase::quotations::promise::{PromiseError, Promised, promise};

use super::{ASKED, asked, hotel, offer, pooled, with};
use crate::support::client::Client;
use crate::support::factories::catalog::SmallCatalog;
use crate::support::factories::{catalog, people};
use crate::support::{TestApp, statements};

/// Darmaji makes cloth too: three can answer.
async fn three(app: &TestApp) -> (SmallCatalog, [Client; 3]) {
    let shop = catalog::small(app).await;
    let sellers = three_of(app, &shop).await;
    (shop, sellers)
}

pub async fn three_of(app: &TestApp, shop: &SmallCatalog) -> [Client; 3] {
    let basket = shop.basket.id.clone();
    let write = move |conn: &mut DbConn| {
        diesel::update(products::table.find(basket))
            .set((products::category_code.eq("textile-batik-weaving"), products::name_id.eq("Tas Benang Katun")))
            .execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
    let mut sellers = Vec::new();
    for seller in [&shop.darmaji, &shop.senggigi, &shop.trusmi] {
        let email = format!("pemilik-{}", seller.email);
        sellers.push(people::member(app, &seller.id, &email, &[BumdesRole::Owner]).await);
    }
    sellers.try_into().ok().unwrap()
}

/// 400, 350 and 500, all of them in one week, and the last one too slow.
async fn offered(hotel: &super::Hotel, sellers: &[Client; 3]) -> String {
    let number = asked(&hotel.buyer, &pooled(hotel)).await;
    for (seller, quantity, days) in [(&sellers[0], "400", "5"), (&sellers[1], "350", "5"), (&sellers[2], "500", "90")] {
        let terms = [("quantity", quantity), ("weekly", quantity), ("lead_time", days), ("lot_size", "1")];
        assert_eq!(offer(seller, &number, &terms).await.status, 303);
    }
    number
}

#[actix_web::test]
async fn what_cannot_be_there_in_time_is_a_shortfall_with_its_reason_and_a_day() {
    let app = TestApp::start().await;
    let (_, sellers) = three(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let number = offered(&hotel, &sellers).await;
    let page = hotel.buyer.get(&format!("{ASKED}/{number}")).await.body;
    let address = format!("{ASKED}/{number}/allocation");
    assert!(page.contains(&format!("href=\"{address}\"")), "{page}");

    let shown = hotel.approver.get(&address).await;
    assert_eq!(shown.status, 200, "{}", shown.body);
    for text in
        ["400 buah", "350 buah", "750 buah", "Kurang 250 dari 1.000", "Baru bisa tiba", "karena jumlahnya masih kurang"]
    {
        assert!(shown.body.contains(text), "{text}: {}", shown.body);
    }
    // made from 16 to 22 November, and 90 days on the way
    assert!(shown.body.contains("Seluruhnya bisa dipenuhi paling cepat 20 Februari 2027"), "{}", shown.body);
    assert!(shown.body.contains("BUMDes Trusmi Kulon"), "{}", shown.body);
    assert_eq!(hotel.approver.get(&address).await.body.matches("Rp").count(), shown.body.matches("Rp").count());
    app.stop().await;
}

#[actix_web::test]
async fn promises_ceilings_limits_and_expired_offers_count() {
    let app = TestApp::start().await;
    let (shop, sellers) = three(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let fields = with(pooled(&hotel), &[("quantity", "300"), ("at_most", "1"), ("regency_1", "52.02")]);
    let number = asked(&hotel.buyer, &fields).await;
    let address = format!("{ASKED}/{number}/allocation");
    let empty = hotel.buyer.get(&address).await.body;
    assert!(empty.contains("Belum ada penawaran yang berlaku"), "{empty}");
    let big = [("quantity", "300"), ("weekly", "300"), ("lot_size", "1")];
    for (seller, price) in [(&sellers[0], "11.000"), (&sellers[1], "9.000")] {
        offer(seller, &number, &[&big[..], &[("unit_price", price)]].concat()).await;
    }
    let limited = hotel.buyer.get(&address).await.body;
    for text in ["Seluruh 300 bisa tiba tepat waktu", "Satu-satunya pemasok dari daerah", "Yang tidak mendapat bagian"]
    {
        assert!(limited.contains(text), "{text}: {limited}");
    }
    let dear = hotel.buyer.get(&format!("{address}?ceiling=10.000")).await.body;
    assert!(dear.contains("Harganya Rp1.000 di atas harga tertinggi"), "{dear}");
    assert!(dear.contains("Tidak ada penawaran yang bisa dipakai dari salah satu daerah"), "{dear}");
    assert!(hotel.buyer.get(&format!("{address}?ceiling=murah")).await.body.contains("Tulis harganya dalam rupiah"));

    // what is promised elsewhere is not there any more: the first week is gone, the next one is not
    let (bumdes_id, product_id) = (shop.darmaji.id.clone(), shop.basket.id.clone());
    let now = app.app.clock.now();
    let week = "2026-11-16".parse().unwrap();
    let write = move |conn: &mut DbConn| {
        let (bumdes_id, product_id) = (&bumdes_id, &product_id);
        let weeks = &[(week, 300)][..];
        let wish =
            Promised { bumdes_id, product_id, weekly_quantity: 300, weeks, source_kind: "test", source_id: "one" };
        promise(conn, now, &wish)
    };
    let before = hotel.buyer.get(&address).await.body;
    assert!(before.contains("16 November 2026 (300)"), "{before}");
    app.app.write::<_, PromiseError>(write).await.unwrap();
    let after = hotel.buyer.get(&address).await.body;
    assert!(after.contains("23 November 2026 (300)") && !after.contains("16 November 2026"), "{after}");

    app.advance(std::time::Duration::from_secs(15 * 24 * 60 * 60));
    assert!(hotel.buyer.get(&address).await.body.contains("Belum ada penawaran yang berlaku"), "all have expired");
    app.stop().await;
}

#[actix_web::test]
async fn it_is_the_companys_own_requests_and_reads_a_fixed_number_of_times() {
    let app = TestApp::start().await;
    let (shop, sellers) = three(&app).await;
    let (one, other) = (hotel(&app, "Hotel Uji").await, hotel(&app, "Hotel Lain").await);
    let number = asked(&one.buyer, &pooled(&one)).await;
    let address = format!("{ASKED}/{number}/allocation");
    assert_eq!(other.buyer.get(&address).await.status, 404);
    assert_eq!(sellers[0].get(&address).await.status, 403);
    let single = with(pooled(&one), &[("category", ""), ("product", shop.batik.slug)]);
    let alone = asked(&one.buyer, &single).await;
    assert_eq!(one.buyer.get(&format!("{ASKED}/{alone}/allocation")).await.status, 200, "one may be asked alone");

    let mut counts = Vec::new();
    for seller in &sellers[..2] {
        offer(seller, &number, &[]).await;
        statements::watch(&app.app.config.database);
        assert_eq!(one.buyer.get(&address).await.status, 200);
        let taken = statements::taken(&app.app.config.database);
        counts.push(taken.len());
        crate::database::plans::assert_no_scans(&app, taken).await;
    }
    assert_eq!(counts[0], counts[1]);
    let promised = move |conn: &mut DbConn| Ok(capacity_promises::table.count().get_result::<i64>(conn)?);
    assert_eq!(app.app.read::<_, DbError>(promised).await.unwrap(), 0, "looking promises nothing");
    app.stop().await;
}
