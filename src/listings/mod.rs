//! Listings: what a BUMDes writes of its products, step by step, and how it reaches the curator and the buyers. Owns
//! `listing_drafts`, `listing_submissions`, `review_comments`, `product_attributes`, and writes what is listed into
//! the catalogue's `products`, `variants` and `price_tiers`.
//!
//! Who decides over a submission is `curation/`; how many pieces there are is counted by `stock/` alone.

mod answer;
pub mod api;
pub mod apply;
pub mod attributes;
mod change_product;
pub mod content;
mod copy_product;
mod create_product;
pub mod difference;
pub mod draft;
mod fields;
mod forms;
pub mod load;
mod next;
pub mod numbers;
mod own;
pub mod places;
mod problem;
pub mod problems;
mod product_change;
mod progress;
pub mod queries;
mod representation;
mod review;
pub mod rewrite;
mod save_step;
mod scope;
mod settle_maker;
mod settle_variants;
pub mod shown;
pub mod step;
pub mod submission;
mod submit;
mod turn;
pub mod working_copies;

pub mod acts;
pub mod editor;
pub mod pages;
pub mod picture_pages;
pub mod preview;

pub use content::ListingContent;
pub use copy_product::copy_product;
pub(crate) use create_product::add;
pub use create_product::{CreateError, create_product};
pub use problem::Problem;
pub use problems::problems;
pub use review::needs_review;
pub use save_step::{Overtaken, SaveError, change_draft, save_step};
pub use step::Step;
pub use submit::{SubmitError, lacking, submit, withdraw};
pub use turn::{Turn, turn};
