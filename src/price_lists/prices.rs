//! The prices of one company, as they hold at this moment.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::rule::{ListName, Offer, Origin, Prices, Tier};
use crate::db::schema::{
    bumdes, company_group_members, company_groups, price_list_lines, price_list_tiers, price_lists, price_tiers,
    products, variants,
};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyId, PriceListId, ProductId, VariantId};
use crate::legality::day_in;

/// As the first statement selects it: price, the product's minimum, and where its BUMDes is.
type Sold = (VariantId, ProductId, i64, i64, String);
/// A line, its list's name, days and group; none: it is for the company itself.
type Line = (VariantId, (i64, i64), PriceListId, (String, NaiveDate, Option<NaiveDate>), Option<String>);

/// What this company may be asked for these variants today; four statements, however many. Whether a variant is sold at
/// all, and whether the company may order, is for the caller to know.
pub fn prices_for(
    conn: &mut DbConn,
    now: Timestamp,
    company: &CompanyId,
    of: &[VariantId],
) -> QueryResult<HashMap<VariantId, Prices>> {
    let sold: Vec<Sold> = variants::table
        .inner_join(products::table.inner_join(bumdes::table))
        .filter(variants::id.eq_any(of))
        .select((variants::id, products::id, variants::price_minor, products::min_order_quantity, bumdes::village_code))
        .load(conn)?;
    let product_ids: Vec<&ProductId> = sold.iter().map(|(_, product, ..)| product).collect();
    let tiers: Vec<(ProductId, i64, i64)> = price_tiers::table
        .filter(price_tiers::product_id.eq_any(product_ids))
        .order((price_tiers::product_id, price_tiers::min_quantity))
        .select((price_tiers::product_id, price_tiers::min_quantity, price_tiers::unit_price_minor))
        .load(conn)?;
    let mut lists = offers(conn, now, company, of, &sold)?;
    let prices = |(variant, product, price_minor, minimum, _): Sold| {
        let own = tiers.iter().filter(|(of, ..)| *of == product).map(|(_, from, price)| (*from, *price));
        let product = Offer {
            origin: Origin::Product,
            list: None,
            minimum,
            lot_size: 1,
            tiers: falling(std::iter::once((1, price_minor)).chain(own)),
        };
        let lists = lists.remove(&variant).unwrap_or_default();
        (variant, Prices { product, lists })
    };
    Ok(sold.into_iter().map(prices).collect())
}

/// A tier never raises a price.
fn falling(tiers: impl Iterator<Item = (i64, i64)>) -> Vec<Tier> {
    let mut kept: Vec<Tier> = Vec::new();
    for (min_quantity, unit_price_minor) in tiers {
        if kept.last().is_none_or(|last| unit_price_minor < last.unit_price_minor) {
            kept.push(Tier { min_quantity, unit_price_minor });
        }
    }
    kept
}

/// Of the lists for this company or a group it is in, those that hold today where the variant's BUMDes is.
fn offers(
    conn: &mut DbConn,
    now: Timestamp,
    company: &CompanyId,
    of: &[VariantId],
    sold: &[Sold],
) -> QueryResult<HashMap<VariantId, Vec<Offer>>> {
    let groups = company_group_members::table
        .filter(company_group_members::company_id.eq(company))
        .select(company_group_members::group_id.nullable());
    let lines: Vec<Line> = price_list_lines::table
        .inner_join(price_lists::table.left_join(company_groups::table))
        .filter(price_list_lines::variant_id.eq_any(of))
        .filter(price_lists::company_id.eq(company).or(price_lists::group_id.eq_any(groups)))
        .order((price_lists::id, price_list_lines::variant_id))
        .select((
            price_list_lines::variant_id,
            (price_list_lines::minimum, price_list_lines::lot_size),
            price_lists::id,
            (price_lists::name, price_lists::starts_on, price_lists::ends_on),
            company_groups::name.nullable(),
        ))
        .load(conn)?;
    let list_ids: Vec<&PriceListId> = lines.iter().map(|(_, _, list, ..)| list).collect();
    let tiers: Vec<(PriceListId, VariantId, i64, i64)> = price_list_tiers::table
        .filter(price_list_tiers::price_list_id.eq_any(list_ids).and(price_list_tiers::variant_id.eq_any(of)))
        .order((price_list_tiers::price_list_id, price_list_tiers::variant_id, price_list_tiers::min_quantity))
        .select((
            price_list_tiers::price_list_id,
            price_list_tiers::variant_id,
            price_list_tiers::min_quantity,
            price_list_tiers::unit_price_minor,
        ))
        .load(conn)?;
    let mut tiers_of: HashMap<(PriceListId, VariantId), Vec<(i64, i64)>> = HashMap::new();
    for (list, variant, from, price) in tiers {
        tiers_of.entry((list, variant)).or_default().push((from, price));
    }
    let today: HashMap<&VariantId, NaiveDate> =
        sold.iter().map(|(variant, .., village)| (variant, day_in(now, village))).collect();
    let mut offers: HashMap<VariantId, Vec<Offer>> = HashMap::new();
    for (variant, (minimum, lot_size), id, (name, starts_on, ends_on), group) in lines {
        let holds = |today: &NaiveDate| starts_on <= *today && ends_on.is_none_or(|last| *today <= last);
        if !today.get(&variant).is_some_and(holds) {
            continue;
        }
        let tiers = tiers_of.remove(&(id.clone(), variant.clone())).unwrap_or_default();
        let offer = Offer {
            origin: if group.is_some() { Origin::Group } else { Origin::Company },
            list: Some(ListName { id, name, group }),
            minimum,
            lot_size,
            tiers: falling(tiers.into_iter()),
        };
        if !offer.tiers.is_empty() {
            offers.entry(variant).or_default().push(offer);
        }
    }
    Ok(offers)
}
