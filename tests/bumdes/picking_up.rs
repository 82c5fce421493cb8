//! A buyer comes for what they ordered, and shows a code.

use etalase::fulfillment::pickup_code;
use etalase::orders::{OrderStatus, link};
use etalase::shipping::Delivery;

use super::fulfilling_an_order::{order_status, press};
use crate::support::TestApp;
use crate::support::factories::order::PlacedOrder;
use crate::support::factories::{catalog, order as order_factory, people};

async fn ready(app: &TestApp) -> (catalog::SmallCatalog, PlacedOrder, crate::support::client::Client) {
    let catalog = catalog::small(app).await;
    let order = order_factory::paid_by(app, &catalog, Delivery::Pickup).await;
    let client = people::bumdes_operator(app, &catalog.darmaji.id).await;
    for step in ["acceptance", "packing", "shipment"] {
        press(&client, &order.darmaji.number, step, &[]).await;
    }
    (catalog, order, client)
}

#[actix_web::test]
async fn the_buyer_sees_a_code_once_it_is_ready_and_the_bumdes_hands_it_over_for_it() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid_by(&app, &catalog, Delivery::Pickup).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let buyers_page = link::order_path(&app.app.config.server, &order.number);
    let code = pickup_code(&app.app.config.server, &order.darmaji.number);
    assert!(code.len() == 6 && code != pickup_code(&app.app.config.server, &order.senggigi.number));
    assert!(!app.client().get(&buyers_page).await.body.contains(&code), "nothing is ready yet");
    for step in ["acceptance", "packing", "shipment"] {
        press(&client, &order.darmaji.number, step, &[]).await;
    }
    let buyer = app.client().get(&buyers_page).await.body;
    assert!(buyer.contains(&code) && buyer.contains("pickup__code"), "{buyer}");

    let scanned = format!("/portal/bumdes/orders/{}?code={code}", order.darmaji.number);
    let page = client.get(&scanned).await.body;
    assert!(page.contains(&format!(r#"name="code" value="{code}""#)), "{page}");
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    let page = press(&client, &order.darmaji.number, "delivery", &[("code", &spaced)]).await;
    assert!(page.contains("Sudah sampai") && page.contains(&spaced), "the timeline keeps it: {page}");
    assert!(!app.client().get(&buyers_page).await.body.contains("pickup__code"), "it is over");
    app.stop().await;
}

#[actix_web::test]
async fn a_wrong_code_hands_nothing_over_and_none_is_a_choice_of_its_own() {
    let app = TestApp::start().await;
    let (_, order, client) = ready(&app).await;
    let others = pickup_code(&app.app.config.server, &order.senggigi.number);
    let page = format!("/portal/bumdes/orders/{}", order.darmaji.number);
    let answer = client.submit(&page, &format!("{page}/delivery"), &[("code", &others)]).await;
    assert_eq!(answer.location, Some(format!("{page}#next")));
    let body = client.get(&page).await.body;
    assert!(body.contains("Kode itu bukan untuk pesanan ini") && body.contains("Sudah diambil"), "{body}");
    press(&client, &order.darmaji.number, "delivery", &[]).await;
    assert_eq!(order_status(&app, &order.id).await, OrderStatus::Paid, "Senggigi's part is still to come");
    assert!(client.get(&page).await.body.contains("Sudah sampai"));
    app.stop().await;
}

#[actix_web::test]
async fn another_bumdes_learns_nothing_of_a_code() {
    let app = TestApp::start().await;
    let (catalog, order, _) = ready(&app).await;
    let stranger = people::bumdes_operator(&app, &catalog.trusmi.id).await;
    let code = pickup_code(&app.app.config.server, &order.darmaji.number);
    let page = format!("/portal/bumdes/orders/{}", order.darmaji.number);
    assert_eq!(stranger.get(&format!("{page}?code={code}")).await.status, 404);
    for code in [code.as_str(), "000000"] {
        let answer = stranger.submit("/account", &format!("{page}/delivery"), &[("code", code)]).await;
        assert_eq!(answer.status, 404, "{code}");
    }
    app.stop().await;
}
