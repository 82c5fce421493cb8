//! What other rooms ask of a company: how many must agree, which budgets cover a day, on which terms it buys, where its
//! goods go; and what they leave on its trail.

use chrono::NaiveDate;
use etalase::companies::approval::{Rule, may_agree, needed};
use etalase::companies::budgets::covering;
use etalase::companies::outlets::find;
use etalase::companies::terms::{PaymentTerm, current};
use etalase::companies::{
    BudgetError, CompanyAct, CompanyActKind, NewBudget, end_budget, make_budget, record, set_rule,
};
use etalase::db::DbError;
use etalase::ids::{BudgetId, OutletId};

use crate::support::TestApp;
use crate::support::factories::companies::{self, Company, LIMIT_MINOR};

async fn approvers(app: &TestApp, company: &Company, total_minor: i64) -> u8 {
    let id = company.id.clone();
    app.app.read::<_, DbError>(move |conn| Ok(needed(conn, &id, total_minor)?)).await.unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[actix_web::test]
async fn the_latest_rule_says_how_many_must_agree() {
    let app = TestApp::start().await;
    let (company, other) = (companies::approved(&app).await, companies::approved(&app).await);
    assert_eq!(approvers(&app, &company, i64::MAX).await, 0, "nobody said anything");
    let scope = companies::scope(&app, &company.admin_id).await;
    for (one, two) in [(Some(1_000_000), None), (Some(5_000_000), Some(50_000_000))] {
        let (scope, now) = (scope.clone(), app.app.clock.now());
        let rule = Rule { one_above_minor: one, two_above_minor: two };
        app.app.write::<_, DbError>(move |conn| set_rule(conn, now, &scope, rule)).await.unwrap();
    }
    for (total_minor, count) in [(5_000_000, 0), (5_000_001, 1), (50_000_000, 1), (50_000_001, 2)] {
        assert_eq!(approvers(&app, &company, total_minor).await, count, "{total_minor}");
    }
    assert_eq!(approvers(&app, &other, 50_000_001).await, 0, "another company has its own");
    let agreed = [company.approver_id.clone()];
    assert!(may_agree(2, &company.buyer_id, &agreed, &company.second_approver_id));
    assert!(!may_agree(2, &company.buyer_id, &agreed, &company.approver_id));
    app.stop().await;
}

async fn budget(app: &TestApp, company: &Company, outlet: Option<&OutletId>, from: &str, until: &str) -> BudgetId {
    let (scope, now) = (companies::scope(app, &company.admin_id).await, app.app.clock.now());
    let (outlet_id, starts_on, ends_on) = (outlet.cloned(), day(from), day(until));
    let new = NewBudget { outlet_id, starts_on, ends_on, amount_minor: 10_000_000 };
    app.app.write::<_, BudgetError>(move |conn| make_budget(conn, now, &scope, &new)).await.unwrap()
}

async fn covers(app: &TestApp, company: &Company, outlet: &OutletId, on: &str) -> Vec<BudgetId> {
    let (id, outlet, on) = (company.id.clone(), outlet.clone(), day(on));
    let found = app.app.read::<_, DbError>(move |conn| Ok(covering(conn, &id, &outlet, on)?)).await.unwrap();
    found.into_iter().map(|budget| budget.id).collect()
}

#[actix_web::test]
async fn budgets_cover_their_days_their_outlet_and_their_company_until_they_are_ended() {
    let app = TestApp::start().await;
    let (company, other) = (companies::approved(&app).await, companies::approved(&app).await);
    let branch = companies::outlet(&app, &company.admin_id, "Cabang Mataram").await;
    let all = budget(&app, &company, None, "2026-12-01", "2026-12-31").await;
    let own = budget(&app, &company, Some(&branch), "2026-12-10", "2026-12-10").await;
    budget(&app, &other, None, "2026-12-01", "2026-12-31").await;
    assert_eq!(covers(&app, &company, &branch, "2026-11-30").await, []);
    assert_eq!(covers(&app, &company, &branch, "2026-12-01").await, vec![all.clone()]);
    assert_eq!(covers(&app, &company, &branch, "2026-12-10").await, [all.clone(), own.clone()]);
    assert_eq!(covers(&app, &company, &company.outlet, "2026-12-10").await, vec![all.clone()]);
    assert_eq!(covers(&app, &company, &branch, "2026-12-31").await, vec![all.clone()]);
    assert_eq!(covers(&app, &company, &branch, "2027-01-01").await, []);

    let (scope, now) = (companies::scope(&app, &company.admin_id).await, app.app.clock.now());
    let foreign = NewBudget {
        outlet_id: Some(other.outlet.clone()),
        starts_on: day("2026-12-01"),
        ends_on: day("2026-12-02"),
        amount_minor: 1,
    };
    let by = scope.clone();
    let refused = app.app.write::<_, BudgetError>(move |conn| make_budget(conn, now, &by, &foreign)).await;
    assert!(matches!(refused, Err(BudgetError::NoSuchOutlet)), "{refused:?}");
    for first in [true, false] {
        let (by, id) = (scope.clone(), all.clone());
        let ended = app.app.write::<_, BudgetError>(move |conn| end_budget(conn, now, &by, &id)).await;
        assert_eq!(ended.is_ok(), first, "once: {ended:?}");
    }
    assert_eq!(covers(&app, &company, &branch, "2026-12-10").await, [own]);
    app.stop().await;
}

#[actix_web::test]
async fn terms_and_outlets_are_the_companys_own_and_an_act_stands_on_its_trail() {
    let app = TestApp::start().await;
    let (company, other) = (companies::approved(&app).await, companies::approved(&app).await);
    let (waiting, _) = companies::registered(&app).await;
    let scope = companies::scope(&app, &company.buyer_id).await;
    let (id, now, own, foreign) =
        (company.id.clone(), app.app.clock.now(), company.outlet.clone(), other.outlet.clone());
    let read = move |conn: &mut _| {
        let act = CompanyAct::by(&scope, CompanyActKind::Corrected, "permintaan RFQ-1").noting("atas permintaan");
        record(conn, now, &act)?;
        let outlets = (find(conn, &scope, &own)?.is_some(), find(conn, &scope, &foreign)?.is_some());
        Ok((current(conn, &id)?, current(conn, &waiting)?, outlets))
    };
    let (terms, none, outlets) = app.app.write::<_, DbError>(read).await.unwrap();
    let terms = terms.unwrap();
    assert_eq!((terms.payment, terms.credit_limit_minor), (PaymentTerm::Net30, LIMIT_MINOR));
    assert_eq!((none, outlets), (None, (true, false)));
    let trail = company.admin.get("/portal/wholesale/trail").await.body;
    assert!(trail.contains("memperbaiki data permintaan RFQ-1") && trail.contains("atas permintaan"), "{trail}");
    assert!(!other.admin.get("/portal/wholesale/trail").await.body.contains("RFQ-1"));
    app.stop().await;
}
