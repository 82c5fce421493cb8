//! Money that no machine takes. A bank transfer: Etalase shows the account, the operator sees the money arrive and
//! confirms it (`confirm_transfer.rs`). Cash on delivery: the BUMDes takes it with the parcel and says so
//! (`take_cash.rs`).

use async_trait::async_trait;

use crate::payments::gateway::{
    CreatedPayment, Gateway, GatewayError, GatewayState, PaymentRequest, RefundOutcome, RefundRequest,
};
use crate::payments::status::Provider;

pub struct ByHand(pub Provider);

#[async_trait]
impl Gateway for ByHand {
    fn provider(&self) -> Provider {
        self.0
    }

    /// No page to go to: the order page tells the account and the amount, or what to keep ready.
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
