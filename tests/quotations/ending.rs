//! A company has enough answers, or needs none any more.

use super::{ASKED, RECEIVED, asked, haggle, hotel, offer, pooled, quote_ids};
use crate::support::factories::{catalog, people};
use crate::support::{TestApp, outbox};

#[actix_web::test]
async fn a_closed_request_takes_no_first_answer_and_a_cancelled_one_none_at_all() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let senggigi = people::bumdes_operator(&app, &shop.senggigi.id).await;
    let number = asked(&hotel.buyer, &pooled(&hotel)).await;
    let (own, received) = (format!("{ASKED}/{number}"), format!("{RECEIVED}/{number}"));
    offer(&trusmi, &number, &[]).await;
    assert_eq!(hotel.buyer.submit(&own, &format!("{own}/closing"), &[]).await.status, 303);
    assert!(hotel.buyer.get(&own).await.body.contains("Ditutup"));
    assert!(!senggigi.get(&received).await.body.contains("/quote\""), "there is nothing to fill in any more");
    assert_eq!(offer(&trusmi, &number, &[("unit_price", "10.500")]).await.status, 303, "who answered goes on");
    let quote = quote_ids(&app, &number).await.remove(0);
    assert_eq!(haggle(&hotel.buyer, &number, &quote, "2", &[]).await.status, 303);
    hotel.buyer.submit(&own, &format!("{own}/closing"), &[]).await;
    assert!(hotel.buyer.get(&own).await.body.contains("sudah ditutup atau berakhir"));

    outbox::deliver(&app).await;
    assert_eq!(hotel.buyer.submit(&own, &format!("{own}/cancellation"), &[]).await.status, 303);
    let mails = outbox::deliver(&app).await;
    assert_eq!(mails.len(), 2, "everybody who did not decline hears of it");
    assert!(mails.iter().all(|mail| mail.text.contains("membatalkan permintaan")), "{mails:?}");
    let late = haggle(&hotel.buyer, &number, &quote, "2", &[]).await;
    assert!(late.status == 409 && late.body.contains("Permintaan ini sudah berakhir."), "{}", late.body);
    assert!(!trusmi.get(&received).await.body.contains("/quote\""));
    assert!(trusmi.get(&format!("{RECEIVED}?show=ended")).await.body.contains("Dibatalkan pembeli"));
    assert!(hotel.buyer.get(&format!("{ASKED}?show=cancelled")).await.body.contains(&number));
    app.stop().await;
}
