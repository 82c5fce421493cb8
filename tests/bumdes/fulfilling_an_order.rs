//! From the inbox to the end of an order, the way an operator of a BUMDes clicks it.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{fulfillment_orders, jobs, order_events, orders, shipments};
use etalase::fulfillment::FulfillmentStatus;
use etalase::ids::OrderId;
use etalase::orders::OrderStatus;
use etalase::shipping::Delivery;

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::{catalog, order as order_factory, people};

/// Presses one button of the order's page and returns the page it leads to.
pub async fn press(client: &Client, number: &str, step: &str, fields: &[(&str, &str)]) -> String {
    let page = format!("/portal/bumdes/orders/{number}");
    let answer = client.submit(&page, &format!("{page}/{step}"), fields).await;
    assert_eq!((answer.status.as_u16(), answer.location.as_deref()), (303, Some(page.as_str())), "{}", answer.body);
    client.get(&page).await.body
}

pub async fn order_status(app: &TestApp, id: &OrderId) -> OrderStatus {
    let id = id.clone();
    app.app
        .read::<_, DbError>(move |conn| Ok(orders::table.find(id).select(orders::status).first(conn)?))
        .await
        .unwrap()
}

const PARCEL: &[(&str, &str)] = &[("courier", "JNE"), ("tracking_number", "JT0123456789")];

#[actix_web::test]
async fn an_order_goes_from_the_inbox_to_the_buyer_and_is_closed_with_its_last_part() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let darmaji = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let senggigi = people::bumdes_operator(&app, &catalog.senggigi.id).await;

    let inbox = darmaji.get("/portal/bumdes").await.body;
    assert!(inbox.contains(&order.darmaji.number) && inbox.contains("Terima pesanan"), "{inbox}");

    let number = &order.darmaji.number;
    assert!(press(&darmaji, number, "acceptance", &[]).await.contains("Sudah dikemas"));
    assert!(press(&darmaji, number, "packing", &[]).await.contains("Nomor resi"));
    let page = press(&darmaji, number, "shipment", PARCEL).await;
    assert!(page.contains("JT0123456789") && page.contains("Sudah sampai"), "{page}");
    press(&darmaji, number, "delivery", &[]).await;
    assert_eq!(order_status(&app, &order.id).await, OrderStatus::Paid, "Senggigi has not sent its part yet");

    for (step, fields) in [("acceptance", &[][..]), ("packing", &[]), ("shipment", PARCEL), ("delivery", &[])] {
        press(&senggigi, &order.senggigi.number, step, fields).await;
    }
    assert_eq!(order_status(&app, &order.id).await, OrderStatus::Completed);
    let buyers_page = etalase::orders::link::order_path(&app.app.config.server, &order.number);
    let timeline = app.client().get(&buyers_page).await.body;
    for words in ["Pesanan selesai", "JT0123456789"] {
        assert!(timeline.contains(words), "{words}: {timeline}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn each_step_is_on_the_timeline_and_shipping_writes_to_the_buyer() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    for (step, fields) in [("acceptance", &[][..]), ("packing", &[]), ("shipment", PARCEL)] {
        press(&client, &order.darmaji.number, step, fields).await;
    }
    let part = order.darmaji.id.clone();
    let (kinds, mails) = app
        .app
        .read::<_, DbError>(move |conn| {
            let kinds: Vec<String> = order_events::table
                .filter(order_events::fulfillment_order_id.eq(&part).and(order_events::user_id.is_not_null()))
                .order(order_events::id)
                .select(order_events::kind)
                .load(conn)?;
            let mails: Vec<String> = jobs::table.filter(jobs::kind.eq("send_mail")).select(jobs::payload).load(conn)?;
            Ok((kinds, mails))
        })
        .await
        .unwrap();
    assert_eq!(kinds, ["accepted", "packed", "shipped"]);
    assert!(mails.iter().any(|m| m.contains("shipped") && m.contains(order.darmaji.id.as_str())), "{mails:?}");
    app.stop().await;
}

#[actix_web::test]
async fn a_pickup_needs_no_courier() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid_by(&app, &catalog, Delivery::Pickup).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    for step in ["acceptance", "packing"] {
        press(&client, &order.darmaji.number, step, &[]).await;
    }
    let page = press(&client, &order.darmaji.number, "shipment", &[]).await;
    assert!(page.contains("Siap diambil") && page.contains("Sudah diambil"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_parcel_without_its_tracking_number_is_not_shipped() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    press(&client, &order.darmaji.number, "acceptance", &[]).await;
    press(&client, &order.darmaji.number, "packing", &[]).await;
    let fields = [("courier", "JNE"), ("tracking_number", "  ")];
    let page = press(&client, &order.darmaji.number, "shipment", &fields).await;
    assert!(page.contains("Isi nama kurir dan nomor resi"), "{page}");
    let id = order.darmaji.id.clone();
    let (status, parcels): (FulfillmentStatus, i64) = app
        .app
        .read::<_, DbError>(move |conn| {
            let status = fulfillment_orders::table.find(&id).select(fulfillment_orders::status).first(conn)?;
            Ok((status, shipments::table.count().get_result(conn)?))
        })
        .await
        .unwrap();
    assert_eq!((status, parcels), (FulfillmentStatus::Packed, 0));
    app.stop().await;
}

#[actix_web::test]
async fn the_page_of_an_order_holds_what_the_bumdes_needs_and_nothing_of_the_other_part() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let body = client.get(&format!("/portal/bumdes/orders/{}", order.darmaji.number)).await.body;
    for own in [catalog.tissue_box.name_id, "Pembeli Contoh", "Jalan Contoh 17, RT 02/RW 05", "10110", "0812-3456-7890"]
    {
        assert!(body.contains(own), "{own} is missing: {body}");
    }
    for foreign in [catalog.bracelet.name_id, order.senggigi.number.as_str(), "Rp366", "BT-RAHASIA"] {
        assert!(!body.contains(foreign), "{foreign} does not belong here");
    }
    assert!(body.contains("https://wa.me/6281234567890?text=Halo%20Pembeli%20Contoh"), "{body}");
    assert!(body.contains("Rp297.000"), "goods and shipping of this part: {body}");
    app.stop().await;
}
