//! What can be asked.

use crate::i18n::Language;

crate::text_enum! {
    /// `?sort=`
    Sort {
        Relevance = "relevance",
        Newest = "newest",
        PriceAsc = "price_asc",
        PriceDesc = "price_desc",
        Popular = "popular",
    }
}

/// The largest page that is served.
pub const MAX_PER_PAGE: u32 = 200;

/// A search with its filters. All filters hold together; empty ones do not count.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SearchQuery {
    pub text: String,
    pub language: Language,
    /// category codes, any of them
    pub categories: Vec<String>,
    /// region codes of level 1, 2 and 4
    pub province: Option<String>,
    pub regency: Option<String>,
    pub village: Option<String>,
    /// the BUMDes's slug
    pub bumdes: Option<String>,
    /// producers' ids, any of them
    pub makers: Vec<String>,
    /// `pirt`, `bpom`, `sni`, `halal`, `geographical_indication`; all of them
    pub permits: Vec<String>,
    /// whole rupiah, both ends included
    pub price_min: Option<i64>,
    pub price_max: Option<i64>,
    pub in_stock: bool,
    pub primary: bool,
    pub sort: Sort,
    /// from 1
    pub page: u32,
    pub per_page: u32,
}

impl SearchQuery {
    pub fn new(language: Language) -> Self {
        Self {
            text: String::new(),
            language,
            categories: Vec::new(),
            province: None,
            regency: None,
            village: None,
            bumdes: None,
            makers: Vec::new(),
            permits: Vec::new(),
            price_min: None,
            price_max: None,
            in_stock: false,
            primary: false,
            sort: Sort::Relevance,
            page: 1,
            per_page: 24,
        }
    }

    /// What an engine can be asked for: page and size at least 1, so many at once at most.
    pub fn within_bounds(mut self) -> Self {
        self.page = self.page.max(1);
        self.per_page = self.per_page.clamp(1, MAX_PER_PAGE);
        self
    }
}
