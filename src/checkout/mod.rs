//! Checkout: turns a cart into an order, in three phases.
//!
//! [`prepare`] is one transaction: lock, re-price, reserve, write. Paying happens at the gateway, outside
//! any transaction (`payments/`). [`finalise`] is again one transaction, idempotent and resumable, reached
//! from the webhook, the buyer's return or the reconciling job, whichever is first.

pub mod api;
pub mod expire;
pub mod finalise;
pub mod forms;
pub mod number;
pub mod pages;
pub mod prepare;
pub mod quote;

pub use finalise::{FinaliseError, Finalised, Paid, PaidBy, finalise};
pub use prepare::{PlaceOrder, PrepareError, prepare};
