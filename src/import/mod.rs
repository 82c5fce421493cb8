//! Import: villages and products from CSV, every row checked before any is written.
//!
//! A file goes through [`table`] (bytes to rows), one row type ([`village_row`], [`product_row`]: cells to
//! values), the checks between rows and against the database, and only then the writing. What is wrong is a
//! [`Finding`] with its line and column. Text is stored as it was written; pages escape it.
//! Must not write stock except through `stock`'s verbs, and must not change a listing's status.

pub(crate) mod cells;
pub mod fault;
pub(crate) mod finding;
mod new_products;
pub(crate) mod options;
mod outcome;
pub(crate) mod product_row;
pub mod products;
mod rejected;
pub(crate) mod slug;
pub mod table;
pub(crate) mod tiers;
mod village_row;
pub mod villages;
mod write_product;
mod write_village;

pub(crate) use cells::formula_sign;
pub use fault::Fault;
pub use finding::Finding;
pub use outcome::{ImportError, OnInvalid, Outcome};
pub use rejected::write_rejected;
