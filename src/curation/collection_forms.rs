//! What a curator fills in about collections.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::collection_queries::After;
use super::forms::one_line;
use super::{CollectionText, Direction, Rearrangement, house_time};
use crate::catalog::collection::Collection;
use crate::error::AppError;

/// Which part of the list, as its address carries it.
#[derive(Deserialize)]
pub struct ListQuery {
    #[serde(default)]
    show: String,
    #[serde(default)]
    after: String,
}

impl ListQuery {
    pub fn is_ended(&self) -> bool {
        self.show == "ended"
    }

    pub fn after(&self) -> Option<After> {
        After::parse(&self.after)
    }
}

/// What is looked for to be added.
#[derive(Deserialize)]
pub struct PieceQuery {
    #[serde(default)]
    q: String,
}

impl PieceQuery {
    pub fn text(&self) -> String {
        one_line(&self.q, 200)
    }
}

/// A button that moves one thing by a step.
#[derive(Deserialize)]
pub struct MoveForm {
    #[serde(default)]
    direction: String,
}

impl MoveForm {
    pub fn of<T>(&self, item: T) -> Result<Rearrangement<T>, AppError> {
        let direction = Direction::parse(&self.direction);
        let direction = direction.ok_or_else(|| AppError::Invalid("error-form-unreadable".into()))?;
        Ok(Rearrangement::Step(item, direction))
    }
}

/// What was dragged: ids between commas, as they lie now.
#[derive(Deserialize)]
pub struct OrderForm {
    #[serde(default)]
    order: String,
}

impl OrderForm {
    pub fn of<T>(&self, item: impl Fn(String) -> T) -> Rearrangement<T> {
        let words = self.order.split(',').filter(|word| !word.is_empty());
        Rearrangement::Dragged(words.map(|word| item(word.to_owned())).collect())
    }
}

#[derive(Deserialize)]
pub struct PieceForm {
    #[serde(default)]
    product: String,
    /// what was looked for when it was found
    #[serde(default)]
    pub q: String,
}

impl PieceForm {
    pub fn sku_or_slug(&self) -> &str {
        sku_or_slug(&self.product)
    }
}

/// A SKU or the last part of a product's address; a whole address will do.
pub fn sku_or_slug(text: &str) -> &str {
    let text = text.trim();
    let path = text.split(['?', '#']).next().unwrap_or(text).trim_end_matches('/');
    path.rsplit_once("/products/").map_or(path, |(_, slug)| slug)
}

#[derive(Deserialize)]
pub struct CoverForm {
    /// a piece's id; empty for the motif
    #[serde(default)]
    pub product: String,
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
    #[serde(default)]
    pub slug: String,
    /// days, both shown whole
    #[serde(default)]
    pub shown_from: String,
    #[serde(default)]
    pub shown_until: String,
    /// a checkbox: there when it is ticked
    pub is_published: Option<String>,
}

impl From<&Collection> for CollectionForm {
    fn from(row: &Collection) -> Self {
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        Self {
            title_id: row.title_id.clone(),
            title_en: row.title_en.clone(),
            description_id: row.description_id.clone(),
            description_en: row.description_en.clone(),
            slug: row.slug.clone(),
            shown_from: day(row.shown_from.map(house_time::day_of)),
            shown_until: day(row.shown_until.map(house_time::last_day_before)),
            is_published: row.is_published.then(|| "1".to_owned()),
        }
    }
}

/// A field's name and the message key of what is wrong with it.
pub type FormErrors = BTreeMap<&'static str, &'static str>;

impl TryFrom<&CollectionForm> for CollectionText {
    type Error = FormErrors;

    fn try_from(form: &CollectionForm) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::new();
        let (title_id, title_en) = (one_line(&form.title_id, 200), one_line(&form.title_en, 200));
        for (field, title) in [("title_id", &title_id), ("title_en", &title_en)] {
            match title.chars().count() {
                0 => errors.insert(field, "curation-error-title-missing"),
                81.. => errors.insert(field, "curation-error-title-long"),
                _ => None,
            };
        }
        let slug = form.slug.trim().to_lowercase();
        if !slug.is_empty() && !is_slug(&slug) {
            errors.insert("slug", "curation-error-slug");
        }
        let mut day = |field, text: &str| match text.trim() {
            "" => None,
            text => text.parse::<NaiveDate>().map_err(|_| errors.insert(field, "curation-error-day")).ok(),
        };
        let (from, until) = (day("shown_from", &form.shown_from), day("shown_until", &form.shown_until));
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            errors.insert("shown_until", "curation-error-until");
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self {
            slug: Some(slug).filter(|slug| !slug.is_empty()),
            title_id,
            title_en,
            description_id: one_line(&form.description_id, 1000),
            description_en: one_line(&form.description_en, 1000),
            is_published: form.is_published.is_some(),
            shown_from: from.map(house_time::begin),
            shown_until: until.map(house_time::end),
        })
    }
}

fn is_slug(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    text.len() <= 80 && text.chars().all(is_plain) && !text.starts_with('-') && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> CollectionForm {
        CollectionForm { title_id: "Kopi".into(), title_en: "Coffee".into(), ..CollectionForm::default() }
    }

    #[test]
    fn a_piece_is_named_by_its_sku_its_slug_or_its_address() {
        assert_eq!(sku_or_slug(" NTB-01 "), "NTB-01");
        assert_eq!(sku_or_slug("https://etalase.example/products/kain-tenun/?x=1"), "kain-tenun");
    }

    #[test]
    fn a_collection_needs_its_title_in_both_languages() {
        let form = CollectionForm { title_en: " ".into(), ..form() };
        assert_eq!(
            CollectionText::try_from(&form),
            Err(BTreeMap::from([("title_en", "curation-error-title-missing")]))
        );
    }

    #[test]
    fn both_days_are_shown_whole_and_stand_in_their_order() {
        let form = CollectionForm { shown_from: "2026-12-01".into(), shown_until: "2026-12-01".into(), ..form() };
        let text = CollectionText::try_from(&form).unwrap();
        assert_eq!((text.shown_until.unwrap() - text.shown_from.unwrap()).num_hours(), 24);
        let form = CollectionForm { shown_until: "2026-11-30".into(), slug: "Kopi Susu".into(), ..form };
        let errors = CollectionText::try_from(&form).unwrap_err();
        assert_eq!(errors.keys().copied().collect::<Vec<_>>(), ["shown_until", "slug"]);
        let form = CollectionForm { shown_until: "besok".into(), slug: String::new(), ..form };
        assert_eq!(CollectionText::try_from(&form).unwrap_err()["shown_until"], "curation-error-day");
    }
}
