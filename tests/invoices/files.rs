//! Invoices, credit notes and statements as files, and whose they are.

use std::io::Cursor;

use reqwest::Method;
use zip::ZipArchive;

use crate::handovers::{send_all, sign};
use crate::purchase_orders::{bulk, ordered, parts};
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::companies;

async fn file(client: &Client, path: &str) -> Vec<u8> {
    let (answer, bytes) = client.send_for_bytes(client.request(Method::GET, path)).await;
    assert_eq!(answer.status, 200, "{path}");
    bytes
}

#[actix_web::test]
async fn every_paper_of_a_purchase_order_is_in_one_file() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    let order = ordered(&company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let address = format!("/portal/wholesale/orders/{order}/documents.zip");
    assert_eq!(company.finance.get(&address).await.status, 404, "there is nothing yet");
    let (part, _) = parts(&app, &order).await.remove(0);
    let number = send_all(&app, &bulk, &part, 300).await;
    sign(&app, &company.buyer, &number, 280).await;
    let mut zip = ZipArchive::new(Cursor::new(file(&company.finance, &address).await)).unwrap();
    let mut names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    names.sort();
    assert_eq!(names, ["BAST-2026-000001.pdf", "INV-2026-000001.pdf", "NK-2026-000001.pdf", "SJ-2026-000001.pdf"]);
    for (at, name) in names.iter().enumerate() {
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut zip.by_index(at).unwrap(), &mut content).unwrap();
        assert!(content.starts_with(b"%PDF"), "{name}: the file at {at}");
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
