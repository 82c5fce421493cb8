//! Curation: which listings are in the gallery, and how its collections and its front page are arranged. Owns
//! `listing_events`, `front_arrangements`, `front_draft`; decides over what `listings/` hands in, changes a listing's status and the catalogue's collections.
//!
//! Each change of a listing takes a new number of the catalogue, each change of a collection one of the gallery, so
//! that indexes and caches follow at once.

mod add_to_collection;
pub mod checklist;
mod choose_cover;
mod comment;
mod create_collection;
mod decide;
mod delete_collection;
mod edit_collection;
mod house_time;
mod listing_step;
mod order_collections;
mod piece_search;
mod publish_product;
mod rearrangement;
mod remove_from_collection;
mod unpublish_product;
mod withhold;

mod collection_forms;
pub mod collection_pages;
mod collection_queries;
pub mod forms;
pub mod front;
pub mod pages;
pub mod piece_pages;
pub mod queries;
pub mod queue_pages;
mod review_forms;
pub mod review_pages;
mod review_permits;
pub mod review_queue;

pub use add_to_collection::{AddToCollectionError, MOST_PIECES, add_to_collection};
pub use choose_cover::choose_cover;
pub use comment::{add_comment, remove_comment};
pub use create_collection::create_collection;
pub use decide::{DecideError, publish_submission, reject, request_changes};
pub use delete_collection::delete_collection;
pub use edit_collection::{CollectionError, CollectionText, edit_collection};
pub use listing_step::{Actor, ListingError, Side, record, take};
pub use order_collections::{order_collections, order_pieces};
pub use publish_product::publish_product;
pub use rearrangement::{Direction, Rearrangement};
pub use remove_from_collection::remove_from_collection;
pub use unpublish_product::unpublish_product;
pub use withhold::{bring_back, withhold};
