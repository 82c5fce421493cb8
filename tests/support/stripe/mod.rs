//! A stand-in for Stripe after its public API reference (<https://docs.stripe.com/api>), reached through the
//! base URL alone: Checkout Sessions with a page to click, PaymentIntents, refunds that refuse too much,
//! idempotency keys, signed webhooks. It has no opinion of its own on Etalase.

mod answers;
mod faults;
mod form;
mod gate;
mod page;
mod payment_intents;
mod refunds;
mod sessions;
mod state;
mod webhooks;

use std::net::TcpListener;

use actix_web::dev::ServerHandle;
use actix_web::middleware::from_fn;
use actix_web::web::{self, get, post};
use actix_web::{App, HttpServer};
use etalase::clock::Clock;
use serde_json::{Value, json};

pub use faults::Fault;
pub use state::Received;
use state::State;

pub const SECRET_KEY: &str = "sk_test_stand_in";
pub const WEBHOOK_SECRET: &str = "whsec_stand_in";

pub struct Stripe {
    /// `http://127.0.0.1:<port>`, what `STRIPE_API_BASE` takes
    pub url: String,
    state: web::Data<State>,
    handle: ServerHandle,
}

impl Stripe {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let state = web::Data::new(State::new(&url));
        let shared = state.clone();
        let server = HttpServer::new(move || {
            let api = web::scope("/v1")
                .wrap(from_fn(gate::gate))
                .route("/checkout/sessions", post().to(sessions::create))
                .route("/checkout/sessions", get().to(sessions::list))
                .route("/checkout/sessions/{id}", get().to(sessions::retrieve))
                .route("/checkout/sessions/{id}/expire", post().to(sessions::expire))
                .route("/payment_intents/{id}", get().to(payment_intents::retrieve))
                .route("/refunds", post().to(refunds::create))
                .route("/refunds", get().to(refunds::list));
            App::new()
                .app_data(shared.clone())
                .service(api)
                .route("/pay/{id}", get().to(page::show))
                .route("/pay/{id}", post().to(page::choose))
        })
        .workers(1)
        .disable_signals()
        .listen(listener)
        .expect("the stand-in listens")
        .run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self { url, state, handle }
    }

    /// The settings that lead an app here.
    pub fn settings(&self) -> [(&str, &str); 3] {
        [("STRIPE_SECRET_KEY", SECRET_KEY), ("STRIPE_WEBHOOK_SECRET", WEBHOOK_SECRET), ("STRIPE_API_BASE", &self.url)]
    }

    /// From now on the stand-in tells the time by the test's clock.
    pub fn follow(&self, clock: &Clock) {
        self.state.lock().clock = clock.clone();
    }

    pub async fn stop(self) {
        self.handle.stop(false).await;
    }

    /// Every call to the API, in order.
    pub fn received(&self) -> Vec<Received> {
        self.state.lock().received.clone()
    }

    pub fn sessions(&self) -> Vec<Value> {
        self.state.lock().sessions.clone()
    }

    pub fn refunds(&self) -> Vec<Value> {
        self.state.lock().refunds.clone()
    }

    /// What the next calls meet, in order, instead of an answer.
    pub fn will(&self, faults: &[Fault]) {
        self.state.lock().faults.extend(faults.iter().copied());
    }

    /// The buyer pays on the session's page. Returns the event that Stripe would tell of it.
    pub fn pay(&self, session_id: &str) -> Value {
        self.state.lock().complete(session_id, true).expect("an open session")
    }

    /// The buyer is done, but the bank has not paid yet.
    pub fn leave_to_the_bank(&self, session_id: &str) -> Value {
        self.state.lock().complete(session_id, false).expect("an open session")
    }

    /// The bank has refused what was left to it.
    pub fn refuse(&self, session_id: &str) -> Value {
        self.state.lock().refuse(session_id).expect("a session left to the bank")
    }

    /// The event of this kind about a session as it is now.
    pub fn event(&self, kind: &str, session_id: &str) -> Value {
        let mut state = self.state.lock();
        let session = state.session(session_id).expect("a session").clone();
        state.event(kind, session)
    }

    /// Somebody sends this much back on Stripe's own pages.
    pub fn refund_by_hand(&self, intent_id: &str, amount: i64) {
        self.state.lock().refunds.push(json!({ "id": "re_by_hand", "object": "refund", "amount": amount,
            "currency": "idr", "created": 0, "payment_intent": intent_id, "metadata": {}, "status": "succeeded" }));
    }

    /// The buyer's bank refuses the latest refund, days later. Returns the event that Stripe would tell of it.
    pub fn fail_the_refund(&self) -> Value {
        let mut state = self.state.lock();
        let refund = state.refunds.last_mut().expect("a refund");
        refund["status"] = "failed".into();
        let refund = refund.clone();
        state.event("refund.failed", refund)
    }

    /// As many paid sessions more, of another shop on the same account.
    pub fn repeat_sessions(&self, count: usize) {
        let mut state = self.state.lock();
        let mut session = state.sessions[0].clone();
        session["client_reference_id"] = Value::Null;
        for _ in 0..count {
            session["id"] = state.new_id("cs_test").into();
            state.sessions.push(session.clone());
        }
    }

    /// Changes what the session says of itself, as no honest Stripe would.
    pub fn tamper(&self, session_id: &str, field: &str, value: Value) {
        self.state.lock().session(session_id).expect("a session")[field] = value;
    }
}
