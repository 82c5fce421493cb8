//! Stock: what is there, what is held for unpaid orders, and every movement; and how many of what is made to order were
//! ordered in a month. The only writer of `stock_levels`, `reservations`, `stock_movements` and `capacity_months`.
//!
//! Lines are taken in the order of their variant ids: two orders that want the same pieces in different
//! orders would otherwise wait for each other for ever. For the same reason months are taken after the last stock row
//! and in the order of their products, the catalogue's version after the last month, and one transaction changes the stock of one order.

pub mod api;
mod capacity;
mod consume;
mod count;
mod count_alone;
mod forms;
pub mod history;
pub mod history_page;
mod load;
mod low;
mod open;
pub mod pages;
pub mod queries;
mod release;
mod reserve;
pub mod shown;
mod take_back;
pub mod turn_month;

pub use capacity::available;
pub use consume::{consume, consume_late};
pub use count::{Changed, CountError, Counted, LowAt, Reason, Saved, Seen, TooFew, count};
pub use load::{Opening, load};
pub use open::{open, open_many};
pub use release::release;
pub use reserve::{OutOfStock, Wanted, reserve};
pub use take_back::take_back;
