//! What a company means to buy at catalogue prices: its catalogue with its own prices, the basket of each of its
//! buyers, quick order by SKU, and shopping lists. Owns `basket_lines`, `shopping_lists` and `shopping_list_lines`.
//!
//! Holds no stock and fixes no price: every page reads today's, by the rule of `price_lists/`. Pages here are for the
//! people of one approved company and are kept nowhere.

pub mod api;
mod basket;
pub mod basket_pages;
mod catalogue;
pub mod catalogue_pages;
mod goods;
pub mod listed;
pub mod prices_api;
mod put;
mod quick;
pub mod quick_pages;
pub mod reorder;
mod resolve;
pub mod shopping_lists;

pub use basket::{Basket, BasketLine, BasketPart, Trouble, Wish, as_of_today, load, priced};
pub use put::{Change, PutError, add, empty, set};
