//! Curation: which listings are in the gallery, and how its collections are arranged. Owns
//! `listing_events`; decides over what `listings/` hands in, changes a listing's status and the catalogue's collections.
//!
//! Each change of a listing takes a new number of the catalogue, each change of a collection one of the gallery, so
//! that indexes and caches follow at once.

mod add_to_collection;
pub mod checklist;
mod comment;
mod create_collection;
mod decide;
mod edit_collection;
mod listing_step;
mod move_collection;
mod move_in_collection;
mod publish_product;
mod remove_from_collection;
mod unpublish_product;
mod withhold;

pub mod collection_pages;
pub mod forms;
pub mod pages;
pub mod queries;
mod review_forms;
pub mod review_pages;
mod review_permits;
pub mod review_queue;

pub use add_to_collection::{AddToCollectionError, add_to_collection};
pub use comment::{add_comment, remove_comment};
pub use create_collection::create_collection;
pub use decide::{DecideError, publish_submission, reject, request_changes};
pub use edit_collection::{CollectionText, edit_collection};
pub use listing_step::{Actor, ListingError, Side, record, take};
pub use move_collection::{Direction, move_collection};
pub use move_in_collection::move_in_collection;
pub use publish_product::publish_product;
pub use remove_from_collection::remove_from_collection;
pub use unpublish_product::unpublish_product;
pub use withhold::{bring_back, withhold};
