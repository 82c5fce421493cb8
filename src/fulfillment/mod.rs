//! Fulfillment orders: the part of an order that one BUMDes is responsible for. Owns
//! `fulfillment_orders`; every read here takes a `BumdesScope`.

pub mod fulfillment_order;
pub mod status;

pub use fulfillment_order::FulfillmentOrder;
pub use status::FulfillmentStatus;
