//! The catalogue: products, variants, prices, collections. Owns `products`, `variants`, `price_tiers`,
//! `collections`, `collection_items`, `categories`, `catalog_version`.

pub mod product;
pub mod version;

pub use product::{ListingStatus, PriceTier, Product, Variant};
