//! Reads what [`judge`] needs, for one product or for many: a constant number of queries.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use super::need::{Judged, judge};
use super::{Missing, Permit, PermitKind, rule};
use crate::db::schema::{bumdes, permit_exemptions, permits, products};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, ProducerId, ProductId};
use crate::regions::time_zone;

/// Values in one statement: SQLite takes 32,766.
const AT_ONCE: usize = 10_000;

/// The day it is in a region.
pub fn day_in(now: Timestamp, region_code: &str) -> NaiveDate {
    (now + TimeDelta::hours(time_zone(region_code).0.into())).date()
}

/// Every permit that this product lacks today, in the village that sells it. Empty: it may come into the gallery.
pub fn missing(conn: &mut DbConn, now: Timestamp, product_id: &ProductId) -> QueryResult<Vec<Missing>> {
    let mut found = missing_of(conn, now, std::slice::from_ref(product_id))?;
    Ok(found.remove(product_id).unwrap_or_default())
}

/// Of what is [`missing`], what keeps a product out that was in the gallery before: it comes back, or its changes are
/// shown, as long as it would have stayed. Empty: it may.
pub fn due(conn: &mut DbConn, now: Timestamp, product_id: &ProductId) -> QueryResult<Vec<Missing>> {
    let mut missing = missing(conn, now, product_id)?;
    if !missing.is_empty() {
        let today = today_of(conn, now, product_id)?;
        missing.retain(|lack| lack.is_due(today));
    }
    Ok(missing)
}

/// The day it is in the village that sells a product.
pub fn today_of(conn: &mut DbConn, now: Timestamp, product_id: &ProductId) -> QueryResult<NaiveDate> {
    let seller = products::table.inner_join(bumdes::table).filter(products::id.eq(product_id));
    let village_code: String = seller.select(bumdes::village_code).first(conn)?;
    Ok(day_in(now, &village_code))
}

/// [`missing`] as if the product were of this category and this maker, as somebody wrote it. A maker who is new has
/// no permit yet.
pub fn missing_as(
    conn: &mut DbConn,
    now: Timestamp,
    product_id: &ProductId,
    category: &str,
    maker: Option<&ProducerId>,
) -> QueryResult<Vec<Missing>> {
    let written = |product: &mut Judged| {
        product.category_code = category.to_owned();
        product.producer_id = maker.cloned().unwrap_or_else(|| ProducerId(String::new()));
    };
    let mut found = look(conn, now, std::slice::from_ref(product_id), written)?;
    Ok(found.remove(product_id).unwrap_or_default())
}

/// [`missing`] for many products. Those that lack nothing are left out.
pub fn missing_of(
    conn: &mut DbConn,
    now: Timestamp,
    ids: &[ProductId],
) -> QueryResult<HashMap<ProductId, Vec<Missing>>> {
    look(conn, now, ids, |_| ())
}

/// `change` has its say on each product before it is judged.
fn look(
    conn: &mut DbConn,
    now: Timestamp,
    ids: &[ProductId],
    change: impl Fn(&mut Judged),
) -> QueryResult<HashMap<ProductId, Vec<Missing>>> {
    let rules = rule::all(conn)?;
    let mut found = HashMap::new();
    for ids in ids.chunks(AT_ONCE) {
        let rows: Vec<Row> = products::table
            .inner_join(bumdes::table)
            .filter(products::id.eq_any(ids))
            .select((
                products::id,
                products::bumdes_id,
                products::producer_id,
                products::category_code,
                products::published_at,
                bumdes::village_code,
            ))
            .load(conn)?;
        let sellers: HashSet<&BumdesId> = rows.iter().map(|row| &row.1).collect();
        let permits: Vec<Permit> = permits::table
            .filter(permits::bumdes_id.eq_any(sellers))
            .filter(permits::product_id.is_null().or(permits::product_id.assume_not_null().eq_any(ids)))
            .select(Permit::as_select())
            .load(conn)?;
        let exemptions: Vec<(ProductId, PermitKind)> = permit_exemptions::table
            .filter(permit_exemptions::product_id.eq_any(ids))
            .select((permit_exemptions::product_id, permit_exemptions::kind))
            .load(conn)?;
        let exemptions = exemptions.into_iter().collect();
        let mut of_seller: HashMap<BumdesId, Vec<Permit>> = HashMap::new();
        for permit in permits {
            of_seller.entry(permit.bumdes_id.clone()).or_default().push(permit);
        }
        for row in rows {
            let (mut product, today) = judged(now, row);
            change(&mut product);
            let permits = of_seller.get(&product.bumdes_id).map_or(&[][..], Vec::as_slice);
            let lacking = judge(&product, &rules, permits, &exemptions, today);
            if !lacking.is_empty() {
                found.insert(product.id, lacking);
            }
        }
    }
    Ok(found)
}

type Row = (ProductId, BumdesId, ProducerId, String, Option<Timestamp>, String);

/// The product as the rules look at it, and the day it is where it is sold.
fn judged(
    now: Timestamp,
    (id, bumdes_id, producer_id, category_code, published_at, village_code): Row,
) -> (Judged, NaiveDate) {
    let published_on = published_at.map(|at| day_in(at, &village_code));
    (Judged { id, bumdes_id, producer_id, category_code, published_on }, day_in(now, &village_code))
}
