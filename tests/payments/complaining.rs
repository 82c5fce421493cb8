//! A buyer complains about a part that arrived, and the operator ends it, with a refund or without.

use std::time::Duration;

use diesel::prelude::*;
use etalase::complaints::{Complaint, Outcome};
use etalase::config::MailTransport;
use etalase::db::DbError;
use etalase::db::schema::complaints;
use etalase::jobs::worker;
use etalase::mail::outbox;
use etalase::orders::link;

use crate::bumdes::fulfilling_an_order::press;
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::order::PlacedOrder;
use crate::support::factories::refunds::rows;
use crate::support::factories::{catalog, order as order_factory, people};

const WORDS: &str = "Kotaknya pecah di satu sisi.";

struct Delivered {
    order: PlacedOrder,
    /// the signed path of the order page
    page: String,
    /// where its form is sent to
    action: String,
}

/// Darmaji's part has arrived, Senggigi's has not.
async fn delivered(app: &TestApp) -> Delivered {
    let catalog = catalog::small(app).await;
    let order = order_factory::paid(app, &catalog).await;
    let bumdes = people::bumdes_operator(app, &catalog.darmaji.id).await;
    for (step, fields) in [
        ("acceptance", &[][..]),
        ("packing", &[]),
        ("shipment", &[("courier", "JNE"), ("tracking_number", "JT1")]),
        ("delivery", &[]),
    ] {
        press(&bumdes, &order.darmaji.number, step, fields).await;
    }
    let config = &app.app.config.server;
    let page = link::order_path(config, &order.number);
    let action = link::action_path(config, &order.number, &format!("parts/{}/complaint", order.darmaji.number));
    Delivered { order, page, action }
}

async fn complain(buyer: &Client, at: &Delivered) -> String {
    let answer = buyer.submit("/account/sign-in", &at.action, &[("text", WORDS)]).await;
    assert_eq!((answer.status.as_u16(), answer.location.as_deref()), (303, Some(at.page.as_str())));
    buyer.get(&at.page).await.body
}

async fn all(app: &TestApp) -> Vec<Complaint> {
    app.app
        .read::<_, DbError>(|conn| {
            Ok(complaints::table.order(complaints::id).select(Complaint::as_select()).load(conn)?)
        })
        .await
        .unwrap()
}

fn subjects(app: &TestApp) -> Vec<String> {
    let MailTransport::Files(folder) = app.app.config.mail.transport.clone() else { panic!("no outbox folder") };
    let entries = outbox::list(&folder, 100).unwrap();
    entries.iter().map(|e| outbox::read(&folder, &e.name).unwrap().unwrap().subject).collect()
}

#[actix_web::test]
async fn a_complaint_is_opened_once_answered_and_told_to_everybody() {
    let app = TestApp::start().await;
    let at = delivered(&app).await;
    let buyer = app.client();
    assert!(buyer.get(&at.page).await.body.contains(&at.action.replace('&', "&amp;")), "the form is on the page");
    assert!(complain(&buyer, &at).await.contains("Komplain Anda sudah kami terima"));
    assert!(complain(&buyer, &at).await.contains("sedang ditangani"), "sent twice");
    let open = all(&app).await;
    assert_eq!((open.len(), open[0].text.as_str(), open[0].closed_at), (1, WORDS, None));

    let operator = people::operator(&app).await;
    assert!(operator.get("/portal/operator/refunds").await.body.contains(WORDS));
    let page = format!("/portal/operator/orders/{}", at.order.number);
    assert!(operator.get(&page).await.body.contains(WORDS));
    let closing = format!("/portal/operator/complaints/{}/closing", open[0].id);
    let ending = [("outcome", "settled"), ("answer", "Gantinya dikirim BUMDes hari ini.")];
    for _ in 0..2 {
        assert_eq!(operator.submit("/account", &closing, &ending).await.location.as_deref(), Some(page.as_str()));
    }
    let closed = all(&app).await.remove(0);
    assert_eq!((closed.outcome, closed.closed_at.is_some()), (Some(Outcome::Settled), true));
    assert!(buyer.get(&at.page).await.body.contains("Gantinya dikirim BUMDes hari ini."));
    worker::run_due(&app.app).await.unwrap();
    let told = subjects(&app);
    for subject in [
        format!("Komplain untuk pesanan {} sudah kami terima", at.order.number),
        format!("Komplain pembeli untuk pesanan {}", at.order.darmaji.number),
        format!("Komplain untuk pesanan {} selesai", at.order.number),
    ] {
        assert_eq!(told.iter().filter(|s| **s == subject).count(), 1, "{subject}: {told:?}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_complaint_ends_with_the_refund_that_it_asked_for() {
    let app = TestApp::start().await;
    let at = delivered(&app).await;
    complain(&app.client(), &at).await;
    let complaint = all(&app).await.remove(0);
    let operator = people::operator(&app).await;
    let page = format!("/portal/operator/orders/{}", at.order.number);
    let line = rows(&app, &at.order.id).await.lines.into_iter().find(|line| line.quantity == 2).unwrap();
    let quantity = format!("quantity-{}", line.id);
    let fields = [
        (quantity.as_str(), "1"),
        ("reason", "Satu kotak pecah"),
        ("complaint", complaint.id.as_str()),
        ("seen_refunded", "0"),
    ];
    let preview = operator.submit(&page, &format!("{page}/refunds/preview"), &fields).await;
    assert!(preview.body.contains("Rp45.000") && preview.body.contains(WORDS), "{}", preview.body);
    operator.submit(&page, &format!("{page}/refunds"), &fields).await;
    let closed = all(&app).await.remove(0);
    assert_eq!((closed.outcome, closed.answer.as_deref()), (Some(Outcome::Refunded), Some("Satu kotak pecah")));
    assert_eq!(rows(&app, &at.order.id).await.refunds[0].amount_minor, 45_000);
    app.stop().await;
}

#[actix_web::test]
async fn only_what_arrived_lately_can_be_complained_of_and_only_by_its_buyer() {
    let app = TestApp::start().await;
    let at = delivered(&app).await;
    let buyer = app.client();
    let config = &app.app.config.server;
    let not_yet = format!("parts/{}/complaint", at.order.senggigi.number);
    let early = link::action_path(config, &at.order.number, &not_yet);
    buyer.submit("/account/sign-in", &early, &[("text", WORDS)]).await;
    assert!(buyer.get(&at.page).await.body.contains("belum tercatat sampai"));
    let nowhere = link::action_path(config, &at.order.number, "parts/ET-000000-AAAAAA-1/complaint");
    assert_eq!(buyer.submit("/account/sign-in", &nowhere, &[("text", WORDS)]).await.status, 404);
    let unsigned = at.action.replace("token=", "token=x");
    assert_eq!(buyer.submit("/account/sign-in", &unsigned, &[("text", WORDS)]).await.status, 404);
    buyer.submit("/account/sign-in", &at.action, &[("text", "rusak")]).await;
    assert!(buyer.get(&at.page).await.body.contains("10 sampai 1.000 huruf"));

    app.advance(Duration::from_secs(7 * 24 * 3600 + 1));
    assert!(complain(&buyer, &at).await.contains("Waktu untuk komplain sudah lewat"));
    assert!(all(&app).await.is_empty());
    let operator = people::operator(&app).await;
    let closing = "/portal/operator/complaints/no-such-complaint/closing";
    assert_eq!(operator.submit("/account", closing, &[]).await.status, 404);
    app.stop().await;
}
