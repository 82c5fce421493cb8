//! What a curator fills in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::queries::Wanted;
use super::{CollectionText, Direction};
use crate::catalog::ListingStatus;
use crate::error::AppError;

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

#[derive(Deserialize)]
pub struct MoveForm {
    #[serde(default)]
    direction: String,
}

impl MoveForm {
    pub fn direction(&self) -> Result<Direction, AppError> {
        Direction::parse(&self.direction).ok_or_else(|| AppError::Invalid("error-form-unreadable".into()))
    }
}

#[derive(Deserialize)]
pub struct PieceForm {
    #[serde(default)]
    product: String,
}

impl PieceForm {
    /// A SKU or the last part of a product's address; a whole address will do.
    pub fn sku_or_slug(&self) -> &str {
        let text = self.product.trim();
        let path = text.split(['?', '#']).next().unwrap_or(text).trim_end_matches('/');
        path.rsplit_once("/products/").map_or(path, |(_, slug)| slug)
    }
}

#[derive(Deserialize, Serialize, Default)]
pub struct CollectionForm {
    #[serde(default)]
    pub title_id: String,
    #[serde(default)]
    pub title_en: String,
    #[serde(default)]
    pub description_id: String,
    #[serde(default)]
    pub description_en: String,
    /// a checkbox: there when it is ticked
    pub is_published: Option<String>,
}

/// A field's name and the message key of what is wrong with it.
pub type FormErrors = BTreeMap<&'static str, &'static str>;

impl TryFrom<&CollectionForm> for CollectionText {
    type Error = FormErrors;

    fn try_from(form: &CollectionForm) -> Result<Self, FormErrors> {
        let text = Self {
            title_id: one_line(&form.title_id, 200),
            title_en: one_line(&form.title_en, 200),
            description_id: one_line(&form.description_id, 1000),
            description_en: one_line(&form.description_en, 1000),
            is_published: form.is_published.is_some(),
        };
        let mut errors = FormErrors::new();
        for (field, title) in [("title_id", &text.title_id), ("title_en", &text.title_en)] {
            match title.chars().count() {
                0 => errors.insert(field, "curation-error-title-missing"),
                81.. => errors.insert(field, "curation-error-title-long"),
                _ => None,
            };
        }
        if errors.is_empty() { Ok(text) } else { Err(errors) }
    }
}

fn one_line(text: &str, most: usize) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_named_by_its_sku_its_slug_or_its_address() {
        let named = |text: &str| PieceForm { product: text.into() }.sku_or_slug().to_owned();
        assert_eq!(named(" NTB-01 "), "NTB-01");
        assert_eq!(named("https://etalase.example/products/kain-tenun/?x=1"), "kain-tenun");
    }

    #[test]
    fn a_collection_needs_its_title_in_both_languages() {
        let form = CollectionForm { title_id: "Kopi".into(), title_en: " ".into(), ..CollectionForm::default() };
        assert_eq!(
            CollectionText::try_from(&form),
            Err(BTreeMap::from([("title_en", "curation-error-title-missing")]))
        );
    }
}
