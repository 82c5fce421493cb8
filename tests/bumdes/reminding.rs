//! A BUMDes is told a day before a part is late, and once more when it is.

use std::time::Duration;

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::jobs;
use etalase::fulfillment::{FulfillmentStatus, remind};

use super::fulfilling_an_order::press;
use super::refused_steps::set_status;
use crate::support::TestApp;
use crate::support::factories::{catalog, order as order_factory, people};

const DAY: Duration = Duration::from_secs(24 * 3600);
const HOUR: Duration = Duration::from_secs(3600);

/// What was told about this part, in the order it was told.
async fn told(app: &TestApp, part: &order_factory::Part) -> Vec<String> {
    let payloads: Vec<String> = app
        .app
        .read::<_, DbError>(|conn| Ok(jobs::table.order(jobs::id).select(jobs::payload).load(conn)?))
        .await
        .unwrap();
    let about = payloads.iter().filter(|payload| payload.contains(&part.id.0) || payload.contains(&part.number));
    let kinds = about.flat_map(|payload| {
        ["part_due", "order_late"].into_iter().filter(move |kind| payload.contains(&format!("\"{kind}\"")))
    });
    kinds.map(str::to_owned).collect()
}

#[actix_web::test]
async fn it_is_told_once_before_and_once_after_for_each_step() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let run = || async { remind::run(&app.app).await.unwrap() };
    assert_eq!(run().await, 0, "there is time");
    app.advance(DAY + HOUR);
    assert_eq!((run().await, run().await), (2, 0), "both BUMDes, once");
    app.advance(DAY);
    assert_eq!((run().await, run().await), (2, 0));
    assert_eq!(told(&app, &order.darmaji).await, ["part_due", "order_late"]);

    // accepted late, it has its time to be sent: seven days from the payment
    press(&client, &order.darmaji.number, "acceptance", &[]).await;
    assert_eq!(run().await, 0);
    app.advance(4 * DAY);
    assert_eq!(run().await, 1);
    app.advance(DAY);
    assert_eq!((run().await, run().await), (1, 0));
    assert_eq!(told(&app, &order.darmaji).await, ["part_due", "order_late", "part_due", "order_late"]);
    assert_eq!(told(&app, &order.senggigi).await, ["part_due"], "nobody there to read a notice");
    app.stop().await;
}

#[actix_web::test]
async fn nobody_is_told_of_what_is_on_its_way_or_over() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    set_status(&app, &order.darmaji, FulfillmentStatus::Shipped).await;
    set_status(&app, &order.senggigi, FulfillmentStatus::Cancelled).await;
    app.advance(9 * DAY);
    assert_eq!(remind::run(&app.app).await.unwrap(), 0);
    app.stop().await;
}

#[actix_web::test]
async fn two_workers_at_once_tell_each_bumdes_once() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    order_factory::many(&app, &catalog, 20).await;
    app.advance(3 * DAY);
    let runs = futures_util::future::join_all((0..4).map(|_| remind::run(&app.app))).await;
    let told: usize = runs.into_iter().map(|run| run.unwrap()).sum();
    assert_eq!(told, 20);
    app.stop().await;
}
