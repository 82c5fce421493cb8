//! Spreading one bulk order over many BUMDes: numbers in, numbers and reasons out.
//!
//! [`allocate`] takes what is wanted ([`Demand`]) and what each supplier can do ([`Offer`]) and answers with an
//! [`Allocation`]: who makes how much in which weeks, why, what is missing, and how good the answer is proven to be.
//! No table, no I/O, no clock of the day, no words: other rooms load the offers, reserve what is promised and
//! say the reasons in a language. The rule, the model and what it was measured against: `docs/allocation.md`.
//!
//! Money is whole rupiah (`*_minor`), quantities are pieces (or kilograms, or whatever the offers count in: all of
//! them the same), weights are grams, dates are days without a time.

mod allocate;
mod bound;
mod candidate;
mod check;
mod demand;
mod offer;
mod outcome;
mod reach;
mod reasons;
mod screen;
mod search;
mod timing;

pub use allocate::allocate;
pub use check::{AllocateError, MOST_UNITS};
pub use demand::{Demand, Effort, Grade};
pub use offer::{Offer, Week};
pub use outcome::{Allocation, Promise, Proof, Refusal, RefusalReason, Share, ShareReason};
