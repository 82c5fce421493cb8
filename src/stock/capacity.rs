//! What is made to order is counted by the month: as many as its maker can make. A month is one of the calendar where
//! the BUMDes is.
//!
//! Months come after the last stock row and in the order of their products, for the reason in `mod.rs`.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, TimeDelta};
use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamp as SqlTimestamp};

use super::reserve::{OutOfStock, Wanted, hold};
use super::shown::Change;
use crate::catalog::Making;
use crate::db::schema::{bumdes, capacity_months, products};
use crate::db::{DbConn, Timestamp};
use crate::ids::{OrderId, ProductId};
use crate::regions::time_zone;

/// How many may be ordered now: of what is made to order the rest of its month, else what is on hand and not held.
pub fn available(making: Making, level: (Option<i64>, Option<i64>), month: (i64, Option<i64>)) -> i64 {
    let ((on_hand, reserved), (capacity, ordered)) = (level, month);
    match making {
        Making::Order => (capacity - ordered.unwrap_or(0)).max(0),
        Making::Stock | Making::Single => on_hand.unwrap_or(0) - reserved.unwrap_or(0),
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Month {
    /// `2026-11`
    name: String,
    ends_at: Timestamp,
}

impl Month {
    /// The month that it is now in this region.
    fn of(now: Timestamp, region_code: &str) -> Self {
        let ahead = TimeDelta::hours(time_zone(region_code).0.into());
        let today = (now + ahead).date();
        let (year, month) = if today.month() == 12 { (today.year() + 1, 1) } else { (today.year(), today.month() + 1) };
        let next = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MAX);
        Self { name: today.format("%Y-%m").to_string(), ends_at: next.and_time(chrono::NaiveTime::MIN) - ahead }
    }
}

/// A product that is made to order, as this moment has it.
pub(super) struct MadeToOrder {
    capacity: i64,
    month: Month,
}

/// Those of these that are made to order.
pub(super) fn made_to_order(
    conn: &mut DbConn,
    now: Timestamp,
    lines: &[Wanted],
) -> QueryResult<BTreeMap<ProductId, MadeToOrder>> {
    let rows: Vec<(ProductId, i64, String)> = products::table
        .inner_join(bumdes::table)
        .filter(products::id.eq_any(lines.iter().map(|line| &line.product_id)))
        .filter(products::making.eq(Making::Order))
        .select((products::id, products::monthly_capacity, bumdes::village_code))
        .load(conn)?;
    let made =
        |(id, capacity, code): (ProductId, i64, String)| (id, MadeToOrder { capacity, month: Month::of(now, &code) });
    Ok(rows.into_iter().map(made).collect())
}

/// Takes the places of these lines in their months, or fails. One product's options share its month.
pub(super) fn take<'a>(
    conn: &mut DbConn,
    order_id: &OrderId,
    made: &BTreeMap<ProductId, MadeToOrder>,
    lines: &[&'a Wanted],
) -> Result<Vec<Change<'a>>, OutOfStock> {
    let mut by_product: BTreeMap<&'a ProductId, Vec<&'a Wanted>> = BTreeMap::new();
    for line in lines {
        by_product.entry(&line.product_id).or_default().push(line);
    }
    let mut changes = Vec::with_capacity(by_product.len());
    for (product_id, lines) in by_product {
        let Some(MadeToOrder { capacity, month }) = made.get(product_id) else { continue };
        let quantity: i64 = lines.iter().map(|line| line.quantity).sum();
        open_month(conn, product_id, month)?;
        let row = capacity_months::table.find((product_id, &month.name));
        let ordered = diesel::update(row.filter(capacity_months::ordered.le(capacity - quantity)))
            .set(capacity_months::ordered.eq(capacity_months::ordered + quantity))
            .returning(capacity_months::ordered)
            .get_result::<i64>(conn)
            .optional()?;
        let Some(ordered) = ordered else {
            let ordered: i64 = row.select(capacity_months::ordered).first(conn)?;
            let available = (capacity - ordered).max(0);
            return Err(OutOfStock::Short { variant_id: lines[0].variant_id.clone(), available });
        };
        for line in lines {
            hold(conn, order_id, line, Some(&month.name))?;
        }
        let after = capacity - ordered;
        changes.push(Change { product_id, before: after + quantity, after });
    }
    Ok(changes)
}

/// The row of the month, with that of an earlier one closed: whichever of two comes second finds it done.
fn open_month(conn: &mut DbConn, product_id: &ProductId, month: &Month) -> QueryResult<()> {
    let earlier = capacity_months::table
        .filter(capacity_months::product_id.eq(product_id).and(capacity_months::month.lt(&month.name)))
        .filter(capacity_months::is_over.eq(false));
    diesel::update(earlier).set(capacity_months::is_over.eq(true)).execute(conn)?;
    diesel::sql_query(
        "INSERT INTO capacity_months (product_id, month, ends_at, ordered, is_over) \
         VALUES ($1, $2, $3, 0, FALSE) ON CONFLICT DO NOTHING",
    )
    .bind::<Text, _>(product_id)
    .bind::<Text, _>(&month.name)
    .bind::<SqlTimestamp, _>(month.ends_at)
    .execute(conn)?;
    Ok(())
}

/// Pieces that nobody waits for any more, by product and month.
pub(super) type GivenBack<'a> = BTreeMap<(&'a ProductId, &'a str), i64>;

/// Gives their places back. Those of a month that is over are nobody's any more.
pub(super) fn give_back<'a>(conn: &mut DbConn, pieces: &GivenBack<'a>) -> QueryResult<Vec<Change<'a>>> {
    let mut changes = Vec::new();
    for ((product_id, month), quantity) in pieces {
        let (ordered, is_over): (i64, bool) = diesel::update(capacity_months::table.find((product_id, month)))
            .set(capacity_months::ordered.eq(capacity_months::ordered - *quantity))
            .returning((capacity_months::ordered, capacity_months::is_over))
            .get_result(conn)?;
        let (making, capacity): (Making, i64) =
            products::table.find(product_id).select((products::making, products::monthly_capacity)).first(conn)?;
        if making == Making::Order && !is_over {
            let after = capacity - ordered;
            changes.push(Change { product_id, before: after - quantity, after });
        }
    }
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_begins_and_ends_where_the_bumdes_is() {
        let month = |now, code| Month::of(at(now), code);
        let november = Month { name: "2026-11".into(), ends_at: at("2026-11-30T16:00:00") };
        assert_eq!(month("2026-11-30T15:59:59", "52.02.09.2008"), november);
        assert_eq!(month("2026-11-30T16:00:00", "52.02.09.2008").name, "2026-12");
        // an hour later on Java
        assert_eq!(month("2026-11-30T16:00:00", "32.09.17.2003").name, "2026-11");
        let december = month("2026-12-31T23:00:00", "52.02.09.2008");
        assert_eq!((december.name.as_str(), december.ends_at), ("2027-01", at("2027-01-31T16:00:00")));
    }

    #[test]
    fn what_is_made_to_order_needs_no_shelf() {
        assert_eq!(available(Making::Order, (Some(7), Some(1)), (10, Some(4))), 6);
        assert_eq!(available(Making::Order, (None, None), (10, None)), 10);
        // the maker took some of the month back
        assert_eq!(available(Making::Order, (None, None), (3, Some(4))), 0);
        assert_eq!(available(Making::Single, (Some(1), Some(1)), (10, None)), 0);
        assert_eq!(available(Making::Stock, (Some(7), Some(1)), (0, None)), 6);
    }
}
