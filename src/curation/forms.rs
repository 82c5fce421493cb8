//! What a curator fills in about listings.

use serde::Deserialize;

use super::queries::Wanted;
use crate::catalog::ListingStatus;

/// The filter of the product list, as its address carries it.
#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    q: String,
    #[serde(default)]
    village: String,
    #[serde(default)]
    status: String,
    page: Option<i64>,
}

impl From<Filter> for Wanted {
    fn from(filter: Filter) -> Self {
        let shorten = |text: String| text.trim().chars().take(100).collect();
        Self {
            q: shorten(filter.q),
            village: shorten(filter.village),
            status: ListingStatus::parse(&filter.status),
            page: filter.page.unwrap_or(1).clamp(1, 100_000),
        }
    }
}

#[derive(Deserialize)]
pub struct ListingForm {
    #[serde(default)]
    note: String,
    /// the list's address with its filter
    #[serde(default)]
    pub back: String,
}

impl ListingForm {
    pub fn note(&self) -> Option<String> {
        let note = one_line(&self.note, 300);
        (!note.is_empty()).then_some(note)
    }
}

pub(super) fn one_line(text: &str, most: usize) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(most).collect()
}
