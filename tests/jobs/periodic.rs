//! What is done by time alone.

use std::time::Duration;

use diesel::prelude::*;
use etalase::accounts::sign_in::{SignInError, begin_attempt};
use etalase::db::DbError;
use etalase::db::schema::{sessions, sign_in_attempts};
use etalase::jobs::periodic;

use crate::support::TestApp;

/// How many sessions and sign-in attempts there are.
async fn counts(app: &TestApp) -> (i64, i64) {
    let count = |conn: &mut etalase::db::DbConn| -> Result<_, DbError> {
        Ok((sessions::table.count().get_result(conn)?, sign_in_attempts::table.count().get_result(conn)?))
    };
    app.app.read(count).await.unwrap()
}

async fn attempt(app: &TestApp) {
    let now = app.app.clock.now();
    let note = move |conn: &mut _| begin_attempt(conn, now, "pembeli@example.com", "192.0.2.1");
    app.app.write::<_, SignInError>(note).await.unwrap();
}

async fn open_session(app: &TestApp, key: &'static str, hours: i64) {
    let expires_at = app.app.clock.now() + chrono::TimeDelta::hours(hours);
    let insert = move |conn: &mut etalase::db::DbConn| -> Result<_, DbError> {
        let row = (sessions::key_hash.eq(key), sessions::state.eq("{}"), sessions::expires_at.eq(expires_at));
        Ok(diesel::insert_into(sessions::table).values(row).execute(conn)?)
    };
    app.app.write(insert).await.unwrap();
}

#[actix_web::test]
async fn expired_sessions_and_old_sign_in_attempts_are_deleted_and_fresh_ones_kept() {
    let app = TestApp::start().await;
    attempt(&app).await;
    open_session(&app, "short", 1).await;
    open_session(&app, "long", 48).await;
    periodic::run(&app.app).await;
    assert_eq!(counts(&app).await, (2, 1));

    app.advance(Duration::from_secs(2 * 3600));
    attempt(&app).await;
    periodic::run(&app.app).await;
    assert_eq!(counts(&app).await, (1, 1));
    app.stop().await;
}
