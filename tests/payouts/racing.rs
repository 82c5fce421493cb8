//! Two operators press the button at the same moment.

use std::collections::BTreeSet;

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::payout_entries;
use etalase::payouts::PayoutStatus;
use futures_util::future::join_all;

use crate::support::TestApp;
use crate::support::factories::payable;

#[actix_web::test]
async fn runs_at_the_same_moment_pay_every_entry_once() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let mut total = 0;
    for boxes in 1..=3 {
        total += payable::due(&app, &shop, boxes).await.total_minor;
    }
    let outcomes = join_all((0..6).map(|_| payable::run(&app, &shop))).await;
    assert_eq!(outcomes.iter().map(|outcome| outcome.total_minor).sum::<i64>(), total);
    assert_eq!(outcomes.iter().filter(|outcome| outcome.payouts == 1).count(), 1, "{outcomes:?}");
    let entries: Vec<String> = app
        .app
        .read::<_, DbError>(|conn| Ok(payout_entries::table.select(payout_entries::entry_id).load(conn)?))
        .await
        .unwrap();
    assert_eq!(entries.iter().collect::<BTreeSet<_>>().len(), entries.len());
    app.stop().await;
}

#[actix_web::test]
async fn a_payout_marked_paid_and_failed_at_the_same_moment_is_booked_as_it_ends() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let sale = payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    let number = payable::payouts(&app).await[0].number.clone();
    let (paid, failed) =
        futures_util::future::join(payable::paid(&app, &shop, &number), payable::failed(&app, &shop, &number)).await;
    // whichever is first: paid and then given back, or failed and never paid
    assert!(failed.is_ok(), "{failed:?}");
    assert_eq!(payable::payouts(&app).await[0].status, PayoutStatus::Failed, "{paid:?}");
    assert_eq!(payable::owed_and_bank(&app, &shop).await, (sale.total_minor, 0));
    app.stop().await;
}
