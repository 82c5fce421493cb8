//! Payments: gateways behind one trait, the payment's status, finalising, webhooks and refunds.
//! Owns `payment_methods`, `payment_method_changes`, `payments`, `transfer_proofs`, `refunds`, `refund_lines`,
//! `webhook_events`, `gateway_comparisons`, `gateway_differences`. Card data never comes here.

pub mod api;
pub mod cancel_payment;
pub mod change_method;
pub mod compare;
pub mod comparison;
pub mod confirm_transfer;
pub mod gateway;
pub mod gateways;
pub mod give_payee_account;
pub mod mark_refunded;
pub mod method;
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
pub mod take_cash;
mod to_send_by_hand;
pub mod transfer_pages;
pub mod transfer_proof;
pub mod transfer_suffix;
pub mod webhook_event;

pub use gateway::{CreatedPayment, Gateway, GatewayError, GatewayState, PaymentRequest, RefundOutcome, RefundRequest};
pub use gateway::{Subject, Taken, Told, WebhookRefusal};
pub use gateways::Gateways;
pub use method::Method;
pub use payment::{Payment, Refund};
pub use refund::{Decision, RefundError, refund};
pub use refund_plan::Extent;
pub use refund_sent::RefundSentError;
pub use settle::SettleError;
pub use start_payment::StartPaymentError;
pub use status::{PaymentStatus, Provider, RefundStatus};
