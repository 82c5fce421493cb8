//! Papers: sheets and letters for PDF files. Owns no table and knows no domain: each room draws its own paper with them.

pub mod sheet;
pub mod typeface;

pub use sheet::{LEFT, RIGHT, Sheet, Style, Tone};
