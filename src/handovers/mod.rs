//! Delivery notes (*surat jalan*) and handover records (*BAST*) of what companies ordered. Owns `handovers` and
//! `handover_lines`.
//!
//! A shipment of a part that is a share of a purchase order gets both when it is sent (`open.rs`). The company's buyer
//! signs what arrived (`sign.rs`): what is short is taken off the company's account, what came is billed
//! (`invoices/`), and the last signature delivers the part. A part with a handover that nobody has signed cannot be
//! delivered otherwise, so no order closes without them ([`is_waited_for`]). What is signed is never changed.

pub mod api;
mod forms;
mod handover;
mod nothing_arrived;
mod open;
pub mod pages;
pub mod pdf;
pub mod queries;
mod representation;
mod sign;

pub use handover::{Handover, HandoverLine};
pub use nothing_arrived::forgo_shipping;
pub use open::open;
pub use queries::{is_waited_for, short_pieces};
pub use sign::{Received, SignError, Signature, sign};
