//! A buyer's basket as it stands now: today's prices for the company, today's stock, one part per BUMDes.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use super::goods::{Good, of_variants};
use crate::catalog::Making;
use crate::companies::outlets::Outlet;
use crate::db::schema::basket_lines;
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, CompanyId, ProductId, VariantId};
use crate::price_lists::{Price, Prices, Unfit, prices_for};
use crate::shipping::{self, Carrier, Parcel, RateTable, Zone};
use crate::web::CompanyScope;

/// Why a line cannot be ordered as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Trouble {
    /// not in the gallery any more
    Gone,
    SoldOut,
    /// fewer are there than wanted
    Short {
        available: i64,
    },
    /// it is made to order, and no more of it this month
    MonthFull,
    /// fewer can be made this month than wanted, of all options together
    MonthShort {
        available: i64,
    },
    /// below the minimum, or between two lots
    Unfit {
        why: Unfit,
    },
}

#[derive(Debug, Clone, Serialize)]
pub struct BasketLine {
    #[serde(flatten)]
    pub good: Good,
    pub quantity: i64,
    pub price: Price,
    /// what everybody pays for as many
    pub usual_minor: i64,
    pub total_minor: i64,
    pub trouble: Option<Trouble>,
}

/// What one BUMDes would send.
#[derive(Debug, Clone, Serialize)]
pub struct BasketPart {
    pub bumdes_id: BumdesId,
    pub bumdes_name: String,
    pub village_name: String,
    /// where it ships from
    pub village_code: String,
    pub lines: Vec<BasketLine>,
    pub items_total_minor: i64,
    pub weight_g: i64,
    /// none: no outlet is chosen, or nobody goes there
    pub shipping_minor: Option<i64>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Basket {
    pub parts: Vec<BasketPart>,
    pub items_total_minor: i64,
    /// none where that of a part is none
    pub shipping_total_minor: Option<i64>,
    pub total_minor: Option<i64>,
    pub has_trouble: bool,
}

impl Basket {
    pub fn lines(&self) -> impl Iterator<Item = &BasketLine> {
        self.parts.iter().flat_map(|part| &part.lines)
    }
}

/// A variant and how many of it.
pub type Wish = (VariantId, i64);

/// This buyer's lines, in the order they came.
pub fn wishes(conn: &mut DbConn, scope: &CompanyScope) -> QueryResult<Vec<Wish>> {
    basket_lines::table
        .filter(basket_lines::company_id.eq(scope.company_id()).and(basket_lines::user_id.eq(scope.user_id())))
        .order((basket_lines::added_at, basket_lines::variant_id))
        .select((basket_lines::variant_id, basket_lines::quantity))
        .load(conn)
}

/// Seven statements, however many lines.
pub fn load(conn: &mut DbConn, now: Timestamp, scope: &CompanyScope, to: Option<&Outlet>) -> QueryResult<Basket> {
    let wishes = wishes(conn, scope)?;
    priced(conn, now, scope.company_id(), &wishes, to)
}

/// These wishes at today's prices, sent to the outlet.
pub fn priced(
    conn: &mut DbConn,
    now: Timestamp,
    company: &CompanyId,
    wishes: &[Wish],
    to: Option<&Outlet>,
) -> QueryResult<Basket> {
    let mut basket = as_of_today(conn, now, company, wishes)?;
    let sellers: Vec<&BumdesId> = basket.parts.iter().map(|part| &part.bumdes_id).collect();
    let rates = shipping::queries::rates(conn, &sellers)?;
    if let Some(outlet) = to {
        basket.send_to(&outlet.region_code, &rates);
    }
    Ok(basket)
}

/// These wishes at today's prices, without shipping.
pub fn as_of_today(conn: &mut DbConn, now: Timestamp, company: &CompanyId, wishes: &[Wish]) -> QueryResult<Basket> {
    let ids: Vec<VariantId> = wishes.iter().map(|(id, _)| id.clone()).collect();
    let goods = of_variants(conn, &ids)?;
    let prices = prices_for(conn, now, company, &ids)?;
    Ok(assemble(goods, &prices, &wishes.iter().cloned().collect()))
}

fn assemble(goods: Vec<Good>, prices: &HashMap<VariantId, Prices>, wanted: &HashMap<VariantId, i64>) -> Basket {
    let mut of_product: HashMap<ProductId, i64> = HashMap::new();
    for good in &goods {
        let quantity = wanted.get(&good.variant_id).copied().unwrap_or(0);
        *of_product.entry(good.product_id.clone()).or_default() += quantity;
    }
    let mut basket = Basket::default();
    for good in goods {
        let quantity = wanted.get(&good.variant_id).copied().unwrap_or(0);
        let Some(prices) = prices.get(&good.variant_id) else { continue };
        let all = of_product.get(&good.product_id).copied().unwrap_or(quantity);
        let line = line(good, quantity, all, prices);
        basket.items_total_minor = basket.items_total_minor.saturating_add(line.total_minor);
        basket.has_trouble |= line.trouble.is_some();
        basket.put(line);
    }
    basket
}

fn line(good: Good, quantity: i64, of_product: i64, prices: &Prices) -> BasketLine {
    let price = prices.at(quantity, of_product);
    BasketLine {
        usual_minor: prices.usual_minor(of_product),
        total_minor: price.unit_price_minor.saturating_mul(quantity),
        trouble: trouble(&good, quantity, of_product, &price),
        good,
        quantity,
        price,
    }
}

fn trouble(good: &Good, quantity: i64, of_product: i64, price: &Price) -> Option<Trouble> {
    let available = good.available;
    let is_made = good.making == Making::Order;
    if !good.is_sold {
        Some(Trouble::Gone)
    } else if available < 1 {
        Some(if is_made { Trouble::MonthFull } else { Trouble::SoldOut })
    } else if is_made && available < of_product {
        Some(Trouble::MonthShort { available })
    } else if !is_made && available < quantity {
        Some(Trouble::Short { available })
    } else {
        price.unfit.map(|why| Trouble::Unfit { why })
    }
}

impl Basket {
    fn put(&mut self, line: BasketLine) {
        if self.parts.last().is_none_or(|part| part.bumdes_id != line.good.bumdes_id) {
            self.parts.push(BasketPart {
                bumdes_id: line.good.bumdes_id.clone(),
                bumdes_name: line.good.bumdes_name.clone(),
                village_name: line.good.village_name.clone(),
                village_code: line.good.village_code.clone(),
                lines: Vec::new(),
                items_total_minor: 0,
                weight_g: 0,
                shipping_minor: None,
            });
        }
        if let Some(part) = self.parts.last_mut() {
            part.items_total_minor = part.items_total_minor.saturating_add(line.total_minor);
            part.weight_g = part.weight_g.saturating_add(line.good.weight_g.saturating_mul(line.quantity));
            part.lines.push(line);
        }
    }

    fn send_to(&mut self, region_code: &str, rates: &RateTable) {
        for part in &mut self.parts {
            let zone = Zone::between(&part.village_code, region_code);
            let parcel = Parcel { bumdes_id: part.bumdes_id.clone(), zone, weight_g: part.weight_g };
            part.shipping_minor = rates.price(&parcel).map(|price| price.minor);
        }
        let shipping = self.parts.iter().map(|part| part.shipping_minor);
        self.shipping_total_minor = shipping.sum();
        self.total_minor = self.shipping_total_minor.and_then(|sum| sum.checked_add(self.items_total_minor));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::price_lists::{Offer, Origin, Tier};

    fn good(id: &str, making: Making, available: i64) -> Good {
        Good {
            variant_id: VariantId(id.into()),
            product_id: ProductId("p".into()),
            sku: id.into(),
            option_value: String::new(),
            weight_g: 100,
            is_sold: true,
            slug: String::new(),
            category: String::new(),
            name_id: String::new(),
            name_en: String::new(),
            unit: "pcs".into(),
            making,
            lead_time_days: 3,
            available,
            bumdes_id: BumdesId("b".into()),
            bumdes_name: String::new(),
            village_code: String::new(),
            village_name: String::new(),
        }
    }

    fn basket(goods: Vec<Good>, quantity: i64) -> Basket {
        let tiers =
            vec![Tier { min_quantity: 1, unit_price_minor: 1_000 }, Tier { min_quantity: 20, unit_price_minor: 900 }];
        let product = Offer { origin: Origin::Product, list: None, minimum: 5, lot_size: 1, tiers };
        let prices = Prices { product, lists: Vec::new() };
        let of = |good: &Good| good.variant_id.clone();
        let wanted = goods.iter().map(|good| (of(good), quantity)).collect();
        let prices = goods.iter().map(|good| (of(good), prices.clone())).collect();
        assemble(goods, &prices, &wanted)
    }

    #[test]
    fn options_of_one_product_reach_its_tiers_and_minimum_together() {
        let two = || vec![good("a", Making::Stock, 50), good("b", Making::Stock, 50)];
        let twenty = basket(two(), 10);
        assert_eq!((twenty.items_total_minor, twenty.parts.len(), twenty.has_trouble), (18_000, 1, false));
        let six = basket(two(), 3);
        assert_eq!((six.items_total_minor, six.has_trouble), (6_000, false));
        let why = Unfit::BelowMinimum { minimum: 5 };
        assert_eq!(basket(two(), 2).parts[0].lines[0].trouble, Some(Trouble::Unfit { why }));
    }

    #[test]
    fn what_is_not_there_is_told_before_what_does_not_fit() {
        let of = |good: Good, quantity: i64| basket(vec![good], quantity).parts[0].lines[0].trouble.clone();
        assert_eq!(of(good("a", Making::Stock, 0), 1), Some(Trouble::SoldOut));
        assert_eq!(of(good("a", Making::Stock, 9), 10), Some(Trouble::Short { available: 9 }));
        assert_eq!(of(good("a", Making::Order, 0), 10), Some(Trouble::MonthFull));
        assert_eq!(of(Good { is_sold: false, ..good("a", Making::Stock, 9) }, 9), Some(Trouble::Gone));
        let month = basket(vec![good("a", Making::Order, 15), good("b", Making::Order, 15)], 10);
        assert!(month.lines().all(|line| line.trouble == Some(Trouble::MonthShort { available: 15 })));
    }
}
