//! Fulfillment orders: the part of an order that one BUMDes is responsible for. Owns
//! `fulfillment_orders`, `shipments`, `shipment_lines` and `deadlines`; every read here takes a `BumdesScope`.
//!
//! A part is a BUMDes's business from the moment it is paid: before that no page and no verb finds it.

mod accept_fulfillment_order;
mod accept_several;
mod courier;
mod deliver_fulfillment_order;
mod filter;
mod list;
mod pack_fulfillment_order;
mod pickup_code;
mod reject_fulfillment_order;
mod row;
mod ship_fulfillment_order;
mod today;
mod transition;
mod withdraw_fulfillment_order;

pub mod api;
pub mod bulk;
pub mod deadline;
pub mod forms;
pub mod fulfillment_order;
pub mod pages;
pub mod papers;
pub mod queries;
pub mod remind;
pub mod representation;
pub mod shipment;
pub mod status;
pub mod step_api;
pub mod steps;

pub use accept_fulfillment_order::accept_fulfillment_order;
pub use deliver_fulfillment_order::{deliver_fulfillment_order, deliver_handed_over};
pub use fulfillment_order::FulfillmentOrder;
pub use pack_fulfillment_order::pack_fulfillment_order;
pub use pickup_code::pickup_code;
pub use reject_fulfillment_order::{RejectError, reject_fulfillment_order};
pub use ship_fulfillment_order::{Carriage, Sending, ShipError, ship_fulfillment_order};
pub use status::FulfillmentStatus;
pub use transition::TransitionError;
pub use withdraw_fulfillment_order::{WithdrawError, is_late, withdraw_fulfillment_order};
