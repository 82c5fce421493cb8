//! What a buyer saw when they ordered their basket, and what of it is different now.

use std::collections::HashMap;

use crate::baskets::{Basket, BasketLine};
use crate::catalog::with_option;
use crate::i18n::Language;
use crate::ids::{BumdesId, VariantId};

/// Each price and quantity that the page showed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// how many, and the price of one
    pub lines: HashMap<VariantId, (i64, i64)>,
    /// of each BUMDes
    pub shipping: HashMap<BumdesId, i64>,
    pub total_minor: i64,
}

/// As somebody reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    id: String,
    en: String,
}

impl Name {
    fn of(line: &BasketLine) -> Self {
        let with = |name: &str| with_option(name, &line.good.option_value);
        Self { id: with(&line.good.name_id), en: with(&line.good.name_en) }
    }

    pub fn pick(&self, language: Language) -> &str {
        language.pick(&self.id, &self.en)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Something was put in, taken out or ordered meanwhile, or how many.
    Contents,
    Price {
        name: Name,
        was_minor: i64,
        now_minor: i64,
    },
    Shipping {
        bumdes: String,
        was_minor: i64,
        now_minor: i64,
    },
    /// It cannot be ordered as it is: gone, too few, another minimum or lot. The basket says which.
    Trouble {
        name: Name,
    },
}

impl Seen {
    /// The page of this basket.
    pub fn of(basket: &Basket) -> Self {
        let line = |line: &BasketLine| (line.good.variant_id.clone(), (line.quantity, line.price.unit_price_minor));
        let shipping = basket.parts.iter().filter_map(|part| Some((part.bumdes_id.clone(), part.shipping_minor?)));
        Self {
            lines: basket.lines().map(line).collect(),
            shipping: shipping.collect(),
            total_minor: basket.total_minor.unwrap_or(0),
        }
    }

    /// Nothing where the page would show the same again, and all of it can be ordered.
    pub(super) fn differences(&self, basket: &Basket) -> Vec<Difference> {
        let mut differences = Vec::new();
        let is_same = |line: &BasketLine| {
            self.lines.get(&line.good.variant_id).is_some_and(|(quantity, _)| *quantity == line.quantity)
        };
        if self.lines.len() != basket.lines().count() || !basket.lines().all(is_same) {
            differences.push(Difference::Contents);
        }
        for line in basket.lines() {
            if line.trouble.is_some() {
                differences.push(Difference::Trouble { name: Name::of(line) });
            }
            let now_minor = line.price.unit_price_minor;
            match self.lines.get(&line.good.variant_id) {
                Some((quantity, was_minor)) if *was_minor != now_minor && *quantity == line.quantity => {
                    let was_minor = *was_minor;
                    differences.push(Difference::Price { name: Name::of(line), was_minor, now_minor });
                }
                _ => {}
            }
        }
        for part in &basket.parts {
            match (self.shipping.get(&part.bumdes_id), part.shipping_minor) {
                (Some(was_minor), Some(now_minor)) if *was_minor != now_minor => {
                    let (bumdes, was_minor) = (part.bumdes_name.clone(), *was_minor);
                    differences.push(Difference::Shipping { bumdes, was_minor, now_minor });
                }
                _ => {}
            }
        }
        differences
    }
}
