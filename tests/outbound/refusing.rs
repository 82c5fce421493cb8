//! Webhooks go to the public internet and nowhere else.

use diesel::prelude::*;
use etalase::db::schema::outbound_endpoints;
use etalase::db::{DbConn, DbError};
use etalase::outbound::Failure;

use super::{PAGE, add, deliveries, start};
use crate::support::TestApp;
use crate::support::factories::companies;
use crate::support::outbox;
use crate::support::receiver::Receiver;

#[actix_web::test]
async fn an_address_inside_is_not_taken() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    for (url, says) in [
        ("https://127.0.0.1/hook", "jaringan tertutup"),
        ("https://localhost/hook", "jaringan tertutup"),
        ("https://192.168.1.9/hook", "jaringan tertutup"),
        ("https://[::1]/hook", "jaringan tertutup"),
        ("https://169.254.169.254/latest", "jaringan tertutup"),
        ("http://erp.hotel.example/hook", "harus diawali https://"),
        ("erp.hotel.example", "alamat lengkap"),
    ] {
        let answer = company.admin.submit(PAGE, PAGE, &[("url", url), ("event_request.closed", "1")]).await;
        assert!(answer.status == 422 && answer.body.contains(says), "{url}: {}", answer.body);
    }
    let nothing = company.admin.submit(PAGE, PAGE, &[("url", "https://erp.hotel.example/hook")]).await;
    assert!(nothing.status == 422 && nothing.body.contains("Pilih paling sedikit satu"), "{}", nothing.body);
    assert!(company.admin.get(PAGE).await.body.contains("Belum ada alamat"));
    app.stop().await;
}

#[actix_web::test]
async fn what_has_moved_inside_since_it_was_saved_is_not_sent_to() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    let receiver = Receiver::start().await;
    let fields = [("url", "https://erp.hotel.example/hook"), ("event_request.closed", "1")];
    let added = company.admin.submit(PAGE, PAGE, &fields).await;
    let id = added.body.rsplit(&format!("href=\"{PAGE}/")).next().unwrap().split('"').next().unwrap().to_owned();
    let page = format!("{PAGE}/{id}");
    for url in [receiver.url.clone(), receiver.url.replace("127.0.0.1", "localhost"), "https://10.0.0.1/".into()] {
        let moved = url.clone();
        let write = move |conn: &mut DbConn| {
            diesel::update(outbound_endpoints::table).set(outbound_endpoints::url.eq(moved)).execute(conn)?;
            Ok(())
        };
        app.app.write::<_, DbError>(write).await.unwrap();
        company.admin.submit(&page, &format!("{page}/ping"), &[]).await;
        outbox::deliver(&app).await;
        assert_eq!(deliveries(&app).await.last().unwrap().failure, Some(Failure::Inside), "{url}");
    }
    assert!(receiver.received().is_empty());
    assert!(company.admin.get(&page).await.body.contains("Alamat tidak ada di internet"));
    app.stop().await;
}

#[actix_web::test]
async fn development_reaches_this_machine_and_no_other_inside() {
    let app = start().await;
    let company = companies::approved(&app).await;
    let receiver = Receiver::start().await;
    add(&company.admin, &receiver).await;
    let inside = [("url", "http://10.0.0.1/hook"), ("event_request.closed", "1")];
    assert_eq!(company.admin.submit(PAGE, PAGE, &inside).await.status, 422);
    app.stop().await;
}
