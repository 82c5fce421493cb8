//! The audit trail: what the people of a BUMDes, and the house for it, did, who and when. Owns `audit_events`, which
//! nobody changes or removes.
//!
//! A verb leaves its act in its own transaction: what was rolled back was never done. Decides nothing, and is not the
//! timeline of an order (`orders/event.rs`), which the buyer reads too.

mod act;
pub mod pages;
pub mod queries;
mod record;

pub use act::{ActKind, Topic};
pub use record::{Act, record};
