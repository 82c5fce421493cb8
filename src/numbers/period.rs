//! Which months are looked at.

use serde::{Deserialize, Serialize};

use crate::db::Timestamp;
use crate::regions::Month;

/// Months of the overview, this one among them.
pub const YEAR: u32 = 12;

/// As the address has it: `?period=last`, or `?from=2026-01&to=2026-06`.
#[derive(Debug, Default, Deserialize)]
pub struct PeriodForm {
    #[serde(default)]
    period: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    ThisMonth,
    LastMonth,
    Year,
    /// from a month to a month
    Months,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub choice: Choice,
    pub first: Month,
    pub last: Month,
}

impl Period {
    /// What cannot be read is the last twelve months. Two months in the wrong order are turned round; one alone is
    /// that month.
    pub fn parse(form: &PeriodForm, this_month: Month) -> Self {
        let (from, to) = (Month::parse(form.from.trim()), Month::parse(form.to.trim()));
        if let Some((from, to)) = from.or(to).zip(to.or(from)) {
            return Self { choice: Choice::Months, first: from.min(to), last: from.max(to) };
        }
        let of = |choice, first, last| Self { choice, first, last };
        match form.period.as_str() {
            "this_month" => of(Choice::ThisMonth, this_month, this_month),
            "last_month" => of(Choice::LastMonth, this_month.before(1), this_month.before(1)),
            _ => of(Choice::Year, this_month.before(YEAR - 1), this_month),
        }
    }

    /// Its first moment and the first after it.
    pub fn bounds(self, region_code: &str) -> (Timestamp, Timestamp) {
        (self.first.bounds(region_code).0, self.last.bounds(region_code).1)
    }
}

/// The last twelve months, the earliest first.
pub fn year(this_month: Month) -> Vec<Month> {
    (0..YEAR).rev().map(|ago| this_month.before(ago)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(period: &str, from: &str, to: &str) -> (Choice, String, String) {
        let form = PeriodForm { period: period.into(), from: from.into(), to: to.into() };
        let period = Period::parse(&form, Month::parse("2026-11").unwrap());
        (period.choice, period.first.text(), period.last.text())
    }

    #[test]
    fn a_period_is_named_or_goes_from_month_to_month() {
        let of = |choice, first: &str, last: &str| (choice, first.to_owned(), last.to_owned());
        assert_eq!(parsed("this_month", "", ""), of(Choice::ThisMonth, "2026-11", "2026-11"));
        assert_eq!(parsed("last_month", "", ""), of(Choice::LastMonth, "2026-10", "2026-10"));
        for odd in ["", "year", "kemarin"] {
            assert_eq!(parsed(odd, "", "x"), of(Choice::Year, "2025-12", "2026-11"), "{odd}");
        }
        assert_eq!(parsed("this_month", "2026-06", "2026-01"), of(Choice::Months, "2026-01", "2026-06"));
        assert_eq!(parsed("", "2026-03", ""), of(Choice::Months, "2026-03", "2026-03"));
    }
}
