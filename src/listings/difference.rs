//! Two contents side by side, field by field.

use super::attributes;
use super::content::ListingContent;
use super::step::Step;
use crate::catalog::Making;
use crate::ids::ProducerId;

/// What a field holds, to be told in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Category(String),
    Village(String),
    Maker(ProducerId),
    NewMaker(String),
    Unit(String),
    OptionName(String),
    /// an attribute's code and its choice
    Choice(String, String),
    /// an attribute's unit and its number
    Measure(String, i64),
    Money(i64),
    Grams(i64),
    SidesMm([i64; 3]),
    Number(i64),
    Days(i64),
    Making(Making),
    Tiers(Vec<(i64, i64)>),
    Pictures(Vec<super::content::ListedPicture>),
}

/// One field of a content that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// its name in the form, which comments refer to
    pub field: String,
    /// the message that names it
    pub label: String,
    /// the option it is about, where there are several
    pub of: String,
    pub value: Value,
}

/// A field before and after; none where it says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub field: String,
    pub label: String,
    pub of: String,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

impl Difference {
    pub fn is_change(&self) -> bool {
        self.before != self.after
    }

    pub fn step(&self) -> Step {
        Step::of_field(&self.field)
    }
}

/// Every field of either, in the order of the editor. Without a `before` everything is new.
pub fn side_by_side(before: Option<&ListingContent>, after: &ListingContent) -> Vec<Difference> {
    let mut old: Vec<Entry> = before.map(entries).unwrap_or_default();
    let mut rows = Vec::new();
    for Entry { field, label, of, value } in entries(after) {
        let place = old.iter().position(|entry| entry.field == field);
        let before = place.map(|place| old.remove(place).value);
        rows.push(Difference { field, label, of, before, after: Some(value) });
    }
    let gone = |Entry { field, label, of, value }| Difference { field, label, of, before: Some(value), after: None };
    rows.extend(old.into_iter().map(gone));
    rows
}

/// Only what differs.
pub fn difference(before: &ListingContent, after: &ListingContent) -> Vec<Difference> {
    side_by_side(Some(before), after).into_iter().filter(Difference::is_change).collect()
}

/// The fields that say something, in the order of the editor.
pub fn entries(content: &ListingContent) -> Vec<Entry> {
    let mut list = List(Vec::new());
    list.text("name_id", "listing-field-name-id", &content.name_id);
    list.text("name_en", "listing-field-name-en", &content.name_en);
    list.filled("category", "listing-field-category", &content.category, Value::Category);
    list.filled("village_code", "listing-field-village", &content.village_code, Value::Village);
    match &content.producer.id {
        Some(id) => list.add("maker", "listing-field-maker", Value::Maker(id.clone())),
        None => {
            list.filled("maker", "listing-field-maker", &content.producer.new_name, Value::NewMaker);
            list.text("cluster", "listing-field-cluster", &content.producer.cluster);
        }
    }
    list.text("description_id", "listing-field-description-id", &content.description_id);
    list.text("description_en", "listing-field-description-en", &content.description_en);
    list.text("materials", "listing-field-materials", &content.materials);
    list.text("care_id", "listing-field-care-id", &content.care_id);
    list.text("care_en", "listing-field-care-en", &content.care_en);
    for (code, value) in content.own_attributes() {
        let field = format!("attribute-{code}");
        let value = match attributes::find(code) {
            Some(attribute) if attribute.kind == attributes::Kind::Choice => Value::Choice(code.into(), value.into()),
            Some(attribute) if attribute.kind == attributes::Kind::Number => match value.parse() {
                Ok(number) => Value::Measure(attribute.unit.clone(), number),
                Err(_) => Value::Text(value.into()),
            },
            _ => Value::Text(value.into()),
        };
        list.add(&field, &field, value);
    }
    list.filled("unit", "listing-field-unit", &content.unit, Value::Unit);
    list.filled("option_name", "listing-field-option-name", &content.option_name, Value::OptionName);
    for variant in &content.variants {
        let of = if content.variants.len() > 1 { variant.value.as_str() } else { "" };
        let mut add = |field: &str, label: &str, value: Option<Value>| {
            list.of(&format!("{field}-{}", variant.key), label, of, value);
        };
        let value = (!variant.value.is_empty()).then(|| Value::Text(variant.value.clone()));
        add("value", "listing-field-value", value);
        add("price", "listing-field-price", variant.price_minor.map(Value::Money));
        add("weight", "listing-field-weight", variant.weight_g.map(Value::Grams));
        add("size", "listing-field-size", variant.size_mm.map(Value::SidesMm));
        // what was typed before is of no matter where nothing is counted
        let opening = variant.opening.filter(|_| content.making == Making::Stock);
        add("opening", "listing-field-opening", opening.map(Value::Number));
    }
    let tiers: Vec<(i64, i64)> =
        content.tiers.iter().filter_map(|tier| Some((tier.min_quantity?, tier.unit_price_minor?))).collect();
    if !tiers.is_empty() {
        list.add("tier-quantity-1", "listing-field-tiers", Value::Tiers(tiers));
    }
    list.add("making", "listing-field-making", Value::Making(content.making));
    let number = |value: Option<i64>, make: fn(i64) -> Value| value.map(make);
    let minimum = number(content.min_order_quantity, Value::Number);
    list.of("min_order_quantity", "listing-field-minimum", "", minimum);
    list.of("lead_time_days", "listing-field-lead-time", "", number(content.lead_time_days, Value::Days));
    list.of("monthly_capacity", "listing-field-capacity", "", number(content.monthly_capacity, Value::Number));
    if !content.pictures.is_empty() {
        list.add("pictures", "listing-field-pictures", Value::Pictures(content.pictures.clone()));
    }
    list.0
}

struct List(Vec<Entry>);

impl List {
    fn add(&mut self, field: &str, label: &str, value: Value) {
        self.of(field, label, "", Some(value));
    }

    fn of(&mut self, field: &str, label: &str, of: &str, value: Option<Value>) {
        let Some(value) = value else { return };
        self.0.push(Entry { field: field.into(), label: label.into(), of: of.into(), value });
    }

    fn filled(&mut self, field: &str, label: &str, text: &str, make: fn(String) -> Value) {
        if !text.trim().is_empty() {
            self.add(field, label, make(text.into()));
        }
    }

    fn text(&mut self, field: &str, label: &str, text: &str) {
        self.filled(field, label, text, Value::Text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listings::content::VariantContent;

    #[test]
    fn only_what_differs_is_told_with_both_sides() {
        let before =
            ListingContent { name_id: "Tikar".into(), materials: "pandan".into(), ..ListingContent::default() };
        let mut after = before.clone();
        after.name_id = "Tikar Lipat".into();
        after.materials = String::new();
        after.care_id = "Jemur.".into();
        after.variants[0].price_minor = Some(90_000);
        let told: Vec<(String, bool, bool)> = difference(&before, &after)
            .into_iter()
            .map(|row| (row.field, row.before.is_some(), row.after.is_some()))
            .collect();
        let price = format!("price-{}", after.variants[0].key);
        let expected = [
            ("name_id", true, true),
            ("care_id", false, true),
            (price.as_str(), false, true),
            ("materials", true, false),
        ];
        assert_eq!(told, expected.map(|(field, before, after)| (field.to_owned(), before, after)));
        assert!(difference(&after, &after).is_empty());
    }

    #[test]
    fn an_option_that_goes_is_told_by_its_name() {
        let mut before = ListingContent::default();
        before.variants[0].value = "S".into();
        before.variants.push(VariantContent { value: "M".into(), ..VariantContent::new() });
        let mut after = before.clone();
        let gone = after.variants.pop().unwrap();
        let rows = difference(&before, &after);
        assert!(rows.iter().any(|row| row.field == format!("value-{}", gone.key) && row.after.is_none()), "{rows:?}");
    }
}
