//! Companies that BUMDes offer prices to together. The operator says which there are and who is in them.

mod keep;
pub mod pages;
mod queries;

pub use keep::{GroupError, add_member, make_group, name_group, remove_group, remove_member};
pub(super) use queries::member_names;
