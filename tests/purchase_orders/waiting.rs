//! The first page of a company shows each of its people what waits for them, and nothing else.

use etalase::companies::terms::PaymentTerm;

use super::{bulk, grant, ordered, parts, rule, say};
use crate::handovers::{send_all, sign};
use crate::quotations::ASKED;
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::companies;

const HOME: &str = "/portal/wholesale";

/// The links of what waits for whoever asks.
async fn waits(client: &Client) -> Vec<String> {
    let page = client.get(HOME).await.body;
    let links = page.split("task__number\" href=\"").skip(1);
    links.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

#[actix_web::test]
async fn each_sees_the_next_step_that_is_theirs() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    let stranger = companies::approved(&app).await;
    rule(company, "1.000.000", "").await;
    let request = bulk.quoted("300", &[("400", "10.000")]).await;
    assert!(waits(&company.buyer).await.is_empty(), "others may still answer");
    let own = format!("{ASKED}/{request}");
    assert_eq!(company.buyer.submit(&own, &format!("{own}/closing"), &[]).await.status, 303);
    assert_eq!(waits(&company.buyer).await, [format!("{own}/allocation")]);
    assert!(company.buyer.get(HOME).await.body.contains("1 penawaran"));

    let number = ordered(&company.buyer, &request).await;
    assert!(waits(&company.buyer).await.is_empty());
    assert_eq!(waits(&company.approver).await, [format!("{HOME}/orders/{number}")]);
    say(&company.approver, &number, "approval", "").await;
    assert!(waits(&company.approver).await.is_empty());

    let (part, _) = parts(&app, &number).await.remove(0);
    let handover = send_all(&app, &bulk, &part, 300).await;
    assert_eq!(waits(&company.buyer).await, [format!("{HOME}/handovers/{handover}")]);
    assert!(waits(&company.approver).await.is_empty(), "an approver signs for nothing");
    assert!(waits(&stranger.buyer).await.is_empty());
    sign(&app, &company.buyer, &handover, 300).await;
    assert!(waits(&company.buyer).await.is_empty());
    app.stop().await;
}

#[actix_web::test]
async fn what_is_to_be_paid_first_waits_for_those_who_buy_and_who_pay() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    grant(&app, &bulk.company, &bulk.shop.operator_id, PaymentTerm::PayNow, 0).await;
    let number = ordered(&bulk.company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    for person in [&bulk.company.buyer, &bulk.company.finance] {
        assert_eq!(waits(person).await, [format!("{HOME}/orders/{number}")]);
    }
    assert!(waits(&bulk.company.approver).await.is_empty());
    app.stop().await;
}
