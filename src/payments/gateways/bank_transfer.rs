//! Bank transfer: Etalase shows the account, the operator sees the money arrive and confirms it
//! (`confirm_transfer`). No machine is asked anything.

use async_trait::async_trait;

use crate::payments::gateway::{
    CreatedPayment, Gateway, GatewayError, GatewayState, PaymentRequest, RefundOutcome, RefundRequest,
};
use crate::payments::status::Provider;

pub struct BankTransfer;

#[async_trait]
impl Gateway for BankTransfer {
    fn provider(&self) -> Provider {
        Provider::BankTransfer
    }

    /// No page to go to: the order page tells the account and the amount.
    async fn create(&self, _: &PaymentRequest) -> Result<CreatedPayment, GatewayError> {
        Ok(CreatedPayment::default())
    }

    async fn fetch(&self, _: &str) -> Result<GatewayState, GatewayError> {
        Ok(GatewayState::Pending)
    }

    async fn cancel(&self, _: &str) -> Result<(), GatewayError> {
        Ok(())
    }

    async fn refund(&self, _: &RefundRequest) -> Result<RefundOutcome, GatewayError> {
        Ok(RefundOutcome::Manual)
    }
}
