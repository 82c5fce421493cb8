//! Invoices and credit notes of what companies order. Owns `invoices`, `invoice_lines`, `credit_notes`,
//! `credit_note_lines`, `invoice_reminders` and `invoice_settlements`.
//!
//! A signed handover is billed (`issue.rs`), each refund of an order on account is a credit note (`credit.rs`), both in
//! the transaction of what they tell of and with numbers that run without a gap. Of each line, what is not billed yet
//! is what was ordered less what was billed and less what was taken off before ([`left`]): invoices, what is still to
//! come and what was taken off unbilled add up to what was ordered, piece by piece and rupiah by rupiah. Both are
//! append-only; whether an invoice is paid is counted (`unpaid.rs`, `standing.rs`), not kept. Must not change what a company owes:
//! `receivables/` counts that, `payments/` and `ledger/` book it.

pub mod api;
mod credit;
pub mod documents;
mod invoice;
mod issue;
mod left;
pub mod pages;
pub mod paper_pages;
pub mod pdf;
pub mod queries;
pub mod remind;
mod representation;
mod settle;
pub mod sheets;
mod standing;
mod unpaid;

pub use credit::credit;
pub use invoice::{CreditNote, Invoice};
pub use issue::{issue, issue_rest};
pub use left::{Left, left};
pub use settle::{reopen, settle};
pub use standing::{Filter, Standing, State, Wanted, standing, standings};
pub use unpaid::Unpaid;
