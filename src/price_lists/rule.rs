//! Which price a company pays.
//!
//! A list for the company itself beats one for a group it is in, which beats what everybody pays. Of several lists of the
//! same kind the lowest price at that quantity wins. The list that wins brings its minimum and its lots along. The rule
//! in words, with examples: `docs/wholesale-prices.md`.

use serde::Serialize;

use crate::ids::PriceListId;

crate::text_enum! {
    /// Where a price comes from, the weakest first.
    Origin {
        /// what everybody pays
        Product = "product",
        Group = "group",
        Company = "company",
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tier {
    pub min_quantity: i64,
    pub unit_price_minor: i64,
}

/// What one list, or the product itself, asks for a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offer {
    pub origin: Origin,
    /// of what everybody pays there is none
    pub list: Option<ListName>,
    /// fewer are not sold
    pub minimum: i64,
    /// sold in steps of so many
    pub lot_size: i64,
    /// by quantity, each lower than the one before; never empty
    pub tiers: Vec<Tier>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListName {
    pub id: PriceListId,
    pub name: String,
    /// the group's, of a list for one
    pub group: Option<String>,
}

/// Why a quantity cannot be ordered, and which can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Unfit {
    BelowMinimum {
        minimum: i64,
    },
    /// between two lots
    OutsideLot {
        lot_size: i64,
        fewer: Option<i64>,
        more: i64,
    },
}

/// The price of one quantity, and the reason for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Price {
    pub unit_price_minor: i64,
    pub origin: Origin,
    pub list: Option<ListName>,
    /// the quantity from which on it holds
    pub from: i64,
    pub minimum: i64,
    pub lot_size: i64,
    pub unfit: Option<Unfit>,
}

impl Offer {
    /// The lowest reached; below the minimum the one that begins there.
    fn tier_at(&self, quantity: i64) -> Tier {
        let reached = self.tiers.iter().rev().find(|tier| tier.min_quantity <= quantity);
        reached.or(self.tiers.first()).copied().unwrap_or(Tier { min_quantity: 1, unit_price_minor: 0 })
    }

    fn unfit(&self, quantity: i64) -> Option<Unfit> {
        if quantity < self.minimum {
            return Some(Unfit::BelowMinimum { minimum: self.minimum });
        }
        let over = quantity % self.lot_size;
        let fewer = Some(quantity - over).filter(|fewer| *fewer >= self.minimum);
        let more = quantity.saturating_sub(over).saturating_add(self.lot_size);
        (over > 0).then_some(Unfit::OutsideLot { lot_size: self.lot_size, fewer, more })
    }

    fn price(&self, quantity: i64) -> Price {
        let Tier { min_quantity, unit_price_minor } = self.tier_at(quantity);
        Price {
            unit_price_minor,
            origin: self.origin,
            list: self.list.clone(),
            from: min_quantity,
            minimum: self.minimum,
            lot_size: self.lot_size,
            unfit: self.unfit(quantity),
        }
    }
}

/// Everything that one company may be asked for a variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prices {
    /// what everybody pays
    pub product: Offer,
    /// those that hold today, in the order they were made
    pub lists: Vec<Offer>,
}

impl Prices {
    /// The offers of the strongest origin there is: the others count for nothing.
    pub fn strongest(&self) -> Vec<&Offer> {
        let origin = self.lists.iter().map(|offer| offer.origin).max().unwrap_or(Origin::Product);
        let lists: Vec<&Offer> = self.lists.iter().filter(|offer| offer.origin == origin).collect();
        if lists.is_empty() { vec![&self.product] } else { lists }
    }

    /// What everybody pays for as many of the product.
    pub fn usual_minor(&self, of_product: i64) -> i64 {
        self.product.tier_at(of_product).unit_price_minor
    }

    /// `of_product`: of all options together, by which the minimum and the tiers of what everybody pays count. Lists
    /// count each option by itself.
    pub fn at(&self, quantity: i64, of_product: i64) -> Price {
        let price = |offer: &Offer| match offer.origin {
            Origin::Product => offer.price(of_product),
            Origin::Company | Origin::Group => offer.price(quantity),
        };
        // what can be ordered so, at the lowest price; where nothing can, what takes the next quantity. Of equals the
        // list that was made first.
        let rank = |price: &Price| match price.unfit {
            None => (0, 0, price.unit_price_minor),
            Some(Unfit::BelowMinimum { minimum: next } | Unfit::OutsideLot { more: next, .. }) => {
                (1, next, price.unit_price_minor)
            }
        };
        let prices = self.strongest().into_iter().map(price);
        prices.min_by_key(rank).unwrap_or_else(|| price(&self.product))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(origin: Origin, name: &str, minimum: i64, lot_size: i64, tiers: &[(i64, i64)]) -> Offer {
        let list = ListName { id: PriceListId(name.into()), name: name.into(), group: None };
        let tier = |(min_quantity, unit_price_minor): &(i64, i64)| Tier {
            min_quantity: *min_quantity,
            unit_price_minor: *unit_price_minor,
        };
        let list = Some(list).filter(|_| origin != Origin::Product);
        Offer { origin, list, minimum, lot_size, tiers: tiers.iter().map(tier).collect() }
    }

    /// Rp45.000, Rp40.000 from 10, Rp35.000 from 50.
    fn prices(lists: &[Offer]) -> Prices {
        let product = offer(Origin::Product, "", 1, 1, &[(1, 45_000), (10, 40_000), (50, 35_000)]);
        Prices { product, lists: lists.to_vec() }
    }

    /// Price, from which quantity on, and whose.
    fn at(prices: &Prices, quantity: i64) -> (i64, i64, String) {
        let price = prices.at(quantity, quantity);
        (price.unit_price_minor, price.from, price.list.map(|list| list.name).unwrap_or_default())
    }

    #[test]
    fn without_a_list_everybody_pays_the_same() {
        let prices = prices(&[]);
        for (quantity, price, from) in [(1, 45_000, 1), (9, 45_000, 1), (10, 40_000, 10), (500, 35_000, 50)] {
            assert_eq!(at(&prices, quantity), (price, from, String::new()), "{quantity}");
        }
        assert_eq!(prices.at(6, 12).unit_price_minor, 40_000, "options of one product count together");
    }

    #[test]
    fn the_companys_own_list_beats_its_groups_and_that_beats_the_product() {
        let own = offer(Origin::Company, "own", 5, 5, &[(5, 42_000)]);
        let group = offer(Origin::Group, "group", 1, 1, &[(1, 30_000), (20, 29_000)]);
        for (lists, wins) in [
            (vec![group.clone(), own.clone()], (42_000, 5, "own".to_owned())),
            (vec![own], (42_000, 5, "own".to_owned())),
            (vec![group], (29_000, 20, "group".to_owned())),
        ] {
            // also where it is not the lowest: what was agreed for one counts
            assert_eq!(at(&prices(&lists), 50), wins);
        }
    }

    #[test]
    fn of_lists_of_one_kind_the_lowest_price_at_that_quantity_wins() {
        let small = offer(Origin::Group, "small", 1, 1, &[(1, 39_000)]);
        let large = offer(Origin::Group, "large", 100, 10, &[(100, 33_000), (500, 30_000)]);
        let equal = offer(Origin::Group, "equal", 1, 1, &[(1, 39_000)]);
        let prices = prices(&[small, large, equal]);
        for (quantity, wins) in [
            (20, (39_000, 1, "small")),
            (100, (33_000, 100, "large")),
            // between two lots of the cheaper one
            (105, (39_000, 1, "small")),
            (500, (30_000, 500, "large")),
        ] {
            assert_eq!(at(&prices, quantity), (wins.0, wins.1, wins.2.to_owned()), "{quantity}");
        }
    }

    #[test]
    fn a_quantity_that_is_not_sold_is_told_with_the_next_that_is() {
        let one = offer(Origin::Company, "one", 40, 20, &[(40, 30_000), (100, 28_000)]);
        let other = offer(Origin::Company, "other", 60, 60, &[(60, 20_000)]);
        let prices = prices(&[one, other]);
        for (quantity, price, unfit) in [
            (1, 30_000, Some(Unfit::BelowMinimum { minimum: 40 })),
            (40, 30_000, None),
            // both take 60 next, and the other asks less
            (50, 20_000, Some(Unfit::BelowMinimum { minimum: 60 })),
            (60, 20_000, None),
            (70, 30_000, Some(Unfit::OutsideLot { lot_size: 20, fewer: Some(60), more: 80 })),
            (100, 28_000, None),
            (120, 20_000, None),
        ] {
            let found = prices.at(quantity, quantity);
            assert_eq!((found.unit_price_minor, found.unfit), (price, unfit), "{quantity}");
        }
        let product = Prices { lists: Vec::new(), ..prices };
        assert_eq!(product.at(1, 1).unfit, None);
    }
}
