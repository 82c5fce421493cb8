//! What Midtrans tells of its own accord. <https://docs.midtrans.com/docs/https-notification-webhooks>
//!
//! A notification carries no id and no time under its signature. Its name here is the transaction with its status:
//! told again, or replayed years later, it is known, and nothing but the payment's id is read from it anyway.

use serde_json::Value;
use sha2::{Digest, Sha512};
use subtle::ConstantTimeEq;

use crate::ids::PaymentId;
use crate::payments::gateway::{Subject, Told, WebhookRefusal};

/// The signature is SHA-512 over order id, status code, gross amount and our key.
pub(super) fn verify(body: &str, server_key: &str) -> Result<Told, WebhookRefusal> {
    let told: Value = serde_json::from_str(body).map_err(|_| WebhookRefusal::Unreadable)?;
    let text = |field: &str| told[field].as_str().ok_or(WebhookRefusal::Unreadable);
    let (order_id, status_code, amount) = (text("order_id")?, text("status_code")?, text("gross_amount")?);
    let ours: String = Sha512::digest(format!("{order_id}{status_code}{amount}{server_key}"))
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let theirs = told["signature_key"].as_str().unwrap_or("").to_ascii_lowercase();
    if !bool::from(ours.as_bytes().ct_eq(theirs.as_bytes())) {
        return Err(WebhookRefusal::WrongSignature);
    }
    let status = text("transaction_status")?;
    let fraud = told["fraud_status"].as_str().unwrap_or("");
    // of several refunds each is told once, under the same status
    let refunded = told["refund_amount"].as_str().unwrap_or("");
    let event_id = format!("{}/{status}/{status_code}/{fraud}/{refunded}", text("transaction_id")?);
    Ok(Told { event_id, kind: status.to_owned() })
}

pub(super) fn subject(body: &str) -> Option<Subject> {
    let told: Value = serde_json::from_str(body).ok()?;
    let order_id = told["order_id"].as_str()?;
    Some(Subject { reference: order_id.to_owned(), payment_id: Some(PaymentId(order_id.to_owned())) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of <https://docs.midtrans.com/reference/receiving-notifications>.
    #[test]
    fn the_documented_example_is_believed_and_a_changed_amount_is_not() {
        let key = "askvnoibnosifnboseofinbofinfgbiufglnbfg";
        let signature: String =
            Sha512::digest(format!("1111200100000.00{key}")).iter().map(|byte| format!("{byte:02x}")).collect();
        let body = |amount: &str| {
            serde_json::json!({
                "order_id": "1111", "status_code": "200", "gross_amount": amount, "signature_key": signature,
                "transaction_status": "settlement", "transaction_id": "t-1",
            })
            .to_string()
        };
        let told = verify(&body("100000.00"), key).unwrap();
        assert_eq!((told.event_id.as_str(), told.kind.as_str()), ("t-1/settlement/200//", "settlement"));
        assert_eq!(verify(&body("1.00"), key), Err(WebhookRefusal::WrongSignature));
        assert_eq!(verify(&body("100000.00"), "another key"), Err(WebhookRefusal::WrongSignature));
        assert_eq!(verify("{}", key), Err(WebhookRefusal::Unreadable));
    }
}
