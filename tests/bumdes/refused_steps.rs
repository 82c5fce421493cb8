//! Every step that does not follow from the status is refused in words and changes nothing.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{fulfillment_orders, jobs, order_events, orders};
use etalase::fulfillment::FulfillmentStatus;
use etalase::ids::OrderId;

use crate::support::TestApp;
use crate::support::factories::{catalog, order as order_factory, people};

/// What a form sends: name and value of each field.
type Fields = &'static [(&'static str, &'static str)];

const STEPS: &[(&str, FulfillmentStatus, Fields)] = &[
    ("acceptance", FulfillmentStatus::Accepted, &[]),
    ("packing", FulfillmentStatus::Packed, &[]),
    ("shipment", FulfillmentStatus::Shipped, &[("courier", "JNE"), ("tracking_number", "1234")]),
    ("delivery", FulfillmentStatus::Delivered, &[]),
    ("rejection", FulfillmentStatus::Rejected, &[("reason", "Stok ternyata habis")]),
];

#[actix_web::test]
async fn a_step_outside_the_table_says_how_the_order_stands_and_changes_nothing() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let page = format!("/portal/bumdes/orders/{}", order.darmaji.number);
    let token = client.get(&page).await.form_token();
    for from in FulfillmentStatus::ALL.iter().filter(|status| !FulfillmentStatus::UNPAID.contains(status)) {
        set_status(&app, &order.darmaji, *from).await;
        for (step, to, fields) in STEPS.iter().filter(|(_, to, _)| !from.can_become(*to)) {
            let mut all = vec![("csrf_token", token.as_str())];
            all.extend_from_slice(fields);
            let answer = client.post(&format!("{page}/{step}"), &all).await;
            assert_eq!(answer.status, 303, "{from} → {to}");
            let body = client.get(&page).await.body;
            assert!(body.contains("Tidak ada yang diubah: pesanan ini sekarang berstatus"), "{from} → {to}: {body}");
            assert_eq!(status_events_and_jobs(&app, &order.darmaji).await, (*from, 0, 0), "{from} → {to}");
        }
    }
    app.stop().await;
}

#[actix_web::test]
async fn an_order_that_is_not_paid_is_not_there_for_the_bumdes() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let page = format!("/portal/bumdes/orders/{}", order.darmaji.number);
    let token = client.get(&page).await.form_token();
    forget_payment(&app, &order.id).await;
    for status in FulfillmentStatus::UNPAID {
        set_status(&app, &order.darmaji, status).await;
        assert!(!client.get("/portal/bumdes").await.body.contains(&order.darmaji.number));
        assert_eq!(client.get(&page).await.status, 404);
        for (step, _, fields) in STEPS {
            let mut all = vec![("csrf_token", token.as_str())];
            all.extend_from_slice(fields);
            assert_eq!(client.post(&format!("{page}/{step}"), &all).await.status, 404, "{status}: {step}");
        }
    }
    app.stop().await;
}

async fn forget_payment(app: &TestApp, order_id: &OrderId) {
    let id = order_id.clone();
    app.app
        .write::<_, DbError>(move |conn| {
            let unpaid: Option<etalase::db::Timestamp> = None;
            diesel::update(orders::table.find(id)).set(orders::paid_at.eq(unpaid)).execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
}

pub async fn set_status(app: &TestApp, part: &order_factory::Part, status: FulfillmentStatus) {
    let id = part.id.clone();
    app.app
        .write::<_, DbError>(move |conn| {
            diesel::update(fulfillment_orders::table.find(id))
                .set(fulfillment_orders::status.eq(status))
                .execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
}

async fn status_events_and_jobs(app: &TestApp, part: &order_factory::Part) -> (FulfillmentStatus, i64, i64) {
    let id = part.id.clone();
    app.app
        .read::<_, DbError>(move |conn| {
            let status = fulfillment_orders::table.find(&id).select(fulfillment_orders::status).first(conn)?;
            let events = order_events::table.filter(order_events::fulfillment_order_id.eq(&id)).count();
            Ok((status, events.get_result(conn)?, jobs::table.count().get_result(conn)?))
        })
        .await
        .unwrap()
}
