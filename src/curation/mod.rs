//! Curation: which listings are in the gallery, and how its collections are arranged. Owns
//! `listing_events`; changes a listing's status and the catalogue's collections.
//!
//! Each change of a listing takes a new number of the catalogue, each change of a collection one of the gallery, so
//! that indexes and caches follow at once.

mod add_to_collection;
mod create_collection;
mod edit_collection;
mod listing_step;
mod move_collection;
mod move_in_collection;
mod publish_product;
mod remove_from_collection;
mod unpublish_product;

pub mod collection_pages;
pub mod forms;
pub mod pages;
pub mod queries;

pub use add_to_collection::{AddToCollectionError, add_to_collection};
pub use create_collection::create_collection;
pub use edit_collection::{CollectionText, edit_collection};
pub use listing_step::ListingError;
pub use move_collection::{Direction, move_collection};
pub use move_in_collection::move_in_collection;
pub use publish_product::publish_product;
pub use remove_from_collection::remove_from_collection;
pub use unpublish_product::unpublish_product;
