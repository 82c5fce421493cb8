//! Legality: which permits a product, its maker and its BUMDes have, which the law asks for and since when, and what
//! follows. Owns `permits`, `permit_documents`, `permit_rules`, `permit_exemptions`, `permit_warnings` and
//! `permit_unlistings`.
//!
//! Rules and their dates are rows. A listing leaves the gallery here alone without a person's decision, with an event
//! like any other; it must not touch orders, stock or what a listing says.

mod change_rule;
mod decide_permit;
pub mod document;
mod exempt_product;
pub mod forms;
mod from_file;
mod missing;
mod need;
mod needed;
pub mod number;
mod own_form;
pub mod own_pages;
pub mod pages;
mod permit;
pub mod queries;
mod relist;
pub mod rule;
pub mod rule_pages;
pub mod shown;
mod state_permit;
pub mod told;
pub mod warning;
pub mod watch;

pub use change_rule::{ChangeRuleError, RuleFields, change_rule};
pub use decide_permit::{DecidePermitError, refuse_permit, verify_permit};
pub use exempt_product::{end_exemption, exempt_product};
pub use from_file::{claims, state_from_file};
pub use missing::{day_in, due, missing, missing_as, missing_of, today_of};
pub use need::{Lack, Missing, list_text, refusal_text};
pub use permit::{Holder, Permit, PermitKind, PermitStatus};
pub use rule::{Duty, PermitRule};
pub use state_permit::{
    PermitFields, StatePermitError, attach_document, correct_permit, state_permit, withdraw_permit,
};
