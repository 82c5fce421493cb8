//! Quotations: what a company asks BUMDes for, and what they offer for it, round by round. Owns `rfqs`, `rfq_regencies`,
//! `rfq_attributes`, `rfq_files`, `rfq_recipients`, `quotes`, `quote_rounds` and `capacity_promises`.
//!
//! A request goes to one BUMDes or, pooled, to all whose products match (`matching.rs`). First answers are taken until its
//! `answer_by`; whoever answered goes on haggling until the request is cancelled or ordered. The terms of a quote are the
//! last round that the BUMDes made, as long as its last valid day has not passed where the BUMDes is; no round is ever
//! changed. Who may buy is decided in `companies/`; what is ordered
//! takes its quotes here (`take.rs`), and is another room's.

mod answer;
mod answer_forms;
pub mod api;
mod api_forms;
mod ask;
pub mod ask_api;
mod ask_forms;
pub mod ask_pages;
pub mod bumdes_pages;
mod bumdes_queries;
pub mod capacity;
pub mod close_due;
pub mod company_pages;
mod company_queries;
mod counter;
mod counter_forms;
mod decline;
mod end_request;
mod file;
mod filters;
mod find;
mod limits;
pub mod limits_api;
pub mod limits_pages;
mod matching;
pub mod promise;
mod quote;
mod representation;
mod rfq;
mod shown;
pub mod spread;
pub mod spread_api;
pub mod spread_pages;
mod spread_words;
mod state;
mod status;
mod take;
mod told;
pub(crate) mod typed;
mod withdraw;

pub use answer::{Answer, AnswerError, answer};
pub use ask::{AskError, Asking, Subject, ask};
pub use bumdes_queries::waiting;
pub use counter::{Counter, CounterError, counter};
pub use decline::{DeclineError, decline};
pub use end_request::{EndError, cancel, close};
pub use file::Attachment;
pub use limits::{BuyersLimits, LimitsError, WantedLimits, change_limits};
pub use quote::{Quote, Round};
pub use rfq::Rfq;
pub use status::{Grade, QuoteStatus, RfqStatus, Side};
pub use take::{TakeError, Taken, give_back, take, take_instead};
pub use typed::price as typed_price;
pub use withdraw::{WithdrawError, withdraw};
