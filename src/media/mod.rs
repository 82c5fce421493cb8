//! Media: pictures. For now the batik motif drawn for what has no photo.

pub mod motif;
pub mod pages;
pub mod share;
pub mod version;
