//! The ledger: append-only double entry. The only writer of `ledger_transactions`, `ledger_entries`,
//! `share_agreements`, `tax_rates` and `line_shares`. Balances are sums of entries, never numbers that someone
//! updates. `docs/money.md` tells every account and what each event books.

pub mod account;
pub mod agreement;
pub mod agreement_pages;
mod book_correction;
pub mod book_pages;
mod correction_form;
mod entries;
mod entry;
pub mod forms;
pub mod freeze_shares;
mod make_agreement;
mod post;
pub mod queries;
mod register_seller;
mod sellers;
pub mod shares;
mod shown_agreement;
mod switch_tax;
pub mod tax;
pub mod tax_pages;

pub use account::{Account, OUR_BANK};
pub use book_correction::{BookCorrectionError, Correction, book_correction};
pub use entries::{
    RefundedPart, entries_for_company_payment, entries_for_failed_refund, entries_for_fee, entries_for_payment,
    entries_for_refund, entries_for_sent_refund, entries_for_unkept_payment,
};
pub use entry::Entry;
pub use freeze_shares::freeze_shares;
pub use make_agreement::{MakeAgreementError, make_agreement};
pub use post::{LedgerError, TransactionKind, post};
pub use register_seller::{Registration, register_seller};
pub use switch_tax::{SwitchTaxError, switch_tax};
