//! Money that waits: how long, which parts of an order, and that it can be read why.

use std::time::Duration;

use diesel::prelude::*;
use etalase::complaints::{COMPLAINT_DAYS, Opening, open_complaint};
use etalase::db::schema::{fulfillment_orders, order_lines};
use etalase::db::{DbConn, DbError};
use etalase::fulfillment::FulfillmentStatus;
use etalase::ids::OrderLineId;
use etalase::money::Money;
use etalase::orders::Actor;
use etalase::payments::{Decision, Extent, refund};
use etalase::payouts::queries::{balance, waiting};
use etalase::payouts::{RunOutcome, settings};

use crate::support::TestApp;
use crate::support::factories::checked_out::{pay, with_items};
use crate::support::factories::payable::{self, HOLD};
use crate::support::factories::people;

const DAY: Duration = Duration::from_secs(24 * 3600);

#[actix_web::test]
async fn money_waits_as_long_as_a_buyer_may_complain_unless_the_operator_says_otherwise() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let page = "/portal/operator/payouts";
    let hold = "/portal/operator/payouts/hold";
    // nobody has said anything yet, or no longer
    shop.operator.submit(page, hold, &[("days", "")]).await;
    let days = app.app.read::<_, DbError>(|conn| Ok(settings::hold_days(conn)?)).await.unwrap();
    assert_eq!(days, COMPLAINT_DAYS);
    let told = shop.operator.get(page).await.body;
    assert!(told.contains("Kosongkan agar mengikuti masa komplain pembeli, 7 hari") && !told.contains("Lebih singkat"));

    let sale = payable::sold(&app, &shop, 1).await;
    payable::deliver(&shop, &sale).await;
    app.advance(DAY * 7 - Duration::from_secs(60));
    assert_eq!(payable::run(&app, &shop).await, RunOutcome::default());
    app.advance(Duration::from_secs(120));
    let late = Opening {
        order_id: sale.order_id.clone(),
        part_number: sale.part_number.clone(),
        text: "Kotaknya pecah.".into(),
        user_id: None,
    };
    let now = app.app.clock.now();
    assert!(app.app.write(move |conn| open_complaint(conn, now, &late)).await.is_err(), "the time for it is over");
    assert_eq!(payable::run(&app, &shop).await.total_minor, sale.total_minor);

    shop.operator.submit(page, hold, &[("days", "2")]).await;
    assert!(shop.operator.get(page).await.body.contains("Lebih singkat daripada masa komplain (7 hari)"));
    let next = payable::sold(&app, &shop, 1).await;
    payable::deliver(&shop, &next).await;
    app.advance(DAY * 2 + Duration::from_secs(60));
    assert_eq!(payable::run(&app, &shop).await.total_minor, next.total_minor);
    app.stop().await;
}

#[actix_web::test]
async fn a_refund_of_some_parts_holds_those_and_no_other() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let catalog = &shop.catalog;
    let items = [&catalog.tissue_box, &catalog.bracelet, &catalog.batik].map(|item| (item.variant().id.as_str(), 1));
    let order = with_items(&app, &items, &[]).await;
    pay(&app, &order).await.unwrap();
    let (now, order_id, kept) = (app.app.clock.now(), order.order_id.clone(), catalog.trusmi.id.clone());
    app.app
        .write(move |conn| {
            diesel::update(fulfillment_orders::table)
                .set(fulfillment_orders::status.eq(FulfillmentStatus::Delivered))
                .execute(conn)?;
            let lines: Vec<OrderLineId> = order_lines::table
                .inner_join(fulfillment_orders::table)
                .filter(fulfillment_orders::bumdes_id.ne(kept))
                .select(order_lines::id)
                .load(conn)?;
            let lines: Vec<(OrderLineId, i64)> = lines.into_iter().map(|id| (id, 1)).collect();
            let decision = Decision {
                extent: Extent::Lines { lines: &lines, shipping_of: &[] },
                is_restocked: false,
                reason: "pecah",
                actor: Actor::Operator,
                decided_by: None,
                seen_refunded_minor: None,
            };
            refund(conn, now, &order_id, &decision)
        })
        .await
        .unwrap();
    let node = app.app.clone();
    let find = move |conn: &mut _| Ok(waiting(conn, &node.config.server, now)?);
    let rows = app.app.read::<_, DbError>(find).await.unwrap();
    let due: Vec<&str> = rows.iter().filter(|row| row.due_minor > 0).map(|row| row.name.as_str()).collect();
    let held = rows.iter().filter(|row| row.held_minor > 0).count();
    assert_eq!((due, held), (vec![catalog.trusmi.name.as_str()], 2));
    app.stop().await;
}

#[actix_web::test]
async fn what_is_on_hold_is_told_order_by_order_with_its_reason() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let (refunded, complained) = (payable::due(&app, &shop, 1).await, payable::due(&app, &shop, 2).await);
    let paid_soon = payable::due(&app, &shop, 3).await;
    let (fresh, travelling) = (payable::sold(&app, &shop, 4).await, payable::sold(&app, &shop, 5).await);
    payable::deliver(&shop, &fresh).await;
    payable::open_refund(&app, &refunded, "manual").await;
    payable::complain(&app, &complained).await;
    let id = shop.catalog.darmaji.id.clone();
    let operators = format!("/portal/operator/bumdes/{id}/money");
    for (client, page, reasons) in [
        (&shop.darmaji, "/portal/bumdes/money".to_owned(), REASONS_ID),
        (&shop.operator, operators.clone(), REASONS_ID),
        (&shop.operator, format!("{operators}?lang=en"), REASONS_EN),
    ] {
        let body = client.get(&page).await.body;
        let list = body.split("id=\"held-title\"").nth(1).and_then(|rest| rest.split("</section>").next()).unwrap();
        let rows: Vec<&str> = list.split("<li class=\"task\">").skip(1).collect();
        assert_eq!(rows.len(), 4, "{list}");
        for (sale, reason) in [&refunded, &complained, &fresh, &travelling].into_iter().zip(reasons) {
            let row = rows.iter().find(|row| row.contains(&sale.part_number)).expect("a row of the order");
            assert!(row.contains(reason), "{reason}: {row}");
        }
        assert!(!list.contains(&paid_soon.part_number), "{list}");
    }
    let now = app.app.clock.now();
    let asked = id.clone();
    let of_all = app.app.read::<_, DbError>(move |conn: &mut DbConn| Ok(balance(conn, now, &asked)?)).await.unwrap();
    let sum: i64 = [refunded, complained, fresh, travelling].iter().map(|sale| sale.total_minor).sum();
    assert_eq!(of_all.held_minor, sum);
    let total = Money::idr(sum).display(etalase::i18n::Language::Id);
    assert!(shop.operator.get(&operators).await.body.contains(&total), "the rows are what the sum above says");

    // not for others, and not of a BUMDes that there is not
    let stranger = people::bumdes_operator(&app, &shop.catalog.trusmi.id).await;
    assert!(!stranger.get("/portal/bumdes/money").await.body.contains("held-title"));
    assert_eq!(stranger.get(&operators).await.status, 403);
    assert_eq!(shop.operator.get("/portal/operator/bumdes/tidak-ada/money").await.status, 404);
    // delivered just now, three days of hold
    app.advance(HOLD);
    let body = shop.darmaji.get("/portal/bumdes/money").await.body;
    let list = body.split("id=\"held-title\"").nth(1).and_then(|rest| rest.split("</section>").next()).unwrap();
    assert_eq!(list.matches("<li class=\"task\">").count(), 3, "{list}");
    app.stop().await;
}

const REASONS_ID: [&str; 4] =
    ["pengembalian dana yang belum selesai", "komplain yang belum selesai", "Bisa dicairkan mulai", "belum sampai"];
const REASONS_EN: [&str; 4] =
    ["A refund of it is still to be sent", "A complaint about it is open", "Can be paid out from", "Not delivered yet"];
