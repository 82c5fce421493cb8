//! Purchase orders: what a company orders of one or more BUMDes at quoted terms. Owns `purchase_orders`,
//! `purchase_order_shares`, `purchase_order_deliveries` and `purchase_order_approvals`.
//!
//! Drawn up from the quotes of a request (`draw_up.rs`), agreed to by as many as the company's rule asks for
//! (`approve.rs`), then placed (`place.rs`): one order with a part for each BUMDes, on the company's account
//! (`receivables/`), where something is due first as soon as it is paid. Until then its weeks are promised, and a refusal,
//! or the end of a quote (`lapse.rs`), gives them back. What the BUMDes does with its part is `fulfillment/`'s. A share that
//! comes to nothing (`declined.rs`, `take_back.rs`) goes to others of the same request (`reoffer.rs`).

pub mod api;
pub mod approval_api;
mod approve;
mod declined;
mod draw_up;
mod end;
pub mod lapse;
mod limits;
pub mod order_pages;
pub mod others_pages;
pub mod pages;
mod place;
mod purchase_order;
mod queries;
pub mod reoffer;
mod representation;
mod schedule;
mod status;
mod take_back;
mod told;

pub use approve::{ApproveError, approve, refuse};
pub use declined::share_declined;
pub use draw_up::{Draft, DraftShare, DrawUpError, draw_up};
pub use end::{EndError, cancel};
pub use limits::credit_left;
pub use place::{PlaceError, place_paid};
pub use purchase_order::{PurchaseOrder, PurchaseOrderShare, own_id};
pub use queries::waiting_for;
pub use status::PurchaseOrderStatus;
pub use take_back::{TakeBackError, take_back};
pub use told::part_moved;
