//! What the stand-in remembers, and how a session, its intent and its events follow each other.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard};

use etalase::clock::Clock;
use serde_json::{Value, json};

use super::faults::Fault;

#[derive(Debug, Clone)]
pub struct Received {
    pub method: String,
    /// the form or the query, nested as it was meant
    pub fields: Value,
    pub idempotency_key: Option<String>,
}

/// What was answered under an idempotency key.
pub struct Kept {
    pub request: String,
    pub status: u16,
    pub body: String,
}

pub struct State(Mutex<Inner>);

pub struct Inner {
    pub url: String,
    pub clock: Clock,
    pub sessions: Vec<Value>,
    pub intents: Vec<Value>,
    pub refunds: Vec<Value>,
    pub received: Vec<Received>,
    pub kept: BTreeMap<String, Kept>,
    pub faults: VecDeque<Fault>,
    last_id: u32,
}

impl State {
    pub fn new(url: &str) -> Self {
        Self(Mutex::new(Inner {
            url: url.to_owned(),
            clock: Clock::System,
            sessions: Vec::new(),
            intents: Vec::new(),
            refunds: Vec::new(),
            received: Vec::new(),
            kept: BTreeMap::new(),
            faults: VecDeque::new(),
            last_id: 0,
        }))
    }

    pub fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().expect("no handler panicked")
    }
}

impl Inner {
    pub fn now(&self) -> i64 {
        self.clock.now().and_utc().timestamp()
    }

    pub fn new_id(&mut self, prefix: &str) -> String {
        self.last_id += 1;
        format!("{prefix}_{}{:06}", uuid::Uuid::now_v7().simple(), self.last_id)
    }

    pub fn session(&mut self, id: &str) -> Option<&mut Value> {
        self.sessions.iter_mut().find(|s| s["id"] == id)
    }

    pub fn intent(&mut self, id: &str) -> Option<&mut Value> {
        self.intents.iter_mut().find(|i| i["id"] == id)
    }

    /// A session nobody completed is over when its time is.
    pub fn let_time_pass(&mut self) {
        let now = self.now();
        for session in self.sessions.iter_mut().filter(|s| s["status"] == "open") {
            if session["expires_at"].as_i64().is_some_and(|end| end <= now) {
                session["status"] = "expired".into();
                session["url"] = Value::Null;
            }
        }
    }

    /// The buyer finished the page: paid, or left to the bank.
    pub fn complete(&mut self, session_id: &str, is_paid: bool) -> Option<Value> {
        let (id, now) = (self.new_id("pi"), self.now());
        let session = self.session(session_id).filter(|s| s["status"] == "open")?;
        session["status"] = "complete".into();
        session["url"] = Value::Null;
        session["payment_status"] = if is_paid { "paid" } else { "unpaid" }.into();
        session["payment_intent"] = id.clone().into();
        let session = session.clone();
        self.intents.push(json!({
            "id": id, "object": "payment_intent", "livemode": false, "created": now,
            "amount": session["amount_total"], "currency": session["currency"],
            "amount_capturable": 0, "amount_received": if is_paid { session["amount_total"].clone() } else { 0.into() },
            "capture_method": "automatic_async", "confirmation_method": "automatic", "payment_method_types": ["card"],
            "status": if is_paid { "succeeded" } else { "processing" }, "metadata": session["metadata"],
        }));
        Some(self.event("checkout.session.completed", session))
    }

    pub fn refuse(&mut self, session_id: &str) -> Option<Value> {
        let session = self.session(session_id)?.clone();
        let intent = self.intent(session["payment_intent"].as_str()?)?;
        intent["status"] = "requires_payment_method".into();
        Some(self.event("checkout.session.async_payment_failed", session))
    }

    /// <https://docs.stripe.com/api/events/object>
    pub fn event(&mut self, kind: &str, object: Value) -> Value {
        json!({
            "id": self.new_id("evt"), "object": "event", "api_version": "2026-09-30.dahlia", "created": self.now(),
            "data": { "object": object }, "livemode": false, "pending_webhooks": 1,
            "request": { "id": null, "idempotency_key": null }, "type": kind,
        })
    }
}
