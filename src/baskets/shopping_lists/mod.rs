//! Shopping lists: what a company buys again and again, by name. They belong to the company; its buyers keep them and
//! everybody there reads them.

mod keep;
pub mod pages;
mod queries;

pub use keep::{ListError, make, put_lines, remove, rename};
pub(super) use queries::names;
