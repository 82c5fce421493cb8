//! Tells an app of an event, signed. <https://docs.stripe.com/webhooks#verify-manually>

use reqwest::StatusCode;
use serde_json::Value;
use stripe_webhook::Webhook;

use super::{Stripe, WEBHOOK_SECRET};

impl Stripe {
    /// Posts the event to the app the way Stripe does.
    pub async fn tell(&self, app_url: &str, event: &Value) -> StatusCode {
        let now = self.state.lock().now();
        self.tell_signed(app_url, event, WEBHOOK_SECRET, now).await
    }

    /// The body and the signature of a call that tells of the event, for whoever sends it on their own.
    pub fn signed(&self, event: &Value) -> (String, String) {
        let (body, now) = (event.to_string(), self.state.lock().now());
        let signature = Webhook::generate_test_header(&body, WEBHOOK_SECRET, Some(now));
        (body, signature)
    }

    /// [`Stripe::tell`] with another secret or another time.
    pub async fn tell_signed(&self, app_url: &str, event: &Value, secret: &str, signed_at: i64) -> StatusCode {
        let body = event.to_string();
        let signature = Webhook::generate_test_header(&body, secret, Some(signed_at));
        let request = reqwest::Client::new().post(format!("{app_url}/webhooks/stripe"));
        let request = request.header("stripe-signature", signature).header("content-type", "application/json");
        request.body(body).send().await.expect("the app answers").status()
    }
}
