//! What a gateway must be able to do. Called outside any transaction.

use actix_web::http::header::HeaderMap;
use async_trait::async_trait;

use super::method::Method;
use super::status::Provider;
use crate::db::Timestamp;
use crate::i18n::Language;
use crate::ids::{PaymentId, RefundId};
use crate::money::Money;

/// A payment to open at the gateway. The same `payment_id` opened twice is one payment: the idempotency
/// key comes from it, and the other fields must be the same each time.
#[derive(Debug, Clone)]
pub struct PaymentRequest {
    pub payment_id: PaymentId,
    /// the gateway's own id of an earlier try that failed there: this one is a new payment after it
    pub replaces: Option<String>,
    /// what the buyer chose: a provider that takes several offers this one alone
    pub method: Method,
    pub order_number: String,
    pub amount: Money,
    pub language: Language,
    pub buyer_email: String,
    /// where the buyer comes back to, paid or not: an absolute URL
    pub return_url: String,
    pub expires_at: Timestamp,
}

#[derive(Debug, Clone, Default)]
pub struct CreatedPayment {
    /// the gateway's own id
    pub reference: Option<String>,
    /// the page where the buyer pays; none where Etalase's own page tells how
    pub pay_url: Option<String>,
}

/// What the gateway says of a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GatewayState {
    Pending,
    /// The buyer has done their part; the gateway or the bank still looks at it, or has the money on hold only.
    Authorised,
    Succeeded {
        amount: Money,
        charge_reference: Option<String>,
    },
    Failed,
    Expired,
}

#[derive(Debug, Clone)]
pub struct RefundRequest {
    /// the idempotency key
    pub refund_id: RefundId,
    pub charge_reference: Option<String>,
    pub amount: Money,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefundOutcome {
    /// Sent back, by the gateway's id.
    Succeeded { reference: String },
    /// This gateway cannot: a person must.
    Manual,
}

#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// No answer, a time-out or a server error: the same call may be made again.
    #[error("the gateway does not answer: {0}")]
    Unavailable(String),
    /// The gateway refused; asking again changes nothing.
    #[error("the gateway refused: {0}")]
    Refused(String),
}

/// What a gateway told us of its own accord. Its signature is right and fresh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// the same event told twice has the same one
    pub event_id: String,
    /// the gateway's own word
    pub kind: String,
}

/// Why a webhook is not believed. The text is what the caller is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WebhookRefusal {
    /// This gateway tells nothing of its own accord: there is no such address.
    #[error("no webhooks")]
    Never,
    #[error("wrong signature")]
    WrongSignature,
    #[error("stale signature")]
    Stale,
    #[error("no event")]
    Unreadable,
}

/// Which payment an event is about, in the gateway's word and in ours. Nothing else is read from an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// the gateway's own id
    pub reference: String,
    /// our payment's id, as we gave it to the gateway
    pub payment_id: Option<PaymentId>,
}

/// A payment in a gateway's own list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// the gateway's own id
    pub reference: String,
    /// our payment's id, where it was ours
    pub payment_id: Option<PaymentId>,
    pub amount: Money,
}

#[async_trait]
pub trait Gateway: Send + Sync {
    fn provider(&self) -> Provider;

    async fn create(&self, request: &PaymentRequest) -> Result<CreatedPayment, GatewayError>;

    /// Asks for the state of a payment by the gateway's own id.
    async fn fetch(&self, reference: &str) -> Result<GatewayState, GatewayError>;

    /// Closes an unpaid payment, so that the buyer cannot pay it any more and nothing stays on hold. Closing one that
    /// is paid or closed already is no error: `fetch` tells.
    async fn cancel(&self, reference: &str) -> Result<(), GatewayError>;

    async fn refund(&self, request: &RefundRequest) -> Result<RefundOutcome, GatewayError>;

    /// What the gateway took of the payments opened there since then, for comparing with ours. None where a gateway
    /// has no such list: Midtrans offers merchants none, and the others here are no gateway's.
    async fn list_since(&self, _since: Timestamp) -> Result<Option<Vec<Taken>>, GatewayError> {
        Ok(None)
    }

    /// Whether this is the gateway's own word, said lately. Reads no more of it than its name.
    fn verify_webhook(&self, _headers: &HeaderMap, _body: &str, _now: Timestamp) -> Result<Told, WebhookRefusal> {
        Err(WebhookRefusal::Never)
    }

    /// The payment that a kept event is about; none for events that are about something else.
    fn subject(&self, _kind: &str, _body: &str) -> Option<Subject> {
        None
    }
}
