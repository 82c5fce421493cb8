//! A program asks, reads what was answered, haggles and sees how the whole could be spread.

use reqwest::Method;
use serde_json::{Value, json};

use super::{REQUESTS, ordering, wanted};
use crate::quotations::{RECEIVED, offer, set_status};
use crate::support::TestApp;
use crate::support::factories::tokens::of_company;
use crate::support::factories::{catalog, companies, people};

fn with(mut body: Value, field: &str, value: Value) -> Value {
    body[field] = value;
    body
}

#[actix_web::test]
async fn what_is_asked_is_answered_haggled_over_and_spread() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let company = companies::approved(&app).await;
    let program = ordering(&app, &company).await;
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let asked = program.post(REQUESTS, &wanted(&company)).await;
    assert_eq!(asked.status, 201, "{}", asked.text);
    let number = asked.json["number"].as_str().unwrap();
    assert_eq!(asked.json["status"], "open");
    assert_eq!(asked.json["outlet_id"], company.outlet.as_str());
    assert_eq!(asked.json["target_price"], json!({ "amount": 12000, "currency": "IDR" }));
    assert_eq!(asked.json["answer_by"], "2026-11-29T16:59:59Z");
    assert_eq!(asked.json["is_pooled"], true);
    assert_eq!(asked.json["answers"].as_array().unwrap().len(), 2);
    assert_eq!(asked.json["answers"][0]["state"], "waiting");
    assert!(trusmi.get(RECEIVED).await.body.contains(number), "the BUMDes sees it");

    offer(&trusmi, number, &[]).await;
    let own = format!("{REQUESTS}/{number}");
    let answered = program.get(&own).await.json;
    let answer = &answered["answers"][0];
    assert_eq!((&answer["bumdes"], &answer["state"]), (&json!(shop.trusmi.name), &json!("offered")));
    assert_eq!(answer["offer"]["unit_price"]["amount"], 11_000);
    assert_eq!(answer["offer"]["valid_until"], "2026-12-06");
    assert_eq!(answer["total"]["amount"], 4_400_000);
    let counter = format!("{own}/quotes/{}/counter", answer["quote"].as_str().unwrap());
    let wish = json!({ "round": 1, "unit_price": 10000, "quantity": 300, "note": "Untuk dua outlet." });
    let countered = program.post(&counter, &wish).await;
    assert_eq!(countered.status, 200, "{}", countered.text);
    assert_eq!(countered.json["answers"][0]["state"], "countered");
    assert_eq!(countered.json["answers"][0]["rounds"][1]["side"], "company");
    offer(&trusmi, number, &[("unit_price", "10.500")]).await;
    assert_eq!(program.post(&counter, &wish).await.kind(), "409 changed", "the terms are other ones now");

    let spread = program.get(&format!("{own}/allocation")).await.json;
    assert_eq!(spread["wanted"], 1000);
    assert_eq!(spread["shares"][0]["reason"]["code"], "all_is_needed");
    let (share, shortfall) = (spread["shares"][0]["quantity"].as_i64().unwrap(), spread["shortfall"].as_i64().unwrap());
    assert!(share > 0 && share + shortfall == 1000, "{spread}");
    let dear = program.get(&format!("{own}/allocation?ceiling=9000")).await.json;
    assert_eq!(dear["refusals"][0]["reason"]["code"], "above_price_ceiling");
    assert!(dear["refusals"][0]["reason"]["text"].as_str().unwrap().contains("1.500"), "{dear}");

    let limits = format!("{own}/limits");
    let set = async |wish: Value| program.send(Method::PUT, &limits, Some(&wish), None).await;
    let limited = set(json!({ "at_most_suppliers": 2, "regencies": ["32.09"] })).await;
    assert_eq!(limited.status, 200, "{}", limited.text);
    assert_eq!((&limited.json["at_most_suppliers"], &limited.json["regencies"]), (&json!(2), &json!(["Cirebon"])));
    for (wish, named) in [
        (json!({ "at_most_suppliers": 0 }), "at_most_suppliers"),
        (json!({ "regencies": ["52"] }), "regencies"),
        (json!({ "regencies": ["52.02", "32.09", "31.71", "33.74"] }), "regencies"),
    ] {
        let refused = set(wish).await;
        assert!(refused.kind() == "422 invalid" && refused.json["errors"][named].is_string(), "{}", refused.text);
    }
    let lifted = set(json!({})).await;
    assert_eq!((&lifted.json["at_most_suppliers"], &lifted.json["regencies"]), (&json!(null), &json!([])));

    assert_eq!(program.post(&format!("{own}/closing"), &json!({})).await.json["status"], "closed");
    assert_eq!(program.post(&format!("{own}/closing"), &json!({})).await.kind(), "409 status");
    assert_eq!(program.post(&format!("{own}/cancellation"), &json!({})).await.json["status"], "cancelled");
    assert_eq!(set(json!({})).await.kind(), "409 status");
    let list = program.get(&format!("{REQUESTS}?status=cancelled&q=benang")).await.json;
    assert_eq!((&list["items"][0]["number"], &list["items"][0]["offers"]), (&json!(number), &json!(1)));
    assert_eq!(program.get(&format!("{REQUESTS}?status=open")).await.json["items"], json!([]));
    let trail = company.admin.get("/portal/wholesale/trail").await.body;
    assert!(trail.contains(&format!("membatalkan permintaan {number}")), "{trail}");
    assert!(trail.contains(&format!("mengubah batas pemasok permintaan {number}")), "{trail}");
    assert!(trail.contains("– → ≤ 2, Cirebon") && trail.contains("≤ 2, Cirebon → –"), "{trail}");
    app.stop().await;
}

#[actix_web::test]
async fn a_request_sent_twice_with_its_key_is_one_request() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let company = companies::approved(&app).await;
    let program = ordering(&app, &company).await;
    let (body, key) = (wanted(&company), "kunci-yang-panjang-1");
    let ask = |body: Value| {
        let program = &program;
        async move { program.send(Method::POST, REQUESTS, Some(&body), Some(key)).await }
    };
    let (first, again) = (ask(body.clone()).await, ask(body.clone()).await);
    assert_eq!((first.status.as_u16(), &first.text), (201, &again.text));
    let other = ask(with(body, "quantity", json!(2))).await;
    assert_eq!(other.kind(), "422 idempotency-key-reused");
    assert_eq!(program.get(REQUESTS).await.json["items"].as_array().unwrap().len(), 1);
    app.stop().await;
}

#[actix_web::test]
async fn what_cannot_be_asked_is_refused_with_what_is_wrong() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let company = companies::approved(&app).await;
    let program = ordering(&app, &company).await;
    let body = || wanted(&company);
    for (field, value, kind, named) in [
        ("category", json!("no-such"), "404 not-found", None),
        ("product", json!("no-such"), "404 not-found", None),
        ("subject", json!("kapal selam"), "409 nobody", None),
        ("outlet", json!("elsewhere"), "422 invalid", Some("outlet")),
        ("regencies", json!(["52"]), "422 invalid", Some("regencies")),
        ("regencies", json!(["52.02", "32.09", "31.71", "33.74"]), "422 invalid", Some("regencies")),
        ("at_most_suppliers", json!(0), "422 invalid", Some("at_most_suppliers")),
        ("latest_on", json!("2026-11-01"), "422 invalid", Some("latest_on")),
        ("quantity", json!(-1), "400 invalid", None),
        ("colour", json!("red"), "400 invalid", None),
    ] {
        let refused = program.post(REQUESTS, &with(body(), field, value)).await;
        assert_eq!(refused.kind(), kind, "{field}: {}", refused.text);
        if let Some(named) = named {
            assert!(refused.json["errors"][named].is_string(), "{field}: {}", refused.text);
        }
    }
    let one = json!({
        "product": shop.tissue_box.slug, "quantity": 20, "outlet": company.outlet, "earliest_on": "2026-12-01",
        "latest_on": "2027-01-31", "answer_on": "2026-11-29"
    });
    let asked = program.post(REQUESTS, &one).await;
    assert_eq!(asked.status, 201, "{}", asked.text);
    assert_eq!((&asked.json["is_pooled"], &asked.json["product"]), (&json!(false), &json!(shop.tissue_box.slug)));
    set_status(&app, &company.id, "suspended").await;
    assert_eq!(program.post(REQUESTS, &body()).await.kind(), "409 not-approved");
    app.stop().await;
}

#[actix_web::test]
async fn lists_come_a_page_at_a_time() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let company = companies::approved(&app).await;
    let program = of_company(&app, &company.buyer, "Pembelian", "order").await;
    for _ in 0..26 {
        assert_eq!(program.post(REQUESTS, &wanted(&company)).await.status, 201);
    }
    let first = program.get(&format!("{REQUESTS}?q=batik")).await.json;
    assert_eq!(first["items"].as_array().unwrap().len(), 25);
    let next = program.get(first["next"].as_str().unwrap()).await.json;
    assert_eq!((next["items"].as_array().unwrap().len(), &next["next"]), (1, &Value::Null));
    let outlets = program.get("/api/v1/wholesale/outlets").await.json;
    assert_eq!(
        (&outlets["items"][0]["name"], &outlets["items"][0]["is_active"]),
        (&json!("Dapur utama"), &json!(true))
    );
    for wrong in ["?cursor=x", "?status=x"] {
        assert_eq!(program.get(&format!("{REQUESTS}{wrong}")).await.status, 400, "{wrong}");
    }
    app.stop().await;
}
