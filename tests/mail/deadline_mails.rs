//! Mails about the time that a BUMDes has for its next step.

use std::time::Duration;

use etalase::mail::Mail;

use super::sent;
use crate::bumdes::fulfilling_an_order::press;
use crate::support::TestApp;
use crate::support::factories::{catalog, order as order_factory, people};

const DAY: Duration = Duration::from_secs(24 * 3600);

#[actix_web::test]
async fn the_mails_say_what_to_do_until_when() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    app.advance(DAY);
    let part = || order.darmaji.id.clone();
    let mail = sent(&app, Mail::PartDue { fulfillment_order_id: part() }).await;
    assert_eq!(mail.subject, format!("Besok batas waktunya: pesanan {}", order.darmaji.number));
    assert!(mail.to.contains(&catalog.darmaji.email), "{}", mail.to);
    // paid on the 22nd at 11.00 in Darmaji
    assert!(mail.text.contains("belum dijawab") && mail.text.contains("24 November 2026 11.00 WITA"), "{}", mail.text);
    assert!(mail.text.contains(&format!("/portal/bumdes/orders/{}", order.darmaji.number)), "{}", mail.text);
    press(&client, &order.darmaji.number, "acceptance", &[]).await;
    app.advance(5 * DAY);
    let mail = sent(&app, Mail::PartDue { fulfillment_order_id: part() }).await;
    assert!(mail.text.contains("Kirim sebelum 29 November 2026 11.00 WITA"), "{}", mail.text);
    assert!(mail.html.contains("29 November 2026"), "{}", mail.html);
    app.stop().await;
}
