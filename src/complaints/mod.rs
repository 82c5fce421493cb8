//! Complaints: what a buyer finds wrong with a part that arrived. Owns `complaints`.
//!
//! A complaint changes no status and moves no money: while one is open, what was earned by its part is not paid out,
//! and the operator ends it, with a refund (`payments/refund.rs`) or without.

mod close_complaint;
pub mod complaint;
pub mod forms;
mod open_complaint;
pub mod pages;
pub mod queries;

pub use close_complaint::{CloseComplaintError, Closing, close_complaint};
pub use complaint::{Complaint, Outcome};
pub use open_complaint::{COMPLAINT_DAYS, OpenComplaintError, Opening, open_complaint};
