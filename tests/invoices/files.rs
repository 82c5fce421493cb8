//! Invoices, credit notes and statements as files, and whose they are.

use std::io::Cursor;

use diesel::prelude::*;
use etalase::db::schema::order_lines;
use etalase::db::{DbConn, DbError};
use reqwest::Method;
use zip::ZipArchive;

use crate::bumdes::printing_papers::text_at;
use crate::handovers::{HANDOVERS, send_all, sign};
use crate::purchase_orders::{bulk, ordered, owed, parts, pay};
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::companies;

async fn file(client: &Client, path: &str) -> Vec<u8> {
    let (answer, bytes) = client.send_for_bytes(client.request(Method::GET, path)).await;
    assert_eq!(answer.status, 200, "{path}");
    bytes
}

fn names_in(packed: &[u8]) -> Vec<String> {
    let zip = ZipArchive::new(Cursor::new(packed)).unwrap();
    let mut names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    names.sort();
    names
}

#[actix_web::test]
async fn every_paper_of_a_purchase_order_is_in_one_file() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    let order = ordered(&company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let address = format!("/portal/wholesale/orders/{order}/documents.zip");
    let names = names_in(&file(&company.finance, &address).await);
    assert_eq!(names, [format!("{order}.pdf")], "the order itself");
    let (part, _) = parts(&app, &order).await.remove(0);
    let number = send_all(&app, &bulk, &part, 300).await;
    sign(&app, &company.buyer, &number, 280).await;
    let packed = file(&company.finance, &address).await;
    let mut zip = ZipArchive::new(Cursor::new(&packed)).unwrap();
    let own = format!("{order}.pdf");
    let papers = ["BAST-2026-000001.pdf", "INV-2026-000001.pdf", "NK-2026-000001.pdf", &own, "SJ-2026-000001.pdf"];
    assert_eq!(names_in(&packed), papers);
    for at in 0..papers.len() {
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut zip.by_index(at).unwrap(), &mut content).unwrap();
        assert!(content.starts_with(b"%PDF"), "the file at {at}");
    }
    for (name, words) in [("invoices", "INV-2026-000001"), ("account", &order)] {
        let csv = String::from_utf8(file(&company.finance, &format!("/portal/wholesale/sheets/{name}.csv")).await);
        assert!(csv.as_ref().unwrap().contains(words), "{csv:?}");
        assert!(file(&company.finance, &format!("/portal/wholesale/sheets/{name}.xlsx")).await.starts_with(b"PK"));
    }
    for name in ["sheets/orders.csv", "sheets/invoices.pdf", "sheets/invoices"] {
        assert_eq!(company.finance.get(&format!("/portal/wholesale/{name}")).await.status, 404, "{name}");
    }
    let note = company.finance.get("/portal/wholesale/credit-notes/NK-2026-000001").await.body;
    assert!(note.contains("Basah di jalan") && note.contains("Rp200.000") && note.contains(&order), "{note}");
    let list = company.finance.get("/portal/wholesale/invoices").await.body;
    assert!(list.contains(r#"href="/portal/wholesale/credit-notes/NK-2026-000001""#), "{list}");
    let ours = [
        "/credit-notes/NK-2026-000001",
        "/invoices/INV-2026-000001",
        "/invoices/INV-2026-000001/pdf",
        "/credit-notes/NK-2026-000001/pdf",
    ];
    let stranger = companies::approved(&app).await;
    for path in ours {
        let path = format!("/portal/wholesale{path}");
        file(&company.finance, &path).await;
        assert_eq!(stranger.finance.get(&path).await.status, 404, "{path}");
        assert_eq!(company.buyer.get(&path).await.status, 403, "{path}");
    }
    assert_eq!(stranger.finance.get(&address).await.status, 404);
    let desk = format!("/portal/operator/companies/{}", company.id);
    assert!(bulk.shop.operator.get(&format!("{desk}/invoices")).await.body.contains("INV-2026-000001"));
    for path in &ours[2..] {
        file(&bulk.shop.operator, &format!("{desk}{path}")).await;
        let other = format!("/portal/operator/companies/{}{path}", stranger.id);
        assert_eq!(bulk.shop.operator.get(&other).await.status, 404, "{other}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn every_quantity_is_said_in_what_it_is_counted_in() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    let order = ordered(&company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let (part, _) = parts(&app, &order).await.remove(0);
    in_packs(&app).await;
    let number = send_all(&app, &bulk, &part, 300).await;
    let open = company.buyer.get(&format!("{HANDOVERS}/{number}")).await.body;
    assert!(open.contains("dikirim 300 bungkus"), "{open}");
    sign(&app, &company.buyer, &number, 280).await;
    let pages = [
        (&company.buyer, format!("{HANDOVERS}/{number}"), ["300 bungkus", "280 bungkus"]),
        (&company.finance, "/portal/wholesale/invoices/INV-2026-000001".into(), ["280 bungkus", "280 bungkus"]),
        (&company.finance, "/portal/wholesale/credit-notes/NK-2026-000001".into(), ["20 bungkus", "20 bungkus"]),
    ];
    for (client, path, said) in pages {
        let page = client.get(&path).await.body;
        assert!(said.iter().all(|said| page.contains(said)), "{said:?} at {path}: {page}");
        let paper = match path.strip_prefix(HANDOVERS) {
            Some(_) => text_at(client, &format!("{path}/record.pdf")).await,
            None => text_at(client, &format!("{path}/pdf")).await,
        };
        assert!(said.iter().all(|said| paper.contains(said)), "{said:?} at {path}: {paper}");
    }
    let (seller, _) = bulk.seller_of(&part).await;
    assert!(seller.get(&format!("/portal/bumdes/orders/{part}")).await.body.contains("300 bungkus"));
    app.stop().await;
}

#[actix_web::test]
async fn whoever_pays_is_told_where_to() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let finance = &bulk.company.finance;
    let order = ordered(&bulk.company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let (part, _) = parts(&app, &order).await.remove(0);
    let number = send_all(&app, &bulk, &part, 300).await;
    sign(&app, &bulk.company.buyer, &number, 300).await;
    let invoice = "/portal/wholesale/invoices/INV-2026-000001";
    for page in [invoice, "/portal/wholesale/account"] {
        let page = finance.get(page).await.body;
        assert!(page.contains("0123456789") && page.contains("Bank NTB"), "{page}");
    }
    for paper in [format!("{invoice}/pdf"), "/portal/wholesale/account/pdf".into()] {
        let paper = text_at(finance, &paper).await;
        assert!(paper.contains("Bank NTB 0123456789, a.n. Etalase"), "{paper}");
    }
    pay(&bulk, owed(&app, &bulk.company.id).await, "TRF 1").await;
    let paid = finance.get(invoice).await.body;
    assert!(paid.contains("Lunas") && !paid.contains("0123456789"), "{paid}");
    app.stop().await;
}

/// What was ordered before is counted in packs.
async fn in_packs(app: &TestApp) {
    let write =
        |conn: &mut DbConn| Ok(diesel::update(order_lines::table).set(order_lines::unit.eq("pack")).execute(conn)?);
    app.app.write::<_, DbError>(write).await.unwrap();
}
