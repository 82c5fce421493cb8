//! A buyer's program that gives up on nothing: what got no answer is sent again, under the same key.

use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, RngExt};
use reqwest::StatusCode;
use reqwest::header::LOCATION;
use serde_json::{Value, json};

use crate::support::factories::catalog::JAKARTA;
use crate::support::store::{buyer, path_of};
use crate::support::stripe::Stripe;

const PAUSE: Duration = Duration::from_millis(20);
/// Longer than any start of the server.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Shopper {
    http: reqwest::Client,
    base: String,
    email: String,
    dice: StdRng,
}

/// What the shop told one buyer.
#[derive(Debug, Clone)]
pub struct Bought {
    pub cart: String,
    pub number: String,
    pub email: String,
    pub total_minor: i64,
    pub is_paid: bool,
}

impl Shopper {
    pub fn new(base: &str, turn: u64, dice: StdRng) -> Self {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        let http = http.timeout(Duration::from_secs(20)).build().unwrap();
        Self { http, base: base.to_owned(), email: format!("pembeli-{turn}@contoh.id"), dice }
    }

    /// Fills a cart, orders, and mostly pays: told of by a webhook, some after coming back, some told twice.
    pub async fn buy(mut self, skus: &[String], stripe: &Stripe) -> Bought {
        let cart = self.make("/api/v1/carts", &json!({})).await["id"].as_str().unwrap().to_owned();
        let lines = self.dice.random_range(1..=3);
        for _ in 0..lines {
            let sku = &skus[self.dice.random_range(0..skus.len())];
            self.make(&format!("/api/v1/carts/{cart}/items"), &json!({ "sku": sku, "quantity": 1 })).await;
        }
        let seen = self.get(&format!("/api/v1/carts/{cart}?region_code={JAKARTA}")).await;
        let seen: Value = serde_json::from_str(&seen.text).unwrap();
        let total_minor = seen["total"]["amount"].as_i64().unwrap_or_else(|| panic!("no total: {seen}"));
        let mut wish = buyer("stripe", total_minor);
        wish["email"] = json!(self.email);
        let placed = self.make(&format!("/api/v1/carts/{cart}/checkout"), &wish).await;
        let number = placed["number"].as_str().unwrap().to_owned();
        let is_paid = self.dice.random_ratio(9, 10);
        if is_paid {
            self.pay(&path_of(&placed["pay_url"]), stripe).await;
        }
        Bought { cart, number, email: self.email, total_minor, is_paid }
    }

    async fn pay(&mut self, pay_path: &str, stripe: &Stripe) {
        let leading = self.get(pay_path).await;
        let page = leading.location.unwrap_or_else(|| panic!("no page to pay on: {}", leading.text));
        let session = page.strip_prefix(&format!("{}/pay/", stripe.url));
        let session = session.unwrap_or_else(|| panic!("not to the gateway: {page}")).to_owned();
        let event = stripe.pay(&session);
        if self.dice.random_ratio(1, 3) {
            let sessions = stripe.sessions();
            let known = sessions.iter().find(|known| known["id"] == session.as_str()).unwrap();
            self.get(&path_of(&known["success_url"])).await;
        }
        let times = if self.dice.random_ratio(1, 5) { 2 } else { 1 };
        for _ in 0..times {
            self.tell(stripe, &event).await;
        }
    }

    /// Like the gateway: told again until it is answered 200.
    async fn tell(&self, stripe: &Stripe, event: &Value) {
        let told = || {
            let (body, signature) = stripe.signed(event);
            let request = self.http.post(format!("{}/webhooks/stripe", self.base));
            request.header("stripe-signature", signature).header("content-type", "application/json").body(body)
        };
        let answer = until_answered(told).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }

    async fn get(&self, path: &str) -> Answer {
        until_answered(|| self.http.get(format!("{}{path}", self.base))).await
    }

    /// Posts until it is made; every try under the same key.
    async fn make(&mut self, path: &str, body: &Value) -> Value {
        let key = format!("{:016x}{:016x}", self.dice.next_u64(), self.dice.next_u64());
        let answer = until_answered(|| {
            let request = self.http.post(format!("{}{path}", self.base));
            request.header("idempotency-key", &key).header("content-type", "application/json").body(body.to_string())
        });
        let answer = answer.await;
        assert_eq!(answer.status, StatusCode::CREATED, "{path}: {}", answer.text);
        serde_json::from_str(&answer.text).unwrap()
    }
}

struct Answer {
    status: StatusCode,
    location: Option<String>,
    text: String,
}

/// The same request until the server is there to answer it. "Busy" is no answer; anything else is.
async fn until_answered(request: impl Fn() -> reqwest::RequestBuilder) -> Answer {
    let asking = async {
        loop {
            match ask(request()).await {
                Ok(answer) if answer.status != StatusCode::SERVICE_UNAVAILABLE => return answer,
                Ok(_) | Err(_) => tokio::time::sleep(PAUSE).await,
            }
        }
    };
    let answer = tokio::time::timeout(PATIENCE, asking).await.expect("the server comes back");
    assert!(!answer.status.is_server_error(), "{}: {}", answer.status, answer.text);
    answer
}

/// An answer cut off in its middle is as good as none.
async fn ask(request: reqwest::RequestBuilder) -> reqwest::Result<Answer> {
    let response = request.send().await?;
    let location = response.headers().get(LOCATION).and_then(|l| l.to_str().ok()).map(ToOwned::to_owned);
    Ok(Answer { status: response.status(), location, text: response.text().await? })
}
