//! What was typed in a step, put into the content: a number that cannot be read stays as it was typed.

use std::collections::HashMap;

use serde::Deserialize;

use super::attributes;
use super::content::{ListingContent, Tier, VariantContent};
use super::numbers;
use super::places::Places;
use super::problems::{MOST_TIERS, MOST_VARIANTS};
use super::step::Step;
use crate::catalog::Making;

/// Longer texts than this are no slip: what is beyond is not kept.
const MOST_KEPT: usize = 20_000;
const MOST_LINE_KEPT: usize = 1_000;
/// What a picture shows, in words.
const MOST_ALT: usize = 200;
/// Of a number that is none.
const MOST_UNREAD: usize = 60;

/// The fields of any step, as they came.
#[derive(Debug, Default, Deserialize)]
pub struct StepForm {
    #[serde(flatten)]
    pub fields: HashMap<String, String>,
}

impl StepForm {
    pub fn get(&self, field: &str) -> Option<&str> {
        self.fields.get(field).map(String::as_str)
    }

    /// The revision that the form was made from.
    pub fn revision(&self) -> i64 {
        self.get("revision").and_then(|text| text.parse().ok()).unwrap_or(0)
    }

    /// It was saved while its writer was still typing.
    pub fn is_while_typing(&self) -> bool {
        self.get("typing") == Some("1")
    }

    /// The page comes back: a row was added, moved or taken away.
    pub fn stays(&self) -> bool {
        ["add", "remove", "first", "earlier", "later", "order"].iter().any(|act| self.get(act).is_some())
    }
}

/// The content with this step's fields as they were typed. A field that the form does not have stays as it was.
pub fn fill(content: &ListingContent, step: Step, form: &StepForm, places: &Places) -> ListingContent {
    let mut content = content.clone();
    match step {
        Step::Name => name(&mut content, form, places),
        Step::Description => description(&mut content, form),
        Step::Options => options(&mut content, form),
        Step::Stock => stock(&mut content, form),
        Step::Pictures => pictures(&mut content, form),
    }
    content
}

fn name(content: &mut ListingContent, form: &StepForm, places: &Places) {
    line(&mut content.name_id, form, "name_id");
    line(&mut content.name_en, form, "name_en");
    line(&mut content.producer.new_name, form, "maker_name");
    line(&mut content.producer.cluster, form, "cluster");
    if let Some(code) = form.get("category") {
        content.category = if places.has_category(code) { code.into() } else { String::new() };
    }
    if let Some(code) = form.get("village_code") {
        content.village_code = if places.has_village(code) { code.into() } else { String::new() };
    }
    if let Some(chosen) = form.get("maker") {
        let maker = places.maker(chosen);
        // a maker lives somewhere: the product is from there
        if let Some(maker) = maker {
            content.village_code.clone_from(&maker.village_code);
        }
        content.producer.id = maker.map(|maker| maker.id.clone());
    }
    if let [only] = &places.villages[..] {
        content.village_code.clone_from(&only.code);
    }
}

fn description(content: &mut ListingContent, form: &StepForm) {
    prose_field(&mut content.description_id, form, "description_id");
    prose_field(&mut content.description_en, form, "description_en");
    line(&mut content.materials, form, "materials");
    prose_field(&mut content.care_id, form, "care_id");
    prose_field(&mut content.care_en, form, "care_en");
    for attribute in attributes::of_category(&content.category) {
        if let Some(typed) = form.get(&format!("attribute-{}", attribute.code)) {
            let typed = one_line(typed);
            // `12` from `12 bulan`: the unit stands beside the field already
            let number = match attribute.kind {
                attributes::Kind::Number => typed.split(' ').next().and_then(numbers::amount),
                _ => None,
            };
            let value = number.map_or(typed, |number| number.to_string());
            content.attributes.insert(attribute.code.clone(), value);
        }
    }
    content.attributes.retain(|_, value| !value.is_empty());
}

fn options(content: &mut ListingContent, form: &StepForm) {
    line(&mut content.unit, form, "unit");
    line(&mut content.option_name, form, "option_name");
    let ListingContent { variants, unread, .. } = content;
    for variant in variants.iter_mut() {
        let key = variant.key.clone();
        line(&mut variant.value, form, &format!("value-{key}"));
        let mut read = |field: String, old: &mut Option<i64>, parse: fn(&str) -> Option<i64>| {
            if let Some(typed) = form.get(&field) {
                *old = number(unread, field, typed, parse);
            }
        };
        read(format!("price-{key}"), &mut variant.price_minor, numbers::amount);
        read(format!("weight-{key}"), &mut variant.weight_g, numbers::grams);
        let field = format!("size-{key}");
        if let Some(typed) = form.get(&field) {
            variant.size_mm = number(unread, field, typed, numbers::sides_mm);
        }
    }
    if let Some(key) = form.get("remove").filter(|_| variants.len() > 1) {
        variants.retain(|variant| variant.key.as_str() != key);
        unread.retain(|field, _| !field.ends_with(key));
    }
    if form.get("add") == Some("variant") && variants.len() < MOST_VARIANTS {
        let like = variants.last().cloned().unwrap_or_default();
        let (price_minor, weight_g, size_mm) = (like.price_minor, like.weight_g, like.size_mm);
        variants.push(VariantContent { price_minor, weight_g, size_mm, ..VariantContent::new() });
    }
    tiers(content, form);
}

/// As many rows as the form has; those left empty are gone, and the others move up.
fn tiers(content: &mut ListingContent, form: &StepForm) {
    let fields = |n: usize| (format!("tier-quantity-{n}"), format!("tier-price-{n}"));
    let rows: Vec<(&str, &str)> = (1..=MOST_TIERS + 3)
        .filter_map(|n| {
            let (quantity, price) = fields(n);
            let row = (form.get(&quantity)?.trim(), form.get(&price)?.trim());
            Some(row)
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    content.unread.retain(|field, _| !field.starts_with("tier-"));
    let written = rows.into_iter().filter(|row| *row != ("", ""));
    content.tiers = (1..)
        .zip(written)
        .map(|(n, (quantity, price))| {
            let (quantity_field, price_field) = fields(n);
            Tier {
                min_quantity: number(&mut content.unread, quantity_field, quantity, numbers::amount),
                unit_price_minor: number(&mut content.unread, price_field, price, numbers::amount),
            }
        })
        .collect();
}

fn stock(content: &mut ListingContent, form: &StepForm) {
    if let Some(making) = form.get("making").and_then(Making::parse).filter(|making| content.may_be_made(*making)) {
        content.making = making;
    }
    let ListingContent { variants, unread, min_order_quantity, lead_time_days, monthly_capacity, .. } = content;
    let mut read = |field: String, old: &mut Option<i64>| {
        if let Some(typed) = form.get(&field) {
            *old = number(unread, field, typed, numbers::amount);
        }
    };
    for variant in variants.iter_mut().filter(|variant| !variant.is_stocked) {
        read(format!("opening-{}", variant.key), &mut variant.opening);
    }
    read("min_order_quantity".into(), min_order_quantity);
    read("lead_time_days".into(), lead_time_days);
    read("monthly_capacity".into(), monthly_capacity);
}

/// What each shows in words, then the one thing that was pressed. A picture that the form does not name keeps its place.
fn pictures(content: &mut ListingContent, form: &StepForm) {
    let pictures = &mut content.pictures;
    for picture in pictures.iter_mut() {
        for (text, field) in [(&mut picture.alt_id, "alt_id"), (&mut picture.alt_en, "alt_en")] {
            line(text, form, &format!("{field}-{}", picture.id));
            *text = text.chars().take(MOST_ALT).collect();
        }
    }
    let place = |act: &str| form.get(act).and_then(|id| pictures.iter().position(|picture| picture.id == id));
    if let Some(at) = place("first") {
        pictures[..=at].rotate_right(1);
    } else if let Some(at) = place("earlier").filter(|at| *at > 0) {
        pictures.swap(at, at - 1);
    } else if let Some(at) = place("later").filter(|at| at + 1 < pictures.len()) {
        pictures.swap(at, at + 1);
    } else if let Some(at) = place("remove") {
        pictures.remove(at);
    } else if let Some(order) = form.get("order") {
        let order: Vec<&str> = order.split(',').collect();
        let place = |id: &str| order.iter().position(|other| *other == id).unwrap_or(order.len());
        pictures.sort_by_key(|picture| place(&picture.id));
    }
}

type Unread = std::collections::BTreeMap<String, String>;

fn number<T>(unread: &mut Unread, field: String, typed: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    unread.remove(&field);
    let typed = typed.trim();
    let read = parse(typed);
    if read.is_none() && !typed.is_empty() {
        unread.insert(field, typed.chars().take(MOST_UNREAD).collect());
    }
    read
}

fn line(text: &mut String, form: &StepForm, field: &str) {
    if let Some(typed) = form.get(field) {
        *text = one_line(typed);
    }
}

pub(super) fn one_line(typed: &str) -> String {
    let words = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(MOST_LINE_KEPT).collect()
}

fn prose_field(text: &mut String, form: &StepForm, field: &str) {
    if let Some(typed) = form.get(field) {
        *text = prose(typed);
    }
}

pub(super) fn prose(typed: &str) -> String {
    typed.replace("\r\n", "\n").trim().chars().take(MOST_KEPT).collect()
}
