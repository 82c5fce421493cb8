//! The list in words of the visitor's language.

use fluent_bundle::FluentValue;

use super::Names;
use crate::catalog::filters::Filters;
use crate::i18n::{Language, Translations};
use crate::money::Money;
use crate::search::{PriceBucket, SearchResults};

pub struct Words<'a> {
    pub translations: &'a Translations,
    pub language: Language,
}

impl Words<'_> {
    pub(super) fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    pub(super) fn with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.translations.text(self.language, key, args)
    }

    pub(super) fn price(&self, key: &str, minor: i64) -> String {
        self.with(key, &[("price", self.money(minor).into())])
    }

    /// "sampai Rp25.000", "Rp25.000 – Rp50.000", "Rp1.000.000 ke atas"
    pub(super) fn price_range(&self, bucket: &PriceBucket) -> String {
        match bucket.to {
            Some(to) if bucket.from == 0 => self.price("catalog-price-below", to),
            Some(to) => format!("{} – {}", self.money(bucket.from), self.money(to)),
            None => self.price("catalog-price-above", bucket.from),
        }
    }

    /// A permit's own name: PIRT, BPOM and SNI are abbreviations.
    pub(super) fn permit(&self, code: &str) -> String {
        match code {
            "halal" => self.text("catalog-halal-yes"),
            "geographical_indication" => self.text("catalog-permit-name-geographical_indication"),
            abbreviation => abbreviation.to_uppercase(),
        }
    }

    fn money(&self, minor: i64) -> String {
        Money::idr(minor).display(self.language)
    }

    /// What is looked at, as the page's heading.
    pub(super) fn title(&self, filters: &Filters, names: &Names) -> String {
        if !filters.text.is_empty() {
            return self.with("catalog-list-title-text", &[("text", filters.text.as_str().into())]);
        }
        let category = match filters.categories.as_slice() {
            [code] => names.category(code, self.language),
            _ => None,
        };
        let place = place(filters, names);
        match (category, place) {
            (Some(category), Some(place)) => {
                let args = [("what", category.into()), ("place", place.into())];
                self.with("catalog-list-title-what-where", &args)
            }
            (Some(category), None) => category.to_owned(),
            (None, Some(place)) => self.with("catalog-list-title-where", &[("place", place.into())]),
            (None, None) if filters.primary => self.text("catalog-signature-title"),
            (None, None) => self.text("catalog-list-title"),
        }
    }

    /// How much was found, of what and where, in one sentence.
    pub(super) fn summary(&self, filters: &Filters, results: &SearchResults, names: &Names) -> String {
        let (shown, total) = (results.items.len(), results.total);
        let mut parts = vec![match total {
            0 => self.text("catalog-found-nothing"),
            _ if shown as u64 == total => self.with("catalog-found-all", &[("n", total.into())]),
            _ => self.with("catalog-found-some", &[("shown", shown.into()), ("n", total.into())]),
        }];
        if let [code] = filters.categories.as_slice()
            && let Some(name) = names.category(code, self.language)
        {
            parts.push(self.with("catalog-found-what", &[("category", name.to_lowercase().into())]));
        }
        if let Some(name) = place(filters, names) {
            parts.push(self.with("catalog-found-where", &[("place", name.into())]));
        }
        if !filters.text.is_empty() {
            parts.push(self.with("catalog-found-text", &[("text", filters.text.as_str().into())]));
        }
        parts.join(" ")
    }
}

/// The smallest place that is chosen.
fn place<'a>(filters: &Filters, names: &'a Names) -> Option<&'a str> {
    let code = filters.village.as_ref().or(filters.regency.as_ref()).or(filters.province.as_ref())?;
    names.region(code)
}
