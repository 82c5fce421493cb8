//! The product list as its page shows it: pieces, filters with their counts, chips to let go of a filter, and what
//! to try where nothing was found.

mod active;
mod groups;
mod names;
mod nothing;
mod quick;
mod words;

use serde::Serialize;

pub use self::active::Chip;
pub use self::groups::Group;
pub use self::names::{NameBook, Names};
pub use self::nothing::{MAX_ATTEMPTS, Nothing};
pub use self::words::Words;
use super::filters::Filters;
use crate::i18n::Language;
use crate::search::highlight::{self, Piece};
use crate::search::settings::Settings;
use crate::search::{ProductCard, SearchResults, Sort};
use crate::web::pagination::Pages;

pub const PER_PAGE: u32 = 24;

#[derive(Debug, Serialize)]
pub struct Listing {
    /// what is looked at: a text, a category, a place, or everything
    pub title: String,
    pub cards: Vec<ProductCard>,
    /// the cards' names in parts, those that were looked for apart; empty without a text
    pub marked: Vec<Vec<Piece>>,
    pub total: u64,
    /// "24 dari 132 produk gerabah di NTB"
    pub summary: String,
    /// a better spelling of the text, and where it leads
    pub did_you_mean: Option<Chip>,
    /// filters that hold, each with the address without it
    pub chips: Vec<Chip>,
    /// a few filters that would narrow what is shown
    pub quick: Vec<Choice>,
    pub groups: Vec<Group>,
    pub sorts: Vec<SortChoice>,
    pub pages: Pages,
    /// names and values that the price form carries along
    pub kept: Vec<(&'static str, String)>,
    pub price_min: Option<i64>,
    pub price_max: Option<i64>,
    pub is_narrowed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    pub label: String,
    pub count: u64,
    /// where choosing it, or letting go of it, leads
    pub address: String,
    pub is_on: bool,
}

#[derive(Debug, Serialize)]
pub struct SortChoice {
    pub value: Sort,
    pub is_on: bool,
}

impl Listing {
    pub fn new(filters: &Filters, results: SearchResults, names: &Names, words: &Words<'_>) -> Self {
        let groups = groups::groups(filters, &results.facets, names, words);
        Self {
            title: words.title(filters, names),
            summary: words.summary(filters, &results, names),
            did_you_mean: results
                .did_you_mean
                .as_ref()
                .map(|text| Chip { address: filters.changed(|f| f.text.clone_from(text)), label: text.clone() }),
            chips: active::chips(filters, &results.facets, names, words),
            quick: quick::quick(filters, &groups, results.total),
            groups,
            sorts: sorts(filters),
            pages: Pages::new(filters.page(), results.total, PER_PAGE, |page| filters.address(page)),
            kept: filters.pairs().into_iter().filter(|(name, _)| !name.starts_with("price_")).collect(),
            price_min: filters.price_min,
            price_max: filters.price_max,
            is_narrowed: filters.is_narrowed(),
            total: results.total,
            cards: results.items,
            marked: Vec::new(),
        }
    }

    /// Shows in the names what was looked for.
    pub fn marked(self, settings: &Settings, text: &str, language: Language) -> Self {
        let text = self.did_you_mean.as_ref().map_or(text, |better| better.label.as_str());
        let name = |card: &ProductCard| highlight::mark(settings, text, language.pick(&card.name_id, &card.name_en));
        let marked = if text.is_empty() { Vec::new() } else { self.cards.iter().map(name).collect() };
        Self { marked, ..self }
    }
}

fn sorts(filters: &Filters) -> Vec<SortChoice> {
    let is_offered = |sort: &&Sort| **sort != Sort::Relevance || !filters.text.is_empty();
    Sort::ALL
        .iter()
        .filter(is_offered)
        .map(|sort| SortChoice { value: *sort, is_on: *sort == filters.sort() })
        .collect()
}
