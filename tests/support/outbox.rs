//! The mails that a test caused.

use std::collections::HashSet;

use etalase::config::MailTransport;
use etalase::jobs::worker;
use etalase::mail::outbox::{self, OutboxMail};

use super::TestApp;

/// Does what is due, and returns the mails that this wrote, the first one first.
pub async fn deliver(app: &TestApp) -> Vec<OutboxMail> {
    let MailTransport::Files(folder) = app.app.config.mail.transport.clone() else { panic!("no outbox folder") };
    let names = || outbox::list(&folder, 1_000).unwrap().into_iter().map(|entry| entry.name);
    let before: HashSet<String> = names().collect();
    worker::run_due(&app.app).await.unwrap();
    let mut new: Vec<String> = names().filter(|name| !before.contains(name)).collect();
    new.sort();
    new.iter().map(|name| outbox::read(&folder, name).unwrap().unwrap()).collect()
}

/// The one mail that was caused.
#[track_caller]
pub fn only(mut mails: Vec<OutboxMail>) -> OutboxMail {
    assert_eq!(mails.len(), 1, "{mails:#?}");
    mails.remove(0)
}

/// Path and query of the link in the mail's text that begins so.
#[track_caller]
pub fn link(mail: &OutboxMail, start: &str) -> String {
    let whole = format!("http://etalase.test{start}");
    let at = mail.text.find(&whole).unwrap_or_else(|| panic!("no link {start}: {}", mail.text));
    let link = mail.text[at..].split_whitespace().next().unwrap();
    assert!(mail.html.contains(link), "the HTML part lacks {link}: {}", mail.html);
    link.strip_prefix("http://etalase.test").unwrap().to_owned()
}
