//! A receiver that does not take a message is told again, and again when somebody asks for it.

use std::time::Duration;

use etalase::outbound::{DeliveryStatus, Failure};

use super::{add, deliveries, start};
use crate::support::factories::companies;
use crate::support::outbox;
use crate::support::receiver::{Receiver, Reply};

#[actix_web::test]
async fn a_refused_message_is_sent_again_under_the_same_id() {
    let app = start().await;
    let company = companies::approved(&app).await;
    let receiver = Receiver::start().await;
    let endpoint = add(&company.admin, &receiver).await;
    receiver.replies(&[Reply::Status(500, "database <b>away</b>"), Reply::Redirect, Reply::Silence]);
    endpoint.press(&company.admin, "ping").await;
    for (wait, failure, code) in [
        (10, Some(Failure::Refused), Some(500)),
        (60, Some(Failure::Refused), Some(307)),
        (300, Some(Failure::TimedOut), None),
        (0, None, Some(200)),
    ] {
        outbox::deliver(&app).await;
        let delivery = deliveries(&app).await.remove(0);
        assert_eq!((delivery.failure, delivery.response_code), (failure, code));
        if code == Some(500) {
            let log = company.admin.get(&endpoint.page).await.body;
            for text in ["Sedang dikirim", "1 kali dicoba", "HTTP 500", "database &lt;b&gt;away", "Dicoba lagi"] {
                assert!(log.contains(text), "{text}: {log}");
            }
        }
        app.advance(Duration::from_secs(wait));
    }
    let received = receiver.received();
    assert_eq!(received.len(), 4, "a redirect leads nowhere");
    assert!(received.iter().all(|one| one.id == received[0].id && one.is_signed_with(&endpoint.secret)));
    let times: Vec<i64> = received.iter().map(|one| one.timestamp - received[0].timestamp).collect();
    assert_eq!(times, [0, 10, 70, 370], "the time is that of the attempt");
    let delivery = deliveries(&app).await.remove(0);
    assert_eq!((delivery.status, delivery.attempts), (DeliveryStatus::Delivered, 4));
    app.assert_no_jobs_left().await;
    app.stop().await;
}

#[actix_web::test]
async fn after_three_days_the_admins_hear_of_it_once_and_can_have_it_sent_again() {
    let app = start().await;
    let company = companies::approved(&app).await;
    let receiver = Receiver::start().await;
    let endpoint = add(&company.admin, &receiver).await;
    receiver.replies(&vec![Reply::Status(503, "closed"); 20]);
    endpoint.press(&company.admin, "ping").await;
    endpoint.press(&company.admin, "ping").await;
    let mut mails = outbox::deliver(&app).await;
    let begun = app.app.clock.now();
    for minutes in [1, 2, 6, 31, 121, 361, 721, 1441, 1801] {
        assert!(mails.is_empty(), "{mails:?}");
        app.advance(Duration::from_secs(60 * minutes));
        mails = outbox::deliver(&app).await;
    }
    assert!((app.app.clock.now() - begun).num_days() == 3);
    let mail = outbox::only(mails);
    assert!(mail.text.contains("10 kali dicoba") && mail.text.contains(&receiver.url), "{}", mail.text);
    assert!(mail.text.contains(&endpoint.page), "{}", mail.text);
    let given_up = deliveries(&app).await;
    assert!(given_up.iter().all(|one| (one.status, one.attempts) == (DeliveryStatus::GivenUp, 10)), "{given_up:?}");
    app.assert_no_jobs_left().await;

    let again = format!("deliveries/{}/replay", given_up[0].id);
    endpoint.press(&company.admin, &again).await;
    endpoint.press(&company.admin, &again).await;
    let page = company.admin.get(&endpoint.page).await.body;
    assert!(page.contains("masih dalam pengiriman"), "{page}");
    outbox::deliver(&app).await;
    let received = receiver.received();
    assert_eq!(received.len(), 21);
    assert_eq!(received[20].id, given_up[0].id.as_str());
    assert_eq!(deliveries(&app).await[0].status, DeliveryStatus::Delivered);
    app.stop().await;
}

#[actix_web::test]
async fn a_receiver_that_is_not_there_is_tried_again() {
    let app = start().await;
    let company = companies::approved(&app).await;
    let receiver = Receiver::start().await;
    let endpoint = add(&company.admin, &receiver).await;
    receiver.stop().await;
    endpoint.press(&company.admin, "ping").await;
    outbox::deliver(&app).await;
    let delivery = deliveries(&app).await.remove(0);
    assert_eq!((delivery.status, delivery.failure), (DeliveryStatus::Waiting, Some(Failure::Unreachable)));
    app.stop().await;
}
