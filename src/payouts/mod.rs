//! Payouts: what the books owe a BUMDes, sent to its bank account. Owns `payout_runs`, `payouts`, `payout_entries`,
//! `payout_settings` and `bank_accounts`.
//!
//! A run takes every entry of `payable:%` that is due and in no payout yet; each entry is paid once at most (the
//! database refuses a second time). More taken back than sold is no payment: the balance is carried, and the next
//! payout begins with it. Nothing is booked before the money has left; only `ledger/` writes the books.

mod account_number;
pub mod advances;
pub mod bank_account;
pub mod bank_file;
pub mod bumdes_pages;
pub mod downloads;
mod due;
mod end_payout;
pub mod forms;
pub mod held;
pub mod maker_statement;
mod number;
pub mod operator_pages;
pub mod payout;
pub mod pdf;
pub mod queries;
mod run_payouts;
mod save_bank_account;
pub mod settings;
pub mod statement;
pub mod status;

pub use account_number::seal_plain;
pub use bank_account::BankAccount;
pub use end_payout::{EndPayoutError, mark_failed, mark_paid};
pub use payout::Payout;
pub use run_payouts::{RunOutcome, run_payouts};
pub use save_bank_account::save_bank_account;
pub use status::PayoutStatus;
