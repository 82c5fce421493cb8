//! What the double remembers: the pages that were opened, and what was chosen on them.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};

use serde_json::{Value, json};

#[derive(Debug, Clone)]
pub struct Received {
    /// `POST /snap/v1/transactions`
    pub call: String,
    pub body: Value,
}

#[derive(Default)]
pub struct State(Mutex<Inner>);

#[derive(Default)]
pub struct Inner {
    pub pages: Vec<Value>,
    /// by order id: there is none before something is chosen
    pub transactions: BTreeMap<String, Value>,
    pub received: Vec<Received>,
    pub loses_answer: bool,
    pub loses_refund_answer: bool,
}

impl State {
    pub fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().expect("no handler panicked")
    }
}

impl Inner {
    pub fn note(&mut self, method: &str, path: &str, body: &[u8]) {
        let body = serde_json::from_slice(body).unwrap_or(Value::Null);
        self.received.push(Received { call: format!("{method} {path}"), body });
    }

    pub fn choose(&mut self, order_id: &str, payment_type: &str) {
        let page = self.pages.iter().find(|page| page["transaction_details"]["order_id"] == order_id);
        let amount = page.expect("a page")["transaction_details"]["gross_amount"].as_i64().expect("an amount");
        let transaction = json!({
            "transaction_id": uuid::Uuid::now_v7().to_string(), "order_id": order_id, "payment_type": payment_type,
            "gross_amount": format!("{amount}.00"), "currency": "IDR", "transaction_status": "pending",
            "fraud_status": "accept", "status_code": "201", "status_message": "Success, transaction is found",
            "merchant_id": "G141532850", "transaction_time": "2026-11-22 10:00:00",
        });
        self.transactions.insert(order_id.to_owned(), transaction);
    }

    /// Nothing can be chosen under an order id any more that waits or was paid.
    pub fn is_taken(&self, order_id: &str) -> bool {
        let status = self.transactions.get(order_id).and_then(|t| t["transaction_status"].as_str());
        status.is_some_and(|status| !matches!(status, "expire" | "cancel" | "deny"))
    }
}
