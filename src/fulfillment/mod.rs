//! Fulfillment orders: the part of an order that one BUMDes is responsible for. Owns
//! `fulfillment_orders`; every read here takes a `BumdesScope`.
//!
//! A part is a BUMDes's business from the moment it is paid: before that no page and no verb finds it.

mod accept_fulfillment_order;
mod deliver_fulfillment_order;
mod pack_fulfillment_order;
mod reject_fulfillment_order;
mod ship_fulfillment_order;
mod transition;

pub mod forms;
pub mod fulfillment_order;
pub mod pages;
pub mod queries;
pub mod status;
pub mod steps;

pub use accept_fulfillment_order::accept_fulfillment_order;
pub use deliver_fulfillment_order::deliver_fulfillment_order;
pub use fulfillment_order::FulfillmentOrder;
pub use pack_fulfillment_order::pack_fulfillment_order;
pub use reject_fulfillment_order::{RejectError, reject_fulfillment_order};
pub use ship_fulfillment_order::{ShipError, Shipment, ship_fulfillment_order};
pub use status::FulfillmentStatus;
pub use transition::TransitionError;
