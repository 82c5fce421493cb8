//! Money to the BUMDes: what is due, each entry once, and every sum explained.

mod bank_accounts;
mod holding;
mod paying_out;
mod properties;
mod racing;
mod statements;
mod taking_back;
