//! What a BUMDes can still make of a product, week by week.
//!
//! The rule: free in a week (Monday to Sunday) is the weekly quantity that the BUMDes offers, less what of that week is
//! promised to companies and not given back (`capacity_promises`), less the week's part of what retail buyers ordered of
//! a product that is made to order (`capacity_months`). A month's orders are spread evenly over its days, in whole
//! pieces, so that the parts of its weeks add up to all of them. What is made for the shelf is counted there, not here.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Days, Months, NaiveDate};
use diesel::prelude::*;

use crate::catalog::Making;
use crate::db::DbConn;
use crate::db::schema::{capacity_months, capacity_promises, products};
use crate::ids::ProductId;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreeWeek {
    /// its Monday
    pub starts_on: NaiveDate,
    /// below zero when more was taken than is offered now
    pub free: i64,
}

/// What of a product's weeks is taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// by the Monday
    pub promised: BTreeMap<NaiveDate, i64>,
    /// by the first of the month
    pub ordered: BTreeMap<NaiveDate, i64>,
}

impl Taken {
    /// The weeks from the one that holds `day` on.
    pub fn free_weeks(&self, weekly_quantity: i64, day: NaiveDate, weeks: u64) -> Vec<FreeWeek> {
        let first = monday(day);
        let free = |n: u64| {
            let starts_on = first + Days::new(7 * n);
            let promised = self.promised.get(&starts_on).copied().unwrap_or(0);
            FreeWeek { starts_on, free: weekly_quantity - promised - self.retail(starts_on) }
        };
        (0..weeks).map(free).collect()
    }

    /// What retail buyers take of this week: its days may lie in two months.
    fn retail(&self, monday: NaiveDate) -> i64 {
        (0..7).map(|n| monday + Days::new(n)).map(|day| self.retail_on(day)).sum()
    }

    /// The day's part of its month: the running total after it less the one before it.
    fn retail_on(&self, day: NaiveDate) -> i64 {
        let first = first_of_month(day);
        let Some(ordered) = self.ordered.get(&first) else { return 0 };
        let days = (first + Months::new(1) - first).num_days();
        let until = i64::from(day.day());
        ordered * until / days - ordered * (until - 1) / days
    }
}

pub fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(day.weekday().num_days_from_monday().into())
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.day0()))
}

/// What is taken of each of these products from the week that holds `day` on; two reads, however many they are.
pub fn taken(conn: &mut DbConn, wanted: &[&ProductId], day: NaiveDate) -> QueryResult<HashMap<ProductId, Taken>> {
    let first = monday(day);
    let mut taken: HashMap<ProductId, Taken> = HashMap::new();
    let promises: Vec<(ProductId, NaiveDate, i64)> = capacity_promises::table
        .filter(capacity_promises::product_id.eq_any(wanted.iter().copied()))
        .filter(capacity_promises::released_at.is_null().and(capacity_promises::week.ge(first)))
        .select((capacity_promises::product_id, capacity_promises::week, capacity_promises::quantity))
        .load(conn)?;
    for (product, week, quantity) in promises {
        *taken.entry(product).or_default().promised.entry(week).or_default() += quantity;
    }
    let months: Vec<(ProductId, String, i64)> = capacity_months::table
        .inner_join(products::table)
        .filter(capacity_months::product_id.eq_any(wanted.iter().copied()))
        .filter(capacity_months::month.ge(first.format("%Y-%m").to_string()).and(products::making.eq(Making::Order)))
        .select((capacity_months::product_id, capacity_months::month, capacity_months::ordered))
        .load(conn)?;
    for (product, month, ordered) in months {
        if let Ok(first) = format!("{month}-01").parse() {
            taken.entry(product).or_default().ordered.insert(first, ordered);
        }
    }
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_begins_on_monday_also_over_a_new_year() {
        assert_eq!(monday(day("2026-11-22")), day("2026-11-16"));
        assert_eq!(monday(day("2026-11-23")), day("2026-11-23"));
        assert_eq!(monday(day("2027-01-01")), day("2026-12-28"));
    }

    #[test]
    fn promises_are_taken_off_their_own_week() {
        let promised = BTreeMap::from([(day("2026-11-30"), 45), (day("2026-12-07"), 70)]);
        let weeks = Taken { promised, ..Taken::default() }.free_weeks(60, day("2026-11-25"), 4);
        assert_eq!(weeks.iter().map(|week| week.free).collect::<Vec<_>>(), [60, 15, -10, 60]);
        assert_eq!(weeks[3].starts_on, day("2026-12-14"));
    }

    #[test]
    fn a_months_retail_orders_are_spread_over_its_weeks_and_none_is_lost() {
        for (month, ordered) in [("2026-12-01", 31), ("2026-12-01", 100), ("2027-02-01", 7), ("2028-02-01", 29)] {
            let taken = Taken { ordered: BTreeMap::from([(day(month), ordered)]), ..Taken::default() };
            let weeks = taken.free_weeks(0, day(month), 6);
            assert_eq!(-weeks.iter().map(|week| week.free).sum::<i64>(), ordered, "{month}");
        }
        // 1 December 2026 is a Tuesday: one a day
        let even = Taken { ordered: BTreeMap::from([(day("2026-12-01"), 31)]), ..Taken::default() };
        let free: Vec<i64> = even.free_weeks(60, day("2026-12-01"), 5).iter().map(|week| week.free).collect();
        assert_eq!(free, [54, 53, 53, 53, 56]);
    }
}
