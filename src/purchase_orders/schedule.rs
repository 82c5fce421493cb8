//! When which part of a share is to arrive: what a week makes arrives its lead time after the week's end, on the due date
//! at the latest.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};

/// `weeks` are Mondays with what is made in each. Day of arrival → quantity; weeks that arrive on one day come together.
pub fn deliveries(weeks: &[(NaiveDate, i64)], lead_time_days: i32, due_on: NaiveDate) -> BTreeMap<NaiveDate, i64> {
    let mut days = BTreeMap::new();
    for (monday, quantity) in weeks {
        let arrives = *monday + TimeDelta::days(6 + i64::from(lead_time_days));
        *days.entry(arrives.min(due_on)).or_insert(0) += quantity;
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn each_week_arrives_after_its_lead_time_and_none_after_the_due_date() {
        let weeks = [(day("2026-11-23"), 100), (day("2026-11-30"), 100), (day("2026-12-07"), 40)];
        let days = deliveries(&weeks, 3, day("2026-12-16"));
        assert_eq!(days, [(day("2026-12-02"), 100), (day("2026-12-09"), 100), (day("2026-12-16"), 40)].into());
        assert_eq!(deliveries(&weeks, 3, day("2026-12-09")).len(), 2, "two weeks arrive on the last day");
    }
}
