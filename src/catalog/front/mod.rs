//! The front page: an ordered list of blocks, and what each of them shows. Which list it is, is arranged in
//! `curation/front/`; this reads it.

pub mod arrangement;
mod block;
mod load;
pub mod pages;

pub use block::{Block, Content, Kind, MOST_BLOCKS, house};
pub use load::{ShownBlock, load};
