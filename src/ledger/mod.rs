//! The ledger: append-only double entry. The only writer of `ledger_transactions` and `ledger_entries`.
//! Balances are sums of entries, never numbers that someone updates.

mod post;

pub use post::{Entry, LedgerError, TransactionKind, post};
