//! What is due is paid once; what is not yet due waits.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::payout_entries;
use etalase::payouts::queries::{Balance, balance};
use etalase::payouts::{EndPayoutError, PayoutStatus, RunOutcome};

use crate::support::TestApp;
use crate::support::factories::payable::{self, HOLD, Shop};

async fn balance_of_darmaji(app: &TestApp, shop: &Shop) -> Balance {
    let (now, id) = (app.app.clock.now(), shop.catalog.darmaji.id.clone());
    app.app.read::<_, DbError>(move |conn| Ok(balance(conn, now, &id)?)).await.unwrap()
}

#[actix_web::test]
async fn money_waits_for_the_delivery_and_the_hold_and_is_then_paid_once() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let sale = payable::sold(&app, &shop, 2).await;
    let held = Balance { held_minor: sale.total_minor, ..Balance::default() };
    assert_eq!(payable::run(&app, &shop).await, RunOutcome::default(), "nothing is delivered");
    payable::deliver(&shop, &sale).await;
    assert_eq!(payable::run(&app, &shop).await, RunOutcome::default(), "it may still be complained about");
    assert_eq!(balance_of_darmaji(&app, &shop).await, held);

    app.advance(HOLD);
    let due = Balance { due_minor: sale.total_minor, ..Balance::default() };
    assert_eq!(balance_of_darmaji(&app, &shop).await, due);
    let made = RunOutcome { payouts: 1, total_minor: sale.total_minor, ..RunOutcome::default() };
    assert_eq!(payable::run(&app, &shop).await, made);
    assert_eq!(payable::run(&app, &shop).await, RunOutcome::default(), "a second run finds nothing");
    assert_eq!(payable::owed_and_bank(&app, &shop).await, (sale.total_minor, 0), "nothing is booked before it is sent");
    let on_its_way = Balance { on_its_way_minor: sale.total_minor, ..Balance::default() };
    assert_eq!(balance_of_darmaji(&app, &shop).await, on_its_way);

    let payout = payable::payouts(&app).await.remove(0);
    assert!(payout.number.starts_with("PC-2611"), "{}", payout.number);
    let number = payout.open_account_number(&app.app.config.server);
    assert_eq!(number.as_deref(), Some("00122334455"));
    payable::paid(&app, &shop, &payout.number).await.unwrap();
    assert_eq!(payable::owed_and_bank(&app, &shop).await, (0, -sale.total_minor));
    let again = payable::paid(&app, &shop, &payout.number).await;
    assert!(matches!(again, Err(EndPayoutError::NotAllowed { from: PayoutStatus::Paid, .. })), "{again:?}");
    assert_eq!(payable::owed_and_bank(&app, &shop).await, (0, -sale.total_minor), "paid once");
    let paid = Balance { paid_minor: sale.total_minor, ..Balance::default() };
    assert_eq!(balance_of_darmaji(&app, &shop).await, paid);
    app.stop().await;
}

#[actix_web::test]
async fn a_payout_that_failed_is_made_again_with_the_same_entries() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let sale = payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    let first = payable::payouts(&app).await.remove(0);
    payable::failed(&app, &shop, &first.number).await.unwrap();
    assert_eq!(payable::owed_and_bank(&app, &shop).await, (sale.total_minor, 0));

    assert_eq!(payable::run(&app, &shop).await.total_minor, sale.total_minor);
    let second = payable::payouts(&app).await.remove(1);
    payable::paid(&app, &shop, &second.number).await.unwrap();
    // days later the bank gives it back
    payable::failed(&app, &shop, &second.number).await.unwrap();
    assert_eq!(payable::owed_and_bank(&app, &shop).await, (sale.total_minor, 0), "owed again");
    assert_eq!(payable::run(&app, &shop).await.total_minor, sale.total_minor);
    app.stop().await;
}

#[actix_web::test]
async fn the_database_refuses_to_pay_an_entry_twice() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    let first = payable::payouts(&app).await.remove(0);
    payable::failed(&app, &shop, &first.number).await.unwrap();
    payable::run(&app, &shop).await;
    // behind the verbs' back the failed payout takes its entries again
    let twice = app
        .app
        .write::<_, DbError>(move |conn| {
            diesel::update(payout_entries::table.filter(payout_entries::payout_id.eq(first.id)))
                .set(payout_entries::is_live.eq(true))
                .execute(conn)?;
            Ok(())
        })
        .await;
    assert!(twice.is_err(), "{twice:?}");
    app.stop().await;
}

#[actix_web::test]
async fn without_a_bank_account_money_waits_and_the_operator_is_told() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let order = crate::support::factories::checked_out::two_bumdes(&app, &shop.catalog).await;
    crate::support::factories::checked_out::pay(&app, &order).await.unwrap();
    let trusmi = crate::support::factories::people::bumdes_operator(&app, &shop.catalog.trusmi.id).await;
    let inbox = trusmi.get("/portal/bumdes").await.body;
    let number = inbox.split("/portal/bumdes/orders/").nth(1).unwrap().split(['"', '/']).next().unwrap().to_owned();
    let parcel: &[(&str, &str)] = &[("courier", "JNE"), ("tracking_number", "JT1")];
    for (step, fields) in [("acceptance", &[][..]), ("packing", &[]), ("shipment", parcel), ("delivery", &[])] {
        crate::bumdes::fulfilling_an_order::press(&trusmi, &number, step, fields).await;
    }
    app.advance(HOLD);
    let page = "/portal/operator/payouts";
    assert!(shop.operator.get(page).await.body.contains("Belum ada rekening"));
    shop.operator.submit(page, page, &[]).await;
    let told = shop.operator.get(page).await.body;
    assert!(told.contains("1 BUMDes belum punya rekening"), "{told}");
    assert!(payable::payouts(&app).await.is_empty());
    app.stop().await;
}
