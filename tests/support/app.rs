//! The real app on a free port, with a clock that the test moves.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::web;
use chrono::NaiveDate;
use etalase::app::App;
use etalase::clock::Clock;
use etalase::config::{Config, Mode, Source};
use etalase::db::DbError;
use etalase::jobs::queries;
use etalase::server;
use etalase::web::measure;
use metrics_exporter_prometheus::PrometheusHandle;

use super::client::Client;
use super::database::TestDatabase;

pub struct TestApp {
    pub app: web::Data<App>,
    /// `http://127.0.0.1:<port>`
    pub url: String,
    handle: ServerHandle,
    database: Arc<TestDatabase>,
    _folder: tempfile::TempDir,
}

pub struct SecondNode {
    pub app: web::Data<App>,
    url: String,
    handle: ServerHandle,
}

impl SecondNode {
    pub fn client(&self) -> Client {
        Client::new(&self.url)
    }

    pub async fn stop(self) {
        self.handle.stop(false).await;
    }
}

impl TestApp {
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// An app with these settings beside the usual ones of a test.
    pub async fn start_with(settings: &[(&str, &str)]) -> Self {
        Self::start_on(Arc::new(TestDatabase::new()), settings).await
    }

    /// Another node on this one's database, with these settings and a clock of its own.
    pub async fn another_node(&self, settings: &[(&str, &str)]) -> Self {
        Self::start_on(self.database.clone(), settings).await
    }

    /// An app on a database that others use too.
    pub async fn start_on(database: Arc<TestDatabase>, settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let source = Source::from_pairs(settings.iter().copied())
            .or_set("DATABASE_URL", "sqlite://unused")
            .or_set("ETALASE_BIND", "127.0.0.1:0")
            .or_set("ETALASE_BASE_URL", "http://etalase.test")
            .or_set("ETALASE_SECRET_KEY", "k".repeat(64))
            .or_set("ETALASE_SEARCH_DIR", folder.path().join("search").to_string_lossy())
            .or_set("MEDIA_URL", format!("file://{}", folder.path().join("media").display()))
            .or_set("ETALASE_OUTBOX", folder.path().join("outbox").to_string_lossy())
            .or_set("ETALASE_PAYMENT_SIMULATOR", "1")
            // most tests change the database behind the app's back and look again at once
            .or_set("ETALASE_PAGE_CACHE_BYTES", "0")
            .or_set("ETALASE_BANK_ACCOUNT", "Bank NTB|0123456789|Etalase");
        let mut config = Config::read(Mode::Demo, &source).expect("a valid configuration");
        config.database = database.backend.clone();
        let clock = Clock::fixed_at(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(3, 0, 0).unwrap());
        let app = App::build(config, database.db.clone(), clock, metrics()).expect("the app builds");
        let app = web::Data::new(app);
        let (server, address) = server::start(app.clone()).expect("the server starts");
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self { app, url: format!("http://{address}"), handle, database, _folder: folder }
    }

    /// Another process of the same shop: its own caches and indexes over the same database. Stop it first.
    pub fn second_node(&self) -> SecondNode {
        let app = App::build(self.app.config.clone(), self.database.db.clone(), self.app.clock.clone(), metrics());
        let app = web::Data::new(app.expect("the app builds"));
        let (server, address) = server::start(app.clone()).expect("the server starts");
        let handle = server.handle();
        actix_web::rt::spawn(server);
        SecondNode { app, url: format!("http://{address}"), handle }
    }

    /// A visitor with their own cookies.
    pub fn client(&self) -> Client {
        Client::new(&self.url)
    }

    /// Nothing waits, nothing is dead: the test saw every mail and gateway call it caused.
    pub async fn assert_no_jobs_left(&self) {
        let left = self
            .app
            .read::<_, DbError>(|conn| {
                let mut left = queries::waiting(conn, 20)?;
                left.extend(queries::dead_letters(conn, None, 20)?);
                Ok(left)
            })
            .await
            .expect("the queue can be read");
        assert!(left.is_empty(), "jobs are left over: {left:#?}");
    }

    pub async fn stop(self) {
        self.handle.stop(false).await;
    }

    pub fn advance(&self, by: Duration) {
        self.app.clock.advance(chrono::TimeDelta::from_std(by).expect("a short time"));
    }
}

fn metrics() -> PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    HANDLE.get_or_init(|| measure::install_recorder().expect("one recorder")).clone()
}
