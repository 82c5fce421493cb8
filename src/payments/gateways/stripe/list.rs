//! What Stripe took since a time, page by page. <https://docs.stripe.com/api/checkout/sessions/list>

use stripe::Client;
use stripe_checkout::checkout_session::ListCheckoutSession;
use stripe_checkout::{CheckoutSession, CheckoutSessionPaymentStatus};
use stripe_types::RangeQueryTs;

use super::super::stripe_error::explain;
use super::from_stripe;
use crate::db::Timestamp;
use crate::ids::PaymentId;
use crate::payments::gateway::{GatewayError, Taken};

const PAGE: i64 = 100;

/// The paid sessions among those opened since then.
pub(super) async fn taken_since(client: &Client, since: Timestamp) -> Result<Vec<Taken>, GatewayError> {
    let since = RangeQueryTs::gte(since.and_utc().timestamp());
    let mut taken = Vec::new();
    let mut last: Option<String> = None;
    loop {
        let mut request = ListCheckoutSession::new().created(since).limit(PAGE);
        if let Some(last) = last {
            request = request.starting_after(last);
        }
        let page = request.send(client).await.map_err(explain)?;
        for session in &page.data {
            taken.extend(read(session)?);
        }
        last = page.data.last().map(|session| session.id.to_string());
        if !page.has_more || last.is_none() {
            return Ok(taken);
        }
    }
}

fn read(session: &CheckoutSession) -> Result<Option<Taken>, GatewayError> {
    if session.payment_status == CheckoutSessionPaymentStatus::Unpaid {
        return Ok(None);
    }
    Ok(Some(Taken {
        reference: session.id.to_string(),
        payment_id: session.client_reference_id.clone().map(PaymentId),
        amount: from_stripe(session.amount_total, session.currency.as_ref())?,
    }))
}
