//! A listing's content as the cells of a row.

use super::columns::{SKU, attribute};
use super::sheet::Cell;
use super::words::Words;
use crate::listings::attributes::Kind;
use crate::listings::content::{ListingContent, VariantContent};
use crate::listings::places::Places;

/// What lies between the values of one cell: `85000;90000`.
pub const BETWEEN: &str = ";";

/// What the cells of one BUMDes's products need to be told in words.
pub struct ProductWords<'a> {
    pub words: Words<'a>,
    pub places: &'a Places,
}

pub fn cells(columns: &[&'static str], sku: &str, content: &ListingContent, with: &ProductWords<'_>) -> Vec<Cell> {
    columns.iter().map(|column| cell(column, sku, content, with)).collect()
}

pub fn cell(column: &str, sku: &str, content: &ListingContent, with: &ProductWords<'_>) -> Cell {
    match column {
        SKU => Cell::text(sku),
        "name-id" => Cell::text(&content.name_id),
        "name-en" => Cell::text(&content.name_en),
        "category" => Cell::text(category(content, with)),
        "village" => Cell::text(village(&content.village_code, with.places)),
        "maker" => Cell::text(maker(content, with.places)),
        "description-id" => Cell::text(&content.description_id),
        "description-en" => Cell::text(&content.description_en),
        "materials" => Cell::text(&content.materials),
        "care-id" => Cell::text(&content.care_id),
        "care-en" => Cell::text(&content.care_en),
        "unit" if content.unit.is_empty() => Cell::Empty,
        "unit" => Cell::text(with.words.text(&format!("listing-unit-{}", content.unit))),
        "options" => options(content, with),
        "price" => of_options(content, |variant| variant.price_minor),
        "weight" => of_options(content, |variant| variant.weight_g),
        "tiers" => Cell::text(tiers(content)),
        "minimum" => Cell::number(content.min_order_quantity),
        "making" => Cell::text(with.words.text(&format!("listing-making-{}", content.making))),
        "lead-time" => Cell::number(content.lead_time_days),
        "capacity" => Cell::number(content.monthly_capacity),
        // of what is stocked the other sheet tells
        "opening" => of_options(content, |variant| variant.opening.filter(|_| !variant.is_stocked)),
        column => attribute_cell(column, content, with),
    }
}

fn category(content: &ListingContent, with: &ProductWords<'_>) -> String {
    let known = with.places.categories.iter().find(|category| category.code == content.category);
    known.map_or_else(String::new, |one| with.words.language.pick(&one.name_id, &one.name_en).to_owned())
}

/// The name, or the code where two of the BUMDes's villages have the same.
fn village(code: &str, places: &Places) -> String {
    let Some(own) = places.villages.iter().find(|village| village.code == code) else { return code.to_owned() };
    let is_alone = places.villages.iter().filter(|village| village.name == own.name).count() == 1;
    if is_alone { own.name.clone() } else { code.to_owned() }
}

fn maker(content: &ListingContent, places: &Places) -> String {
    match &content.producer.id {
        Some(id) => places.maker(id.as_str()).map_or_else(String::new, |maker| maker.name.clone()),
        None => content.producer.new_name.clone(),
    }
}

fn options(content: &ListingContent, with: &ProductWords<'_>) -> Cell {
    if content.option_name.is_empty() {
        return Cell::Empty;
    }
    let name = with.words.text(&format!("catalog-option-{}", content.option_name));
    let values: Vec<&str> = content.variants.iter().map(|variant| variant.value.as_str()).collect();
    Cell::Text(format!("{name}={}", values.join("|")))
}

/// One number where it holds for all options, or one for each.
fn of_options(content: &ListingContent, value: impl Fn(&VariantContent) -> Option<i64>) -> Cell {
    let values: Vec<Option<i64>> = content.variants.iter().map(value).collect();
    match values.first() {
        None => Cell::Empty,
        Some(first) if values.iter().all(|value| value == first) => Cell::number(*first),
        Some(_) => {
            let texts: Vec<String> = values.iter().map(|n| n.map_or_else(String::new, |n| n.to_string())).collect();
            Cell::Text(texts.join(BETWEEN))
        }
    }
}

fn tiers(content: &ListingContent) -> String {
    let tier = |tier: &crate::listings::content::Tier| match (tier.min_quantity, tier.unit_price_minor) {
        (Some(quantity), Some(price)) => Some(format!("{quantity}:{price}")),
        _ => None,
    };
    content.tiers.iter().filter_map(tier).collect::<Vec<_>>().join(BETWEEN)
}

fn attribute_cell(column: &str, content: &ListingContent, with: &ProductWords<'_>) -> Cell {
    let Some(attribute) = attribute(column) else { return Cell::Empty };
    // of another category's nobody is asked
    if !attribute.categories.contains(&content.category) {
        return Cell::Empty;
    }
    let value = content.attributes.get(&attribute.code).map_or("", |value| value.trim());
    match attribute.kind {
        Kind::Choice if attribute.choices.iter().any(|choice| choice == value) => {
            Cell::text(with.words.text(&format!("{column}-{value}")))
        }
        Kind::Number => value.parse().map_or_else(|_| Cell::text(value), Cell::Number),
        Kind::Choice | Kind::Text => Cell::text(value),
    }
}
