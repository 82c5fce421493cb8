//! A mail arrives once, whatever its server does meanwhile.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use etalase::db::DbError;
use etalase::jobs::queries::{self, QueuedJob};
use etalase::jobs::worker;
use etalase::mail::Mail;
use etalase::mail::outbox;

use super::enqueued;
use crate::support::TestApp;
use crate::support::factories::catalog::{self, SmallCatalog};
use crate::support::factories::order::{self, OrderSample, PlacedOrder};

/// The pauses after the first three failures.
const PAUSES: [Duration; 3] = [Duration::from_secs(10), Duration::from_secs(60), Duration::from_secs(5 * 60)];

/// A port where nobody listens, until somebody does.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A real SMTP server; it ends with the test.
struct Sink(Child);

impl Sink {
    fn start(port: u16, folder: &Path) -> Self {
        let python = std::env::var("SMTP_SINK_PYTHON").expect("SMTP_SINK_PYTHON names a Python that has aiosmtpd");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/servers/smtp_sink.py");
        let mut command = Command::new(python);
        command.arg(script).arg(port.to_string()).arg(folder).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line.trim(), port.to_string(), "the SMTP server did not start");
        Self(child)
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

async fn start_with_smtp(port: u16) -> (TestApp, SmallCatalog, PlacedOrder) {
    let url = format!("smtp://127.0.0.1:{port}");
    let app = TestApp::start_with(&[("SMTP_URL", &url), ("MAIL_FROM", "Etalase Contoh <toko@etalase.test>")]).await;
    let catalog = catalog::small(&app).await;
    let order = order::placed(&app, &catalog, OrderSample::default()).await;
    (app, catalog, order)
}

async fn waiting(app: &TestApp) -> Vec<QueuedJob> {
    app.app.read::<_, DbError>(|conn| Ok(queries::waiting(conn, 10)?)).await.unwrap()
}

async fn dead_letters(app: &TestApp) -> Vec<QueuedJob> {
    app.app.read::<_, DbError>(|conn| Ok(queries::dead_letters(conn, None, 10)?)).await.unwrap()
}

#[actix_web::test]
#[ignore = "needs aiosmtpd"]
async fn a_mail_server_that_is_down_for_the_first_three_tries_gets_the_mail_once_at_the_fourth() {
    let port = free_port();
    let (app, _, order) = start_with_smtp(port).await;
    enqueued(&app, Mail::OrderPlaced { order_id: order.id.clone() }).await;
    let job_id = waiting(&app).await[0].id.clone();
    for (done, pause) in PAUSES.iter().enumerate() {
        assert_eq!(worker::run_due(&app.app).await.unwrap(), 1);
        assert_eq!(worker::run_due(&app.app).await.unwrap(), 0, "it waits before the next try");
        let job = &waiting(&app).await[0];
        assert_eq!(job.attempts as usize, done + 1);
        assert!(job.last_error.as_deref().unwrap().contains("did not take the mail"), "{:?}", job.last_error);
        app.advance(*pause);
    }

    let folder = tempfile::tempdir().unwrap();
    let _sink = Sink::start(port, folder.path());
    assert_eq!(worker::run_due(&app.app).await.unwrap(), 1);
    app.advance(Duration::from_secs(24 * 3600));
    assert_eq!(worker::run_due(&app.app).await.unwrap(), 0);
    app.assert_no_jobs_left().await;

    let arrived = outbox::list(folder.path(), 10).unwrap();
    assert_eq!(arrived.len(), 1, "{arrived:?}");
    let mail = outbox::read(folder.path(), &arrived[0].name).unwrap().unwrap();
    assert!(mail.subject.contains(&order.number), "{}", mail.subject);
    assert_eq!(mail.from, r#""Etalase Contoh" <toko@etalase.test>"#);
    assert_eq!(mail.message_id, format!("<{job_id}@etalase.test>"));
    assert!(mail.text.contains("Rp366.000") && mail.html.contains("Rp366.000"));
    app.stop().await;
}

#[actix_web::test]
#[ignore = "needs aiosmtpd"]
async fn a_mailbox_that_does_not_exist_is_a_dead_letter_at_once_and_keeps_no_other_mail_back() {
    use diesel::prelude::*;
    use etalase::db::schema::bumdes;

    let port = free_port();
    let folder = tempfile::tempdir().unwrap();
    let _sink = Sink::start(port, folder.path());
    let (app, catalog, order) = start_with_smtp(port).await;
    let refused = catalog.darmaji.id.clone();
    let change = move |conn: &mut etalase::db::DbConn| -> Result<_, DbError> {
        Ok(diesel::update(bumdes::table.find(refused)).set(bumdes::email.eq("refused@bumdes.example")).execute(conn)?)
    };
    app.app.write(change).await.unwrap();
    for id in [order.darmaji.id, order.senggigi.id] {
        enqueued(&app, Mail::NewFulfillmentOrder { fulfillment_order_id: id }).await;
    }
    assert_eq!(worker::run_due(&app.app).await.unwrap(), 2);

    let dead = dead_letters(&app).await;
    assert_eq!(dead.len(), 1);
    assert!(dead[0].last_error.as_deref().unwrap().contains("no such mailbox"), "{:?}", dead[0].last_error);
    let arrived = outbox::list(folder.path(), 10).unwrap();
    assert_eq!(arrived.len(), 1);
    assert!(arrived[0].to.contains(&catalog.senggigi.email), "{}", arrived[0].to);
    app.stop().await;
}

#[actix_web::test]
async fn a_mail_server_that_never_comes_back_leaves_a_dead_letter_that_tells_why() {
    let (app, _, order) = start_with_smtp(free_port()).await;
    enqueued(&app, Mail::OrderPlaced { order_id: order.id }).await;
    let mut attempts = 0;
    while dead_letters(&app).await.is_empty() {
        attempts += worker::run_due(&app.app).await.unwrap();
        assert!(attempts <= 10, "it is never given up");
        app.advance(Duration::from_secs(36 * 3600));
    }
    let dead = dead_letters(&app).await;
    assert_eq!((attempts, dead.len(), dead[0].attempts), (10, 1, 10));
    assert!(dead[0].last_error.as_deref().unwrap().contains("did not take the mail"), "{:?}", dead[0].last_error);
    app.stop().await;
}
