//! The operator's portal: people, money to confirm or send back, an order's money, mails, failed jobs.
//!
//! Pages and reads alone: what a button does is a verb of the domain that owns the rows.

pub mod dead_letters;
pub mod forms;
pub mod mails;
pub mod method_form;
pub mod methods;
pub mod money;
pub mod order;
mod order_money;
pub mod overview;
pub mod queries;
pub mod refund_form;
pub mod refunding;
pub mod users;
