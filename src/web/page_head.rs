//! What a page tells search engines about itself: its one address, and whether they may list it.
//!
//! Pages without a head (cart, checkout, portals, errors) are listed nowhere: `layout.html` says so.

use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct PageHead {
    /// path, and the part of the query that makes it another page; without a language
    path: String,
    is_indexed: bool,
}

impl PageHead {
    pub fn new(path: impl Into<String>) -> Self {
        Self { path: path.into(), is_indexed: true }
    }

    /// For what is a page for people alone: a search, a filter among thousands.
    pub fn indexed(self, is_indexed: bool) -> Self {
        Self { is_indexed, ..self }
    }
}
