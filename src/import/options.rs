//! `size=S|M|L` with `85000;90000;95000`: the options of a product, their prices and weights.

use std::ops::RangeInclusive;

use super::cells::{formula_sign, whole_number};
use super::fault::Fault;
use super::finding::shown;

/// What options can be about; pages have a word for each.
pub const OPTION_NAMES: &[&str] = &["size", "color", "weight", "rasa"];
const MOST_OPTIONS: usize = 30;
const MOST_CHARS: usize = 60;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductOption {
    /// empty for the only variant
    pub value: String,
    pub price_minor: i64,
    pub weight_g: i64,
}

/// The name and the values; nothing for a product of one variant.
pub fn parse_options(text: &str) -> Result<(String, Vec<String>), Fault> {
    if text.is_empty() {
        return Ok((String::new(), vec![String::new()]));
    }
    let Some((name, values)) = text.split_once('=') else {
        return Err(Fault::new("import-options-shape").with("value", shown(text)));
    };
    let name = name.trim();
    if !OPTION_NAMES.contains(&name) {
        let choices = OPTION_NAMES.join(", ");
        return Err(Fault::new("import-option-name").with("value", shown(name)).with("choices", choices));
    }
    let values: Vec<String> = values.split('|').map(|v| v.trim().to_owned()).collect();
    if values.len() > MOST_OPTIONS {
        let count = values.len().to_string();
        return Err(Fault::new("import-too-many-options").with("count", count).with("most", MOST_OPTIONS.to_string()));
    }
    for (i, value) in values.iter().enumerate() {
        let wrong = |key: &str| Err(Fault::new(key).with("value", shown(value)).with("most", MOST_CHARS.to_string()));
        if value.is_empty() {
            return Err(Fault::new("import-option-empty"));
        }
        if value.chars().count() > MOST_CHARS {
            return wrong("import-option-long");
        }
        if formula_sign(value).is_some() {
            return wrong("import-option-formula");
        }
        if values[..i].iter().any(|before| before.to_lowercase() == value.to_lowercase()) {
            return wrong("import-option-twice");
        }
    }
    Ok((name.to_owned(), values))
}

/// As many prices as options, in their order.
pub fn parse_prices(text: &str, options: usize, range: &RangeInclusive<i64>) -> Result<Vec<i64>, Fault> {
    if text.is_empty() {
        return Err(Fault::new("import-empty"));
    }
    let prices: Vec<i64> = text.split(';').map(|p| whole_number(p.trim(), range)).collect::<Result<_, _>>()?;
    if prices.len() != options {
        return Err(Fault::new("import-price-count")
            .with("prices", prices.len() as i64)
            .with("options", options as i64));
    }
    Ok(prices)
}

/// The packed weight of each option, from that of the first: an option that is itself a weight or a
/// volume (`250g`, `1kg`, `500ml`) weighs that much more or less; others weigh the same.
pub fn weights(first_g: i64, values: &[String]) -> Vec<i64> {
    let contents: Option<Vec<i64>> = values.iter().map(|v| content_g(v)).collect();
    match contents.as_deref() {
        Some([first, ..]) => contents.iter().flatten().map(|g| (first_g + g - first).max(1)).collect(),
        _ => vec![first_g; values.len()],
    }
}

/// Grams of `250g`, `1kg`, and of water for `250ml`, `1l`: near enough to price a parcel.
fn content_g(value: &str) -> Option<i64> {
    let value = value.to_lowercase();
    let split = value.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = value.split_at(split);
    let number: i64 = number.parse().ok().filter(|n| (1..=1_000_000).contains(n))?;
    match unit.trim() {
        "g" | "gr" | "gram" | "ml" => Some(number),
        "kg" | "l" | "liter" => Some(number * 1_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        parse_options(text).unwrap().1
    }

    #[test]
    fn options_are_read_in_their_order() {
        assert_eq!(
            parse_options("rasa=dark 70%|susu").unwrap(),
            ("rasa".into(), vec!["dark 70%".into(), "susu".into()])
        );
        assert_eq!(parse_options("").unwrap(), (String::new(), vec![String::new()]));
        for wrong in ["S|M", "shape=round", "size=", "size=S||M", "size=s|S", "size=S|=1+1", "=size"] {
            assert!(parse_options(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_option_has_a_price() {
        assert_eq!(parse_prices("15000;17000", 2, &(1..=1_000_000)), Ok(vec![15_000, 17_000]));
        let wrong = parse_prices("15000", 2, &(1..=1_000_000)).unwrap_err();
        assert_eq!(wrong.to_string(), "has 1 price for 2 options");
        assert!(parse_prices("15000;", 2, &(1..=1_000_000)).is_err());
    }

    #[test]
    fn an_option_that_is_a_weight_adds_its_difference() {
        assert_eq!(weights(290, &values("weight=250g|500g|1kg")), [290, 540, 1_040]);
        assert_eq!(weights(700, &values("size=500ml|250ml")), [700, 450]);
        assert_eq!(weights(100, &values("size=500g|100g")), [100, 1]);
        assert_eq!(weights(650, &values("size=20cm|25cm")), [650, 650]);
        assert_eq!(weights(650, &values("size=250g|besar")), [650, 650]);
        assert_eq!(weights(280, &values("")), [280]);
    }
}
