//! A double of Midtrans, not Midtrans: there is no server of theirs that a test could run. It follows the public
//! reference (<https://docs.midtrans.com/reference>) as far as Etalase asks, and is reached through the base
//! URLs alone: Snap pages, status, expire, cancel, refund, notifications signed with the server key. What Midtrans really
//! does in a case that the reference leaves open, it cannot tell.

mod core_api;
mod notifications;
mod snap;
mod state;

use std::net::TcpListener;

use actix_web::dev::ServerHandle;
use actix_web::web::{self, get, post};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use serde_json::{Value, json};

pub use notifications::sign;
pub use state::Received;
use state::State;

pub const SERVER_KEY: &str = "SB-Mid-server-stand-in";

pub struct Midtrans {
    /// `http://127.0.0.1:<port>`, both hosts in one
    pub url: String,
    state: web::Data<State>,
    handle: ServerHandle,
}

impl Midtrans {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let state = web::Data::new(State::default());
        let (shared, own_url) = (state.clone(), url.clone());
        let server = HttpServer::new(move || {
            App::new()
                .app_data(shared.clone())
                .app_data(web::Data::new(own_url.clone()))
                .route("/snap/v1/transactions", post().to(snap::create))
                .route("/v2/{order_id}/status", get().to(core_api::status))
                .route("/v2/{order_id}/expire", post().to(core_api::expire))
                .route("/v2/{order_id}/cancel", post().to(core_api::cancel))
                .route("/v2/{order_id}/refund", post().to(core_api::refund))
        })
        .workers(1)
        .disable_signals()
        .listen(listener)
        .expect("the double listens")
        .run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self { url, state, handle }
    }

    /// The settings that lead an app here.
    pub fn settings(&self) -> [(&str, &str); 3] {
        [("MIDTRANS_SERVER_KEY", SERVER_KEY), ("MIDTRANS_API_BASE", &self.url), ("MIDTRANS_SNAP_BASE", &self.url)]
    }

    pub async fn stop(self) {
        self.handle.stop(false).await;
    }

    /// Every call with the right key, in order.
    pub fn received(&self) -> Vec<Received> {
        self.state.lock().received.clone()
    }

    /// How many pages were opened for an order id.
    pub fn pages(&self, order_id: &str) -> usize {
        self.state.lock().pages.iter().filter(|page| page["transaction_details"]["order_id"] == order_id).count()
    }

    pub fn transaction(&self, order_id: &str) -> Value {
        self.state.lock().transactions.get(order_id).cloned().unwrap_or(Value::Null)
    }

    /// The next call is done, and its answer lost on the way.
    pub fn loses_an_answer(&self) {
        self.state.lock().loses_answer = true;
    }

    /// The next refund is done, and its answer lost.
    pub fn loses_the_answer_to_a_refund(&self) {
        self.state.lock().loses_refund_answer = true;
    }

    /// The buyer chooses this on the page and has not paid yet.
    pub fn choose(&self, order_id: &str, payment_type: &str) {
        self.state.lock().choose(order_id, payment_type);
    }

    /// The buyer chooses this on the page and pays.
    pub fn pay(&self, order_id: &str, payment_type: &str) {
        self.choose(order_id, payment_type);
        self.tamper(
            order_id,
            "transaction_status",
            if payment_type == "credit_card" { "capture" } else { "settlement" },
        );
    }

    /// The buyer pays by card, and Midtrans suspects a fraud.
    pub fn pay_suspiciously(&self, order_id: &str) {
        self.pay(order_id, "credit_card");
        self.tamper(order_id, "fraud_status", "challenge");
    }

    /// Changes what a transaction says of itself.
    pub fn tamper(&self, order_id: &str, field: &str, value: &str) {
        self.state.lock().transactions.get_mut(order_id).expect("a transaction")[field] = json!(value);
    }
}

/// The key as the user's name, and no password. <https://docs.midtrans.com/docs/api-authorization-headers>
fn is_authorised(request: &HttpRequest) -> bool {
    use base64::Engine as _;
    let expected = base64::engine::general_purpose::STANDARD.encode(format!("{SERVER_KEY}:"));
    request.headers().get("authorization").is_some_and(|header| header == &format!("Basic {expected}")[..])
}

/// The Core API's way: the status stands in the body, too.
fn answer(status: u16, message: &str) -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status_code": status.to_string(), "status_message": message }))
}

fn lost() -> HttpResponse {
    HttpResponse::BadGateway().content_type("text/html").body("<h1>502 Bad Gateway</h1>")
}
