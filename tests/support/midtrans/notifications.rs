//! Tells an app how a transaction stands, signed.
//! <https://docs.midtrans.com/docs/https-notification-webhooks>

use reqwest::StatusCode;
use serde_json::{Value, json};
use sha2::{Digest, Sha512};

use super::{Midtrans, SERVER_KEY};

impl Midtrans {
    /// The notification of a transaction as it stands now.
    pub fn notification(&self, order_id: &str) -> Value {
        let mut told = self.transaction(order_id);
        let is_pending = told["transaction_status"] == "pending";
        told["status_code"] = json!(if is_pending { "201" } else { "200" });
        sign(&mut told, SERVER_KEY);
        told
    }

    /// Posts it the way Midtrans does.
    pub async fn tell(&self, app_url: &str, notification: &Value) -> StatusCode {
        let request = reqwest::Client::new().post(format!("{app_url}/webhooks/midtrans"));
        let request = request.header("content-type", "application/json").body(notification.to_string());
        request.send().await.expect("the app answers").status()
    }

    /// [`Midtrans::tell`] of how the transaction stands now.
    pub async fn tell_of(&self, app_url: &str, order_id: &str) -> StatusCode {
        self.tell(app_url, &self.notification(order_id)).await
    }
}

pub fn sign(told: &mut Value, key: &str) {
    let text = |field: &str| told[field].as_str().unwrap_or_default().to_owned();
    let signed = format!("{}{}{}{key}", text("order_id"), text("status_code"), text("gross_amount"));
    let signature: String = Sha512::digest(signed).iter().map(|byte| format!("{byte:02x}")).collect();
    told["signature_key"] = json!(signature);
}
