//! What is missing or wrong before a listing may be submitted: pure rules over what was written.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::attributes::{self, Kind};
use super::content::{ListingContent, OPTION_NAMES, UNITS};
use super::problem::{Arg, Found, Problem};
use crate::catalog::Making;

pub const MOST_NAME: usize = 120;
pub const MOST_TEXT: usize = 4_000;
pub const MOST_LINE: usize = 500;
pub const MOST_VALUE: usize = 60;
pub const MOST_VARIANTS: usize = 30;
pub const MOST_TIERS: usize = 10;
/// Fewer letters tell a buyer nothing.
const LEAST_TEXT: usize = 40;
const PRICES: RangeInclusive<i64> = 1..=10_000_000_000;
/// a tonne
const WEIGHTS_G: RangeInclusive<i64> = 1..=1_000_000;
const SIDES_MM: RangeInclusive<i64> = 1..=10_000;
const COUNTS: RangeInclusive<i64> = 0..=10_000_000;
const QUANTITIES: RangeInclusive<i64> = 1..=1_000_000;
const DAYS: RangeInclusive<i64> = 0..=365;

/// Everything that stands between this content and its submission, in the order of the editor.
pub fn problems(content: &ListingContent) -> Vec<Problem> {
    let mut found = Found::default();
    name(content, &mut found);
    description(content, &mut found);
    options(content, &mut found);
    tiers(content, &mut found);
    stock(content, &mut found);
    found.all()
}

fn name(content: &ListingContent, found: &mut Found) {
    found.text("name_id", &content.name_id, MOST_NAME, Some("listing-problem-name"));
    found.text("name_en", &content.name_en, MOST_NAME, None);
    found.text("category", &content.category, MOST_NAME, Some("listing-problem-category"));
    found.text("village_code", &content.village_code, MOST_NAME, Some("listing-problem-village"));
    if content.producer.id.is_none() {
        let name = &content.producer.new_name;
        let field = if name.is_empty() { "maker" } else { "maker_name" };
        found.text(field, name, MOST_NAME, Some("listing-problem-maker"));
        found.text("cluster", &content.producer.cluster, MOST_NAME, None);
    }
}

fn description(content: &ListingContent, found: &mut Found) {
    let length = content.description_id.trim().chars().count();
    if (1..LEAST_TEXT).contains(&length) {
        let args = vec![("n", Arg::Number(LEAST_TEXT as i64))];
        found.add_with("description_id", "listing-problem-description-short", args);
    }
    found.text("description_id", &content.description_id, MOST_TEXT, Some("listing-problem-description"));
    found.text("description_en", &content.description_en, MOST_TEXT, None);
    found.text("materials", &content.materials, MOST_LINE, Some("listing-problem-materials"));
    found.text("care_id", &content.care_id, MOST_LINE, None);
    found.text("care_en", &content.care_en, MOST_LINE, None);
    for attribute in attributes::of_category(&content.category) {
        let value = content.attributes.get(&attribute.code).map_or("", |value| value.trim());
        let field = format!("attribute-{}", attribute.code);
        let label = || vec![("label", Arg::Message(field.clone()))];
        match attribute.kind {
            _ if value.is_empty() && attribute.required => {
                found.add_with(field.clone(), "listing-problem-attribute", label());
            }
            _ if value.is_empty() => {}
            Kind::Text => found.text(&field, value, MOST_LINE, None),
            Kind::Number => match value.parse::<i64>() {
                Ok(number) if (1..=attribute.most).contains(&number) => {}
                Ok(_) => {
                    let args = vec![("from", Arg::Number(1)), ("to", Arg::Number(attribute.most))];
                    found.add_with(field, "listing-problem-range", args);
                }
                Err(_) => {
                    let args = vec![("typed", Arg::Text(value.to_owned()))];
                    found.add_with(field, "listing-problem-no-number", args);
                }
            },
            Kind::Choice if !attribute.choices.iter().any(|choice| choice == value) => {
                found.add_with(field.clone(), "listing-problem-attribute", label());
            }
            Kind::Choice => {}
        }
    }
}

fn options(content: &ListingContent, found: &mut Found) {
    if !UNITS.contains(&content.unit.as_str()) {
        found.add("unit", "listing-problem-unit");
    }
    let has_options = OPTION_NAMES.contains(&content.option_name.as_str());
    let names_one = content.variants.iter().any(|variant| !variant.value.trim().is_empty());
    if !has_options && (content.variants.len() > 1 || names_one || !content.option_name.is_empty()) {
        found.add("option_name", "listing-problem-option-name");
    }
    if content.variants.is_empty() || content.variants.len() > MOST_VARIANTS {
        let args = vec![("n", Arg::Number(MOST_VARIANTS as i64))];
        found.add_with("variants", "listing-problem-variants", args);
    }
    let mut values = BTreeSet::new();
    for variant in &content.variants {
        let key = &variant.key;
        let value = variant.value.trim();
        if has_options {
            found.text(&format!("value-{key}"), value, MOST_VALUE, Some("listing-problem-value"));
            if !value.is_empty() && !values.insert(value.to_lowercase()) {
                let args = vec![("value", Arg::Text(value.to_owned()))];
                found.add_with(format!("value-{key}"), "listing-problem-value-twice", args);
            }
        }
        found.number(content, format!("price-{key}"), variant.price_minor, &PRICES, Some("listing-problem-price"));
        found.number(content, format!("weight-{key}"), variant.weight_g, &WEIGHTS_G, Some("listing-problem-weight"));
        let field = format!("size-{key}");
        if content.unread.contains_key(&field)
            || variant.size_mm.is_some_and(|sides| sides.iter().any(|side| !SIDES_MM.contains(side)))
        {
            found.add(field, "listing-problem-size");
        }
    }
}

/// Quantities rise, prices fall, and the first is below the lowest price.
fn tiers(content: &ListingContent, found: &mut Found) {
    if content.making == Making::Single && !content.tiers.is_empty() {
        found.add("tier-quantity-1", "listing-problem-single-tiers");
    }
    if content.tiers.len() > MOST_TIERS {
        let args = vec![("n", Arg::Number(MOST_TIERS as i64))];
        found.add_with("tier-quantity-1", "listing-problem-tiers", args);
    }
    let lowest = content.variants.iter().filter_map(|v| v.price_minor).min();
    let mut before = (1, lowest.unwrap_or(i64::MAX));
    for (n, tier) in (1..).zip(&content.tiers) {
        let (quantity, price) = (format!("tier-quantity-{n}"), format!("tier-price-{n}"));
        let missing = Some("listing-problem-tier-quantity");
        found.number(content, quantity.clone(), tier.min_quantity, &(2..=1_000_000), missing);
        found.number(content, price.clone(), tier.unit_price_minor, &PRICES, Some("listing-problem-tier-price"));
        let (Some(min_quantity), Some(unit_price)) = (tier.min_quantity, tier.unit_price_minor) else { continue };
        if min_quantity <= before.0 {
            let args = vec![("n", Arg::Number(before.0))];
            found.add_with(quantity, "listing-problem-tier-rises", args);
        }
        if unit_price >= before.1 {
            found.add_with(price, "listing-problem-tier-falls", vec![("price", Arg::Number(before.1))]);
        }
        before = (min_quantity, unit_price);
    }
}

fn stock(content: &ListingContent, found: &mut Found) {
    if content.making == Making::Single && content.variants.len() != 1 {
        found.add("making", "listing-problem-single-options");
    }
    let is_counted = content.making == Making::Stock;
    for variant in content.variants.iter().filter(|variant| is_counted && !variant.is_stocked) {
        let field = format!("opening-{}", variant.key);
        found.number(content, field, variant.opening, &COUNTS, Some("listing-problem-opening"));
    }
    let minimum = content.min_order_quantity;
    if content.making == Making::Single && minimum.is_some_and(|minimum| minimum > 1) {
        found.add("min_order_quantity", "listing-problem-single-minimum");
    }
    found.number(content, "min_order_quantity".into(), minimum, &QUANTITIES, Some("listing-problem-minimum"));
    let days = content.lead_time_days;
    found.number(content, "lead_time_days".into(), days, &DAYS, Some("listing-problem-lead-time"));
    let (range, missing) = match content.making {
        Making::Stock => (COUNTS, Some("listing-problem-capacity")),
        // it is sold up to it
        Making::Order => (1..=*COUNTS.end(), Some("listing-problem-capacity")),
        Making::Single => (COUNTS, None),
    };
    found.number(content, "monthly_capacity".into(), content.monthly_capacity, &range, missing);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Translations};
    use crate::ids::ProducerId;
    use crate::listings::content::{Maker, Tier, VariantContent};
    use crate::listings::step::Step;

    fn complete() -> ListingContent {
        ListingContent {
            name_id: "Gerabah Penujak".into(),
            village_code: "52.02.09.2008".into(),
            producer: Maker { id: Some(ProducerId::new()), ..Maker::default() },
            category: "pottery".into(),
            description_id: "Kendi tanah liat dari Penujak, dibakar dengan jerami.".into(),
            materials: "tanah liat".into(),
            attributes: [("dimensions", "tinggi 20 cm"), ("foodsafe", "yes")]
                .map(|(code, value)| (code.to_owned(), value.to_owned()))
                .into(),
            variants: vec![VariantContent {
                price_minor: Some(45_000),
                weight_g: Some(900),
                opening: Some(0),
                ..VariantContent::new()
            }],
            lead_time_days: Some(5),
            monthly_capacity: Some(40),
            ..ListingContent::default()
        }
    }

    fn fields(content: &ListingContent) -> Vec<String> {
        problems(content).into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn a_complete_listing_has_none_and_an_empty_one_names_each_in_the_editors_order() {
        assert!(problems(&complete()).is_empty());
        let empty = ListingContent::default();
        let steps: Vec<Step> = problems(&empty).iter().map(Problem::step).collect();
        assert!(steps.is_sorted(), "{steps:?}");
        let named = fields(&empty);
        for field in ["name_id", "category", "maker", "description_id", "materials", "lead_time_days"] {
            assert!(named.iter().any(|name| name == field), "{field}");
        }
    }

    #[test]
    fn another_category_asks_for_other_things() {
        let content = ListingContent { category: "food-beverage".into(), ..complete() };
        assert_eq!(
            fields(&content),
            ["attribute-ingredients", "attribute-net-weight", "attribute-shelf-life", "attribute-storage"]
        );
        let mut content = complete();
        content.attributes.insert("foodsafe".into(), "maybe".into());
        assert_eq!(fields(&content), ["attribute-foodsafe"]);
    }

    #[test]
    fn options_are_named_differently_and_only_where_they_differ_in_something() {
        let mut content = complete();
        let mut second = VariantContent { key: crate::ids::VariantId::new(), ..content.variants[0].clone() };
        content.variants.push(second.clone());
        assert_eq!(fields(&content), ["option_name"]);
        content.option_name = "size".into();
        content.variants[0].value = "Besar".into();
        second.value = "besar".into();
        content.variants[1] = second.clone();
        assert_eq!(fields(&content), [format!("value-{}", second.key)]);
    }

    #[test]
    fn what_is_made_to_order_needs_a_capacity_and_the_only_one_is_one() {
        let mut content = ListingContent { making: Making::Order, ..complete() };
        content.variants[0].opening = None;
        assert_eq!(fields(&content), Vec::<String>::new());
        content.monthly_capacity = Some(0);
        assert_eq!(fields(&content), ["monthly_capacity"]);

        let mut content = ListingContent { making: Making::Single, monthly_capacity: None, ..complete() };
        content.variants[0].opening = None;
        assert_eq!(fields(&content), Vec::<String>::new());
        content.min_order_quantity = Some(2);
        content.tiers = vec![Tier { min_quantity: Some(5), unit_price_minor: Some(40_000) }];
        content.option_name = "size".into();
        content.variants[0].value = "S".into();
        content.variants.push(VariantContent { value: "M".into(), ..content.variants[0].clone() });
        content.variants[1].key = crate::ids::VariantId::new();
        assert_eq!(fields(&content), ["tier-quantity-1", "making", "min_order_quantity"]);
    }

    #[test]
    fn tiers_rise_in_number_and_fall_in_price() {
        let tier = |q, p| Tier { min_quantity: Some(q), unit_price_minor: Some(p) };
        let with = |tiers| fields(&ListingContent { tiers, ..complete() });
        assert_eq!(with(vec![tier(10, 40_000), tier(50, 35_000)]), Vec::<String>::new());
        assert_eq!(with(vec![tier(10, 45_000)]), ["tier-price-1"]);
        assert_eq!(with(vec![tier(10, 40_000), tier(10, 35_000)]), ["tier-quantity-2"]);
        assert_eq!(with(vec![Tier { min_quantity: None, unit_price_minor: Some(1) }]), ["tier-quantity-1"]);
    }

    #[test]
    fn every_problem_has_its_words() {
        let translations = Translations::load().unwrap();
        let mut content = ListingContent {
            tiers: vec![Tier { min_quantity: None, unit_price_minor: None }],
            ..ListingContent::default()
        };
        content.category = "coffee-tea-cocoa".into();
        content.unread.insert("lead_time_days".into(), "seminggu".into());
        for problem in problems(&content) {
            for language in Language::ALL {
                assert_ne!(problem.text(&translations, *language), problem.key, "{problem:?}");
            }
        }
    }
}
