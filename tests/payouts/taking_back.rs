//! Refunds around a payout: an open one holds the money, a late one reduces the next payout, nothing is paid below zero.

use diesel::prelude::*;
use diesel::sql_types::Timestamp as SqlTimestamp;
use etalase::db::DbError;
use etalase::payouts::{PayoutStatus, RunOutcome};

use crate::support::TestApp;
use crate::support::factories::agreement::{USUAL, agree};
use crate::support::factories::payable::{self, HOLD};

#[actix_web::test]
async fn an_order_with_an_open_refund_waits_until_it_is_sent() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let sale = payable::due(&app, &shop, 2).await;
    payable::open_refund(&app, &sale, "manual").await;
    payable::take_back(&app, &shop, &sale, 5_000).await;
    assert_eq!(payable::run(&app, &shop).await, RunOutcome::default());
    app.app
        .write::<_, DbError>(|conn| {
            diesel::sql_query("UPDATE refunds SET status = 'succeeded'").execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
    assert_eq!(payable::run(&app, &shop).await.total_minor, sale.total_minor - 5_000);
    app.stop().await;
}

#[actix_web::test]
async fn an_order_with_an_open_complaint_waits_until_it_is_closed() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let sale = payable::due(&app, &shop, 1).await;
    payable::complain(&app, &sale).await;
    let now = app.app.clock.now();
    assert_eq!(payable::run(&app, &shop).await, RunOutcome::default());
    app.app
        .write::<_, DbError>(move |conn| {
            diesel::sql_query("UPDATE complaints SET closed_at = $1, outcome = 'declined'")
                .bind::<SqlTimestamp, _>(now)
                .execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
    assert_eq!(payable::run(&app, &shop).await.total_minor, sale.total_minor);
    app.stop().await;
}

#[actix_web::test]
async fn a_refund_after_the_payout_is_carried_and_reduces_the_next_one() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let first = payable::due(&app, &shop, 2).await;
    payable::run(&app, &shop).await;
    let number = payable::payouts(&app).await[0].number.clone();
    payable::paid(&app, &shop, &number).await.unwrap();

    payable::take_back(&app, &shop, &first, 45_000).await;
    let carried = RunOutcome { carried: 1, ..RunOutcome::default() };
    assert_eq!(payable::run(&app, &shop).await, carried, "nobody is paid less than nothing");
    assert_eq!(payable::run(&app, &shop).await, RunOutcome::default());

    let second = payable::due(&app, &shop, 2).await;
    assert_eq!(payable::run(&app, &shop).await.total_minor, second.total_minor - 45_000);
    let made = payable::payouts(&app).await;
    let chain: Vec<_> = made.iter().map(|p| (p.status, p.opening_minor, p.entries_minor, p.amount_minor)).collect();
    let (one, two) = (first.total_minor, second.total_minor);
    assert_eq!(
        chain,
        [
            (PayoutStatus::Paid, 0, one, one),
            (PayoutStatus::Carried, 0, -45_000, -45_000),
            (PayoutStatus::Draft, -45_000, two, two - 45_000)
        ]
    );
    assert_eq!(made[1].carried_into.as_ref(), Some(&made[2].id));
    // what went back is a sum, not all the pieces of its line
    let page = shop.operator.get(&format!("/portal/operator/payouts/{}", made[1].number)).await.body;
    assert!(page.contains("(Pengembalian dana)") && !page.contains(" ×"), "{page}");
    payable::paid(&app, &shop, &made[2].number).await.unwrap();
    assert_eq!(payable::owed_and_bank(&app, &shop).await, (0, -(one + two - 45_000)));
    app.stop().await;
}

#[actix_web::test]
async fn a_carried_balance_survives_the_payout_that_fails_with_it() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let first = payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    let number = payable::payouts(&app).await[0].number.clone();
    payable::paid(&app, &shop, &number).await.unwrap();
    payable::take_back(&app, &shop, &first, 20_000).await;
    payable::run(&app, &shop).await;
    let second = payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    // while that payout waits for its transfer, more is taken back: a second balance to carry
    payable::take_back(&app, &shop, &first, 10_000).await;
    assert_eq!(payable::run(&app, &shop).await.carried, 1);
    let number = payable::payouts(&app).await[2].number.clone();
    payable::failed(&app, &shop, &number).await.unwrap();

    assert_eq!(payable::run(&app, &shop).await.total_minor, second.total_minor - 30_000);
    let last = payable::payouts(&app).await.pop().unwrap();
    assert_eq!(last.opening_minor, -30_000);
    payable::paid(&app, &shop, &last.number).await.unwrap();
    let sent = first.total_minor + second.total_minor - 30_000;
    assert_eq!(payable::owed_and_bank(&app, &shop).await, (0, -sent));
    app.stop().await;
}

#[actix_web::test]
async fn what_is_sent_back_before_the_payout_never_leaves() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let sale = payable::due(&app, &shop, 1).await;
    payable::take_back(&app, &shop, &sale, sale.total_minor).await;
    assert_eq!(payable::run(&app, &shop).await, RunOutcome::default(), "it cancels out");
    let next = payable::due(&app, &shop, 1).await;
    assert_eq!(payable::run(&app, &shop).await.total_minor, next.total_minor);
    app.stop().await;
}

#[actix_web::test]
async fn commission_of_an_order_paid_with_cash_is_taken_off_the_next_payout() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    agree(&app, &shop.catalog.darmaji.id, USUAL).await;
    // 5% of 2 × Rp45.000
    let commission = 4_500;
    let cash = payable::sold_for_cash(&app, &shop, 2).await;
    payable::deliver(&shop, &cash).await;
    assert_eq!(payable::run(&app, &shop).await, RunOutcome::default(), "it may still be complained about");
    app.advance(HOLD);
    assert_eq!(payable::run(&app, &shop).await, RunOutcome { carried: 1, ..RunOutcome::default() });
    let sale = payable::due(&app, &shop, 2).await;
    assert_eq!(payable::run(&app, &shop).await.total_minor, sale.total_minor - 2 * commission);
    let made = payable::payouts(&app).await;
    assert_eq!((made[0].entries_minor, made[1].opening_minor), (-commission, -commission));
    let page = shop.operator.get(&format!("/portal/operator/payouts/{}", made[0].number)).await.body;
    assert!(page.contains("Tunai yang diterima BUMDes") && page.contains("-Rp132.000"), "{page}");
    payable::paid(&app, &shop, &made[1].number).await.unwrap();
    assert_eq!(payable::owed_and_bank(&app, &shop).await, (0, -(sale.total_minor - 2 * commission)));
    app.stop().await;
}
