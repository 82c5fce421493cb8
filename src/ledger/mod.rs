//! The ledger: append-only double entry. The only writer of `ledger_transactions` and `ledger_entries`.
//! Balances are sums of entries, never numbers that someone updates.

mod entries;
mod post;
pub mod queries;

pub use entries::{entries_for_payment, entries_for_refund, entries_for_sent_refund, entries_for_unkept_payment};
pub use post::{Entry, LedgerError, TransactionKind, post};
