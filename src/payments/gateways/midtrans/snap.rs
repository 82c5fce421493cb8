//! The Snap page: what it is told, and what it answers.
//! <https://docs.midtrans.com/reference/request-body-json-parameter>

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::payments::gateway::{GatewayError, PaymentRequest};
use crate::payments::method::Method;

/// A payment on the page ends with its order. Snap takes the end as a beginning and a duration: with the beginning
/// a fixed time before the end, each try says the same, whenever it is made. Longer than any order waits.
const DAY_HOURS: i64 = 24;
/// Snap's times are those of Jakarta.
const JAKARTA_HOURS: i64 = 7;

pub(super) fn page_for(request: &PaymentRequest) -> Value {
    let begins_at = request.expires_at - TimeDelta::hours(DAY_HOURS) + TimeDelta::hours(JAKARTA_HOURS);
    let amount = request.amount.minor;
    json!({
        "transaction_details": { "order_id": request.payment_id, "gross_amount": amount },
        "item_details": [{
            "id": request.order_number,
            "name": format!("Etalase {}", request.order_number),
            "price": amount,
            "quantity": 1,
        }],
        "customer_details": { "email": request.buyer_email },
        "enabled_payments": channels(request.method),
        "credit_card": { "secure": true },
        "callbacks": { "finish": request.return_url, "error": request.return_url },
        "expiry": {
            "start_time": format!("{} +0700", begins_at.format("%Y-%m-%d %H:%M:%S")),
            "unit": "hour",
            "duration": DAY_HOURS,
        },
    })
}

/// What the page offers for the buyer's choice.
fn channels(method: Method) -> &'static [&'static str] {
    match method {
        Method::MidtransQris => &["other_qris"],
        Method::MidtransVirtualAccount => {
            &["bca_va", "bni_va", "bri_va", "permata_va", "cimb_va", "echannel", "other_va"]
        }
        Method::MidtransEWallet => &["gopay", "shopeepay"],
        Method::MidtransCard => &["credit_card"],
        // other providers' methods never come here
        Method::Stripe | Method::BankTransfer | Method::CashOnDelivery | Method::OnAccount | Method::Simulator => &[],
    }
}

pub(super) fn read_page(answer: &Value) -> Result<String, GatewayError> {
    let page = answer["redirect_url"].as_str();
    page.map(str::to_owned).ok_or_else(|| GatewayError::Refused("there is no page to pay on".into()))
}

/// Something was chosen under this order id already. Snap says it in words alone, in one of two languages:
/// `transaction_details.order_id has already been taken`, `… sudah digunakan`.
pub(super) fn is_order_id_taken(refusal: &Value) -> bool {
    let messages = refusal["error_messages"].as_array().map_or(&[][..], Vec::as_slice);
    messages.iter().filter_map(Value::as_str).any(|message| message.contains("order_id"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::ids::PaymentId;
    use crate::money::Money;

    #[test]
    fn the_page_ends_with_its_order_whenever_it_is_asked_for() {
        let request = PaymentRequest {
            payment_id: PaymentId("p".into()),
            replaces: None,
            method: Method::MidtransQris,
            order_number: "ET-261122-7K3QF2".into(),
            amount: Money::idr(366_000),
            language: Language::Id,
            buyer_email: "pembeli@example.com".into(),
            return_url: "http://etalase.test/back".into(),
            expires_at: "2026-11-22T19:30:00".parse().unwrap(),
        };
        let page = page_for(&request);
        // half past two in the night in Jakarta, a day before
        assert_eq!(page["expiry"]["start_time"], "2026-11-22 02:30:00 +0700");
        assert_eq!(page["expiry"]["duration"], 24);
        assert_eq!(page["transaction_details"]["gross_amount"], 366_000);
    }
}
