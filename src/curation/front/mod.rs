//! The front page as curators arrange it. Owns `front_arrangements` and `front_draft`; what a block shows is read in
//! `catalog/front/`.
//!
//! All curators work on one draft. Each change names the revision it was made on and takes the next, so the second of
//! two is told and nothing is written over. What is published is never changed afterwards: taking back an earlier
//! arrangement makes a new one.

mod change;
mod change_draft;
mod draft;
mod forms;
pub mod pages;
mod publish;
pub mod queries;
mod restore;
pub mod schedule_pages;
pub mod settings_pages;
mod withdraw;

pub use change::{Change, ChangeError};
pub use change_draft::change_draft;
pub use draft::{Draft, FrontError};
pub use publish::{When, publish};
pub use restore::{Source, open_in_draft, restore};
pub use withdraw::withdraw;
