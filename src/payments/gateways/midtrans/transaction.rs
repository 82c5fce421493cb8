//! A transaction as the Core API tells it. <https://docs.midtrans.com/docs/transaction-status-cycle>

use serde::Deserialize;
use serde_json::Value;

use crate::money::Money;
use crate::payments::gateway::{GatewayError, GatewayState};

#[derive(Debug, Deserialize)]
pub(super) struct Transaction {
    order_id: String,
    transaction_status: String,
    payment_type: String,
    /// rupiah with two decimals: `366000.00`
    gross_amount: String,
    /// told for other currencies; rupiah where it is missing
    currency: Option<String>,
    /// for cards: whether the bank's look at it is over
    fraud_status: Option<String>,
    #[serde(default)]
    refunds: Vec<SentRefund>,
}

#[derive(Debug, Deserialize)]
struct SentRefund {
    refund_key: Option<String>,
}

/// Midtrans sends these back by itself; the others (virtual accounts, shops) a person must.
/// <https://docs.midtrans.com/reference/refund-transaction>
const REFUNDABLE: [&str; 8] = ["credit_card", "gopay", "shopeepay", "qris", "dana", "ovo", "kredivo", "akulaku"];

impl Transaction {
    pub fn read(answer: &Value) -> Result<Self, GatewayError> {
        let read = Self::deserialize(answer);
        read.map_err(|error| GatewayError::Refused(format!("a transaction that cannot be read: {error}")))
    }

    /// The money came, whatever has become of it since.
    pub fn is_paid(&self) -> bool {
        match self.transaction_status.as_str() {
            // a card payment that Midtrans wants looked at is not safe yet
            "capture" => self.fraud_status.as_deref().is_none_or(|fraud| fraud == "accept"),
            "settlement" | "refund" | "partial_refund" | "chargeback" | "partial_chargeback" => true,
            _ => false,
        }
    }

    /// Midtrans suspects a fraud and wants it approved or denied in its dashboard, or the bank has the money on hold.
    /// <https://docs.midtrans.com/docs/transaction-status-cycle>
    pub fn is_looked_at(&self) -> bool {
        match self.transaction_status.as_str() {
            "capture" => self.fraud_status.as_deref() == Some("challenge"),
            "authorize" => true,
            _ => false,
        }
    }

    pub fn state(&self) -> Result<GatewayState, GatewayError> {
        if self.is_paid() {
            let charge_reference = Some(self.order_id.clone());
            return Ok(GatewayState::Succeeded { amount: self.amount()?, charge_reference });
        }
        Ok(match self.transaction_status.as_str() {
            _ if self.is_looked_at() => GatewayState::Authorised,
            "deny" | "cancel" | "failure" => GatewayState::Failed,
            "capture" if self.fraud_status.as_deref() == Some("deny") => GatewayState::Failed,
            "expire" => GatewayState::Expired,
            _ => GatewayState::Pending,
        })
    }

    /// Whole rupiah. Another currency, or a part of a rupiah, is not what we asked for.
    fn amount(&self) -> Result<Money, GatewayError> {
        let (whole, part) = self.gross_amount.split_once('.').unwrap_or((&self.gross_amount, ""));
        let is_rupiah = self.currency.as_deref().is_none_or(|code| code == "IDR");
        match whole.parse() {
            Ok(minor) if is_rupiah && part.bytes().all(|digit| digit == b'0') => Ok(Money::idr(minor)),
            _ => Err(GatewayError::Refused(format!(
                "paid {} {}, not whole rupiah",
                self.gross_amount,
                self.currency.as_deref().unwrap_or("")
            ))),
        }
    }

    pub fn has_refund(&self, refund_key: &str) -> bool {
        self.refunds.iter().any(|refund| refund.refund_key.as_deref() == Some(refund_key))
    }

    pub fn can_be_refunded(&self) -> bool {
        REFUNDABLE.contains(&self.payment_type.as_str())
    }

    pub fn is_waiting_for_settlement(&self) -> bool {
        self.transaction_status == "capture"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(status: &str, changes: &[(&str, &str)]) -> Transaction {
        let mut answer = json!({
            "order_id": "p", "transaction_status": status, "payment_type": "credit_card", "gross_amount": "366000.00"
        });
        for (field, value) in changes {
            answer[*field] = (*value).into();
        }
        Transaction::read(&answer).unwrap()
    }

    #[test]
    fn money_that_came_counts_whatever_became_of_it() {
        for status in ["settlement", "capture", "refund", "partial_refund", "chargeback"] {
            let state = told(status, &[]).state().unwrap();
            assert!(
                matches!(state, GatewayState::Succeeded { amount, .. } if amount == Money::idr(366_000)),
                "{status}"
            );
        }
    }

    #[test]
    fn a_card_payment_that_is_looked_at_waits() {
        let looked_at = told("capture", &[("fraud_status", "challenge")]);
        assert_eq!(looked_at.state().unwrap(), GatewayState::Authorised);
        assert_eq!(told("authorize", &[("fraud_status", "accept")]).state().unwrap(), GatewayState::Authorised);
        assert_eq!(told("capture", &[("fraud_status", "deny")]).state().unwrap(), GatewayState::Failed);
        assert_eq!(told("pending", &[]).state().unwrap(), GatewayState::Pending);
        assert_eq!(told("deny", &[]).state().unwrap(), GatewayState::Failed);
        assert_eq!(told("expire", &[]).state().unwrap(), GatewayState::Expired);
    }

    #[test]
    fn another_currency_or_a_part_of_a_rupiah_is_refused() {
        for changes in [[("gross_amount", "366000.50")], [("currency", "USD")], [("gross_amount", "many")]] {
            assert!(told("settlement", &changes).state().is_err(), "{changes:?}");
        }
    }
}
