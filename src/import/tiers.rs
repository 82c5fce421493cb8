//! `10:40000;50:35000`: from 10 pieces Rp40.000 each, from 50 Rp35.000.

use std::ops::RangeInclusive;

use super::cells::whole_number;
use super::fault::Fault;
use super::finding::shown;

const MOST_TIERS: usize = 10;
const QUANTITIES: RangeInclusive<i64> = 2..=1_000_000;

/// Quantity and unit price in rupiah: quantities rise, prices fall, and the first is below `lowest_price`.
pub fn parse_tiers(text: &str, lowest_price: i64, prices: &RangeInclusive<i64>) -> Result<Vec<(i64, i64)>, Fault> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let mut tiers: Vec<(i64, i64)> = Vec::new();
    for tier in text.split(';') {
        let Some((quantity, price)) = tier.split_once(':') else {
            return Err(Fault::new("import-tier-shape").with("value", shown(tier)));
        };
        let of = |key: &'static str| move |what: Fault| Fault::new(key).with("what", what);
        let quantity = whole_number(quantity.trim(), &QUANTITIES).map_err(of("import-tier-quantity"))?;
        let price = whole_number(price.trim(), prices).map_err(of("import-tier-price"))?;
        let (quantity_before, price_before) = tiers.last().copied().unwrap_or((0, lowest_price));
        let not = |key: &str, before: i64| {
            let fault = Fault::new(key).with("quantity", quantity.to_string()).with("price", price.to_string());
            Err(fault.with("before", before.to_string()))
        };
        if quantity <= quantity_before {
            return not("import-tier-rises", quantity_before);
        }
        if price >= price_before {
            return not("import-tier-falls", price_before);
        }
        tiers.push((quantity, price));
    }
    if tiers.len() > MOST_TIERS {
        let count = tiers.len().to_string();
        return Err(Fault::new("import-too-many-tiers").with("count", count).with("most", MOST_TIERS.to_string()));
    }
    Ok(tiers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_pieces_cost_less_each() {
        let parse = |text| parse_tiers(text, 45_000, &(1..=1_000_000));
        assert_eq!(parse("10:40000;50:35000"), Ok(vec![(10, 40_000), (50, 35_000)]));
        assert_eq!(parse(""), Ok(vec![]));
        let wrong = ["10:45000", "10:40000;50:40000", "10:40000;10:30000", "50:40000;10:30000", "1:40000", "10:-5"];
        for text in wrong.into_iter().chain(["10", "10:4.5", "x:40000", "10:40000;", "10:0"]) {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
