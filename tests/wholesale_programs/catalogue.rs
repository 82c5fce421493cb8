//! A program reads what there is at its company's own prices.

use etalase::companies::CompanyStatus;
use serde_json::{Value, json};

use crate::price_lists::{line, list};
use crate::quotations::set_status;
use crate::support::TestApp;
use crate::support::factories::tokens::of_company;
use crate::support::factories::{catalog, companies, people};

const CATALOGUE: &str = "/api/v1/wholesale/catalogue";

fn option<'a>(catalogue: &'a Value, slug: &str) -> &'a Value {
    let items = catalogue["items"].as_array().unwrap();
    let item = items.iter().find(|item| item["slug"] == slug);
    &item.unwrap_or_else(|| panic!("no {slug}: {catalogue}"))["options"][0]
}

#[actix_web::test]
async fn each_company_reads_its_own_price_its_minimum_and_what_is_there() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (company, other) = (companies::approved(&app).await, companies::approved(&app).await);
    let darmaji = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let own = list(&darmaji, &format!("company:{}", company.id), "Kontrak 2026").await;
    line(&darmaji, &own, &shop.tissue_box.variant().id, ["24", "12", "31.337", "120", "30.500"]).await;
    let (program, stranger) = (
        of_company(&app, &company.buyer, "Pembelian", "read").await,
        of_company(&app, &other.buyer, "Pembelian", "read").await,
    );
    let catalogue = program.get(CATALOGUE).await.json;
    let box_ = option(&catalogue, shop.tissue_box.slug);
    assert_eq!(box_["sku"], shop.tissue_box.variant().sku.as_str());
    assert_eq!(box_["usual_price"]["amount"], 45_000);
    let offer = &box_["offers"][0];
    assert_eq!((&offer["origin"], &offer["minimum"], &offer["lot_size"]), (&json!("company"), &json!(24), &json!(12)));
    assert_eq!(offer["tiers"][0]["unit_price"]["amount"], 31_337);
    assert_eq!(offer["tiers"][1]["min_quantity"], 120);
    assert!(box_["available"].as_i64().unwrap() > 0, "{box_}");
    assert_eq!(option(&catalogue, shop.hand_drawn_batik.slug)["available"], 0);
    assert_eq!(catalogue["next"], Value::Null);

    let theirs = stranger.get(CATALOGUE).await;
    assert!(!theirs.text.contains("31337"), "{}", theirs.text);
    assert_eq!(option(&theirs.json, shop.tissue_box.slug)["offers"][0]["origin"], "product");
    assert_eq!(program.get(&format!("{CATALOGUE}?cursor=x")).await.status, 400);
    let last = program.get(&format!("{CATALOGUE}?cursor=ffffffff-ffff-7fff-8fff-ffffffffffff")).await.json;
    assert_eq!(last["items"], json!([]));
    set_status(&app, &company.id, CompanyStatus::Suspended.as_str()).await;
    assert_eq!(program.get(CATALOGUE).await.kind(), "409 not-approved");
    app.stop().await;
}
