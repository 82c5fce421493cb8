//! What companies owe: orders on account, what was credited of them, what was paid and sent back. Owns `account_orders` and
//! `company_payments`.
//!
//! In the books all of it is `gateway:on_account`: an order on account debits it where another debits its gateway, a
//! refund of such an order credits it, and so does a payment of its company. What a company owes is therefore what is left
//! of its orders less what it paid; no number of it is kept. The oldest order is paid first: until a company has paid
//! what is left of an order, its BUMDes wait for theirs (`payouts/due.rs`).

pub mod back_pages;
mod booking;
mod forms;
mod owed;
pub mod pages;
mod pdf;
mod period;
mod place;
pub mod reverse_pages;
mod settle;
mod statement;
mod transfer;

pub use owed::{ahead, owed, paid};
pub use period::{Period, PeriodForm};
pub use place::{AccountError, place};
pub(crate) use settle::{hold_company_of, settle_order};
pub use statement::{Kind, Line, Statement, statement};
pub use transfer::{Transfer, TransferError, receive, reverse, send_back};
