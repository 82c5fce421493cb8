//! Jobs that failed for the last time: read, tried again, discarded.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::jobs;
use etalase::ids::{JobId, OrderId};
use etalase::jobs::{Job, enqueue};
use etalase::mail::Mail;

use crate::support::TestApp;
use crate::support::factories::people;

const PAGE: &str = "/portal/operator/dead-letters";

/// A mail that could not be sent for the last time.
async fn dead_letter(app: &TestApp) -> JobId {
    let now = app.app.clock.now();
    app.app
        .write::<_, DbError>(move |conn| {
            enqueue(conn, now, &Job::SendMail(Mail::OrderPaid { order_id: OrderId::new() }))?;
            diesel::update(jobs::table)
                .set((jobs::dead_at.eq(now), jobs::attempts.eq(8), jobs::last_error.eq("mailbox <full>")))
                .execute(conn)?;
            Ok(jobs::table.select(jobs::id).first(conn)?)
        })
        .await
        .unwrap()
}

async fn left(app: &TestApp) -> Vec<(i32, bool)> {
    app.app
        .read::<_, DbError>(|conn| Ok(jobs::table.select((jobs::attempts, jobs::dead_at.is_not_null())).load(conn)?))
        .await
        .unwrap()
}

#[actix_web::test]
async fn a_dead_letter_tells_its_error_and_can_be_tried_again() {
    let app = TestApp::start().await;
    let operator = people::operator(&app).await;
    let id = dead_letter(&app).await;
    let page = operator.get(PAGE).await.body;
    assert!(page.contains("mailbox &lt;full&gt;") && page.contains("Kirim email"), "{page}");
    operator.submit(PAGE, &format!("{PAGE}/{id}/retry"), &[]).await;
    assert_eq!(left(&app).await, [(0, false)]);
    let answer = operator.submit("/account", &format!("{PAGE}/{id}/retry"), &[]).await;
    assert_eq!(answer.status, 404, "it is no dead letter any more");
    app.stop().await;
}

#[actix_web::test]
async fn a_dead_letter_can_be_discarded() {
    let app = TestApp::start().await;
    let operator = people::operator(&app).await;
    let id = dead_letter(&app).await;
    operator.submit(PAGE, &format!("{PAGE}/{id}/removal"), &[]).await;
    assert!(left(&app).await.is_empty());
    assert!(operator.get(PAGE).await.body.contains("Tidak ada tugas yang gagal"));
    app.stop().await;
}
