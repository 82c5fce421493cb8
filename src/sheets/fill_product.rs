//! A row's cells put into a listing's content. An empty cell changes nothing: to take something out is the editor's.

use super::columns::{SKU, attribute};
use super::plan::CellFault;
use super::plan_stock::fault;
use super::product_cells::{BETWEEN, ProductWords, cell};
use super::read::Row;
use crate::catalog::Making;
use crate::import::cells::{formula, not_one_of, not_whole};
use crate::import::finding::shown;
use crate::import::options::parse_options;
use crate::import::product_row::PRICES;
use crate::import::tiers::parse_tiers;
use crate::import::{Fault, formula_sign};
use crate::listings::attributes::{Attribute, Kind};
use crate::listings::content::{ListingContent, Maker, OPTION_NAMES, Tier, UNITS, VariantContent};
use crate::listings::numbers::{amount, grams};

pub fn fill(
    base: &ListingContent,
    row: &Row,
    columns: &[&'static str],
    with: &ProductWords<'_>,
) -> (ListingContent, Vec<CellFault>) {
    let (mut content, mut faults) = (base.clone(), Vec::new());
    // prices and weights are told option by option
    let options_first = columns.iter().filter(|column| **column == "options");
    let others = columns.iter().filter(|column| **column != "options" && **column != SKU);
    for column in options_first.chain(others) {
        let typed = row.get(column).replace("\r\n", "\n");
        // what our own file says of it today, whatever it is
        if typed.is_empty() || typed == cell(column, "", base, with).plain() {
            continue;
        }
        if let Err(found) = set(&mut content, column, &typed, with) {
            faults.push(fault(column, found));
        }
    }
    // a maker lives somewhere: what is made there is from there
    let known = content.producer.id.as_ref().and_then(|id| with.places.maker(id.as_str()));
    if let Some(maker) = known.filter(|_| content.producer != base.producer) {
        content.village_code.clone_from(&maker.village_code);
    }
    (content, faults)
}

fn set(content: &mut ListingContent, column: &str, typed: &str, with: &ProductWords<'_>) -> Result<(), Fault> {
    match column {
        "name-id" => content.name_id = line(typed)?,
        "name-en" => content.name_en = line(typed)?,
        "category" => content.category = category(typed, with)?,
        "village" => content.village_code = village(typed, with)?,
        "maker" => content.producer = maker(&line(typed)?, content, with),
        "description-id" => content.description_id = prose(typed)?,
        "description-en" => content.description_en = prose(typed)?,
        "materials" => content.materials = line(typed)?,
        "care-id" => content.care_id = prose(typed)?,
        "care-en" => content.care_en = prose(typed)?,
        "unit" => content.unit = unit(typed, with)?,
        "options" => options(content, typed, with)?,
        "price" => each_option(content, column, typed, amount, |variant, n| variant.price_minor = Some(n))?,
        "weight" => each_option(content, column, typed, grams, |variant, n| variant.weight_g = Some(n))?,
        "opening" => opening(content, typed)?,
        "tiers" => tiers(content, typed)?,
        "minimum" => content.min_order_quantity = Some(whole(content, "min_order_quantity", typed)?),
        "making" => making(content, typed, with)?,
        "lead-time" => content.lead_time_days = Some(whole(content, "lead_time_days", typed)?),
        "capacity" => content.monthly_capacity = Some(whole(content, "monthly_capacity", typed)?),
        column => {
            let Some(attribute) = attribute(column) else { return Ok(()) };
            let value = answer(attribute, column, typed, with)?;
            content.attributes.insert(attribute.code.clone(), value);
        }
    }
    Ok(())
}

fn line(typed: &str) -> Result<String, Fault> {
    harmless(typed)?;
    Ok(typed.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn prose(typed: &str) -> Result<String, Fault> {
    harmless(typed)?;
    Ok(typed.trim().to_owned())
}

fn harmless(typed: &str) -> Result<(), Fault> {
    if let Some(sign) = formula_sign(typed) {
        return Err(formula(sign));
    }
    if typed.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Fault::new("import-control-character"));
    }
    Ok(())
}

/// A number that the editor could not read stood there: it can now.
fn whole(content: &mut ListingContent, field: &str, typed: &str) -> Result<i64, Fault> {
    let number = amount(typed).ok_or_else(|| not_whole(typed))?;
    content.unread.remove(field);
    Ok(number)
}

fn is_same(typed: &str, known: &str) -> bool {
    typed.trim().to_lowercase() == known.to_lowercase()
}

fn category(typed: &str, with: &ProductWords<'_>) -> Result<String, Fault> {
    let known = &with.places.categories;
    let meant = known.iter().find(|c| [&c.code, &c.name_id, &c.name_en].iter().any(|name| is_same(typed, name)));
    let names = || known.iter().map(|c| with.words.language.pick(&c.name_id, &c.name_en)).collect::<Vec<_>>();
    meant.map(|category| category.code.clone()).ok_or_else(|| not_one_of(typed, names().join(", ")))
}

/// By its code, or by its name where that is one of theirs alone.
fn village(typed: &str, with: &ProductWords<'_>) -> Result<String, Fault> {
    let known = &with.places.villages;
    if let Some(by_code) = known.iter().find(|village| village.code == typed) {
        return Ok(by_code.code.clone());
    }
    let named: Vec<_> = known.iter().filter(|village| is_same(typed, &village.name)).collect();
    match named[..] {
        [one] => Ok(one.code.clone()),
        [] => {
            let names = known.iter().map(|village| village.name.as_str()).collect::<Vec<_>>();
            Err(not_one_of(typed, names.join(", ")))
        }
        _ => {
            let codes = named.iter().map(|village| village.code.as_str()).collect::<Vec<_>>();
            Err(Fault::new("sheet-fault-village").with("name", shown(typed)).with("codes", codes.join(", ")))
        }
    }
}

/// One that is known by this name, in the product's own village first; else a new one.
fn maker(name: &str, content: &ListingContent, with: &ProductWords<'_>) -> Maker {
    let mut known = with.places.makers.iter().filter(|maker| is_same(name, &maker.name)).collect::<Vec<_>>();
    known.sort_by_key(|maker| maker.village_code != content.village_code);
    match known.first() {
        Some(maker) => Maker { id: Some(maker.id.clone()), ..Maker::default() },
        None => Maker { new_name: name.to_owned(), ..Maker::default() },
    }
}

fn unit(typed: &str, with: &ProductWords<'_>) -> Result<String, Fault> {
    let codes = || UNITS.iter().copied();
    let choices = || with.words.choices("listing-unit-", codes());
    with.words.code("listing-unit-", codes(), typed).map(str::to_owned).ok_or_else(|| not_one_of(typed, choices()))
}

fn making(content: &mut ListingContent, typed: &str, with: &ProductWords<'_>) -> Result<(), Fault> {
    let codes = || Making::ALL.iter().map(|making| making.as_str());
    let code = with.words.code("listing-making-", codes(), typed);
    let making = code.and_then(Making::parse);
    let making = making.ok_or_else(|| not_one_of(typed, with.words.choices("listing-making-", codes())))?;
    if !content.may_be_made(making) {
        return Err(Fault::new("sheet-fault-making"));
    }
    content.making = making;
    Ok(())
}

/// `Ukuran=kecil|besar`. An option that is there already keeps its price, its stock and its place in carts.
fn options(content: &mut ListingContent, typed: &str, with: &ProductWords<'_>) -> Result<(), Fault> {
    let (name, values) =
        typed.split_once('=').ok_or_else(|| Fault::new("import-options-shape").with("value", shown(typed)))?;
    let code = with.words.code("catalog-option-", OPTION_NAMES.iter().copied(), name).ok_or_else(|| {
        let choices = with.words.choices("catalog-option-", OPTION_NAMES.iter().copied());
        Fault::new("import-option-name").with("value", shown(name.trim())).with("choices", choices)
    })?;
    let (name, values) = parse_options(&format!("{code}={values}"))?;
    let known = std::mem::take(&mut content.variants);
    let variant = |(place, value): (usize, String)| {
        let same = known.iter().find(|variant| is_same(&value, &variant.value));
        // the only one of a product without options becomes the first of them
        let only = known.first().filter(|only| place == 0 && known.len() == 1 && only.value.is_empty());
        let variant = same.or(only).cloned().unwrap_or_default();
        VariantContent { value, ..variant }
    };
    content.variants = values.into_iter().enumerate().map(variant).collect();
    content.option_name = name;
    Ok(())
}

/// One value for all options, or one for each; an empty one between two separators leaves its option alone.
fn each_option(
    content: &mut ListingContent,
    field: &str,
    typed: &str,
    parse: fn(&str) -> Option<i64>,
    put: impl Fn(&mut VariantContent, i64),
) -> Result<(), Fault> {
    let values = values(typed, parse)?;
    let places = content.variants.len();
    if values.len() != 1 && values.len() != places {
        return Err(wrong_count(values.len(), places));
    }
    for (place, variant) in content.variants.iter_mut().enumerate() {
        if let Some(value) = values[if values.len() == 1 { 0 } else { place }] {
            put(variant, value);
            content.unread.remove(&format!("{field}-{}", variant.key));
        }
    }
    Ok(())
}

fn values(typed: &str, parse: fn(&str) -> Option<i64>) -> Result<Vec<Option<i64>>, Fault> {
    let value = |part: &str| match part.trim() {
        "" => Ok(None),
        part => parse(part).map(Some).ok_or_else(|| not_whole(part)),
    };
    typed.split(BETWEEN).map(value).collect()
}

fn wrong_count(values: usize, options: usize) -> Fault {
    Fault::new("sheet-fault-count").with("n", values as i64).with("options", options as i64)
}

/// What is stocked already is counted, not opened.
fn opening(content: &mut ListingContent, typed: &str) -> Result<(), Fault> {
    let values = values(typed, amount)?;
    let places = content.variants.len();
    if values.len() != 1 && values.len() != places {
        return Err(wrong_count(values.len(), places));
    }
    let of = |place: usize| values[if values.len() == 1 { 0 } else { place }];
    let is_for_all = values.len() == 1 && content.variants.iter().any(|variant| !variant.is_stocked);
    let stocked = |(place, variant): (usize, &VariantContent)| variant.is_stocked && of(place).is_some();
    if !is_for_all && content.variants.iter().enumerate().any(stocked) {
        return Err(Fault::new("sheet-fault-stocked"));
    }
    for (place, variant) in content.variants.iter_mut().enumerate().filter(|(_, variant)| !variant.is_stocked) {
        if let Some(pieces) = of(place) {
            variant.opening = Some(pieces);
            content.unread.remove(&format!("opening-{}", variant.key));
        }
    }
    Ok(())
}

/// `10:40.000; 50:35.000`
fn tiers(content: &mut ListingContent, typed: &str) -> Result<(), Fault> {
    let digits = |part: &str| amount(part).map_or_else(|| part.trim().to_owned(), |n| n.to_string());
    let tier = |tier: &str| tier.split(':').map(digits).collect::<Vec<_>>().join(":");
    let plain = typed.split(BETWEEN).map(tier).collect::<Vec<_>>().join(BETWEEN);
    let lowest = content.variants.iter().filter_map(|variant| variant.price_minor).min().unwrap_or(i64::MAX);
    let tiers = parse_tiers(&plain, lowest, &PRICES)?;
    content.unread.retain(|field, _| !field.starts_with("tier-"));
    let tier = |(quantity, price)| Tier { min_quantity: Some(quantity), unit_price_minor: Some(price) };
    content.tiers = tiers.into_iter().map(tier).collect();
    Ok(())
}

fn answer(attribute: &Attribute, column: &str, typed: &str, with: &ProductWords<'_>) -> Result<String, Fault> {
    let prefix = format!("{column}-");
    let codes = || attribute.choices.iter().map(String::as_str);
    match attribute.kind {
        Kind::Text => line(typed),
        // `12` from `12 bulan`
        Kind::Number => {
            typed.split(' ').next().and_then(amount).map(|number| number.to_string()).ok_or_else(|| not_whole(typed))
        }
        Kind::Choice => {
            let chosen = with.words.code(&prefix, codes(), typed).map(str::to_owned);
            chosen.ok_or_else(|| not_one_of(typed, with.words.choices(&prefix, codes())))
        }
    }
}
