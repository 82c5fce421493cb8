//! Payments: gateways behind one trait, the payment's status, finalising, webhooks and refunds.
//! Owns `payments`, `refunds`, `refund_lines`, `webhook_events`. Card data never comes here.

pub mod api;
pub mod cancel_payment;
pub mod confirm_transfer;
pub mod gateway;
pub mod gateways;
pub mod give_payee_account;
pub mod mark_refunded;
pub mod pages;
pub mod payee_account;
pub mod payee_form;
pub mod payee_pages;
pub mod payment;
pub mod process_webhook;
pub mod receive_webhook;
pub mod reconcile;
pub mod refund;
pub mod refund_failed;
pub mod refund_part;
pub mod refund_plan;
mod refund_sent;
pub mod refund_whole;
pub mod refundable;
pub mod send_refund;
pub mod settle;
mod simulate;
pub mod start_payment;
pub mod status;
mod to_send_by_hand;
pub mod webhook_event;

pub use gateway::{CreatedPayment, Gateway, GatewayError, GatewayState, PaymentRequest, RefundOutcome, RefundRequest};
pub use gateways::Gateways;
pub use payment::{Payment, Refund};
pub use refund::{Decision, RefundError, refund};
pub use refund_plan::Extent;
pub use refund_sent::RefundSentError;
pub use settle::SettleError;
pub use start_payment::StartPaymentError;
pub use status::{PaymentStatus, Provider, RefundStatus};
