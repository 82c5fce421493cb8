//! Somebody who may agree says so through their own program.

use serde_json::{Value, json};

use crate::purchase_orders::{Bulk, bulk, ordered, rule};
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::tokens::{Program, of_company, of_company_with};

async fn agreeing(app: &TestApp, client: &Client) -> Program {
    of_company_with(app, client, "Persetujuan", &[("approvals", "write"), ("wholesale", "read")]).await
}

/// The address of a purchase order that two must agree to.
async fn waiting(bulk: &Bulk) -> String {
    rule(&bulk.company, "1.000.000", "2.000.000").await;
    let number = ordered(&bulk.company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    format!("/api/v1/wholesale/orders/{number}")
}

fn words(order: &Value) -> Vec<(bool, &str)> {
    let all = order["approvals"].as_array().unwrap_or_else(|| panic!("{order}")).iter();
    all.map(|word| (word["agrees"].as_bool().unwrap(), word["note"].as_str().unwrap())).collect()
}

#[actix_web::test]
async fn two_people_agree_each_with_a_token_of_their_own() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let order = waiting(&bulk).await;
    let (first, second) =
        (agreeing(&app, &bulk.company.approver).await, agreeing(&app, &bulk.company.second_approver).await);
    let approval = format!("{order}/approval");
    let said = first.post(&approval, &json!({ "note": "Sesuai anggaran" })).await;
    assert_eq!((said.status.as_u16(), &said.json["status"]), (200, &json!("awaiting_approval")), "{}", said.text);
    assert_eq!(words(&said.json), [(true, "Sesuai anggaran")]);
    assert_eq!(first.post(&approval, &json!({})).await.kind(), "409 not-yours", "each word counts once");
    // of one request that is sent twice too
    let key = Some("persetujuan-kedua-0001");
    for _ in 0..2 {
        let done = second.send(reqwest::Method::POST, &approval, Some(&json!({})), key).await;
        assert_eq!((&done.json["status"], words(&done.json).len()), (&json!("ordered"), 2), "{}", done.text);
    }
    assert_eq!(first.post(&approval, &json!({})).await.kind(), "409 status");
    let trail = bulk.company.admin.get("/portal/wholesale/trail").await.body;
    assert_eq!(trail.matches("menyetujui PO").count(), 2, "{trail}");
    app.stop().await;
}

#[actix_web::test]
async fn a_refusal_has_a_reason_and_ends_it() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let order = waiting(&bulk).await;
    let program = agreeing(&app, &bulk.company.approver).await;
    let refusal = format!("{order}/refusal");
    let empty = program.post(&refusal, &json!({ "reason": "  " })).await;
    assert!(empty.kind() == "422 invalid" && empty.json["errors"]["reason"].is_string(), "{}", empty.text);
    assert_eq!(program.post(&refusal, &json!({})).await.status, 400, "no reason at all");
    let done = program.post(&refusal, &json!({ "reason": "Tunggu bulan depan" })).await;
    assert_eq!((&done.json["status"], words(&done.json)), (&json!("refused"), vec![(false, "Tunggu bulan depan")]));
    assert_eq!(program.post(&format!("{order}/approval"), &json!({})).await.kind(), "409 status");
    app.stop().await;
}

#[actix_web::test]
async fn a_token_for_ordering_does_not_agree_and_one_for_agreeing_does_not_order() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let order = waiting(&bulk).await;
    let buying = of_company(&app, &bulk.company.buyer, "Pembelian", "order").await;
    let agreeing = agreeing(&app, &bulk.company.approver).await;
    for word in ["approval", "refusal"] {
        let asked = buying.post(&format!("{order}/{word}"), &json!({ "reason": "x" })).await;
        assert_eq!(asked.kind(), "403 token-scope", "{word}");
    }
    assert_eq!(agreeing.post(&format!("{order}/cancellation"), &json!({})).await.kind(), "403 token-scope");
    // who is no approver any more
    let members = "/portal/wholesale/members";
    let roles = format!("{members}/{}/roles", bulk.company.approver_id);
    bulk.company.admin.submit(members, &roles, &[("role_finance", "1")]).await;
    assert_eq!(agreeing.post(&format!("{order}/approval"), &json!({})).await.kind(), "403 token-role");
    app.stop().await;
}
