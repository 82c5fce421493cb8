//! What a program sends of a product, and what that makes of the content. Numbers are numbers here: nothing is kept
//! as it was typed.

use std::collections::BTreeMap;

use serde::Deserialize;
use utoipa::ToSchema;

use super::attributes;
use super::content::{ListingContent, Maker, OPTION_NAMES, Tier, UNITS, VariantContent};
use super::forms::{one_line, prose};
use super::places::Places;
use super::problem::{Arg, Problem};
use super::problems::{MOST_TIERS, MOST_VARIANTS};
use super::step::Step;
use crate::ids::ProducerId;

/// A field that is left out stays as it is.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "name_id": "Keranjang Pandan Lipat", "category": "wood-bamboo-rattan", "maker": { "name": "Kelompok Melati" },
    "description_id": "Keranjang lipat dari daun pandan, ringan dibawa ke pasar dan mudah disimpan.",
    "materials": "daun pandan, katun", "attributes": { "dimensions": "tinggi 30 cm" },
    "variants": [{ "price": 75_000, "weight_g": 400, "opening_stock": 12 }],
    "tiers": [{ "min_quantity": 10, "unit_price": 70_000 }],
    "min_order_quantity": 1, "lead_time_days": 3, "monthly_capacity": 60
}))]
pub struct ProductChange {
    /// the `revision` that this goes by: another one by now, and nothing is written
    pub(super) revision: Option<i64>,
    pub(super) name_id: Option<String>,
    pub(super) name_en: Option<String>,
    /// where it comes from: one of the BUMDes's villages
    pub(super) village_code: Option<String>,
    pub(super) maker: Option<MakerChange>,
    /// a code of `GET /api/v1/search`'s categories
    pub(super) category: Option<String>,
    description_id: Option<String>,
    description_en: Option<String>,
    materials: Option<String>,
    care_id: Option<String>,
    care_en: Option<String>,
    /// code → value; null takes it away, codes that are left out stay
    attributes: Option<BTreeMap<String, Option<String>>>,
    /// `pcs`, `pack`, `bottle`, `pair`, `kg`, `m`
    unit: Option<String>,
    /// what the variants differ in: `size`, `color` …; empty for a single one
    option_name: Option<String>,
    /// all of them: one that is left out is sold no more
    variants: Option<Vec<VariantChange>>,
    /// all of them
    tiers: Option<Vec<TierChange>>,
    min_order_quantity: Option<u32>,
    lead_time_days: Option<u16>,
    monthly_capacity: Option<u32>,
}

/// Known by its id, or named for the first time.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MakerChange {
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
    pub(super) cluster: Option<String>,
}

/// Known by its id, or else by its value; a new one otherwise.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VariantChange {
    id: Option<String>,
    value: Option<String>,
    /// whole rupiah
    price: Option<u32>,
    /// packed
    weight_g: Option<u32>,
    /// the parcel's length, width and height
    size_mm: Option<[u16; 3]>,
    /// how many pieces it begins with; once it is listed, stock is counted at `/api/v1/bumdes/stock`
    opening_stock: Option<u32>,
}

/// From this quantity on each piece costs this much.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TierChange {
    min_quantity: u32,
    /// whole rupiah
    unit_price: u32,
}

impl ProductChange {
    /// The editor's steps that it is about.
    pub(super) fn steps(&self) -> Vec<Step> {
        let texts = |fields: &[&Option<String>]| fields.iter().any(|field| field.is_some());
        let name = texts(&[&self.name_id, &self.name_en, &self.village_code, &self.category]) || self.maker.is_some();
        let about = [&self.description_id, &self.description_en, &self.materials, &self.care_id, &self.care_en];
        let options = texts(&[&self.unit, &self.option_name]) || self.variants.is_some() || self.tiers.is_some();
        let opens = |variants: &Vec<VariantChange>| variants.iter().any(|variant| variant.opening_stock.is_some());
        let numbers = self.min_order_quantity.is_some() || self.monthly_capacity.is_some();
        let stock = numbers || self.lead_time_days.is_some() || self.variants.as_ref().is_some_and(opens);
        let touched = [
            (name, Step::Name),
            (texts(&about) || self.attributes.is_some(), Step::Description),
            (options, Step::Options),
            (stock, Step::Stock),
        ];
        touched.into_iter().filter(|(is_touched, _)| *is_touched).map(|(_, step)| step).collect()
    }

    /// What cannot be; the content is to be thrown away then.
    pub(super) fn apply(&self, content: &mut ListingContent, places: &Places) -> Vec<Problem> {
        let mut unfit = Vec::new();
        self.apply_name(content, places, &mut unfit);
        self.apply_description(content, &mut unfit);
        self.apply_options(content, &mut unfit);
        let numbers = [
            ("min_order_quantity", self.min_order_quantity.map(i64::from), &mut content.min_order_quantity),
            ("lead_time_days", self.lead_time_days.map(i64::from), &mut content.lead_time_days),
            ("monthly_capacity", self.monthly_capacity.map(i64::from), &mut content.monthly_capacity),
        ];
        for (field, sent, kept) in numbers {
            if sent.is_some() {
                *kept = sent;
                content.unread.remove(field);
            }
        }
        unfit
    }

    fn apply_name(&self, content: &mut ListingContent, places: &Places, unfit: &mut Vec<Problem>) {
        write(&mut content.name_id, self.name_id.as_deref(), one_line);
        write(&mut content.name_en, self.name_en.as_deref(), one_line);
        if let Some(code) = &self.category {
            content.category.clone_from(code);
            if !places.has_category(code) {
                unfit.push(problem("category", "listing-problem-category"));
            }
        }
        if let Some(code) = &self.village_code {
            content.village_code.clone_from(code);
            if !places.has_village(code) {
                unfit.push(problem("village_code", "listing-problem-village"));
            }
        }
        let Some(MakerChange { id, name, cluster }) = &self.maker else { return };
        let Some(id) = id else {
            let text = |text: &Option<String>| text.as_deref().map(one_line).unwrap_or_default();
            content.producer = Maker { id: None, new_name: text(name), cluster: text(cluster) };
            return;
        };
        match places.maker(id) {
            // a maker lives somewhere: the product is from there
            Some(maker) => {
                content.village_code.clone_from(&maker.village_code);
                content.producer = Maker { id: Some(ProducerId(id.clone())), ..Maker::default() };
            }
            None => unfit.push(problem("maker", "listing-problem-maker")),
        }
    }

    fn apply_description(&self, content: &mut ListingContent, unfit: &mut Vec<Problem>) {
        write(&mut content.description_id, self.description_id.as_deref(), prose);
        write(&mut content.description_en, self.description_en.as_deref(), prose);
        write(&mut content.materials, self.materials.as_deref(), one_line);
        write(&mut content.care_id, self.care_id.as_deref(), prose);
        write(&mut content.care_en, self.care_en.as_deref(), prose);
        for (code, value) in self.attributes.iter().flatten() {
            match value.as_deref().map(one_line).filter(|value| !value.is_empty()) {
                _ if attributes::find(code).is_none() => unfit.push(problem("attributes", "api-error-attribute")),
                Some(value) => drop(content.attributes.insert(code.clone(), value)),
                None => drop(content.attributes.remove(code)),
            }
        }
    }

    fn apply_options(&self, content: &mut ListingContent, unfit: &mut Vec<Problem>) {
        if let Some(unit) = &self.unit {
            content.unit.clone_from(unit);
            if !UNITS.contains(&unit.as_str()) {
                unfit.push(problem("unit", "listing-problem-unit"));
            }
        }
        if let Some(name) = &self.option_name {
            content.option_name.clone_from(name);
            if !name.is_empty() && !OPTION_NAMES.contains(&name.as_str()) {
                unfit.push(problem("option_name", "listing-problem-option-name"));
            }
        }
        if let Some(variants) = &self.variants {
            if variants.is_empty() || variants.len() > MOST_VARIANTS {
                unfit.push(at_most("variants", "listing-problem-variants", MOST_VARIANTS));
            }
            apply_variants(variants, content, unfit);
        }
        if let Some(tiers) = &self.tiers {
            if tiers.len() > MOST_TIERS {
                unfit.push(at_most("tiers", "listing-problem-tiers", MOST_TIERS));
            }
            let tier = |tier: &TierChange| Tier {
                min_quantity: Some(tier.min_quantity.into()),
                unit_price_minor: Some(tier.unit_price.into()),
            };
            content.tiers = tiers.iter().map(tier).collect();
            content.unread.retain(|field, _| !field.starts_with("tier-"));
        }
    }
}

fn apply_variants(wanted: &[VariantChange], content: &mut ListingContent, unfit: &mut Vec<Problem>) {
    let mut known = std::mem::take(&mut content.variants);
    for wish in wanted {
        let value = wish.value.as_deref().map(one_line);
        let place = match &wish.id {
            Some(id) => known.iter().position(|variant| variant.key.as_str() == id),
            None => known.iter().position(|variant| variant.value == value.as_deref().unwrap_or_default()),
        };
        if place.is_none() && wish.id.is_some() {
            unfit.push(problem("variants", "api-error-variant"));
            continue;
        }
        let mut variant = place.map_or_else(VariantContent::new, |place| known.remove(place));
        let key = variant.key.clone();
        if let Some(value) = value {
            variant.value = value;
        }
        let numbers = [
            ("price", wish.price, &mut variant.price_minor),
            ("weight", wish.weight_g, &mut variant.weight_g),
            ("opening", wish.opening_stock.filter(|_| !variant.is_stocked), &mut variant.opening),
        ];
        for (field, sent, kept) in numbers {
            if sent.is_some() {
                *kept = sent.map(i64::from);
                content.unread.remove(&format!("{field}-{key}"));
            }
        }
        if let Some(sides) = wish.size_mm {
            variant.size_mm = Some(sides.map(i64::from));
            content.unread.remove(&format!("size-{key}"));
        }
        if variant.size_mm.is_some_and(|sides| sides.contains(&0)) {
            unfit.push(problem("variants", "listing-problem-size"));
        }
        content.variants.push(variant);
    }
}

fn write(text: &mut String, sent: Option<&str>, clean: fn(&str) -> String) {
    if let Some(sent) = sent {
        *text = clean(sent);
    }
}

fn problem(field: &str, key: &'static str) -> Problem {
    Problem { field: field.to_owned(), key, args: vec![] }
}

fn at_most(field: &str, key: &'static str, most: usize) -> Problem {
    Problem { args: vec![("n", Arg::Number(most as i64))], ..problem(field, key) }
}
