//! Payments: gateways behind one trait, the payment's status, finalising, webhooks and refunds.
//! Owns `payments`, `refunds`, `webhook_events`. Card data never comes here.

pub mod api;
pub mod cancel_payment;
pub mod confirm_transfer;
pub mod gateway;
pub mod gateways;
pub mod mark_refunded;
mod open_refund;
pub mod pages;
pub mod payment;
pub mod process_webhook;
pub mod receive_webhook;
pub mod reconcile;
pub mod refund_part;
mod refund_sent;
pub mod refund_whole;
pub mod send_refund;
pub mod settle;
mod simulate;
pub mod start_payment;
pub mod status;
pub mod webhook_event;

pub use gateway::{CreatedPayment, Gateway, GatewayError, GatewayState, PaymentRequest, RefundOutcome, RefundRequest};
pub use gateways::Gateways;
pub use open_refund::RefundError;
pub use payment::{Payment, Refund};
pub use refund_sent::RefundSentError;
pub use settle::SettleError;
pub use start_payment::StartPaymentError;
pub use status::{PaymentStatus, Provider, RefundStatus};
