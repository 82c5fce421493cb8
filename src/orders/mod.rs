//! Orders: what a buyer bought, its timeline and its page. Owns `orders`, `order_lines`, `order_events`.
//!
//! Placing one is `checkout/`; what a BUMDes does with its part is `fulfillment/`.

mod cancel_order;
mod close;

pub mod api;
pub mod detail;
pub mod event;
pub mod link;
pub mod order;
pub mod pages;
pub mod queries;
pub mod refund_api;
pub mod representation;
pub mod status;

pub use cancel_order::{CancelOrderError, can_cancel, cancel_order};
pub use close::close_if_done;
pub use event::{Actor, Event, record};
pub use order::{Order, OrderLine};
pub use status::{OrderStatus, OverallStatus};
