//! The credit limit and budgets hold, also when two order at once.

use super::{bulk, how_many, order, order_seen, ordered, pay, rule, say, told};
use crate::quotations::{ASKED, value_of};
use crate::support::TestApp;

#[actix_web::test]
async fn two_orders_at_once_are_counted_one_after_the_other() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let (buyer, admin) = (&bulk.company.buyer, &bulk.company.admin);
    // 120 million each, of 200
    let first = bulk.quoted("300", &[("400", "400.000")]).await;
    let second = bulk.quoted("300", &[("400", "400.000")]).await;
    let mut seen = Vec::new();
    for request in [&first, &second] {
        let page = buyer.get(&format!("{ASKED}/{request}/allocation")).await.body;
        seen.push(value_of(&page, "seen_total"));
    }
    futures_util::join!(order_seen(buyer, &first, &seen[0]), order_seen(admin, &second, &seen[1]));
    assert_eq!(how_many(&app).await, 1, "both together are above the limit");

    let told = [buyer.get(super::ORDERS).await.body, admin.get(super::ORDERS).await.body].concat();
    assert!(told.contains("Melebihi limit kredit"), "{told}");
    app.stop().await;
}

#[actix_web::test]
async fn what_waits_for_a_word_counts_and_what_was_paid_does_not() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    rule(company, "1.000.000", "").await;
    let first = bulk.quoted("300", &[("400", "400.000")]).await;
    let waiting = ordered(&company.buyer, &first).await;
    let second = bulk.quoted("250", &[("400", "400.000")]).await;
    let answer = order(&company.buyer, &second).await;
    assert_eq!(answer.location.unwrap(), format!("{ASKED}/{second}/allocation"));
    let page = company.buyer.get(&format!("{ASKED}/{second}/allocation")).await.body;
    assert!(page.contains("Melebihi limit kredit. Sisanya Rp7"), "{page}");
    let list = company.buyer.get(super::ORDERS).await.body;
    assert!(list.contains("Sisa limit kredit") && list.contains(&waiting), "{list}");

    say(&company.approver, &waiting, "approval", "").await;
    assert!(told(&company.approver, &waiting).await.contains("Dipesan"));
    let total = super::total(&app, &waiting).await;
    pay(&bulk, total, "TRF 1").await;
    ordered(&company.buyer, &second).await;
    app.stop().await;
}

#[actix_web::test]
async fn a_budget_is_never_overdrawn() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    let rules = "/portal/wholesale/rules";
    let budget = [("amount", "10.000.000"), ("starts_on", "2026-11-01"), ("ends_on", "2026-12-31")];
    assert_eq!(company.admin.submit(rules, &format!("{rules}/budgets"), &budget).await.status, 303);
    let first = bulk.quoted("300", &[("400", "10.000")]).await;
    ordered(&company.buyer, &first).await;
    let second = bulk.quoted("300", &[("400", "10.000")]).await;
    order(&company.buyer, &second).await;
    let page = company.buyer.get(&format!("{ASKED}/{second}/allocation")).await.body;
    assert!(page.contains("Melebihi anggaran. Sisanya Rp1."), "{page}");
    assert_eq!(how_many(&app).await, 1);
    app.stop().await;
}
