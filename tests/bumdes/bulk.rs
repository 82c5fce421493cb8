//! What is done with several orders at once.

use etalase::fulfillment::FulfillmentStatus;

use super::fulfilling_an_order::press;
use super::refused_steps::set_status;
use crate::support::TestApp;
use crate::support::factories::{catalog, order as order_factory, people};

const LIST: &str = "/portal/bumdes/orders";
const ACCEPT: &str = "/portal/bumdes/orders/acceptances";

#[actix_web::test]
async fn those_that_can_be_accepted_are_and_the_others_are_named_with_their_reason() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let (one, two) = (order_factory::paid(&app, &catalog).await, order_factory::paid(&app, &catalog).await);
    let cancelled = order_factory::paid(&app, &catalog).await;
    let page = client.get(LIST).await;
    set_status(&app, &cancelled.darmaji, FulfillmentStatus::Cancelled).await;
    let fields = [
        ("csrf_token", page.form_token()),
        ("number", one.darmaji.number.clone()),
        ("number", cancelled.darmaji.number.clone()),
        ("number", one.senggigi.number.clone()),
        ("number", two.darmaji.number.clone()),
        ("number", two.darmaji.number.clone()),
        ("back", format!("{LIST}?show=new")),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = client.post(ACCEPT, &fields).await;
    assert_eq!(answer.location.as_deref(), Some("/portal/bumdes/orders?show=new"), "{}", answer.body);
    let body = client.get(LIST).await.body;
    let told = format!(
        "2 pesanan diterima. Tidak bisa diterima: {} (Dibatalkan); {} (tidak ditemukan).",
        cancelled.darmaji.number, one.senggigi.number
    );
    assert!(body.contains(&told), "{told}\n{body}");
    let new = client.get("/portal/bumdes/orders?show=accepted").await.body;
    assert!(new.contains(&one.darmaji.number) && new.contains(&two.darmaji.number), "{new}");
    let senggigi = people::bumdes_operator(&app, &catalog.senggigi.id).await;
    assert!(senggigi.get("/portal/bumdes/orders?show=new").await.body.contains(&one.senggigi.number));
    app.stop().await;
}

#[actix_web::test]
async fn all_new_orders_are_accepted_with_one_button_and_no_one_elses() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let mixed = order_factory::paid(&app, &catalog).await;
    order_factory::many(&app, &catalog, 30).await;
    press(&client, &mixed.darmaji.number, "acceptance", &[]).await;
    let answer = client.submit("/portal/bumdes/orders?show=new", ACCEPT, &[("all", "new")]).await;
    assert_eq!(answer.location.as_deref(), Some(LIST));
    assert!(client.get(LIST).await.body.contains("30 pesanan diterima."));
    assert!(client.get("/portal/bumdes/orders?show=new").await.body.contains("Tidak ada pesanan yang cocok"));
    let senggigi = people::bumdes_operator(&app, &catalog.senggigi.id).await;
    assert!(senggigi.get("/portal/bumdes/orders?show=new").await.body.contains(&mixed.senggigi.number));
    app.stop().await;
}

#[actix_web::test]
async fn nothing_ticked_says_so_and_leads_nowhere_else() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    for (action, field) in [(ACCEPT, ("x", "")), ("/portal/bumdes/orders/papers", ("paper", "labels"))] {
        let answer = client.submit(LIST, action, &[field, ("back", "https://elsewhere.example/")]).await;
        assert_eq!(answer.location.as_deref(), Some(LIST), "{}", answer.body);
        assert!(client.get(LIST).await.body.contains("Centang pesanannya dulu."));
    }
    app.stop().await;
}
