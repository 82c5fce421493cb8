//! The cart: what a visitor means to buy, from any number of BUMDes. Owns `carts`, `cart_items`.

pub mod item;
pub mod merge;
pub mod queries;
