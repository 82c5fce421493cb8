//! Whatever is sold, delivered, taken back, paid or returned, in whatever order: the books balance, every rupiah owed is
//! somewhere, and no entry is paid twice.

use std::collections::BTreeSet;

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{ledger_entries, payout_entries};
use etalase::payouts::PayoutStatus;
use etalase::payouts::queries::balance;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::support::TestApp;
use crate::support::factories::agreement::{USUAL, agree};
use crate::support::factories::payable::{self, HOLD, Sale, Shop};

#[derive(Debug, Clone)]
enum Step {
    Sell(i64),
    SellForCash(i64),
    /// the oldest that is still with Darmaji
    Deliver,
    Wait,
    /// so many hundredths of what is left of some sale
    TakeBack(usize, i64),
    Run,
    /// the oldest payout that waits for its transfer
    Pay,
    /// a payout that is made or paid
    Fail(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (1i64..4).prop_map(Step::Sell),
        2 => (1i64..4).prop_map(Step::SellForCash),
        3 => Just(Step::Deliver),
        3 => Just(Step::Wait),
        2 => (0usize..8, 1i64..=100).prop_map(|(sale, share)| Step::TakeBack(sale, share)),
        4 => Just(Step::Run),
        3 => Just(Step::Pay),
        1 => (0usize..8).prop_map(Step::Fail),
    ]
}

#[derive(Default)]
struct Sold {
    waiting: Vec<Sale>,
    /// delivered, and what is left of each
    delivered: Vec<(Sale, i64)>,
}

async fn take(app: &TestApp, shop: &Shop, sold: &mut Sold, step: &Step) {
    let payouts = payable::payouts(app).await;
    match step {
        Step::Sell(boxes) => sold.waiting.push(payable::sold(app, shop, *boxes).await),
        Step::SellForCash(boxes) => sold.waiting.push(payable::sold_for_cash(app, shop, *boxes).await),
        Step::Deliver if !sold.waiting.is_empty() => {
            let sale = sold.waiting.remove(0);
            payable::deliver(shop, &sale).await;
            let left = sale.total_minor;
            sold.delivered.push((sale, left));
        }
        Step::Wait => app.advance(HOLD),
        Step::TakeBack(at, share) if !sold.delivered.is_empty() => {
            let at = at % sold.delivered.len();
            let (sale, left) = &mut sold.delivered[at];
            let amount = *left * share / 100;
            if amount > 0 {
                *left -= amount;
                payable::take_back(app, shop, sale, amount).await;
                app.advance(std::time::Duration::from_secs(1));
            }
        }
        Step::Run => {
            payable::run(app, shop).await;
        }
        Step::Pay => {
            if let Some(payout) = payouts.iter().find(|payout| payout.status == PayoutStatus::Draft) {
                payable::paid(app, shop, &payout.number).await.unwrap();
            }
        }
        Step::Fail(at) => {
            let can_fail: Vec<_> = payouts.iter().filter(|p| p.status.can_become(PayoutStatus::Failed)).collect();
            if !can_fail.is_empty() {
                payable::failed(app, shop, &can_fail[at % can_fail.len()].number).await.unwrap();
            }
        }
        Step::Deliver | Step::TakeBack(..) => {}
    }
}

async fn check(app: &TestApp, shop: &Shop, done: &[Step]) {
    let (owed, bank) = payable::owed_and_bank(app, shop).await;
    let (now, id) = (app.app.clock.now(), shop.catalog.darmaji.id.clone());
    let (balance, entries, live) = app
        .app
        .read::<_, DbError>(move |conn| {
            let entries: Vec<i64> = ledger_entries::table.select(ledger_entries::amount_minor).load(conn)?;
            let live: Vec<String> =
                payout_entries::table.filter(payout_entries::is_live).select(payout_entries::entry_id).load(conn)?;
            Ok((balance(conn, now, &id)?, entries, live))
        })
        .await
        .unwrap();
    assert_eq!(entries.iter().sum::<i64>(), 0, "the books balance: {done:?}");
    assert_eq!(live.iter().collect::<BTreeSet<_>>().len(), live.len(), "an entry is paid once: {done:?}");
    let somewhere = balance.held_minor + balance.due_minor + balance.on_its_way_minor;
    assert_eq!((somewhere, balance.paid_minor), (owed, -bank), "{balance:?} after {done:?}");
}

#[actix_web::test]
async fn every_rupiah_owed_is_somewhere_and_every_rupiah_paid_was_owed() {
    let mut runner = TestRunner::deterministic();
    for _ in 0..3 {
        let steps = prop::collection::vec(step(), 28).new_tree(&mut runner).unwrap().current();
        let app = TestApp::start().await;
        let shop = payable::shop(&app).await;
        agree(&app, &shop.catalog.darmaji.id, USUAL).await;
        let mut sold = Sold::default();
        for (at, step) in steps.iter().enumerate() {
            take(&app, &shop, &mut sold, step).await;
            check(&app, &shop, &steps[..=at]).await;
        }
        app.stop().await;
    }
}
