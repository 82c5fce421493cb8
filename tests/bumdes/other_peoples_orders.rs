//! What belongs to another BUMDes is not there.

use crate::support::TestApp;
use crate::support::factories::{catalog, order as order_factory, people};

#[actix_web::test]
async fn an_operator_of_another_bumdes_finds_no_trace_of_the_order() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let stranger = people::bumdes_operator(&app, &catalog.trusmi.id).await;
    let page = format!("/portal/bumdes/orders/{}", order.darmaji.number);

    for list in ["/portal/bumdes", "/portal/bumdes/orders", "/portal/bumdes/orders?q=Contoh"] {
        let list = stranger.get(list).await;
        assert!(list.status == 200 && !list.body.contains(&order.number), "{}", list.body);
    }
    for path in [page.clone(), format!("{page}/packing-slip.pdf"), format!("{page}/label.pdf")] {
        assert_eq!(stranger.get(&path).await.status, 404, "{path}");
    }
    for (step, fields) in [
        ("acceptance", &[][..]),
        ("packing", &[]),
        ("shipment", &[("courier", "JNE"), ("tracking_number", "1")]),
        ("delivery", &[]),
        ("rejection", &[("reason", "Bukan pesanan kami")]),
        ("rejection", &[]),
    ] {
        let answer = stranger.submit("/account", &format!("{page}/{step}"), fields).await;
        assert_eq!(answer.status, 404, "{step}: {}", answer.body);
    }
    app.stop().await;
}

#[actix_web::test]
async fn two_bumdes_of_one_order_each_see_their_own_part_alone() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let darmaji = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let inbox = darmaji.get("/portal/bumdes").await.body;
    assert!(inbox.contains(&order.darmaji.number) && !inbox.contains(&order.senggigi.number), "{inbox}");
    assert_eq!(darmaji.get(&format!("/portal/bumdes/orders/{}", order.senggigi.number)).await.status, 404);
    app.stop().await;
}
