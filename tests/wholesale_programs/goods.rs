//! A program asks what goods of the catalogue cost its company, and orders them at that.

use etalase::companies::CompanyStatus;
use reqwest::Method;
use serde_json::{Value, json};

use super::ordering;
use crate::price_lists::{line, list};
use crate::purchase_orders::{how_many, parts};
use crate::quotations::set_status;
use crate::support::TestApp;
use crate::support::factories::catalog::SmallCatalog;
use crate::support::factories::companies::{self, Company};
use crate::support::factories::{catalog, people};

const PRICES: &str = "/api/v1/wholesale/prices";
const ORDERS: &str = "/api/v1/wholesale/orders";

/// Tissue boxes, on a list of the company's own, and bracelets of another BUMDes.
fn goods(shop: &SmallCatalog, company: &Company, boxes: i64) -> Value {
    json!({ "outlet": company.outlet, "lines": [
        { "sku": shop.tissue_box.variant().sku, "quantity": boxes },
        { "sku": shop.bracelet.variant().sku, "quantity": 5 },
    ] })
}

fn with(mut body: Value, other: &Value) -> Value {
    for (name, value) in other.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

#[actix_web::test]
async fn goods_are_priced_and_ordered_at_exactly_that() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let company = companies::approved(&app).await;
    let darmaji = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let own = list(&darmaji, &format!("company:{}", company.id), "Kontrak 2026").await;
    line(&darmaji, &own, &shop.tissue_box.variant().id, ["6", "3", "31.337", "", ""]).await;
    let program = ordering(&app, &company).await;
    let body = goods(&shop, &company, 6);
    let priced = program.post(PRICES, &body).await;
    assert_eq!(priced.status, 200, "{}", priced.text);
    let of = |sku: &str| {
        let lines = priced.json["lines"].as_array().unwrap();
        lines.iter().find(|line| line["sku"] == sku).unwrap_or_else(|| panic!("no {sku}: {}", priced.text)).clone()
    };
    let boxes = of(&shop.tissue_box.variant().sku);
    assert_eq!((&boxes["origin"], &boxes["unit"], &boxes["trouble"]), (&json!("company"), &json!("pcs"), &Value::Null));
    assert_eq!((&boxes["unit_price"]["amount"], &boxes["amount"]["amount"]), (&json!(31_337), &json!(6 * 31_337)));
    assert_eq!((&priced.json["can_be_ordered"], priced.json["shipping"].as_array().unwrap().len()), (&json!(true), 2));
    let total = priced.json["total"]["amount"].as_i64().unwrap();
    assert!(total > priced.json["items"]["amount"].as_i64().unwrap(), "{}", priced.text);

    let less = program.post(ORDERS, &with(body.clone(), &json!({ "seen_total": total - 1 }))).await;
    assert_eq!((less.kind(), &less.json["total"]["amount"]), ("409 total-changed".into(), &json!(total)));
    assert_eq!(how_many(&app).await, 0);
    let said = json!({ "seen_total": total, "reference": "PR-2026-114", "note": "Lewat pintu samping." });
    let body = with(body, &said);
    let key = Some("0f4d8c1e-5a37-4c52-9a0e-000000000001");
    let ordered = program.send(Method::POST, ORDERS, Some(&body), key).await;
    assert_eq!(ordered.status, 201, "{}", ordered.text);
    let order = &ordered.json;
    assert_eq!((&order["status"], &order["total"]["amount"]), (&json!("ordered"), &json!(total)));
    assert_eq!(order["shares"].as_array().unwrap().len(), 2);
    let number = order["number"].as_str().unwrap();
    assert_eq!(parts(&app, number).await.len(), 2, "one for each BUMDes");
    let again = program.send(Method::POST, ORDERS, Some(&body), key).await;
    assert_eq!((&again.json["number"], how_many(&app).await), (&json!(number), 1), "the same key orders once");
    let page = company.buyer.get(&format!("/portal/wholesale/orders/{number}")).await.body;
    assert!(page.contains("PR-2026-114") && page.contains("Lewat pintu samping."), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn what_cannot_be_ordered_is_named_and_nothing_is() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let company = companies::approved(&app).await;
    let other = companies::approved(&app).await;
    let program = ordering(&app, &company).await;
    let sku = &shop.tissue_box.variant().sku;
    let many = program.post(PRICES, &goods(&shop, &company, 500)).await.json;
    assert_eq!(many["can_be_ordered"], false);
    let trouble = many["lines"].as_array().unwrap().iter().find(|line| line["sku"] == sku.as_str()).unwrap();
    assert_eq!(trouble["trouble"]["kind"], "short", "{many}");
    assert!(trouble["trouble"]["available"].as_i64().unwrap() > 0, "{many}");
    let body = with(goods(&shop, &company, 500), &json!({ "seen_total": many["total"]["amount"] }));
    let refused = program.post(ORDERS, &body).await;
    assert!(refused.kind() == "409 unavailable" && refused.text.contains(shop.tissue_box.name_id), "{}", refused.text);

    let wrong = json!([{ "sku": sku, "quantity": 0 }, { "sku": "TIDAK-ADA", "quantity": 1 },
        { "sku": sku, "quantity": 1 }, { "sku": sku, "quantity": 2 }]);
    for (path, other_fields) in [(PRICES, json!({})), (ORDERS, json!({ "seen_total": 1 }))] {
        let good = with(goods(&shop, &company, 6), &other_fields);
        let faults = program.post(path, &with(good.clone(), &json!({ "lines": wrong }))).await;
        assert_eq!(faults.kind(), "422 invalid", "{}", faults.text);
        let errors = faults.json["errors"].as_object().unwrap();
        assert_eq!(errors.keys().collect::<Vec<_>>(), ["lines[0]", "lines[1]", "lines[3]"], "{}", faults.text);
        assert!(errors["lines[1]"].as_str().unwrap().contains("TIDAK-ADA"), "{}", faults.text);
        for lines in [json!([]), json!(vec![json!({ "sku": sku, "quantity": 1 }); 301])] {
            let answer = program.post(path, &with(good.clone(), &json!({ "lines": lines }))).await;
            assert!(answer.json["errors"]["lines"].is_string(), "{path}: {}", answer.text);
        }
        let borrowed = program.post(path, &with(good, &json!({ "outlet": other.outlet }))).await;
        assert!(borrowed.json["errors"]["outlet"].is_string(), "{path}: {}", borrowed.text);
    }
    let late = with(goods(&shop, &company, 6), &json!({ "seen_total": 1, "due_on": "2026-11-22" }));
    assert!(program.post(ORDERS, &late).await.json["errors"]["due_on"].is_string());
    let unread = with(goods(&shop, &company, 6), &json!({ "seen_total": 1, "due_on": "besok" }));
    assert!(program.post(ORDERS, &unread).await.json["errors"]["due_on"].is_string());
    set_status(&app, &company.id, CompanyStatus::Suspended.as_str()).await;
    assert_eq!(program.post(PRICES, &goods(&shop, &company, 6)).await.kind(), "409 not-approved");
    let body = with(goods(&shop, &company, 6), &json!({ "seen_total": 1 }));
    assert_eq!(program.post(ORDERS, &body).await.kind(), "409 not-approved");
    assert_eq!(how_many(&app).await, 0);
    app.stop().await;
}
