//! Where a curator looks, and how far back.

use chrono::{NaiveTime, TimeDelta};
use serde::Serialize;

use super::flush::day;
use crate::db::Timestamp;
use crate::regions::level_of;

pub const DAYS: [i64; 4] = [7, 30, 90, 365];
const USUAL_DAYS: i64 = 30;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Filter {
    pub province: Option<String>,
    pub regency: Option<String>,
    pub days: i64,
}

impl Filter {
    /// `province=52&regency=52.02&days=90`; what cannot be read does not count, nor a regency of another province.
    pub fn parse(query: &str) -> Self {
        let mut filter = Self { province: None, regency: None, days: USUAL_DAYS };
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            let code = |level| (level_of(&value) == Some(level)).then(|| value.clone().into_owned());
            match name.as_ref() {
                "province" => filter.province = code(1),
                "regency" => filter.regency = code(2),
                "days" => filter.days = value.parse().ok().filter(|days| DAYS.contains(days)).unwrap_or(USUAL_DAYS),
                _ => {}
            }
        }
        let province = filter.regency.as_deref().and_then(|regency| regency.get(..2)).map(str::to_owned);
        match &filter.province {
            None => filter.province = province,
            wanted if *wanted != province => filter.regency = None,
            Some(_) => {}
        }
        filter
    }

    /// How the codes of its villages begin; nothing for the whole country.
    pub fn place(&self) -> &str {
        self.regency.as_deref().or(self.province.as_deref()).unwrap_or_default()
    }

    /// The first of its days, today among them.
    pub fn first_day(&self, now: Timestamp) -> String {
        day(now, self.days - 1)
    }

    pub fn since(&self, now: Timestamp) -> Timestamp {
        (now - TimeDelta::days(self.days - 1)).date().and_time(NaiveTime::MIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regency_counts_in_its_own_province_alone() {
        let place = |query| Filter::parse(query).place().to_owned();
        assert_eq!(place("province=52&regency=52.02"), "52.02");
        assert_eq!(place("regency=52.02"), "52.02");
        assert_eq!(place("province=32&regency=52.02"), "32");
        assert_eq!(place("province=&regency=x"), "");
        let days = |query| Filter::parse(query).days;
        assert_eq!((days(""), days("days=365"), days("days=8"), days("days=x")), (30, 365, 30, 30));
        assert_eq!(Filter::parse("regency=52.02").province.as_deref(), Some("52"));
    }
}
