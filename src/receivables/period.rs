//! Of which days a statement is.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::db::Timestamp;
use crate::regions::time_zone;

/// Days in Jakarta, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Period {
    /// none: from the first line on
    pub from: Option<NaiveDate>,
    pub until: NaiveDate,
}

impl Period {
    /// All there is.
    pub fn up_to(today: NaiveDate) -> Self {
        Self { from: None, until: today }
    }

    /// The first moment of it, and the first one after it.
    pub(super) fn bounds(self) -> (Timestamp, Timestamp) {
        let ahead = TimeDelta::hours(time_zone("31").0.into());
        let begins = |day: NaiveDate| day.and_time(NaiveTime::MIN) - ahead;
        (begins(self.from.unwrap_or_default()), begins(self.until + TimeDelta::days(1)))
    }
}

/// As it stands in an address: what cannot be understood is left out.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct PeriodForm {
    from: String,
    until: String,
}

impl PeriodForm {
    /// None where nothing of it was chosen.
    pub fn chosen(&self, today: NaiveDate) -> Option<Period> {
        let day = |text: &str| text.trim().parse::<NaiveDate>().ok().filter(|day| *day <= today);
        match (day(&self.from), day(&self.until)) {
            (None, None) => None,
            (Some(from), Some(until)) => Some(Period { from: Some(from.min(until)), until: from.max(until) }),
            (from, until) => Some(Period { from, until: until.unwrap_or(today) }),
        }
    }

    pub fn period(&self, today: NaiveDate) -> Period {
        self.chosen(today).unwrap_or_else(|| Period::up_to(today))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_may_come_in_any_order_and_what_is_none_is_left_out() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-23");
        let of = |from: &str, until: &str| PeriodForm { from: from.into(), until: until.into() }.chosen(today);
        assert_eq!(of("", "kemarin"), None);
        assert_eq!(of("2026-11-01", ""), Some(Period { from: Some(day("2026-11-01")), until: today }));
        let both = Period { from: Some(day("2026-11-01")), until: day("2026-11-20") };
        assert_eq!((of("2026-11-20", "2026-11-01"), of("2026-11-01", "2026-11-20")), (Some(both), Some(both)));
        assert_eq!(of("2026-12-24", "2026-11-20"), Some(Period { from: None, until: day("2026-11-20") }));
        // the day begins in Jakarta
        let (first, after) = both.bounds();
        assert_eq!(
            (first.to_string().as_str(), after.to_string().as_str()),
            ("2026-10-31 17:00:00", "2026-11-20 17:00:00")
        );
    }
}
