//! No money moves: a company owes what it ordered until it pays its account (`receivables/`). What goes back of an
//! order lowers what it owes, at once.

use async_trait::async_trait;

use crate::payments::gateway::{
    CreatedPayment, Gateway, GatewayError, GatewayState, PaymentRequest, RefundOutcome, RefundRequest,
};
use crate::payments::status::Provider;

pub struct OnAccount;

#[async_trait]
impl Gateway for OnAccount {
    fn provider(&self) -> Provider {
        Provider::OnAccount
    }

    async fn create(&self, _: &PaymentRequest) -> Result<CreatedPayment, GatewayError> {
        Err(GatewayError::Refused("what is ordered on account is paid by its invoices".into()))
    }

    async fn fetch(&self, _: &str) -> Result<GatewayState, GatewayError> {
        Ok(GatewayState::Pending)
    }

    async fn cancel(&self, _: &str) -> Result<(), GatewayError> {
        Ok(())
    }

    async fn refund(&self, request: &RefundRequest) -> Result<RefundOutcome, GatewayError> {
        Ok(RefundOutcome::Succeeded { reference: format!("credit:{}", request.refund_id) })
    }
}
