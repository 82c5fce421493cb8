//! Midtrans: a hosted Snap page per payment. <https://docs.midtrans.com/docs/snap-overview>
//!
//! The payment's id is Midtrans' order id, in every try: Midtrans takes one order id's money once, however many
//! pages were opened for it, so that no buyer pays twice.

mod notification;
mod snap;
mod transaction;
mod wire;

use actix_web::http::header::HeaderMap;
use async_trait::async_trait;
use serde_json::json;

use crate::config::MidtransConfig;
use crate::db::Timestamp;
use crate::payments::gateway::{
    CreatedPayment, Gateway, GatewayError, GatewayState, PaymentRequest, RefundOutcome, RefundRequest, Subject, Told,
    WebhookRefusal,
};
use crate::payments::status::Provider;
use transaction::Transaction;
use wire::Wire;

pub struct Midtrans {
    wire: Wire,
    server_key: String,
}

impl Midtrans {
    pub fn new(config: &MidtransConfig) -> anyhow::Result<Self> {
        Ok(Self { wire: Wire::new(config)?, server_key: config.server_key.clone() })
    }

    /// None while the buyer has not chosen anything on the page: Midtrans knows no transaction before that.
    /// <https://docs.midtrans.com/reference/get-transaction-status>
    async fn find(&self, order_id: &str) -> Result<Option<Transaction>, GatewayError> {
        let answer = self.wire.get(&format!("/v2/{order_id}/status")).await?;
        // the status of the answer is the transaction's: 202 denied, 407 expired
        match answer.status {
            404 => Ok(None),
            407 => Transaction::read(&answer.body).map(Some),
            _ => Transaction::read(&answer.accepted()?).map(Some),
        }
    }

    /// Ends what is looked at; leaves everything else as it is.
    /// <https://docs.midtrans.com/reference/cancel-transaction>
    async fn let_go(&self, order_id: &str) -> Result<(), GatewayError> {
        let is_looked_at = async || Ok(self.find(order_id).await?.is_some_and(|t| t.is_looked_at()));
        if !is_looked_at().await? {
            return Ok(());
        }
        let answer = self.wire.post(&format!("/v2/{order_id}/cancel"), &json!({})).await?;
        match answer.status {
            // decided in this very moment: one way or the other, unless Midtrans does not do it yet
            412 if is_looked_at().await? => {
                Err(GatewayError::Unavailable("a payment that is looked at cannot be cancelled yet".into()))
            }
            412 => Ok(()),
            _ => answer.accepted().map(drop),
        }
    }
}

#[async_trait]
impl Gateway for Midtrans {
    fn provider(&self) -> Provider {
        Provider::Midtrans
    }

    /// Asked again, Midtrans opens another page for the same order id as long as nothing was chosen on the first.
    async fn create(&self, request: &PaymentRequest) -> Result<CreatedPayment, GatewayError> {
        let order_id = request.payment_id.to_string();
        let answer = self.wire.open_page(&snap::page_for(request)).await?;
        let is_taken = answer.status == 400 && snap::is_order_id_taken(&answer.body);
        if is_taken && self.find(&order_id).await?.is_some_and(|t| t.is_paid()) {
            // the first page was paid on, and its answer never reached us: nothing is left to pay
            return Ok(CreatedPayment { reference: Some(order_id), pay_url: None });
        }
        if is_taken {
            return Err(GatewayError::Unavailable("the buyer has chosen on another page".into()));
        }
        let page = snap::read_page(&answer.accepted()?)?;
        Ok(CreatedPayment { reference: Some(order_id), pay_url: Some(page) })
    }

    async fn fetch(&self, reference: &str) -> Result<GatewayState, GatewayError> {
        self.find(reference).await?.map_or(Ok(GatewayState::Pending), |transaction| transaction.state())
    }

    /// `expire`, not `cancel`: it closes what waits and leaves a card payment alone that was just made. A page on
    /// which nothing was chosen yet has its own end (`snap::page_for`). A card payment that is still looked at is
    /// let go by `cancel`, or somebody could approve it after the order ended.
    /// <https://docs.midtrans.com/reference/expire-transaction>
    async fn cancel(&self, reference: &str) -> Result<(), GatewayError> {
        let answer = self.wire.post(&format!("/v2/{reference}/expire"), &json!({})).await?;
        match answer.status {
            // 407: it is closed now; 404: nothing was chosen
            404 | 407 => Ok(()),
            // paid or over already, which `fetch` tells, or looked at
            412 => self.let_go(reference).await,
            _ => answer.accepted().map(drop),
        }
    }

    /// <https://docs.midtrans.com/reference/refund-transaction>
    async fn refund(&self, request: &RefundRequest) -> Result<RefundOutcome, GatewayError> {
        let refused = |text: &str| Err(GatewayError::Refused(text.into()));
        let Some(order_id) = &request.charge_reference else { return refused("the payment's order id is unknown") };
        let Some(transaction) = self.find(order_id).await? else { return refused("the transaction is unknown") };
        let refund_key = request.refund_id.to_string();
        let sent = RefundOutcome::Succeeded { reference: refund_key.clone() };
        if transaction.has_refund(&refund_key) {
            return Ok(sent);
        }
        if !transaction.can_be_refunded() {
            return Ok(RefundOutcome::Manual);
        }
        if transaction.is_waiting_for_settlement() {
            return Err(GatewayError::Unavailable(
                "a card payment can go back once it is settled, within a day".into(),
            ));
        }
        let wish = json!({ "refund_key": refund_key, "amount": request.amount.minor, "reason": "Etalase" });
        self.wire.post(&format!("/v2/{order_id}/refund"), &wish).await?.accepted()?;
        Ok(sent)
    }

    fn verify_webhook(&self, _: &HeaderMap, body: &str, _: Timestamp) -> Result<Told, WebhookRefusal> {
        notification::verify(body, &self.server_key)
    }

    fn subject(&self, _: &str, body: &str) -> Option<Subject> {
        notification::subject(body)
    }
}
