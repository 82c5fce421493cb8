//! What is written to whom, and that it arrives.
//!
//! Tests marked `#[ignore = "needs aiosmtpd"]` start `tests/servers/smtp_sink.py` with the Python that
//! `SMTP_SINK_PYTHON` names, which must have the package `aiosmtpd`.

mod deadline_mails;
mod delivery;
mod message_mails;
mod order_mails;
mod part_mails;
mod payout_mails;
mod refund_mails;

use etalase::config::MailTransport;
use etalase::db::DbError;
use etalase::jobs::{Job, enqueue, worker};
use etalase::mail::Mail;
use etalase::mail::outbox::{self, OutboxMail};

use crate::support::TestApp;

/// Enqueues the mail, lets the worker send it, and reads it from the outbox folder.
async fn sent(app: &TestApp, mail: Mail) -> OutboxMail {
    let mut mails = all_sent(app, mail).await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    mails.remove(0)
}

async fn all_sent(app: &TestApp, mail: Mail) -> Vec<OutboxMail> {
    let MailTransport::Files(folder) = app.app.config.mail.transport.clone() else { panic!("no outbox folder") };
    let before = outbox::list(&folder, 100).unwrap().len();
    enqueued(app, mail).await;
    worker::run_due(&app.app).await.unwrap();
    app.assert_no_jobs_left().await;
    let entries = outbox::list(&folder, 100).unwrap();
    let new = entries.len() - before;
    entries.iter().take(new).map(|e| outbox::read(&folder, &e.name).unwrap().unwrap()).collect()
}

async fn enqueued(app: &TestApp, mail: Mail) {
    let now = app.app.clock.now();
    app.app.write::<_, DbError>(move |conn| Ok(enqueue(conn, now, &Job::SendMail(mail))?)).await.unwrap();
}

/// Both parts say it: whoever reads only the text misses nothing. In HTML the characters are escaped.
#[track_caller]
fn assert_says(mail: &OutboxMail, facts: &[&str]) {
    for fact in facts {
        let escaped = fact.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(mail.text.contains(fact), "the text lacks {fact:?}:\n{}", mail.text);
        assert!(mail.html.contains(&escaped), "the HTML lacks {escaped:?}:\n{}", mail.html);
    }
}

#[track_caller]
fn assert_says_nothing_of(mail: &OutboxMail, facts: &[&str]) {
    for fact in facts {
        let is_told = [&mail.text, &mail.html, &mail.subject].iter().any(|part| part.contains(fact));
        assert!(!is_told, "tells {fact:?}:\n{}\n{}", mail.subject, mail.text);
    }
}
