//! What holds for every address of a company's programs, found by walking the document at `/api/v1/openapi.json`.

use etalase::companies::CompanyRole;
use reqwest::Method;
use serde_json::Value;

use super::{REQUESTS, as_hotel, ordering, wanted};
use crate::quotations::{asked, offer, pooled, quote_ids};
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::catalog::SmallCatalog;
use crate::support::factories::companies::Company;
use crate::support::factories::tokens::{Program, of_company, of_company_with};
use crate::support::factories::{catalog, companies, people};
use crate::support::store;
use crate::{handovers, purchase_orders};

struct Operation {
    method: Method,
    path: String,
    /// what the token must be for
    scope: String,
    /// the example of what it is sent
    body: Option<Value>,
}

impl Operation {
    fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

/// The addresses, with this company's things in their places.
async fn operations(app: &TestApp, shop: &SmallCatalog, company: &Company) -> Vec<Operation> {
    let hotel = as_hotel(app, company).await;
    let trusmi = people::bumdes_operator(app, &shop.trusmi.id).await;
    let number = asked(&hotel.buyer, &pooled(&hotel)).await;
    offer(&trusmi, &number, &[]).await;
    let quote = quote_ids(app, &number).await.remove(0);
    let order = ordered(app, company, &trusmi).await;
    let handover = handed_over(app, company, &trusmi, &order).await;
    let document = store::get(&app.client(), "/api/v1/openapi.json").await.json;
    let mut found = Vec::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            if operation["tags"][0] != "wholesale" {
                continue;
            }
            let number = match path.split('/').nth(4) {
                Some("orders") => order.as_str(),
                Some("handovers") => handover.as_str(),
                Some("invoices") => "INV-2026-000001",
                Some("credit-notes") => "NK-2026-000001",
                _ => number.as_str(),
            };
            let path = path.replace("{number}", number).replace("{id}", &quote);
            assert!(!path.contains('{'), "say here what stands in {path}");
            let name = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].as_str();
            let schema = |name: &str| document["components"]["schemas"][name.rsplit('/').next().unwrap()].clone();
            let body = name.map(schema).map(|schema| schema["example"].clone());
            found.push(Operation {
                method: method.to_uppercase().parse().unwrap(),
                path,
                scope: operation["security"][0]["token"][0].as_str().expect("a right").to_owned(),
                body,
            });
        }
    }
    assert!(found.len() >= 20, "{}", found.len());
    found
}

/// All of it is sent and one piece of it arrives less: the number of the handover.
async fn handed_over(app: &TestApp, company: &Company, trusmi: &Client, order: &str) -> String {
    let (part, quantity) = purchase_orders::parts(app, order).await.remove(0);
    handovers::pack(trusmi, &part).await;
    let handover = handovers::send(app, trusmi, &part, quantity).await;
    handovers::sign(app, &company.buyer, &handover, quantity - 1).await;
    handover
}

/// The number of a purchase order of another request.
async fn ordered(app: &TestApp, company: &Company, trusmi: &Client) -> String {
    let program = ordering(app, company).await;
    let asked = program.post(REQUESTS, &wanted(company)).await;
    let number = asked.json["number"].as_str().unwrap().to_owned();
    offer(trusmi, &number, &[]).await;
    let seen = program.get(&format!("{REQUESTS}/{number}/allocation")).await.json["landed"]["amount"].clone();
    let body = serde_json::json!({ "seen_total": seen });
    let order = program.post(&format!("{REQUESTS}/{number}/purchase-order"), &body).await;
    order.json["number"].as_str().unwrap_or_else(|| panic!("{}", order.text)).to_owned()
}

async fn ask(program: &Program, operation: &Operation) -> String {
    program.send(operation.method.clone(), &operation.path, operation.body.as_ref(), None).await.kind()
}

#[actix_web::test]
async fn nobody_gets_in_without_a_token_and_reading_is_not_ordering() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let company = companies::approved(&app).await;
    let operations = operations(&app, &shop, &company).await;
    let reader = of_company(&app, &company.buyer, "Laporan", "read").await;
    for operation in &operations {
        let (method, path, body) = (operation.method.clone(), &operation.path, operation.body.as_ref());
        for client in [&app.client(), &company.buyer] {
            let reply = store::send(client, method.clone(), path, body, None).await;
            assert_eq!(reply.kind(), "401 token-missing", "{}", operation.name());
        }
        let expected = if operation.scope == "wholesale:read" { "200" } else { "403 token-scope" };
        assert_eq!(ask(&reader, operation).await, expected, "{}", operation.name());
        assert_eq!(operation.method == Method::GET, operation.scope.ends_with(":read"), "{}", operation.name());
    }
    app.stop().await;
}

#[actix_web::test]
async fn what_belongs_to_another_company_is_not_there() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let company = companies::approved(&app).await;
    let operations = operations(&app, &shop, &company).await;
    let other = companies::approved(&app).await;
    let email = "semua@hotel.example";
    let (everything, _) = companies::member(&app, &other.id, email, CompanyRole::ALL).await;
    let rights = [("wholesale", "order"), ("invoices", "read"), ("approvals", "write")];
    let stranger = of_company_with(&app, &everything, "Semua", &rights).await;
    let mut tried = 0;
    let theirs = ["RFQ-", "PO-", "BAST-", "INV-", "NK-"];
    for operation in &operations {
        if theirs.iter().any(|series| operation.path.contains(series)) {
            assert_eq!(ask(&stranger, operation).await, "404 not-found", "{}", operation.name());
            tried += 1;
        } else if operation.method == Method::GET {
            let answer = stranger.get(&operation.path).await;
            assert!(
                answer.status == 200 && !theirs.iter().any(|series| answer.text.contains(series)),
                "{}: {}",
                operation.path,
                answer.text
            );
            assert!(!answer.text.contains(company.outlet.as_str()) && !answer.text.contains(&company.name));
        }
    }
    assert!(tried >= 15, "{tried}");
    let borrowed = stranger.post(REQUESTS, &wanted(&company)).await;
    assert!(borrowed.kind() == "422 invalid" && borrowed.json["errors"]["outlet"].is_string(), "{}", borrowed.text);
    app.stop().await;
}
