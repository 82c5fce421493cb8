//! Mails that bring what somebody wrote about an order.

use etalase::i18n::Language;
use etalase::ids::MessageId;
use etalase::mail::Mail;
use etalase::messages::{Author, NewMessage, SendMessageError, send_message};
use etalase::orders::OrderStatus;

use super::{all_sent, assert_says, assert_says_nothing_of};
use crate::support::TestApp;
use crate::support::factories::order::{OrderSample, Part};
use crate::support::factories::{catalog, order};

async fn written(app: &TestApp, part: &Part, author: Author, text: &str) -> MessageId {
    let new = NewMessage { part: part.id.clone(), author, user_id: None, text: text.into() };
    let now = app.app.clock.now();
    app.app.write::<_, SendMessageError>(move |conn| send_message(conn, now, &new)).await.unwrap()
}

#[actix_web::test]
async fn a_buyer_reads_it_in_their_language_and_answers_to_the_bumdes() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let sample = OrderSample { status: OrderStatus::Paid, language: Language::En, ..OrderSample::default() };
    let order = order::placed(&app, &catalog, sample).await;
    let message_id = written(&app, &order.darmaji, Author::Bumdes, "Boleh <biru>?\nBesok dikirim").await;
    let mails = all_sent(&app, Mail::MessageToBuyer { message_id }).await;
    let mail = &mails[0];
    assert_eq!(mail.subject, format!("A message from BUMDes Darmaji about order {}", order.number));
    assert!(mail.to.contains("pembeli@example.com"), "{}", mail.to);
    assert!(mail.reply_to.as_deref().unwrap().contains(&catalog.darmaji.email));
    assert_says(mail, &["Boleh <biru>?", "Besok dikirim", "token="]);
    app.stop().await;
}

#[actix_web::test]
async fn a_bumdes_reads_it_and_answers_to_the_buyer_without_the_buyers_link() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order =
        order::placed(&app, &catalog, OrderSample { status: OrderStatus::Paid, ..OrderSample::default() }).await;
    let message_id = written(&app, &order.darmaji, Author::Buyer, "Kapan dikirim?").await;
    let mails = all_sent(&app, Mail::MessageToBumdes { message_id }).await;
    let mail = &mails[0];
    assert_eq!(mail.subject, format!("Pembeli Contoh bertanya tentang pesanan {}", order.darmaji.number));
    assert!(mail.to.contains(&catalog.darmaji.email), "{}", mail.to);
    assert!(mail.reply_to.as_deref().unwrap().contains("pembeli@example.com"));
    assert_says(mail, &["Kapan dikirim?", &format!("/portal/bumdes/orders/{}", order.darmaji.number)]);
    assert_says_nothing_of(mail, &["token="]);
    app.stop().await;
}
