//! Payments: gateways behind one trait, the payment's status, finalising, webhooks and refunds.
//! Owns `payments`, `refunds`, `webhook_events`. Card data never comes here.

pub mod gateway;
pub mod gateways;
pub mod payment;
pub mod status;

pub use gateway::{CreatedPayment, Gateway, GatewayError, GatewayState, PaymentRequest, RefundOutcome, RefundRequest};
pub use gateways::Gateways;
pub use payment::{Payment, Refund};
pub use status::{PaymentStatus, Provider, RefundStatus};
