//! A month of the calendar, which begins at midnight where a region is.

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use super::time_zone;
use crate::db::Timestamp;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(NaiveDate);

impl Month {
    /// `2026-11`
    pub fn parse(text: &str) -> Option<Self> {
        NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d")
            .ok()
            .filter(|day| (2000..3000).contains(&day.year()))
            .map(Self)
    }

    pub fn of(now: Timestamp, region_code: &str) -> Self {
        let day = (now + offset(region_code)).date();
        Self(day.with_day(1).unwrap_or(day))
    }

    pub fn text(self) -> String {
        self.0.format("%Y-%m").to_string()
    }

    pub fn first_day(self) -> NaiveDate {
        self.0
    }

    pub fn before(self, months: u32) -> Self {
        Self(self.0 - Months::new(months))
    }

    pub fn after(self, months: u32) -> Self {
        Self(self.0 + Months::new(months))
    }

    /// Its first moment and that of the next one, in UTC.
    pub fn bounds(self, region_code: &str) -> (Timestamp, Timestamp) {
        let start = |month: Self| month.0.and_time(chrono::NaiveTime::MIN) - offset(region_code);
        (start(self), start(self.after(1)))
    }
}

fn offset(region_code: &str) -> TimeDelta {
    TimeDelta::hours(time_zone(region_code).0.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_at_midnight_where_the_seller_is() {
        let month = Month::parse("2026-11").unwrap();
        let (from, to) = month.bounds("52.02.09.2008");
        assert_eq!((from.to_string(), to.to_string()), ("2026-10-31 16:00:00".into(), "2026-11-30 16:00:00".into()));
        assert_eq!(Month::of(from, "52.02.09.2008"), month);
        assert_eq!(Month::of(from - TimeDelta::seconds(1), "52.02.09.2008").text(), "2026-10");
        assert_eq!((month.before(11).text(), month.after(2).text()), ("2025-12".into(), "2027-01".into()));
        for wrong in ["", "2026-13", "2026-11-01", "november"] {
            assert_eq!(Month::parse(wrong), None, "{wrong}");
        }
    }
}
