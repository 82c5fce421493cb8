//! The simulator: a page of our own where the buyer chooses how the payment ends. Takes no money; only
//! `demo` turns it on. What the buyer chooses is written by `payments/pages.rs` at once, so that there
//! is nothing to ask afterwards.

use async_trait::async_trait;

use crate::payments::gateway::{
    CreatedPayment, Gateway, GatewayError, GatewayState, PaymentRequest, RefundOutcome, RefundRequest,
};
use crate::payments::status::Provider;

pub struct Simulator;

#[async_trait]
impl Gateway for Simulator {
    fn provider(&self) -> Provider {
        Provider::Simulator
    }

    /// The page's path, without a host: the demo is opened under whatever name reaches it.
    async fn create(&self, request: &PaymentRequest) -> Result<CreatedPayment, GatewayError> {
        Ok(CreatedPayment {
            reference: Some(format!("simulated-{}", request.payment_id)),
            pay_url: Some(format!("/simulator/payments/{}", request.payment_id)),
        })
    }

    async fn fetch(&self, _: &str) -> Result<GatewayState, GatewayError> {
        Ok(GatewayState::Pending)
    }

    async fn cancel(&self, _: &str) -> Result<(), GatewayError> {
        Ok(())
    }

    async fn refund(&self, request: &RefundRequest) -> Result<RefundOutcome, GatewayError> {
        Ok(RefundOutcome::Succeeded { reference: format!("simulated-{}", request.refund_id) })
    }
}
