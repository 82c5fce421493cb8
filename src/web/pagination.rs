//! Pages of a list: where one stands, and the addresses before and after.

use serde::Serialize;

/// What `ui.pagination` shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pages {
    /// from 1
    pub page: u32,
    /// at least 1
    pub last: u32,
    pub prev: Option<String>,
    pub next: Option<String>,
}

impl Pages {
    /// `address` gives the address of a page by its number.
    pub fn new(page: u32, total: u64, per_page: u32, address: impl Fn(u32) -> String) -> Self {
        let last = u32::try_from(total.div_ceil(u64::from(per_page.max(1)))).unwrap_or(u32::MAX).max(1);
        Self {
            page,
            last,
            prev: (page > 1).then(|| address((page - 1).min(last))),
            next: (page < last).then(|| address(page + 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_lead_nowhere_further() {
        let pages = |page, total| Pages::new(page, total, 24, |n| n.to_string());
        assert_eq!(pages(1, 0), Pages { page: 1, last: 1, prev: None, next: None });
        assert_eq!(pages(1, 25), Pages { page: 1, last: 2, prev: None, next: Some("2".into()) });
        assert_eq!(pages(2, 25), Pages { page: 2, last: 2, prev: Some("1".into()), next: None });
        assert_eq!(pages(9, 25).prev.as_deref(), Some("2"));
    }
}
