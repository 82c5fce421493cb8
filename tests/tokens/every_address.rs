//! What holds for every address of programs, found by walking the document at `/api/v1/openapi.json`.

use reqwest::Method;
use serde_json::{Map, Value};

use crate::support::TestApp;
use crate::support::factories::catalog::SmallCatalog;
use crate::support::factories::tokens::{EVERYTHING, Program, made};
use crate::support::factories::{catalog, order as order_factory, people};
use crate::support::store;

struct Operation {
    method: Method,
    path: String,
    /// what the token must be for; none: anything
    scope: Option<String>,
    /// the example of what it is sent
    body: Option<Value>,
}

impl Operation {
    fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

/// The addresses of programs, with Darmaji's things in their places.
async fn operations(app: &TestApp, shop: &SmallCatalog) -> Vec<Operation> {
    let order = order_factory::paid(app, shop).await;
    let document = store::get(&app.client(), "/api/v1/openapi.json").await.json;
    let mut found = Vec::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            if operation["tags"][0] != "bumdes" {
                continue;
            }
            let path = path
                .replace("{number}", &order.darmaji.number)
                .replace("{id}", shop.tissue_box.id.as_str())
                .replace("{sku}", &shop.tissue_box.variant().sku);
            assert!(!path.contains('{'), "say here what stands in {path}");
            found.push(Operation {
                method: method.to_uppercase().parse().unwrap(),
                path,
                scope: operation["security"][0]["token"].as_array().expect("a token")[..]
                    .first()
                    .map(|scope| scope.as_str().unwrap().to_owned()),
                body: body(&document, operation),
            });
        }
    }
    assert!(found.len() >= 8, "{}", found.len());
    found
}

fn body(document: &Value, operation: &Value) -> Option<Value> {
    let name = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].as_str()?;
    let schema = &document["components"]["schemas"][name.rsplit('/').next()?];
    let example = |told: &Value| match &told["examples"] {
        Value::Array(several) => several[0].clone(),
        _ => told["example"].clone(),
    };
    Some(match example(schema) {
        Value::Null => {
            let fields = schema["properties"].as_object()?.iter();
            Value::Object(fields.map(|(name, field)| (name.clone(), example(field))).collect::<Map<_, _>>())
        }
        whole => whole,
    })
}

async fn ask(program: &Program, operation: &Operation) -> String {
    program.send(operation.method.clone(), &operation.path, operation.body.as_ref(), None).await.kind()
}

#[actix_web::test]
async fn nobody_gets_in_without_a_token_not_even_who_is_signed_in() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let revoked = Program::with(&app, &made(&owner, "Kasir", EVERYTHING).await);
    let page = "/portal/bumdes/tokens";
    let list = owner.get(page).await.body;
    let action = list.split("/tokens/").nth(1).unwrap().split('"').next().unwrap();
    owner.submit(page, &format!("{page}/{action}"), &[]).await;
    for operation in operations(&app, &shop).await {
        let (method, path, body) = (operation.method.clone(), &operation.path, operation.body.as_ref());
        for client in [&app.client(), &owner] {
            let reply = store::send(client, method.clone(), path, body, None).await;
            assert_eq!(reply.kind(), "401 token-missing", "{}", operation.name());
        }
        assert_eq!(ask(&revoked, &operation).await, "401 token-revoked", "{}", operation.name());
    }
    app.stop().await;
}

#[actix_web::test]
async fn every_address_takes_the_right_it_names_and_no_other_will_do() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let mut wrong = Vec::new();
    for operation in operations(&app, &shop).await {
        let Some(scope) = operation.scope.as_deref() else { continue };
        let (subject, level) = scope.split_once(':').unwrap();
        // everything but what it takes
        let mut less: Vec<(&str, &str)> = EVERYTHING.iter().copied().filter(|(other, _)| *other != subject).collect();
        if level == "write" {
            less.push((subject, "read"));
        }
        let name = operation.name();
        let program = Program::with(&app, &made(&owner, &name[name.len().saturating_sub(50)..], &less).await);
        let refused = ask(&program, &operation).await;
        if refused != "403 token-scope" {
            wrong.push(format!("{name}: {refused}"));
        }
        assert!(revoke_last(&owner).await);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    app.stop().await;
}

/// A person has twenty tokens at most.
async fn revoke_last(owner: &crate::support::client::Client) -> bool {
    let page = "/portal/bumdes/tokens";
    let list = owner.get(page).await.body;
    let Some(action) = list.split("/tokens/").nth(1).and_then(|rest| rest.split('"').next()) else { return false };
    owner.submit(page, &format!("{page}/{action}"), &[]).await.status == 303
}

#[actix_web::test]
async fn what_belongs_to_another_bumdes_is_not_there() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let stranger = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let program = Program::with(&app, &made(&stranger, "Kasir", EVERYTHING).await);
    let operations = operations(&app, &shop).await;
    let (mut wrong, mut tried) = (Vec::new(), 0);
    let theirs = [shop.tissue_box.id.as_str(), shop.tissue_box.variant().sku.as_str(), "ET-"];
    for operation in operations.iter().filter(|operation| theirs.iter().any(|id| operation.path.contains(id))) {
        let answer = ask(&program, operation).await;
        if answer != "404 not-found" {
            wrong.push(format!("{}: {answer}", operation.name()));
        }
        tried += 1;
    }
    assert!(wrong.is_empty() && tried >= 6, "{wrong:#?}");
    for list in operations.iter().filter(|o| o.method == Method::GET && theirs.iter().all(|id| !o.path.contains(id))) {
        let answer = program.get(&list.path).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        assert!(theirs.iter().all(|id| !answer.text.contains(id)), "{}: {}", list.path, answer.text);
    }
    app.stop().await;
}
