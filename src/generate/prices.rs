//! What a synthetic product costs: its options and its prices for larger quantities.

use super::dice::Dice;
use super::words::Kind;
use crate::catalog::PriceTier;
use crate::ids::ProductId;
use crate::import::options::weights;

pub struct Offer {
    /// empty for a product without options
    pub value: String,
    pub price_minor: i64,
    pub weight_g: i64,
}

/// Two to four of the kind's options with what each costs, or one without a name.
pub fn offers(kind: &Kind, price: i64, dice: &mut Dice) -> Vec<Offer> {
    let options = kind.options().filter(|_| dice.chance(0.55));
    let Some((name, values)) = options else {
        return vec![Offer { value: String::new(), price_minor: price, weight_g: kind.3 }];
    };
    let count = dice.between(2, values.len().min(4) as i64) as usize;
    let values: Vec<String> = values.iter().take(count).map(|value| (*value).to_owned()).collect();
    let weights = weights(kind.3, &values);
    let grows = name == "size" && values.iter().all(|value| value.ends_with("cm"));
    let offer = |(place, (value, weight_g)): (usize, (String, i64))| {
        let heavier = (weight_g as f64 / kind.3.max(1) as f64).powf(0.92);
        let factor = if grows { 1.4f64.powi(place as i32) } else { heavier.max(0.2) };
        Offer { value, price_minor: round(price as f64 * factor), weight_g }
    };
    values.into_iter().zip(weights).enumerate().map(offer).collect()
}

/// For a third of the products: less from a dozen or so on, and less still from five times that.
pub fn tiers(product_id: &ProductId, offers: &[Offer], dice: &mut Dice) -> Vec<PriceTier> {
    let lowest = offers.iter().map(|offer| offer.price_minor).min().unwrap_or_default();
    let (first, second) = (lowest * 9 / 10 / 100 * 100, lowest * 8 / 10 / 100 * 100);
    if second == 0 || !dice.chance(0.35) {
        return Vec::new();
    }
    let min_quantity = *dice.pick(&[5, 10, 12, 20]);
    let tier =
        |(min_quantity, unit_price_minor)| PriceTier { product_id: product_id.clone(), min_quantity, unit_price_minor };
    [(min_quantity, first), (min_quantity * 5, second)].map(tier).into()
}

/// As people write prices: steps of 500 for small ones, of 5,000 for large ones.
pub fn round(price: f64) -> i64 {
    let step = match price {
        p if p < 50_000.0 => 500.0,
        p if p < 250_000.0 => 1_000.0,
        _ => 5_000.0,
    };
    ((price / step).round() as i64).max(4) * step as i64
}
