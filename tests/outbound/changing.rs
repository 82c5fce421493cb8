//! Endpoints are switched off and on, get other secrets, and go.

use std::time::Duration;

use etalase::db::DbError;
use etalase::outbound::{DeliveryStatus, Event, EventKind, MOST_ENDPOINTS, publish};

use super::{PAGE, add, deliveries, shown_secret, start};
use crate::database::plans;
use crate::support::factories::companies;
use crate::support::receiver::Receiver;
use crate::support::{outbox, statements};

#[actix_web::test]
async fn for_a_day_after_a_new_secret_both_sign() {
    let app = start().await;
    let company = companies::approved(&app).await;
    let receiver = Receiver::start().await;
    let endpoint = add(&company.admin, &receiver).await;
    let renewed = company.admin.submit(&endpoint.page, &format!("{}/secret", endpoint.page), &[]).await;
    assert_eq!(
        (renewed.status.as_u16(), &renewed.headers["cache-control"]),
        (200, &"private, no-store".parse().unwrap())
    );
    let secret = shown_secret(&renewed.body);
    assert_ne!(secret, endpoint.secret);
    assert!(company.admin.get(&endpoint.page).await.body.contains("Kunci yang lama masih berlaku"));
    for (hours, still) in [(0, true), (25, false)] {
        app.advance(Duration::from_secs(3600 * hours));
        endpoint.press(&company.admin, "ping").await;
        outbox::deliver(&app).await;
        let last = receiver.received().pop().unwrap();
        assert!(last.is_signed_with(&secret));
        assert_eq!(last.is_signed_with(&endpoint.secret), still, "after {hours} hours");
    }
    let trail = company.admin.get("/portal/wholesale/trail").await.body;
    assert!(trail.contains("mengganti kunci rahasia alamat webhook"), "{trail}");
    assert!(!trail.contains("whsec_"));
    app.stop().await;
}

#[actix_web::test]
async fn nothing_is_sent_while_an_endpoint_is_off_or_after_it_went() {
    let app = start().await;
    let company = companies::approved(&app).await;
    let receiver = Receiver::start().await;
    let endpoint = add(&company.admin, &receiver).await;
    let closed = |number: &'static str| {
        let (now, id) = (app.app.clock.now(), company.id.clone());
        app.app
            .write::<_, DbError>(move |conn| Ok(publish(conn, now, &id, &Event::RequestClosed { number, answers: 0 })?))
    };
    closed("RFQ-1").await.unwrap();
    endpoint.switch(&company.admin, "off").await;
    closed("RFQ-2").await.unwrap();
    endpoint.press(&company.admin, "ping").await;
    assert!(company.admin.get(&endpoint.page).await.body.contains("Aktifkan dulu"));
    outbox::deliver(&app).await;
    assert!(receiver.received().is_empty());
    let told = deliveries(&app).await;
    assert_eq!((told.len(), told[0].status, told[0].attempts), (1, DeliveryStatus::Stopped, 0));

    endpoint.switch(&company.admin, "on").await;
    endpoint.press(&company.admin, &format!("deliveries/{}/replay", told[0].id)).await;
    outbox::deliver(&app).await;
    assert_eq!(receiver.received().len(), 1, "what was stopped can be sent after all");

    endpoint.switch(&company.admin, "removed").await;
    assert_eq!(company.admin.get(&endpoint.page).await.status, 404);
    closed("RFQ-3").await.unwrap();
    outbox::deliver(&app).await;
    assert_eq!(receiver.received().len(), 1);
    assert!(company.admin.get(PAGE).await.body.contains("Belum ada alamat"));
    let trail = company.admin.get("/portal/wholesale/trail").await.body;
    for act in ["menambahkan", "menonaktifkan", "mengaktifkan", "menghapus"] {
        assert!(trail.contains(&format!("{act} alamat webhook {}", receiver.url)), "{act}: {trail}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn what_an_address_is_told_of_is_chosen_again() {
    let app = start().await;
    let company = companies::approved(&app).await;
    let receiver = Receiver::start().await;
    let endpoint = add(&company.admin, &receiver).await;
    let events = format!("{}/events", endpoint.page);
    let none = company.admin.submit(&endpoint.page, &events, &[]).await;
    assert!(none.status == 422 && none.body.contains("Pilih paling sedikit satu"), "{}", none.body);
    let chosen = [("event_invoice.issued", "1"), ("event_request.closed", "1"), ("event_ping", "1")];
    for _ in 0..2 {
        assert_eq!(company.admin.submit(&endpoint.page, &events, &chosen).await.status, 303);
    }
    let page = company.admin.get(&endpoint.page).await.body;
    assert!(
        page.contains("2 dari 20 macam perubahan") && page.contains(r#"name="event_invoice.issued" value="1" checked"#),
        "{page}"
    );
    assert!(page.contains(r#"name="event_request.answered" value="1">"#), "{page}");
    let (now, id) = (app.app.clock.now(), company.id.clone());
    let tell = move |conn: &mut _| {
        publish(conn, now, &id, &Event::RequestAnswered { number: "RFQ-1", bumdes: "BUMDes Uji", change: "offered" })?;
        publish(conn, now, &id, &Event::CreditNoteIssued { number: "NK-1", purchase_order: "PO-1" })?;
        let kind = EventKind::InvoiceIssued;
        publish(conn, now, &id, &Event::Invoice { kind, number: "INV-1", purchase_order: "PO-1" })?;
        Ok(())
    };
    app.app.write::<_, DbError>(tell).await.unwrap();
    outbox::deliver(&app).await;
    let told: Vec<_> = receiver.received().iter().map(|one| one.json()["data"].clone()).collect();
    assert_eq!(told, [serde_json::json!({ "invoice": "INV-1", "purchase_order": "PO-1" })]);
    let trail = company.admin.get("/portal/wholesale/trail").await.body;
    let act = format!("mengubah yang dikabarkan ke alamat webhook {}", receiver.url);
    assert_eq!(trail.matches(&act).count(), 1, "{trail}");
    app.stop().await;
}

#[actix_web::test]
async fn an_address_counts_once_and_a_company_has_a_few() {
    let app = start().await;
    let company = companies::approved(&app).await;
    let address = |n: i64| format!("https://erp.hotel.example/{n}");
    for n in 0..MOST_ENDPOINTS {
        let url = address(n);
        let added = company.admin.submit(PAGE, PAGE, &[("url", &url), ("event_request.closed", "1")]).await;
        assert_eq!(added.status, 201);
    }
    for (n, says) in [(0, "sudah ada"), (MOST_ENDPOINTS, "sudah punya 10 alamat")] {
        let url = address(n);
        let refused = company.admin.submit(PAGE, PAGE, &[("url", &url), ("event_request.closed", "1")]).await;
        assert!(refused.status == 409 && refused.body.contains(says), "{}", refused.body);
    }
    app.stop().await;
}

#[actix_web::test]
async fn no_page_or_task_reads_a_whole_table() {
    let app = start().await;
    let company = companies::approved(&app).await;
    let receiver = Receiver::start().await;
    let endpoint = add(&company.admin, &receiver).await;
    statements::watch(&app.app.config.database);
    endpoint.press(&company.admin, "ping").await;
    outbox::deliver(&app).await;
    let id = deliveries(&app).await.remove(0).id;
    endpoint.press(&company.admin, &format!("deliveries/{id}/replay")).await;
    for path in [PAGE.to_owned(), endpoint.page.clone(), format!("{}?before={id}", endpoint.page)] {
        assert_eq!(company.admin.get(&path).await.status, 200);
    }
    let now = app.app.clock.now();
    app.app.write::<_, DbError>(move |conn| Ok(etalase::outbound::delete_old(conn, now)?)).await.unwrap();
    let mut asked = statements::taken(&app.app.config.database);
    // the test's own look at all of them
    asked.retain(|text| text.contains("WHERE") || !text.contains("outbound_deliveries"));
    asked.sort();
    asked.dedup();
    assert!(asked.len() > 15, "{asked:#?}");
    plans::assert_no_scans(&app, asked).await;
    app.stop().await;
}

#[actix_web::test]
async fn what_ended_long_ago_is_forgotten() {
    let app = start().await;
    let company = companies::approved(&app).await;
    let receiver = Receiver::start().await;
    let endpoint = add(&company.admin, &receiver).await;
    endpoint.press(&company.admin, "ping").await;
    outbox::deliver(&app).await;
    for (days, left) in [(89, 1), (2, 0)] {
        app.advance(Duration::from_secs(86_400 * days));
        let now = app.app.clock.now();
        app.app.write::<_, DbError>(move |conn| Ok(etalase::outbound::delete_old(conn, now)?)).await.unwrap();
        assert_eq!(deliveries(&app).await.len(), left);
    }
    app.stop().await;
}
