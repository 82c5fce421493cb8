//! `/products?…`: what a visitor asked for, read from the address and written back into one.
//!
//! An unknown name or an unreadable number does not count; nothing here can fail.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::i18n::Language;
use crate::regions::level_of;
use crate::search::document::PERMITS;
use crate::search::{SearchQuery, Sort};

const MAX_TEXT_CHARS: usize = 200;
const MAX_PAGE: u32 = 1000;
/// Codes stay readable in an address: `regency=52.02`.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// A trillion rupiah: beyond any price, and far from the end of 64 bits.
const MAX_PRICE: i64 = 1_000_000_000_000;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    pub text: String,
    pub categories: Vec<String>,
    pub province: Option<String>,
    pub regency: Option<String>,
    pub village: Option<String>,
    pub bumdes: Option<String>,
    /// producers' ids, any of them
    pub makers: Vec<String>,
    /// all of them
    pub permits: Vec<String>,
    pub price_min: Option<i64>,
    pub price_max: Option<i64>,
    pub in_stock: bool,
    pub primary: bool,
    pub sort: Option<Sort>,
    /// from 1; 0 stands for the first too
    pub page: u32,
}

impl Filters {
    /// Reads the part of the address behind the question mark.
    pub fn parse(query: &str) -> Self {
        let mut filters = Self::default();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            if !value.is_empty() {
                filters.take(&name, value);
            }
        }
        filters.settle();
        filters
    }

    fn take(&mut self, name: &str, value: &str) {
        match name {
            "q" => self.text = value.chars().filter(|c| !c.is_control()).take(MAX_TEXT_CHARS).collect(),
            "category" if is_code(value) => add(&mut self.categories, value),
            "province" => self.province = region(value, 1),
            "regency" => self.regency = region(value, 2),
            "village" => self.village = region(value, 4),
            "bumdes" if is_code(value) => self.bumdes = Some(value.to_owned()),
            "maker" if is_code(value) => add(&mut self.makers, value),
            "permit" if PERMITS.contains(&value) => add(&mut self.permits, value),
            "price_min" => self.price_min = rupiah(value),
            "price_max" => self.price_max = rupiah(value),
            "in_stock" => self.in_stock = value == "1",
            "primary" => self.primary = value == "1",
            "sort" => self.sort = Sort::parse(value),
            "page" => self.page = value.parse().unwrap_or(1).clamp(1, MAX_PAGE),
            _ => {}
        }
    }

    /// A regency lies in its province and a village in its regency, so that each can be widened again.
    fn settle(&mut self) {
        if let Some(village) = &self.village {
            self.regency = village.get(..5).map(ToOwned::to_owned);
        }
        if let Some(regency) = &self.regency {
            self.province = regency.get(..2).map(ToOwned::to_owned);
        }
    }

    pub fn page(&self) -> u32 {
        self.page.max(1)
    }

    /// The order that holds: the chosen one, else what fits best a text and the newest without.
    pub fn sort(&self) -> Sort {
        self.sort.unwrap_or(if self.text.is_empty() { Sort::Popular } else { Sort::Relevance })
    }

    /// Whether anything narrows the list.
    pub fn is_narrowed(&self) -> bool {
        let everything = Self { sort: self.sort, page: self.page, ..Self::default() };
        *self != everything
    }

    /// Whether this is the first page of a text and nothing else narrows it.
    pub fn is_text_alone(&self) -> bool {
        let text = Self { text: self.text.clone(), sort: self.sort, page: self.page, ..Self::default() };
        !self.text.is_empty() && self.page() == 1 && *self == text
    }

    /// Whether search engines may list this page: everything, a category, a province or regency, or a category
    /// there; the signature products. Other combinations are endless, and villages and BUMDes have their own pages.
    pub fn is_indexed(&self) -> bool {
        let page = |filters: Self| Self { page: self.page, ..filters };
        let shelf = page(Self {
            categories: self.categories.clone(),
            province: self.province.clone(),
            regency: self.regency.clone(),
            ..Self::default()
        });
        let signature = page(Self { primary: true, ..Self::default() });
        (*self == shelf && self.categories.len() <= 1) || *self == signature
    }

    pub fn search_query(&self, language: Language, per_page: u32) -> SearchQuery {
        SearchQuery {
            text: self.text.clone(),
            categories: self.categories.clone(),
            province: self.province.clone(),
            regency: self.regency.clone(),
            village: self.village.clone(),
            bumdes: self.bumdes.clone(),
            makers: self.makers.clone(),
            permits: self.permits.clone(),
            price_min: self.price_min,
            price_max: self.price_max,
            in_stock: self.in_stock,
            primary: self.primary,
            sort: self.sort(),
            page: self.page(),
            per_page,
            ..SearchQuery::new(language)
        }
    }

    /// Names and values as they stand in the address, without the page.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut add = |name, value: Option<String>| pairs.extend(value.map(|v| (name, v)));
        add("q", Some(self.text.clone()).filter(|text| !text.is_empty()));
        for category in &self.categories {
            add("category", Some(category.clone()));
        }
        // the innermost region tells the outer ones
        match (&self.village, &self.regency, &self.province) {
            (Some(village), ..) => add("village", Some(village.clone())),
            (None, Some(regency), _) => add("regency", Some(regency.clone())),
            (None, None, province) => add("province", province.clone()),
        }
        add("bumdes", self.bumdes.clone());
        for maker in &self.makers {
            add("maker", Some(maker.clone()));
        }
        for permit in &self.permits {
            add("permit", Some(permit.clone()));
        }
        add("price_min", self.price_min.map(|p| p.to_string()));
        add("price_max", self.price_max.map(|p| p.to_string()));
        add("in_stock", self.in_stock.then(|| "1".to_owned()));
        add("primary", self.primary.then(|| "1".to_owned()));
        add("sort", self.sort.map(|sort| sort.to_string()));
        pairs
    }

    /// The address of the list with these filters, on this page.
    pub fn address(&self, page: u32) -> String {
        let mut pairs = self.pairs();
        if page > 1 {
            pairs.push(("page", page.to_string()));
        }
        let query: Vec<String> =
            pairs.iter().map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, ENCODED))).collect();
        if query.is_empty() { "/products".to_owned() } else { format!("/products?{}", query.join("&")) }
    }

    /// The first page of the list after a change.
    pub fn changed(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut changed = self.clone();
        change(&mut changed);
        changed.address(1)
    }
}

/// As many of one kind as an address may name; nobody chooses so many.
const MAX_CHOICES: usize = 50;

fn add(chosen: &mut Vec<String>, value: &str) {
    if chosen.len() < MAX_CHOICES && !chosen.iter().any(|c| c == value) {
        chosen.push(value.to_owned());
    }
}

fn is_code(value: &str) -> bool {
    value.len() <= 160 && value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn region(value: &str, level: i32) -> Option<String> {
    (level_of(value) == Some(level)).then(|| value.to_owned())
}

/// `50000`, `50.000` or `Rp50.000`, as people type it.
fn rupiah(value: &str) -> Option<i64> {
    let digits: String = value.trim_start_matches("Rp").chars().filter(|c| !matches!(c, '.' | ',' | ' ')).collect();
    digits.parse().ok().filter(|amount| (0..=MAX_PRICE).contains(amount))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_comes_back_as_it_was() {
        let address = "/products?q=kain%20ikat&category=pottery&regency=52.02&maker=a-1&maker=b-2&permit=halal&price_max=50000&in_stock=1&sort=newest&page=3";
        let filters = Filters::parse(address.split_once('?').unwrap().1);
        assert_eq!(filters.address(filters.page()), address);
        assert_eq!(filters.province.as_deref(), Some("52"));
    }

    #[test]
    fn what_cannot_be_read_does_not_count() {
        let odd = "category=%3Cb%3E&province=999&price_min=-5&price_max=99999999999999999999&in_stock=yes&sort=x&page=-1&z=1&bumdes=..%2F&permit=x&maker=%22";
        assert_eq!(Filters::parse(odd), Filters { page: 1, ..Filters::default() });
        assert_eq!(Filters::parse("price_min=Rp50.000").price_min, Some(50_000));
    }

    #[test]
    fn search_engines_list_shelves_and_leave_the_endless_combinations() {
        for listed in
            ["", "page=3", "category=pottery&page=2", "province=52", "regency=52.02&category=pottery", "primary=1"]
        {
            assert!(Filters::parse(listed).is_indexed(), "{listed}");
        }
        let endless = "q=kopi price_min=5 price_max=9 in_stock=1 sort=newest village=52.02.09.2008 bumdes=bumdes-darmaji \
                       category=a&category=b primary=1&category=pottery";
        for left in endless.split_whitespace() {
            assert!(!Filters::parse(left).is_indexed(), "{left}");
        }
    }

    #[test]
    fn widening_the_province_lets_go_of_what_lies_inside() {
        let filters = Filters::parse("village=52.02.09.2008");
        assert_eq!(filters.regency.as_deref(), Some("52.02"));
        assert_eq!(filters.changed(|f| f.village = None), "/products?regency=52.02");
    }
}
