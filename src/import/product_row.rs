//! A line of `products.csv`.

use std::ops::RangeInclusive;

use sha2::{Digest, Sha256};

use super::cells::Cells;
use super::fault::Fault;
use super::finding::{Finding, shown};
use super::options::{ProductOption, parse_options, parse_prices, weights};
use super::table::Row;
use super::tiers::parse_tiers;
use super::village_row::village_code;

pub const COLUMNS: &[&str] = &[
    "sku",
    "village_code",
    "is_primary",
    "category",
    "name_id",
    "name_en",
    "description_id",
    "description_en",
    "producer",
    "materials",
    "unit",
    "options",
    "price_idr",
    "weight_g",
    "stock",
    "min_order_qty",
    "wholesale_tiers",
    "wholesale_moq",
    "lead_time_days",
    "monthly_capacity",
    "halal",
    "permit_kind",
    "search_keywords",
];

pub const UNITS: &[&str] = &["pcs", "pack", "bottle", "pair", "kg", "m"];
pub const HALAL: &[&str] = &["yes", "no", "na"];
pub const PERMIT_KINDS: &[&str] = &["none", "PIRT", "BPOM", "SNI"];

const MOST_SKU_CHARS: usize = 40;
const MOST_NAME_CHARS: usize = 120;
const MOST_DESCRIPTION_CHARS: usize = 4_000;
const MOST_KEYWORDS_CHARS: usize = 500;
pub(crate) const PRICES: RangeInclusive<i64> = 1..=10_000_000_000;
/// a tonne
const WEIGHTS_G: RangeInclusive<i64> = 1..=1_000_000;
const COUNTS: RangeInclusive<i64> = 0..=10_000_000;
const QUANTITIES: RangeInclusive<i64> = 1..=1_000_000;
const LEAD_TIME_DAYS: RangeInclusive<i64> = 0..=365;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductRow {
    pub line: usize,
    pub sku: String,
    pub village_code: String,
    pub is_primary: bool,
    pub category: String,
    pub name_id: String,
    pub name_en: String,
    pub description_id: String,
    pub description_en: String,
    pub producer: String,
    pub materials: String,
    pub unit: String,
    pub option_name: String,
    pub options: Vec<ProductOption>,
    /// over all options
    pub stock: i64,
    pub min_order_quantity: i64,
    /// quantity and unit price
    pub tiers: Vec<(i64, i64)>,
    pub lead_time_days: i32,
    pub monthly_capacity: i64,
    pub halal: String,
    pub permit_kind: String,
    pub search_keywords: String,
    /// SHA-256 over the cells: the same row again has the same
    pub hash: String,
}

impl ProductRow {
    /// Every cell is checked, so that one run tells all that is wrong.
    pub(super) fn parse(row: &Row, categories: &[&str], findings: &mut Vec<Finding>) -> Option<Self> {
        let mut cells = Cells::new(row, COLUMNS, findings)?;
        let sku = sku(&mut cells);
        let village_code = village_code(&mut cells, "village_code");
        let is_primary = cells.word("is_primary", &["1", "0"]);
        let category = cells.word("category", categories);
        let name_id = cells.text("name_id", MOST_NAME_CHARS);
        let name_en = cells.text("name_en", MOST_NAME_CHARS);
        let description_id = cells.prose("description_id", MOST_DESCRIPTION_CHARS);
        let description_en = cells.prose("description_en", MOST_DESCRIPTION_CHARS);
        let producer = cells.text("producer", MOST_NAME_CHARS);
        let materials = cells.text("materials", MOST_KEYWORDS_CHARS);
        let unit = cells.word("unit", UNITS);
        let weight_g = cells.number("weight_g", WEIGHTS_G);
        let offer = offer(&mut cells);
        let stock = cells.number("stock", COUNTS);
        let min_order_quantity = cells.number("min_order_qty", QUANTITIES);
        let lead_time_days = cells.number("lead_time_days", LEAD_TIME_DAYS);
        let monthly_capacity = cells.number("monthly_capacity", COUNTS);
        let halal = cells.word("halal", HALAL);
        let permit_kind = cells.word("permit_kind", PERMIT_KINDS);
        let search_keywords = cells.optional_text("search_keywords", MOST_KEYWORDS_CHARS);
        let offer = offer?;
        Some(Self {
            line: row.line,
            sku: sku?,
            village_code: village_code?,
            is_primary: is_primary? == "1",
            category: category?,
            name_id: name_id?,
            name_en: name_en?,
            description_id: description_id?,
            description_en: description_en?,
            producer: producer?,
            materials: materials?,
            unit: unit?,
            options: offer.options(weight_g?),
            option_name: offer.option_name,
            stock: stock?,
            min_order_quantity: min_order_quantity?,
            tiers: offer.tiers,
            lead_time_days: i32::try_from(lead_time_days?).ok()?,
            monthly_capacity: monthly_capacity?,
            halal: halal?,
            permit_kind: permit_kind?,
            search_keywords: search_keywords?.unwrap_or_default(),
            hash: hash(row),
        })
    }
}

/// Letters, digits and `-._` alone: a SKU is printed, scanned and typed.
fn sku(cells: &mut Cells<'_>) -> Option<String> {
    let sku = cells.text("sku", MOST_SKU_CHARS)?;
    let has_shape = sku.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
    if has_shape {
        return Some(sku);
    }
    cells.refuse("sku", format!("{} has other signs than A–Z, 0–9, - . _", shown(&sku)));
    None
}

/// The cells that only make sense together: options, their prices, tiers below the lowest price.
struct Offer {
    option_name: String,
    values: Vec<String>,
    prices: Vec<i64>,
    tiers: Vec<(i64, i64)>,
}

impl Offer {
    fn options(&self, first_weight_g: i64) -> Vec<ProductOption> {
        let weights = weights(first_weight_g, &self.values);
        let parts = self.values.iter().zip(&self.prices).zip(weights);
        parts
            .map(|((value, price), weight_g)| ProductOption { value: value.clone(), price_minor: *price, weight_g })
            .collect()
    }
}

fn offer(cells: &mut Cells<'_>) -> Option<Offer> {
    let options = cells.plain("options").and_then(|text| or_refuse(cells, "options", parse_options(&text)));
    let prices = cells.plain_number("price_idr").and_then(|text| {
        // with options unknown, the prices are still read for what is wrong in themselves
        let count = options.as_ref().map_or_else(|| text.split(';').count(), |(_, values)| values.len());
        or_refuse(cells, "price_idr", parse_prices(&text, count, &PRICES))
    });
    let lowest = prices.as_ref().and_then(|p| p.iter().min().copied()).unwrap_or(i64::MAX);
    let tiers = cells
        .plain_number("wholesale_tiers")
        .and_then(|text| or_refuse(cells, "wholesale_tiers", parse_tiers(&text, lowest, &PRICES)));
    let minimum = cells.plain_number("wholesale_moq");
    if let (Some(tiers), Some(minimum)) = (&tiers, minimum) {
        let expected = tiers.first().map(|(quantity, _)| quantity.to_string()).unwrap_or_default();
        if minimum != expected {
            let must = if expected.is_empty() {
                "be empty without tiers".into()
            } else {
                format!("be {expected}, the first tier's quantity")
            };
            cells.refuse("wholesale_moq", format!("is {}, but must {must}", shown(&minimum)));
            return None;
        }
    }
    let (option_name, values) = options?;
    Some(Offer { option_name, values, prices: prices?, tiers: tiers? })
}

fn or_refuse<T>(cells: &mut Cells<'_>, column: &str, parsed: Result<T, Fault>) -> Option<T> {
    parsed.map_err(|reason| cells.refuse(column, reason)).ok()
}

fn hash(row: &Row) -> String {
    let mut sha = Sha256::new();
    for cell in &row.cells {
        sha.update(cell.trim_ascii());
        // so that moving a letter into the next cell makes another hash
        sha.update([0x1f]);
    }
    sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
