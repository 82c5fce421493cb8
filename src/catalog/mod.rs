//! The catalogue: products, variants, prices, collections. Owns `products`, `variants`, `price_tiers`,
//! `collections`, `collection_items`, `categories`, `catalog_version`; reads `front_arrangements`.
//!
//! Lists with filters are asked of `search/`; who may change a listing is decided in `curation/`.

pub mod api;
pub mod cards;
mod care;
pub mod collection;
pub mod details;
pub mod filters;
pub mod front;
pub mod heads;
pub mod listing;
pub mod offers;
pub mod pages;
pub mod product;
pub mod queries;
pub mod representation;
pub mod site_map;
pub mod structured_data;
pub mod timed;
pub mod version;

pub use listing::NameBook;
pub use product::{ListingStatus, Making, PriceTier, Product, Variant, with_option};
