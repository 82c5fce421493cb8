//! What happened is told, signed, once to whoever asked for it.

use std::time::Duration;

use etalase::db::DbError;
use etalase::jobs::claim;
use etalase::outbound::{DeliveryStatus, Event, publish};

use super::{PAGE, add, deliveries, start};
use crate::quotations::{ASKED, Hotel, asked, offer, pooled};
use crate::support::factories::{catalog, companies, people};
use crate::support::outbox;
use crate::support::receiver::Receiver;

#[actix_web::test]
async fn an_answer_and_the_end_of_answers_are_told_signed_and_logged() {
    let app = start().await;
    let shop = catalog::small(&app).await;
    let company = companies::approved(&app).await;
    let receiver = Receiver::start().await;
    let endpoint = add(&company.admin, &receiver).await;
    let hotel = Hotel { id: company.id, outlet: company.outlet, buyer: company.buyer, approver: company.approver };
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let number = asked(&hotel.buyer, &pooled(&hotel)).await;
    offer(&trusmi, &number, &[]).await;
    let own = format!("{ASKED}/{number}");
    hotel.buyer.submit(&own, &format!("{own}/closing"), &[]).await;
    outbox::deliver(&app).await;

    let received = receiver.received();
    assert_eq!(received.len(), 2, "{received:?}");
    let mut told: Vec<_> = received.iter().map(|one| one.json()).collect();
    told.sort_by_key(|one| one["type"].to_string());
    assert_eq!(told[0]["type"], "request.answered");
    assert_eq!(told[0]["timestamp"], "2026-11-22T03:00:00Z");
    assert_eq!(told[0]["data"]["request"], number.as_str());
    assert_eq!(told[0]["data"]["change"], "offered");
    assert_eq!(told[0]["data"]["bumdes"], shop.trusmi.name.as_str());
    assert_eq!((&told[1]["type"], &told[1]["data"]["offers"]), (&"request.closed".into(), &1.into()));
    for one in &received {
        assert!(one.is_signed_with(&endpoint.secret), "{one:?}");
        assert!(!one.is_signed_with("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        assert_eq!(one.timestamp, app.app.clock.now().and_utc().timestamp());
    }
    assert_ne!(received[0].id, received[1].id);
    let log = company.admin.get(&endpoint.page).await.body;
    for text in ["BUMDes menjawab permintaan", number.as_str(), "Diterima", "HTTP 200", received[0].id.as_str()] {
        assert!(log.contains(text), "{text}: {log}");
    }
    assert!(!log.contains("whsec_"), "the secret is shown once");
    app.assert_no_jobs_left().await;
    receiver.stop().await;
    app.stop().await;
}

#[actix_web::test]
async fn an_endpoint_hears_of_what_it_asked_for_alone() {
    let app = start().await;
    let (company, other) = (companies::approved(&app).await, companies::approved(&app).await);
    let (receiver, stranger) = (Receiver::start().await, Receiver::start().await);
    let closing = [("url", receiver.url.as_str()), ("event_request.closed", "1")];
    assert_eq!(company.admin.submit(PAGE, PAGE, &closing).await.status, 201);
    add(&other.admin, &stranger).await;
    let now = app.app.clock.now();
    let tell = move |conn: &mut _| {
        let answered = Event::RequestAnswered { number: "RFQ-1", bumdes: "BUMDes Uji", change: "offered" };
        publish(conn, now, &company.id, &answered)?;
        publish(conn, now, &company.id, &Event::RequestClosed { number: "RFQ-1", answers: 1 })?;
        Ok(())
    };
    app.app.write::<_, DbError>(tell).await.unwrap();
    outbox::deliver(&app).await;
    let kinds: Vec<_> = receiver.received().iter().map(|one| one.json()["type"].clone()).collect();
    assert_eq!(kinds, ["request.closed"]);
    assert!(stranger.received().is_empty());
    app.stop().await;
}

#[actix_web::test]
async fn what_was_committed_is_told_though_its_worker_died_and_what_was_rolled_back_never() {
    let app = start().await;
    let company = companies::approved(&app).await;
    let receiver = Receiver::start().await;
    add(&company.admin, &receiver).await;
    let (now, id) = (app.app.clock.now(), company.id.clone());
    let failing = move |conn: &mut _| -> Result<(), DbError> {
        publish(conn, now, &id, &Event::RequestClosed { number: "RFQ-0", answers: 0 })?;
        Err(diesel::result::Error::RollbackTransaction.into())
    };
    app.app.write(failing).await.unwrap_err();
    let id = company.id.clone();
    let telling =
        move |conn: &mut _| Ok(publish(conn, now, &id, &Event::RequestClosed { number: "RFQ-1", answers: 0 })?);
    app.app.write::<_, DbError>(telling).await.unwrap();
    // somebody takes the job, and is gone before anything is sent
    let taken = app.app.write::<_, DbError>(move |conn| Ok(claim::claim(conn, now, 8)?)).await.unwrap();
    assert_eq!(taken.len(), 1);
    outbox::deliver(&app).await;
    assert!(receiver.received().is_empty(), "it is in somebody's hands");
    app.advance(Duration::from_secs(60 * (claim::LOCK_MINUTES as u64 + 1)));
    outbox::deliver(&app).await;
    let told: Vec<_> = receiver.received().iter().map(|one| one.json()["data"]["request"].clone()).collect();
    assert_eq!(told, ["RFQ-1"]);
    assert_eq!(deliveries(&app).await[0].status, DeliveryStatus::Delivered);
    app.assert_no_jobs_left().await;
    app.stop().await;
}
