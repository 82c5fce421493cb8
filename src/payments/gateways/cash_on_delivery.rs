//! Cash on delivery: the BUMDes takes the money with the parcel and says so
//! (`fulfillment/deliver_fulfillment_order.rs`). No machine is asked anything.

use async_trait::async_trait;

use crate::payments::gateway::{
    CreatedPayment, Gateway, GatewayError, GatewayState, PaymentRequest, RefundOutcome, RefundRequest,
};
use crate::payments::status::Provider;

pub struct CashOnDelivery;

#[async_trait]
impl Gateway for CashOnDelivery {
    fn provider(&self) -> Provider {
        Provider::CashOnDelivery
    }

    /// No page to go to: the order page tells what to keep ready.
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
