//! What cannot be done is kept for the operator.

use std::time::Duration;

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::jobs;
use etalase::ids::{JobId, OrderId};
use etalase::jobs::queries::{self, QueuedJob};
use etalase::jobs::{Job, discard, enqueue, retry, worker};
use etalase::mail::Mail;

use crate::support::TestApp;

async fn dead_letters(app: &TestApp) -> Vec<QueuedJob> {
    app.app.read::<_, DbError>(|conn| Ok(queries::dead_letters(conn, None, 10)?)).await.unwrap()
}

/// A job whose payload this program cannot read, as an older or newer one may have left it.
async fn enqueue_unknown(app: &TestApp) -> JobId {
    let (now, id) = (app.app.clock.now(), JobId::new());
    let unknown = id.clone();
    let insert = move |conn: &mut etalase::db::DbConn| -> Result<_, DbError> {
        enqueue(conn, now, &Job::SendMail(Mail::OrderPaid { order_id: OrderId::new() }))?;
        diesel::update(jobs::table)
            .set((jobs::id.eq(&unknown), jobs::kind.eq("paint_fence"), jobs::payload.eq(r#"{"kind":"paint_fence"}"#)))
            .execute(conn)?;
        Ok(())
    };
    app.app.write(insert).await.unwrap();
    id
}

#[actix_web::test]
async fn a_job_that_nobody_knows_is_a_dead_letter_at_once() {
    let app = TestApp::start().await;
    let id = enqueue_unknown(&app).await;
    assert_eq!(worker::run_due(&app.app).await.unwrap(), 1);

    let dead = dead_letters(&app).await;
    assert_eq!(dead.len(), 1);
    assert_eq!((&dead[0].id, dead[0].attempts), (&id, 1));
    assert!(dead[0].last_error.as_deref().unwrap().contains("paint_fence"), "{:?}", dead[0].last_error);

    app.advance(Duration::from_secs(7 * 24 * 3600));
    assert_eq!(worker::run_due(&app.app).await.unwrap(), 0, "a dead letter stays dead");
    app.stop().await;
}

#[actix_web::test]
async fn the_operator_tries_a_dead_letter_again_or_discards_it() {
    let app = TestApp::start().await;
    let id = enqueue_unknown(&app).await;
    let now = app.app.clock.now();
    let (early, again, gone) = (id.clone(), id.clone(), id.clone());
    let discarded = app.app.write::<_, DbError>(move |conn| Ok(discard(conn, &early)?)).await.unwrap();
    assert!(!discarded, "a job that may still run is never deleted");

    worker::run_due(&app.app).await.unwrap();
    assert!(app.app.write::<_, DbError>(move |conn| Ok(retry(conn, now, &again)?)).await.unwrap());
    assert!(dead_letters(&app).await.is_empty());
    assert_eq!(worker::run_due(&app.app).await.unwrap(), 1);

    assert!(app.app.write::<_, DbError>(move |conn| Ok(discard(conn, &gone)?)).await.unwrap());
    assert!(!app.app.write::<_, DbError>(move |conn| Ok(retry(conn, now, &id)?)).await.unwrap());
    app.assert_no_jobs_left().await;
    app.stop().await;
}
