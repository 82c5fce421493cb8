//! Messages: what a BUMDes and a buyer write to each other about a part of an order. Owns `order_messages`.
//!
//! Kept on the order for both, and sent as a mail that can be answered. Changes no status.

pub mod forms;
pub mod message;
pub mod pages;
pub mod queries;
mod send_message;

pub use message::{Author, Message};
pub use send_message::{NewMessage, SendMessageError, send_message, settle_messages, write_to_buyer};
