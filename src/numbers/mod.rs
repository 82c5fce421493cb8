//! Numbers for a BUMDes: what it sold by month, product and maker, and what it was paid. Owns no table.
//!
//! Sold is what stands on the orders that are with the BUMDes or arrived, without shipping and less what was refunded,
//! in the month of the order where the BUMDes is. Paid is what the books say. Nothing is counted beside them.

mod download;
pub mod pages;
mod paid;
mod period;
mod sales;

pub use paid::{PaidMonth, paid_by_month};
pub use period::Period;
pub use sales::{Sold, SoldMonth, by_month, by_product};
