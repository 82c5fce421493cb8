//! Webhooks to the systems of companies.

mod changing;
mod paying;
mod refusing;
mod repeating;
mod sending;
mod strangers;

use diesel::prelude::*;
use etalase::db::schema::outbound_deliveries;
use etalase::db::{DbConn, DbError};
use etalase::outbound::{Delivery, EventKind};

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::receiver::Receiver;

pub const PAGE: &str = "/portal/wholesale/webhooks";

/// An app whose webhooks may go to this machine, and wait a second for an answer.
pub async fn start() -> TestApp {
    TestApp::start_with(&[("ETALASE_WEBHOOKS_TO_LOOPBACK", "1"), ("ETALASE_WEBHOOK_TIMEOUT_SECONDS", "1")]).await
}

/// Where an endpoint's own page is, and its secret.
pub struct Added {
    pub page: String,
    pub secret: String,
}

/// Adds this receiver on the page, for all events that can be chosen.
pub async fn add(admin: &Client, receiver: &Receiver) -> Added {
    let all = [("url", receiver.url.as_str()), ("event_request.answered", "1"), ("event_request.closed", "1")];
    let answer = admin.submit(PAGE, PAGE, &all).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    assert_eq!(answer.headers["cache-control"], "private, no-store");
    let id = answer.body.rsplit(&format!("href=\"{PAGE}/")).next().unwrap().split('"').next().unwrap();
    Added { page: format!("{PAGE}/{id}"), secret: shown_secret(&answer.body) }
}

/// The same, for all there is.
pub async fn add_for_everything(admin: &Client, receiver: &Receiver) {
    let names: Vec<String> = EventKind::to_choose().map(|kind| format!("event_{kind}")).collect();
    let mut fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "1")).collect();
    fields.push(("url", &receiver.url));
    let answer = admin.submit(PAGE, PAGE, &fields).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
}

#[track_caller]
pub fn shown_secret(body: &str) -> String {
    let at = body.find("whsec_").unwrap_or_else(|| panic!("no secret: {body}"));
    let secret = body[at..].split('<').next().unwrap();
    secret.replace("&#x2F;", "/").replace("&#x3D;", "=").replace("&#43;", "+")
}

impl Added {
    /// Presses a button of its page.
    pub async fn press(&self, admin: &Client, button: &str) {
        let answer = admin.submit(&self.page, &format!("{}/{button}", self.page), &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    pub async fn switch(&self, admin: &Client, to: &str) {
        let answer = admin.submit(&self.page, &format!("{}/switch", self.page), &[("to", to)]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
}

/// All that were ever begun, the first one first.
pub async fn deliveries(app: &TestApp) -> Vec<Delivery> {
    let load = |conn: &mut DbConn| {
        let all = outbound_deliveries::table.order(outbound_deliveries::id);
        Ok(all.select(Delivery::as_select()).load(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}
