//! What a company's programs send, brought into the forms of the pages: one place says what is right.

use std::collections::BTreeMap;

use serde::Deserialize;
use utoipa::ToSchema;

use super::ask_forms::AskForm;
use super::counter_forms::CounterForm;

/// Of one BUMDes by its `product`, or, pooled, of all that make something of a `category`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "category": "food-beverage", "subject": "kopi arabika", "quantity": 1000, "unit": "kg",
    "outlet": "01938f2e-7c1a-7d3e-9b51-0c9f5a2f4e11", "earliest_on": "2026-12-01", "latest_on": "2027-01-31",
    "answer_on": "2026-11-29", "target_price": 90000, "minimum_grade": "B", "specification": "Sangrai sedang, biji utuh.",
    "at_most_suppliers": 4, "regencies": ["52.02"], "attributes": {}
}))]
pub struct NewRequest {
    /// a product's slug, or …
    #[serde(default)]
    pub(super) product: String,
    /// … a category's code
    #[serde(default)]
    pub(super) category: String,
    /// in a few words; a pooled request is matched by them
    #[serde(default)]
    subject: String,
    #[serde(default)]
    specification: String,
    /// the lowest that will do: `A`, `B` or `C`
    minimum_grade: Option<String>,
    quantity: u64,
    /// with a category: `pcs`, `pack`, `bottle`, `pair`, `kg` or `m`
    #[serde(default)]
    unit: String,
    /// an id of `GET /api/v1/wholesale/outlets`
    outlet: String,
    earliest_on: String,
    latest_on: String,
    /// the last day for a first answer, where the outlet is
    answer_on: String,
    /// rupiah for one unit, without shipping
    target_price: Option<u64>,
    /// with a product: also ask all who make something like it
    #[serde(default)]
    is_pooled: bool,
    at_most_suppliers: Option<u64>,
    /// codes of regencies, of each of which a supplier is wanted; three at most
    #[serde(default)]
    regencies: Vec<String>,
    /// choices of the category, by the code of the attribute
    #[serde(default)]
    attributes: BTreeMap<String, String>,
}

impl NewRequest {
    pub(super) const MOST_REGENCIES: usize = 3;

    pub(super) fn names_too_many_regencies(&self) -> bool {
        self.regencies.len() > Self::MOST_REGENCIES
    }
}

fn text(number: Option<u64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

impl From<&NewRequest> for AskForm {
    fn from(new: &NewRequest) -> Self {
        let regency = |n: usize| new.regencies.get(n).cloned().unwrap_or_default();
        Self {
            product: new.product.clone(),
            category: new.category.clone(),
            subject: new.subject.clone(),
            quantity: new.quantity.to_string(),
            unit: new.unit.clone(),
            outlet: new.outlet.clone(),
            earliest_on: new.earliest_on.clone(),
            latest_on: new.latest_on.clone(),
            target_price: text(new.target_price),
            minimum_grade: new.minimum_grade.clone().unwrap_or_default(),
            specification: new.specification.clone(),
            is_pooled: new.is_pooled,
            at_most: text(new.at_most_suppliers),
            answer_on: new.answer_on.clone(),
            regency_1: regency(0),
            regency_2: regency(1),
            regency_3: regency(2),
            attributes: new.attributes.clone(),
        }
    }
}

/// Other terms than those of an offer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "round": 1, "unit_price": 85000, "quantity": 400, "wanted_on": "2027-01-15", "note": "Untuk dua outlet." }))]
pub struct NewCounter {
    /// the `number` of the offer that was read: terms that changed since are not haggled over
    round: u64,
    /// rupiah
    unit_price: u64,
    quantity: u64,
    /// by which day
    wanted_on: Option<String>,
    #[serde(default)]
    note: String,
}

impl From<NewCounter> for CounterForm {
    fn from(new: NewCounter) -> Self {
        Self {
            unit_price: new.unit_price.to_string(),
            quantity: new.quantity.to_string(),
            wanted_on: new.wanted_on.unwrap_or_default(),
            note: new.note,
            seen: new.round.to_string(),
        }
    }
}

/// What a field of a form is called in JSON.
pub(super) fn field(name: &str) -> &str {
    match name {
        "at_most" => "at_most_suppliers",
        "regency_1" => "regencies",
        "seen" => "round",
        name => name,
    }
}
