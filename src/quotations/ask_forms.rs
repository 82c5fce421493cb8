//! What a buyer fills in to ask.

use std::collections::{BTreeMap, HashMap};

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::file::Attachment;
use super::matching::says_something;
use super::typed::{FormErrors, MOST_DAYS, MOST_PIECES, MOST_PRICE_MINOR, day, line, number, paragraph};
use super::{Asking, Grade, Subject};
use crate::ids::{OutletId, ProductId};
use crate::listings::attributes::{self, Kind};

pub const UNITS: &[&str] = &["pcs", "pack", "bottle", "pair", "kg", "m"];
const MOST_SUPPLIERS: i64 = 200;
const ATTRIBUTE: &str = "attribute-";

/// Everything as it was typed, so that nothing is lost when the form comes back.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AskForm {
    /// a product's slug, or …
    pub product: String,
    /// … a category's code
    pub category: String,
    pub subject: String,
    pub quantity: String,
    pub unit: String,
    pub outlet: String,
    pub earliest_on: String,
    pub latest_on: String,
    pub target_price: String,
    pub minimum_grade: String,
    pub specification: String,
    /// a box: there when it is ticked
    pub is_pooled: bool,
    pub at_most: String,
    pub answer_on: String,
    pub regency_1: String,
    pub regency_2: String,
    pub regency_3: String,
    /// by the code of the attribute
    pub attributes: BTreeMap<String, String>,
}

/// What the form is about, as the catalogue has it today.
#[derive(Debug, Clone)]
pub enum About {
    Product { id: ProductId, name: String },
    Category { code: String },
}

impl From<&HashMap<String, String>> for AskForm {
    fn from(fields: &HashMap<String, String>) -> Self {
        let text = |name: &str| fields.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
        let attribute = |(name, value): (&String, &String)| {
            let code = name.strip_prefix(ATTRIBUTE)?;
            (!value.is_empty()).then(|| (code.to_owned(), value.clone()))
        };
        Self {
            product: text("product"),
            category: text("category"),
            subject: text("subject"),
            quantity: text("quantity"),
            unit: text("unit"),
            outlet: text("outlet"),
            earliest_on: text("earliest_on"),
            latest_on: text("latest_on"),
            target_price: text("target_price"),
            minimum_grade: text("minimum_grade"),
            specification: text("specification"),
            is_pooled: fields.contains_key("is_pooled"),
            at_most: text("at_most"),
            answer_on: text("answer_on"),
            regency_1: text("regency_1"),
            regency_2: text("regency_2"),
            regency_3: text("regency_3"),
            attributes: fields.iter().filter_map(attribute).collect(),
        }
    }
}

impl AskForm {
    /// To begin with: a week for answers, goods between two and six weeks from now.
    pub fn fresh(product: String, category: String, today: NaiveDate) -> Self {
        let after = |days: u64| (today + Days::new(days)).to_string();
        let (answer_on, earliest_on, latest_on) = (after(7), after(14), after(42));
        Self { product, category, answer_on, earliest_on, latest_on, ..Self::default() }
    }

    /// `today`: in Jakarta, the first of the three time zones to be written at the end of a day.
    pub fn read(&self, about: About, today: NaiveDate, files: Vec<Attachment>) -> Result<Asking, FormErrors> {
        let mut errors = FormErrors::new();
        let mut missing = |field, key| {
            errors.insert(field, key);
        };
        let is_pooled = self.is_pooled || matches!(about, About::Category { .. });
        let typed = line(&self.subject, 120);
        let subject = match &about {
            About::Product { name, .. } if !is_pooled || typed.is_empty() => name.clone(),
            _ => typed,
        };
        if is_pooled && !says_something(&subject) {
            missing("subject", "quotation-error-subject");
        }
        let quantity = number(&self.quantity, 1..=MOST_PIECES);
        if quantity.is_none() {
            missing("quantity", "quotation-error-quantity");
        }
        let target = optional(&self.target_price, |text| number(text, 1..=MOST_PRICE_MINOR));
        if target.is_none() {
            missing("target_price", "quotation-error-price");
        }
        let at_most = at_most(&self.at_most).filter(|_| is_pooled);
        if is_pooled && at_most.is_none() {
            missing("at_most", "quotation-error-at-most");
        }
        let grade = optional(&self.minimum_grade, Grade::parse);
        if grade.is_none() {
            missing("minimum_grade", "quotation-error-grade");
        }
        if self.outlet.is_empty() {
            missing("outlet", "quotation-error-outlet");
        }
        if matches!(about, About::Category { .. }) && !UNITS.contains(&self.unit.as_str()) {
            missing("unit", "quotation-error-unit");
        }
        let last = today + Days::new(MOST_DAYS.unsigned_abs());
        let latest_on = day(&self.latest_on).filter(|day| (today..=last).contains(day));
        if latest_on.is_none() {
            missing("latest_on", "quotation-error-latest");
        }
        let until_latest = |day: &NaiveDate| *day >= today && latest_on.is_none_or(|latest| *day <= latest);
        let earliest_on = day(&self.earliest_on).filter(until_latest);
        if earliest_on.is_none() {
            missing("earliest_on", "quotation-error-earliest");
        }
        let answer_on = day(&self.answer_on).filter(until_latest);
        if answer_on.is_none() {
            missing("answer_on", "quotation-error-answer-on");
        }
        let (Some(quantity), Some(latest_on), Some(earliest_on), Some(answer_on), true) =
            (quantity, latest_on, earliest_on, answer_on, errors.is_empty())
        else {
            return Err(errors);
        };
        Ok(Asking {
            about: self.subject_of(about),
            subject,
            specification: paragraph(&self.specification, 2000),
            minimum_grade: grade.flatten(),
            quantity,
            outlet: OutletId(self.outlet.clone()),
            earliest_on,
            latest_on,
            target_price_minor: target.flatten(),
            is_pooled,
            at_most_suppliers: at_most.flatten(),
            regencies: if is_pooled {
                each_once([&self.regency_1, &self.regency_2, &self.regency_3])
            } else {
                Vec::new()
            },
            answer_on,
            files,
        })
    }

    fn subject_of(&self, about: About) -> Subject {
        match about {
            About::Product { id, .. } => Subject::Product(id),
            About::Category { code } => {
                let choices = choices_of(&code);
                let chosen = choices.filter_map(|attribute| {
                    let value = self.attributes.get(&attribute.code)?;
                    attribute.choices.contains(value).then(|| (attribute.code.clone(), value.clone()))
                });
                Subject::Category { choices: chosen.collect(), unit: self.unit.clone(), code }
            }
        }
    }
}

/// How many suppliers there may be; `Some(None)` where nothing was typed.
pub(super) fn at_most(text: &str) -> Option<Option<i64>> {
    optional(text, |text| number(text, 1..=MOST_SUPPLIERS))
}

/// The codes that were chosen.
pub(super) fn each_once(chosen: [&String; 3]) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for code in chosen {
        if !code.is_empty() && !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    codes
}

/// What can be chosen of a category's products.
pub fn choices_of(category: &str) -> impl Iterator<Item = &'static attributes::Attribute> {
    attributes::of_category(category).filter(|attribute| attribute.kind == Kind::Choice)
}

/// `Some(None)` where nothing was typed.
fn optional<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    if text.trim().is_empty() { Some(None) } else { read(text.trim()).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> AskForm {
        AskForm {
            subject: "kopi arabika".into(),
            quantity: "1.000".into(),
            unit: "kg".into(),
            outlet: "o".into(),
            ..AskForm::fresh(String::new(), "food-beverage".into(), today())
        }
    }

    fn today() -> NaiveDate {
        "2026-11-22".parse().unwrap()
    }

    fn read(form: &AskForm) -> Result<Asking, FormErrors> {
        form.read(About::Category { code: "food-beverage".into() }, today(), Vec::new())
    }

    #[test]
    fn a_category_is_always_pooled_and_a_product_goes_by_its_own_name() {
        assert!(read(&form()).unwrap().is_pooled);
        let about = About::Product { id: ProductId("p".into()), name: "Kotak Tisu".into() };
        let one = form().read(about, today(), Vec::new()).unwrap();
        assert_eq!((one.is_pooled, one.subject.as_str()), (false, "Kotak Tisu"));
    }

    #[test]
    fn each_bad_field_is_named() {
        let bad = AskForm {
            target_price: "murah".into(),
            at_most: "0".into(),
            minimum_grade: "Z".into(),
            earliest_on: "2026-11-01".into(),
            answer_on: "2027-01-01".into(),
            latest_on: "2026-11-01".into(),
            ..AskForm::default()
        };
        let names: Vec<&str> = read(&bad).unwrap_err().into_keys().collect();
        let all = ["at_most", "earliest_on", "latest_on", "minimum_grade", "outlet", "quantity", "subject"];
        assert_eq!(names, [&all[..], &["target_price", "unit"]].concat());
        let late = AskForm { answer_on: "2027-02-01".into(), earliest_on: "2027-02-01".into(), ..form() };
        assert_eq!(read(&late).unwrap_err().into_keys().collect::<Vec<_>>(), ["answer_on", "earliest_on"]);
    }

    #[test]
    fn a_regency_counts_once_and_only_known_choices_count() {
        let mut form = AskForm { regency_1: "52.02".into(), regency_3: "52.02".into(), ..form() };
        form.attributes = BTreeMap::from([("dye".into(), "natural".into()), ("storage".into(), "no-such".into())]);
        let asking = read(&form).unwrap();
        assert_eq!(asking.regencies, ["52.02"]);
        assert!(matches!(asking.about, Subject::Category { choices, .. } if choices.is_empty()));
    }
}
