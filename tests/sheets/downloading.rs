//! Files to keep: they open in a spreadsheet, run nothing, and hold one BUMDes's own.

use calamine::Data;
use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::orders;

use super::{PAGE, csv_lines, file, sheet};
use crate::support::TestApp;
use crate::support::factories::{catalog, order, people};

#[actix_web::test]
async fn products_are_a_row_each_with_headings_in_the_readers_language() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let lines = csv_lines(&client, &format!("{PAGE}/products/csv")).await;
    assert_eq!(lines.len(), 4, "{lines:#?}");
    assert!(lines[0].starts_with("SKU;Nama produk;Nama dalam bahasa Inggris;Kategori;Desa;Pengrajin;"), "{}", lines[0]);
    let basket = lines.iter().find(|line| line.starts_with(shop.basket.sku)).unwrap();
    assert!(basket.contains("\"165000;210000;265000\""), "{basket}");
    assert!(basket.contains(";Ukuran=") && !basket.contains(shop.bracelet.name_id), "{basket}");
    let tissue = lines.iter().find(|line| line.starts_with(shop.tissue_box.sku)).unwrap();
    assert!(tissue.contains(";45000;280;\"10:40000;50:35000\";1;"), "{tissue}");

    let english = csv_lines(&client, &format!("{PAGE}/products/csv?lang=en")).await;
    assert!(english[0].starts_with("SKU,Product name in Indonesian,"), "{}", english[0]);
    app.stop().await;
}

#[actix_web::test]
async fn the_workbook_has_numbers_as_numbers_and_days_as_days() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    order::paid(&app, &shop).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let (name, bytes) = file(&client, &format!("{PAGE}/stock/xlsx")).await;
    assert!(name.starts_with("attachment; filename=\"stok-2") && name.ends_with(".xlsx\""), "{name}");
    let rows = sheet(&bytes, 0);
    let tissue = rows.iter().find(|row| row[0] == Data::String(shop.tissue_box.sku.into())).unwrap();
    assert!(matches!(tissue[3], Data::Float(n) if n > 100.0), "{tissue:?}");
    assert_eq!(rows.len(), 6, "the headings, and every option");

    let (_, bytes) = file(&client, &format!("{PAGE}/orders/xlsx")).await;
    let rows = sheet(&bytes, 0);
    assert_eq!(rows.len(), 3, "two lines of its part, none of the other's: {rows:?}");
    assert!(matches!(rows[1][1], Data::DateTime(_)), "{:?}", rows[1]);
    // shipping stands once for each order, so that the column can be summed
    let shipping: Vec<&Data> = rows[1..].iter().map(|row| &row[12]).collect();
    assert_eq!(shipping, [&Data::Float(42_000.0), &Data::Empty]);
    app.stop().await;
}

#[actix_web::test]
async fn orders_are_chosen_by_status_and_month_and_the_trail_says_who_took_them() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = order::paid(&app, &shop).await;
    let id = order.id.clone();
    let write = app.app.write::<_, DbError>(move |conn| {
        let row = diesel::update(orders::table.find(id));
        Ok(row.set((orders::buyer_name.eq("=1+1"), orders::buyer_phone.eq("+62 812-1111-2222"))).execute(conn)?)
    });
    write.await.unwrap();
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let lines = csv_lines(&client, &format!("{PAGE}/orders/csv")).await;
    assert_eq!(lines.len(), 3, "{lines:#?}");
    assert!(lines[1].starts_with(&order.darmaji.number) && lines[1].contains(";'=1+1;"), "{}", lines[1]);
    assert!(!lines.concat().contains("1111-2222"), "addresses and numbers stay in the house");
    let month = app.app.clock.now().format("%Y-%m").to_string();
    for (query, rows) in [
        (format!("status=new&from={month}&until={month}"), 3),
        ("status=shipped".into(), 1),
        ("until=2020-01".into(), 1),
        ("from=2099-01".into(), 1),
        ("status=x&from=y".into(), 3),
    ] {
        assert_eq!(csv_lines(&client, &format!("{PAGE}/orders/csv?{query}")).await.len(), rows, "{query}");
    }
    let trail = client.get("/portal/bumdes/trail?topic=files").await.body;
    assert!(
        trail.contains("mengunduh berkas pesanan (csv)") && trail.contains(&format!("{month} – {month}")),
        "{trail}"
    );
    app.stop().await;
}

#[actix_web::test]
async fn templates_explain_themselves_and_are_read_over_when_they_come_back() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    for kind in ["products", "stock"] {
        for lang in ["id", "en"] {
            let (_, bytes) = file(&client, &format!("{PAGE}/templates/{kind}/xlsx?lang={lang}")).await;
            let (rows, help) = (sheet(&bytes, 0), sheet(&bytes, 1));
            assert_eq!(help.len(), rows[0].len() + 2, "a line for each column: {help:?}");
            assert!(help.iter().all(|line| line[1] != Data::Empty), "{help:?}");
            let answer = super::upload(&client, kind, "contoh.xlsx", &bytes).await;
            let page = client.get(&answer.location.unwrap()).await.body;
            assert!(page.contains("example row") || page.contains("baris contoh dilewati"), "{kind} {lang}: {page}");
        }
        let lines = csv_lines(&client, &format!("{PAGE}/templates/{kind}/csv?lang=id")).await;
        assert!(lines[1].starts_with("CONTOH-01;"), "{lines:?}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn what_is_downloaded_and_sent_back_unchanged_changes_nothing() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    for kind in ["products", "stock"] {
        for (format, lang) in [("csv", "id"), ("csv", "en"), ("xlsx", "id"), ("xlsx", "en")] {
            let (_, bytes) = file(&client, &format!("{PAGE}/{kind}/{format}?lang={lang}")).await;
            let answer = super::upload(&client, kind, &format!("x.{format}"), &bytes).await;
            let address = answer.location.unwrap();
            let page = client.get(&format!("{address}?lang=id")).await.body;
            assert!(page.contains("Tidak ada yang berubah"), "{kind} {format} {lang}: {page}");
            assert!(!page.contains("/confirmation"), "there is nothing to agree to");
        }
    }
    app.stop().await;
}
