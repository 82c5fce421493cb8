//! A company's own system: takes webhooks on a free port, and answers as the test says.

use std::collections::VecDeque;
use std::net::TcpListener;
use std::sync::Mutex;

use actix_web::dev::ServerHandle;
use actix_web::http::StatusCode;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;

#[derive(Debug, Clone)]
pub enum Reply {
    Status(u16, &'static str),
    /// sends whoever asks to itself again
    Redirect,
    /// never
    Silence,
}

#[derive(Debug, Clone)]
pub struct Received {
    pub id: String,
    pub timestamp: i64,
    pub signatures: Vec<String>,
    pub body: String,
}

impl Received {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// As the scheme tells a receiver to check it.
    pub fn is_signed_with(&self, secret: &str) -> bool {
        let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
        mac.update(format!("{}.{}.{}", self.id, self.timestamp, self.body).as_bytes());
        let expected = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
        self.signatures.contains(&expected)
    }
}

#[derive(Default)]
struct State {
    received: Mutex<Vec<Received>>,
    replies: Mutex<VecDeque<Reply>>,
}

pub struct Receiver {
    /// `http://127.0.0.1:<port>/hook`
    pub url: String,
    state: web::Data<State>,
    handle: ServerHandle,
}

impl Receiver {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
        let state = web::Data::new(State::default());
        let shared = state.clone();
        let server = HttpServer::new(move || App::new().app_data(shared.clone()).route("/hook", web::post().to(take)))
            .workers(1)
            .shutdown_timeout(0)
            .disable_signals()
            .listen(listener)
            .expect("the receiver listens")
            .run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self { url, state, handle }
    }

    /// To the next requests, one after the other; to those after them 200.
    pub fn replies(&self, replies: &[Reply]) {
        self.state.replies.lock().unwrap().extend(replies.iter().cloned());
    }

    pub fn received(&self) -> Vec<Received> {
        self.state.received.lock().unwrap().clone()
    }

    pub async fn stop(self) {
        self.handle.stop(false).await;
    }
}

async fn take(state: web::Data<State>, request: HttpRequest, body: String) -> HttpResponse {
    let header = |name: &str| request.headers().get(name).unwrap().to_str().unwrap().to_owned();
    state.received.lock().unwrap().push(Received {
        id: header("webhook-id"),
        timestamp: header("webhook-timestamp").parse().unwrap(),
        signatures: header("webhook-signature").split(' ').map(str::to_owned).collect(),
        body,
    });
    let reply = state.replies.lock().unwrap().pop_front();
    match reply.unwrap_or(Reply::Status(200, "ok")) {
        Reply::Status(status, text) => HttpResponse::build(StatusCode::from_u16(status).unwrap()).body(text),
        Reply::Redirect => HttpResponse::TemporaryRedirect().insert_header(("location", "/hook")).finish(),
        Reply::Silence => std::future::pending().await,
    }
}
