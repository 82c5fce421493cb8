//! The cart: what a visitor means to buy, from any number of BUMDes. Owns `carts`, `cart_items`.
//!
//! Holds no stock and fixes no price: both happen when the order is placed.

pub mod api;
pub mod change;
pub mod contents;
pub mod delete_abandoned;
pub mod item;
pub mod merge;
pub mod pages;
pub mod queries;
pub mod representation;

pub use contents::{CartContents, CartLine, CartPart, Trouble};
