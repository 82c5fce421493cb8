//! Papers: sheets, letters and QR codes for PDF files. Owns no table and knows no domain: each room draws its own paper
//! with them.

pub mod document;
pub mod figures;
pub mod qr;
pub mod sheet;
pub mod typeface;

pub use document::{Column, Document};
pub use qr::Qr;
pub use sheet::{A4, A6, Format, LEFT, RIGHT, Sheet, Style, Tone};
