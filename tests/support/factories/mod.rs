//! Rows that tests begin with, one file a noun. A factory says everything it writes.

#![allow(dead_code)]

pub mod agreement;
pub mod buying;
pub mod catalog;
pub mod checked_out;
pub mod collections;
pub mod companies;
pub mod demo_catalog;
pub mod generated;
pub mod listing;
pub mod order;
mod order_rows;
pub mod payable;
pub mod people;
pub mod permits;
pub mod pictures;
pub mod refunds;
pub mod registered;
pub mod tokens;
