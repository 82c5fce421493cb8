//! What was sold, by month, product and maker.

use std::time::Duration;

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{fulfillment_orders, producers, products};
use etalase::fulfillment::FulfillmentStatus;
use etalase::i18n::Language;
use etalase::money::Money;
use etalase::orders::OrderStatus;
use etalase::payments::Provider;

use crate::support::TestApp;
use crate::support::factories::catalog::{self, SmallCatalog};
use crate::support::factories::order::{self, OrderSample};
use crate::support::factories::people;

pub const PAGE: &str = "/portal/bumdes/numbers";
/// From the tests' first moment to a minute past midnight of 1 December where Darmaji is, a day before it is so in UTC.
const TO_DECEMBER: Duration = Duration::from_secs((8 * 24 + 13) * 3600 + 60);

pub fn rupiah(minor: i64) -> String {
    Money::idr(minor).display(Language::Id)
}

/// The cells of the row that begins with this.
pub fn row(page: &str, name: &str) -> String {
    let rows = page.split("<tr>").skip(1).map(|row| row.split("</tr>").next().unwrap());
    let cells = |row: &str| {
        let cells = row.split("<td").skip(1).map(|cell| cell.split_once('>').unwrap().1.split('<').next().unwrap());
        cells.map(str::to_owned).collect::<Vec<_>>().join(" | ")
    };
    let found = rows.map(cells).find(|row| row.starts_with(name));
    found.unwrap_or_else(|| panic!("no row {name}: {page}"))
}

/// In November one order of which a box went back, and three that count for nothing; in December three boxes.
async fn sold(app: &TestApp) -> SmallCatalog {
    let goods = catalog::small(app).await;
    let november = order::paid(app, &goods).await;
    order::refund_pieces(app, &november, &goods.tissue_box, 1).await;
    order::unpaid(app, &goods, Provider::BankTransfer).await;
    order::placed(app, &goods, OrderSample { status: OrderStatus::Cancelled, ..OrderSample::default() }).await;
    let rejected = order::paid(app, &goods).await.darmaji.id;
    app.app
        .write::<_, DbError>(move |conn| {
            let part = fulfillment_orders::table.find(rejected);
            Ok(diesel::update(part).set(fulfillment_orders::status.eq(FulfillmentStatus::Rejected)).execute(conn)?)
        })
        .await
        .unwrap();
    app.advance(TO_DECEMBER);
    order::many(app, &goods, 3).await;
    goods
}

#[actix_web::test]
async fn each_month_where_the_seller_is_has_what_was_sold_in_it_less_what_went_back() {
    let app = TestApp::start().await;
    let goods = sold(&app).await;
    let page = people::bumdes_operator(&app, &goods.darmaji.id).await.get(PAGE).await.body;
    assert_eq!(row(&page, "November 2026"), format!("November 2026 | 2 | {}", rupiah(210_000)));
    assert_eq!(row(&page, "Desember 2026"), format!("Desember 2026 | 3 | {}", rupiah(135_000)));
    assert_eq!(row(&page, "Januari 2026"), format!("Januari 2026 | 0 | {}", rupiah(0)));
    assert!(!page.contains("Desember 2025"), "twelve months: {page}");
    let best = format!("Paling tinggi: November 2026, {}.", rupiah(210_000));
    assert!(page.contains(&best) && page.contains("waktu WITA"), "{page}");
    assert!(!page.contains("style="), "the policy would leave it out");
    app.stop().await;
}

#[actix_web::test]
async fn a_period_tells_products_and_makers_and_all_of_it_is_in_the_file() {
    let app = TestApp::start().await;
    let goods = sold(&app).await;
    let (basket, code) = (goods.basket.id.clone(), goods.darmaji.village_code);
    app.app
        .write::<_, DbError>(move |conn| {
            let maker =
                (producers::id.eq("maker-2"), producers::village_code.eq(code), producers::name.eq("Ketak Dua"));
            diesel::insert_into(producers::table).values(maker).execute(conn)?;
            Ok(diesel::update(products::table.find(basket)).set(products::producer_id.eq("maker-2")).execute(conn)?)
        })
        .await
        .unwrap();
    let client = people::bumdes_operator(&app, &goods.darmaji.id).await;
    let (tissue, basket) = (goods.tissue_box.name_id, goods.basket.name_id);

    let year = client.get(PAGE).await.body;
    assert!(row(&year, tissue).ends_with(&format!("| 4 | {}", rupiah(180_000))), "{year}");
    assert_eq!(row(&year, basket), format!("{basket} | Ketak Dua | 1 | {}", rupiah(165_000)));
    assert_eq!(row(&year, "Ketak Dua"), format!("Ketak Dua | 1 | {}", rupiah(165_000)));
    let last = client.get(&format!("{PAGE}?period=last_month")).await.body;
    assert!(row(&last, tissue).ends_with(&format!("| 1 | {}", rupiah(45_000))), "{last}");
    for this in [format!("{PAGE}?period=this_month"), format!("{PAGE}?from=2026-12&to=2027-02")] {
        let page = client.get(&this).await.body;
        assert!(row(&page, tissue).ends_with(&format!("| 3 | {}", rupiah(135_000))), "{page}");
        assert!(!page.contains(basket), "{page}");
    }
    let none = client.get(&format!("{PAGE}?from=2026-05&to=2026-04")).await.body;
    assert!(none.contains("Tidak ada yang terjual pada April 2026 sampai Mei 2026."), "{none}");

    let file = client.get(&format!("{PAGE}/products.csv?from=2026-11&to=2026-12")).await;
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"penjualan-2026-11-2026-12.csv\"");
    let lines: Vec<&str> = file.body.lines().collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[1].starts_with(goods.tissue_box.sku) && lines[1].ends_with(",4,180000"), "{lines:?}");
    let english = client.get(&format!("{PAGE}?lang=en")).await.body;
    assert!(english.contains(goods.basket.name_en) && english.contains("December 2026"), "{english}");
    app.stop().await;
}

#[actix_web::test]
async fn another_bumdes_reads_its_own_sales_and_one_without_any_what_to_do() {
    let app = TestApp::start().await;
    let goods = sold(&app).await;
    let senggigi = people::bumdes_operator(&app, &goods.senggigi.id).await.get(PAGE).await.body;
    assert!(row(&senggigi, goods.bracelet.name_id).ends_with(&format!("| 6 | {}", rupiah(90_000))), "{senggigi}");
    assert!(!senggigi.contains(goods.tissue_box.name_id), "{senggigi}");
    let trusmi = people::bumdes_operator(&app, &goods.trusmi.id).await.get(PAGE).await.body;
    assert!(trusmi.contains("Belum ada yang terjual") && trusmi.contains(">Lihat produk</a>"), "{trusmi}");
    assert!(!trusmi.contains("<svg class=\"chart\""), "{trusmi}");
    app.stop().await;
}
