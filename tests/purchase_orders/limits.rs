//! The credit limit and budgets hold, also when two order at once.

use super::moving::share_of;
use super::{bulk, how_many, order, order_seen, ordered, parts, pay, rule, say, told};
use crate::quotations::{ASKED, value_of};
use crate::support::{TestApp, outbox};

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
async fn what_a_moved_share_costs_above_what_was_agreed_to_counts_against_the_budget() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    // 2.700.000 agreed to, and 9.000.000 of who takes it over
    let request = bulk.quoted("300", &[("300", "9.000"), ("300", "30.000")]).await;
    let number = ordered(&company.buyer, &request).await;
    let agreed = super::total(&app, &number).await;
    let (part, _) = parts(&app, &number).await.remove(0);
    bulk.reject(&part, "Banjir").await;
    outbox::deliver(&app).await;
    let others = format!("{}/{number}/shares/{}/others", super::ORDERS, share_of(&app, &part).await);
    let seen = value_of(&company.buyer.get(&others).await.body, "seen_total");
    let costs: i64 = seen.parse().unwrap();
    let budget = |amount: i64| {
        let amount = amount.to_string();
        async move {
            let rules = "/portal/wholesale/rules";
            let fields = [("amount", amount.as_str()), ("starts_on", "2026-11-01"), ("ends_on", "2026-12-31")];
            company.admin.submit(rules, &format!("{rules}/budgets"), &fields).await.status.as_u16()
        }
    };
    assert_eq!(budget(costs - 1).await, 303);
    company.buyer.submit("/account", &others, &[("seen_total", &seen)]).await;
    assert!(company.buyer.get(&others).await.body.contains("Melebihi anggaran"), "above by one rupiah");
    let page = company.admin.get("/portal/wholesale/rules").await.body;
    let end = page.split("/portal/wholesale/rules/budgets/").nth(1).unwrap().split('"').next().unwrap();
    let end = format!("/portal/wholesale/rules/budgets/{end}");
    assert_eq!(company.admin.submit("/portal/wholesale/rules", &end, &[]).await.status, 303);
    // enough for both as agreed to, not for the second beside what the first costs now
    assert_eq!(budget(costs + agreed).await, 303);
    company.buyer.submit("/account", &others, &[("seen_total", &seen)]).await;
    assert_eq!(parts(&app, &number).await.len(), 2, "{}", company.buyer.get(&others).await.body);
    let second = bulk.quoted("300", &[("300", "9.100")]).await;
    order(&company.buyer, &second).await;
    let page = company.buyer.get(&format!("{ASKED}/{second}/allocation")).await.body;
    assert!(page.contains("Melebihi anggaran"), "{page}");
    assert_eq!(how_many(&app).await, 1);
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
