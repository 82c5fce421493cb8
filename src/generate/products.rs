//! Synthetic products: what a village of that craft would list.

use chrono::DateTime;

use super::dice::{Dice, Weighted};
use super::places::Place;
use super::prices::{offers, round, tiers};
use super::words::{Family, Kind, Words};
use super::{Plan, SPAN_MILLIS, START_MILLIS};
use crate::catalog::{ListingStatus, Making, PriceTier, Product, Variant};
use crate::db::Timestamp;
use crate::import::slug::slug;
use crate::money::Currency;
use crate::stock::Opening;

/// How often a product is of the craft its village is known for.
const OF_THE_VILLAGE: f64 = 0.75;
const SUBMITTED: f64 = 0.01;
const SOLD_OUT: f64 = 0.08;

#[derive(Default)]
pub struct Batch {
    pub products: Vec<Product>,
    pub variants: Vec<Variant>,
    pub tiers: Vec<PriceTier>,
    pub openings: Vec<Opening>,
}

/// Makes the products in their order; the same plan makes the same ones.
pub struct Maker<'a> {
    plan: &'a Plan,
    words: &'a Words,
    places: &'a [Place],
    by_village: Weighted,
    by_family: Weighted,
    /// villages that have their signature product
    has_primary: Vec<bool>,
}

impl<'a> Maker<'a> {
    pub fn new(plan: &'a Plan, words: &'a Words, places: &'a [Place]) -> Self {
        Self {
            plan,
            words,
            places,
            by_village: Weighted::zipf(places.len()),
            by_family: Weighted::new(words.families.iter().map(|family| family.weight)),
            has_primary: vec![false; places.len()],
        }
    }

    /// Adds the product of this number, from 0, to the batch.
    pub fn make(&mut self, number: usize, version: i64, batch: &mut Batch) {
        let mut dice = Dice::of(self.plan.seed, "product", number as u64);
        let village = self.by_village.draw(&mut dice);
        let place = &self.places[village];
        let family = if dice.chance(OF_THE_VILLAGE) { place.family } else { self.by_family.draw(&mut dice) };
        let craft = &self.words.families[family];
        let kind = dice.pick(&craft.kinds);
        let millis = self.listed_at(number, &mut dice);
        let id = dice.id_at(millis);

        let mut product = self.listing(number, place, craft, kind, &mut dice);
        let price = round(kind.2 as f64 * dice.log_normal(craft.spread));
        let offers = offers(kind, price, &mut dice);
        let is_sold_out = dice.chance(SOLD_OUT);
        let at = moment(millis);
        product.id.0.clone_from(&id);
        product.version = version;
        product.created_at = at;
        product.updated_at = at;
        product.is_primary = product.status == ListingStatus::Published && !self.has_primary[village];
        self.has_primary[village] |= product.is_primary;
        product.published_at = (product.status == ListingStatus::Published).then_some(at);
        product.option_name = kind.options().filter(|_| offers.len() > 1).map_or("", |(name, _)| name).to_owned();
        batch.tiers.extend(tiers(&product.id, &offers, &mut dice));
        for (position, offer) in (0..).zip(offers) {
            let on_hand = if is_sold_out { 0 } else { (12.0 * dice.log_normal(1.1)).round() as i64 };
            let with_option = format!("{}-{}", product.sku, slug(&offer.value).to_uppercase());
            let variant = Variant {
                id: crate::ids::VariantId(dice.id_at(millis)),
                product_id: product.id.clone(),
                sku: if offer.value.is_empty() { product.sku.clone() } else { with_option },
                option_value: offer.value,
                position,
                price_minor: offer.price_minor,
                currency: Currency::Idr.code().into(),
                weight_g: offer.weight_g,
                is_active: true,
            };
            let (variant_id, movement_id) = (variant.id.clone(), dice.id_at(millis));
            batch.openings.push(Opening { variant_id, movement_id, on_hand, opened_at: at });
            batch.variants.push(variant);
        }
        batch.products.push(product);
    }

    /// One after the other over the whole time, so that later numbers, ids and versions are newer products.
    fn listed_at(&self, number: usize, dice: &mut Dice) -> i64 {
        let slot = SPAN_MILLIS as f64 / self.plan.products.max(1) as f64;
        START_MILLIS + ((number as f64 + dice.unit()) * slot) as i64
    }

    /// The texts and everything that does not hang on prices and times.
    fn listing(&self, number: usize, place: &Place, craft: &Family, kind: &Kind, dice: &mut Dice) -> Product {
        let (material, way) = (dice.pick(&craft.materials), dice.pick(&craft.ways));
        let mut name_id = format!("{} {} {}", kind.0, material.0, way.0);
        let mut name_en = format!("{} {} {}", way.1, material.1, kind.1);
        if dice.chance(0.5) {
            name_id = format!("{name_id} {}", place.name);
            name_en = format!("{} {name_en}", place.name);
        }
        let (maker_id, maker) = dice.pick(&place.makers).clone();
        let (work, care) = (dice.pick(&craft.work), dice.pick(&craft.care));
        let sku = format!("G{}-{}", self.plan.seed, base36(number));
        let is_food = craft.halal.iter().any(|halal| halal != "na");
        let is_submitted = dice.chance(SUBMITTED);
        Product {
            id: crate::ids::ProductId(String::new()),
            slug: format!("{}-{}", slug(&name_id), sku.to_lowercase()),
            sku,
            bumdes_id: crate::ids::BumdesId(place.bumdes_id.clone()),
            village_code: place.code.clone(),
            producer_id: crate::ids::ProducerId(maker_id),
            category_code: craft.category.clone(),
            status: if is_submitted { ListingStatus::Submitted } else { ListingStatus::Published },
            is_primary: false,
            description_id: format!("{name_id} buatan {maker}, {}. {} {}", place.regency, work.0, care.0),
            description_en: format!("{name_en}, made by {maker}, {}. {} {}", place.regency, work.1, care.1),
            name_id,
            name_en,
            materials: material.0.to_lowercase(),
            unit: kind.4.clone(),
            option_name: String::new(),
            min_order_quantity: if dice.chance(0.06) { dice.between(2, 12) } else { 1 },
            lead_time_days: if is_food { dice.between(1, 7) } else { dice.between(2, 21) } as i32,
            monthly_capacity: (60.0 * dice.log_normal(1.0)).round() as i64,
            halal: dice.pick(&craft.halal).clone(),
            permit_kind: dice.pick(&craft.permits).clone(),
            search_keywords: format!("{}, {}", craft.keywords, kind.1.to_lowercase()),
            sold_count: (3.0 * dice.log_normal(1.8) - 1.0).max(0.0) as i64,
            import_hash: None,
            version: 0,
            published_at: None,
            created_at: Timestamp::default(),
            updated_at: Timestamp::default(),
            making: Making::Stock,
        }
    }
}

fn moment(millis: i64) -> Timestamp {
    DateTime::from_timestamp_millis(millis).unwrap_or_default().naive_utc()
}

/// Five places, which are enough for sixty million and keep SKUs in the order of their numbers.
fn base36(number: usize) -> String {
    let digit = |power: u32| b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number / 36usize.pow(power) % 36] as char;
    (0..5).rev().map(digit).collect()
}
