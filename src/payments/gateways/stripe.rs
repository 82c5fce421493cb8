//! Stripe: a hosted Checkout Session per payment. <https://docs.stripe.com/api/checkout/sessions>
//!
//! Stripe counts rupiah in hundredths (<https://docs.stripe.com/currencies#zero-decimal> does not list IDR):
//! `to_stripe` and `from_stripe` are the only places that know.

mod list;
mod webhook;

use std::collections::HashMap;
use std::time::Duration;

use actix_web::http::header::HeaderMap;
use async_trait::async_trait;
use stripe::{Client, ClientBuilder, IdempotencyKey, RequestStrategy, StripeError, StripeRequest};
use stripe_checkout::checkout_session::{
    CreateCheckoutSession, CreateCheckoutSessionLineItems, CreateCheckoutSessionLineItemsPriceData,
    CreateCheckoutSessionPaymentIntentData, ExpireCheckoutSession, ProductData, RetrieveCheckoutSession,
};
use stripe_checkout::{
    CheckoutSession, CheckoutSessionLocale, CheckoutSessionMode, CheckoutSessionPaymentStatus, CheckoutSessionStatus,
};
use stripe_core::PaymentIntentStatus;
use stripe_core::refund::{CreateRefund, ListRefund};
use stripe_types::{Currency, Expandable};

use super::stripe_error::{explain, is_already_refunded};
use crate::config::StripeConfig;
use crate::db::Timestamp;
use crate::i18n::Language;
use crate::money::Money;
use crate::payments::gateway::{
    CreatedPayment, Gateway, GatewayError, GatewayState, PaymentRequest, RefundOutcome, RefundRequest, Subject, Taken,
    Told, WebhookRefusal,
};
use crate::payments::status::Provider;

const REFUND_ID: &str = "etalase_refund_id";

/// A session may end no earlier than 30 minutes after it is made. It ends this much after the order, so that
/// a first try and a retry in the order's last minute send the same time, which the idempotency key demands.
/// The order's end closes the session anyway (`Job::CancelPayment`).
const AFTER_THE_ORDER_SECONDS: i64 = 35 * 60;

pub struct Stripe {
    client: Client,
    webhook_secret: String,
}

impl Stripe {
    pub fn new(config: &StripeConfig) -> anyhow::Result<Self> {
        let client = ClientBuilder::new(&config.secret_key)
            // the crate appends `v1/…` without a slash of its own
            .url(format!("{}/", config.api_base.trim_end_matches('/')))
            .timeout(Duration::from_secs(config.timeout_seconds))
            .app_info("etalase", Some(env!("CARGO_PKG_VERSION").into()), None)
            .build()
            .map_err(|e| anyhow::anyhow!("STRIPE_SECRET_KEY or STRIPE_API_BASE: {e}"))?;
        Ok(Self { client, webhook_secret: config.webhook_secret.clone() })
    }

    /// A refund of ours that Stripe already has. The idempotency key protects a day; this, for ever.
    async fn find_refund(&self, request: &RefundRequest, intent: &str) -> Result<Option<String>, GatewayError> {
        let known = ListRefund::new().payment_intent(intent).limit(100).send(&self.client).await.map_err(explain)?;
        let ours = known.data.into_iter().find(|refund| {
            let id = refund.metadata.as_ref().and_then(|m| m.get(REFUND_ID));
            id.is_some_and(|id| id == request.refund_id.as_str()) && !has_failed(refund.status.as_deref())
        });
        Ok(ours.map(|refund| refund.id.to_string()))
    }
}

#[async_trait]
impl Gateway for Stripe {
    fn provider(&self) -> Provider {
        Provider::Stripe
    }

    async fn create(&self, request: &PaymentRequest) -> Result<CreatedPayment, GatewayError> {
        let mut key = format!("etalase-payment-{}", request.payment_id);
        if let Some(replaced) = &request.replaces {
            key = format!("{key}-after-{replaced}");
        }
        let create = new_session(request)?.customize().request_strategy(once(&key)?);
        let session = create.send(&self.client).await.map_err(explain)?;
        let pay_url = session.url.ok_or_else(|| GatewayError::Refused("the session has no page to pay on".into()))?;
        Ok(CreatedPayment { reference: Some(session.id.to_string()), pay_url: Some(pay_url) })
    }

    async fn fetch(&self, reference: &str) -> Result<GatewayState, GatewayError> {
        let request = RetrieveCheckoutSession::new(reference).expand(["payment_intent".to_owned()]);
        state_of(&request.send(&self.client).await.map_err(explain)?)
    }

    async fn cancel(&self, reference: &str) -> Result<(), GatewayError> {
        match ExpireCheckoutSession::new(reference).send(&self.client).await {
            // not open any more: paid or expired, `fetch` tells which
            Err(StripeError::Stripe(_, 400)) | Ok(_) => Ok(()),
            Err(error) => Err(explain(error)),
        }
    }

    async fn refund(&self, request: &RefundRequest) -> Result<RefundOutcome, GatewayError> {
        let Some(intent) = &request.charge_reference else {
            return Err(GatewayError::Refused("the payment's charge is unknown".into()));
        };
        if let Some(reference) = self.find_refund(request, intent).await? {
            return Ok(RefundOutcome::Succeeded { reference });
        }
        let create = CreateRefund::new()
            .payment_intent(intent)
            .amount(to_stripe(request.amount)?)
            .metadata(HashMap::from([(REFUND_ID.to_owned(), request.refund_id.to_string())]));
        let once = once(&format!("etalase-refund-{}", request.refund_id))?;
        match create.customize().request_strategy(once).send(&self.client).await {
            Ok(refund) if has_failed(refund.status.as_deref()) => {
                Err(GatewayError::Refused(format!("refund {} failed: {:?}", refund.id, refund.failure_reason)))
            }
            Ok(refund) => Ok(RefundOutcome::Succeeded { reference: refund.id.to_string() }),
            // somebody sent everything back by hand: the buyer has the money
            Err(error) if is_already_refunded(&error) => Ok(RefundOutcome::Succeeded { reference: intent.clone() }),
            Err(error) => Err(explain(error)),
        }
    }

    fn verify_webhook(&self, headers: &HeaderMap, body: &str, now: Timestamp) -> Result<Told, WebhookRefusal> {
        webhook::verify(headers, body, &self.webhook_secret, now)
    }

    fn subject(&self, kind: &str, body: &str) -> Option<Subject> {
        webhook::subject(kind, body)
    }

    async fn list_since(&self, since: Timestamp) -> Result<Option<Vec<Taken>>, GatewayError> {
        list::taken_since(&self.client, since).await.map(Some)
    }
}

/// With this key, a second try changes nothing more. <https://docs.stripe.com/api/idempotent_requests>
fn once(key: &str) -> Result<RequestStrategy, GatewayError> {
    IdempotencyKey::new(key).map(RequestStrategy::Idempotent).map_err(|e| GatewayError::Refused(e.to_string()))
}

fn has_failed(refund_status: Option<&str>) -> bool {
    matches!(refund_status, Some("failed" | "canceled"))
}

/// The same request for the same payment, byte for byte: a map of two would be written in any order.
fn new_session(request: &PaymentRequest) -> Result<CreateCheckoutSession, GatewayError> {
    let title = format!("Etalase {}", request.order_number);
    let mut price = CreateCheckoutSessionLineItemsPriceData::new(Currency::IDR);
    price.product_data = Some(ProductData::new(&title));
    price.unit_amount = Some(to_stripe(request.amount)?);
    let mut line = CreateCheckoutSessionLineItems::new();
    line.price_data = Some(price);
    line.quantity = Some(1);
    let mut intent = CreateCheckoutSessionPaymentIntentData::new();
    intent.description = Some(title);
    intent.metadata = Some(HashMap::from([("order_number".to_owned(), request.order_number.clone())]));
    let locale = match request.language {
        Language::Id => CheckoutSessionLocale::Id,
        Language::En => CheckoutSessionLocale::En,
    };
    Ok(CreateCheckoutSession::new()
        .mode(CheckoutSessionMode::Payment)
        .line_items([line])
        .client_reference_id(request.payment_id.as_str())
        .metadata(HashMap::from([("payment_id".to_owned(), request.payment_id.to_string())]))
        .payment_intent_data(intent)
        .customer_email(&request.buyer_email)
        .locale(locale)
        .success_url(&request.return_url)
        .cancel_url(&request.return_url)
        .expires_at(request.expires_at.and_utc().timestamp() + AFTER_THE_ORDER_SECONDS))
}

fn state_of(session: &CheckoutSession) -> Result<GatewayState, GatewayError> {
    if session.payment_status != CheckoutSessionPaymentStatus::Unpaid {
        let amount = from_stripe(session.amount_total, session.currency.as_ref())?;
        let charge_reference = session.payment_intent.as_ref().map(|intent| intent.id().to_string());
        return Ok(GatewayState::Succeeded { amount, charge_reference });
    }
    Ok(match &session.status {
        Some(CheckoutSessionStatus::Expired) => GatewayState::Expired,
        // the buyer is done, the bank may still be at it
        Some(CheckoutSessionStatus::Complete) if has_given_up(session) => GatewayState::Failed,
        _ => GatewayState::Pending,
    })
}

fn has_given_up(session: &CheckoutSession) -> bool {
    let Some(Expandable::Object(intent)) = &session.payment_intent else { return false };
    matches!(intent.status, PaymentIntentStatus::RequiresPaymentMethod | PaymentIntentStatus::Canceled)
}

/// Whole rupiah as the hundredths that Stripe counts.
fn to_stripe(amount: Money) -> Result<i64, GatewayError> {
    amount.minor.checked_mul(100).ok_or_else(|| GatewayError::Refused("the amount is too large".into()))
}

/// Hundredths as whole rupiah. Another currency, or a part of a rupiah, is not what we asked for.
fn from_stripe(hundredths: Option<i64>, currency: Option<&Currency>) -> Result<Money, GatewayError> {
    match (hundredths, currency) {
        (Some(amount), Some(Currency::IDR)) if amount % 100 == 0 => Ok(Money::idr(amount / 100)),
        _ => Err(GatewayError::Refused(format!("paid {hundredths:?} hundredths of {currency:?}, not whole rupiah"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rupiah_is_counted_in_hundredths_at_stripe() {
        assert_eq!(to_stripe(Money::idr(150_000)).unwrap(), 15_000_000);
        assert_eq!(from_stripe(Some(15_000_000), Some(&Currency::IDR)).unwrap(), Money::idr(150_000));
        assert!(to_stripe(Money::idr(i64::MAX)).is_err());
    }

    #[test]
    fn another_currency_or_a_part_of_a_rupiah_is_refused() {
        assert!(from_stripe(Some(15_000_000), Some(&Currency::USD)).is_err());
        assert!(from_stripe(Some(15_000_050), Some(&Currency::IDR)).is_err());
        assert!(from_stripe(None, Some(&Currency::IDR)).is_err());
    }
}
