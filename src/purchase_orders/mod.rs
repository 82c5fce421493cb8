//! Purchase orders: what a company orders of one or more BUMDes, at quoted terms or at its catalogue prices. Owns
//! `purchase_orders`, `purchase_order_shares`, `purchase_order_deliveries` and `purchase_order_approvals`.
//!
//! Drawn up from the quotes of a request (`draw_up.rs`) or from the catalogue (`from_catalogue.rs`), agreed to by as many as the
//! company's rule asks for (`approve.rs`), then placed (`place.rs`): one order with a part for each BUMDes, on the company's account
//! (`receivables/`), where something is due first as soon as it is paid. Until then its weeks are promised, and a refusal,
//! or the end of a quote (`lapse.rs`), gives them back. What the BUMDes does with its part is `fulfillment/`'s. A share that
//! comes to nothing (`declined.rs`, `take_back.rs`) goes to others of the same request (`reoffer.rs`); what came from the
//! catalogue is credited alone, as nobody else has the same goods. That takes its pieces from the stock when it is placed.

pub mod api;
pub mod approval_api;
mod approve;
pub mod basket_pages;
mod decided;
mod declined;
mod draw_up;
mod end;
mod from_catalogue;
pub mod goods_api;
mod lack;
pub mod lapse;
mod limits;
pub mod order_pages;
pub mod others_pages;
pub mod pages;
mod paper;
mod place;
pub mod place_paid;
mod purchase_order;
mod queries;
pub mod reoffer;
mod representation;
mod schedule;
mod seen;
mod status;
mod supply;
mod take_back;
mod told;
mod waiting;
mod words;

pub use approve::{ApproveError, approve, refuse};
pub use declined::share_declined;
pub use draw_up::{Draft, DraftShare, DrawUpError, draw_up};
pub use end::{EndError, cancel};
pub use from_catalogue::{OrderGoodsError, Wanted, order_basket};
pub use lack::Lack;
pub use limits::credit_left;
pub use paper::paper;
pub use place::PlaceError;
pub use place_paid::{place_paid, place_paid_later};
pub use purchase_order::{PurchaseOrder, PurchaseOrderShare, own_id};
pub use seen::{Difference, Seen};
pub use status::PurchaseOrderStatus;
pub use supply::{Supply, supply};
pub use take_back::{TakeBackError, take_back};
pub use told::part_moved;
pub use waiting::waiting_for;
