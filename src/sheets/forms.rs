//! What is asked for on the page of files.

use chrono::{Days, Duration, Months, NaiveDate, NaiveTime};
use serde::Deserialize;

use crate::db::Timestamp;
use crate::fulfillment::FulfillmentStatus;

/// As it came.
#[derive(Debug, Default, Deserialize)]
pub struct OrderForm {
    #[serde(default)]
    status: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
}

/// Which orders are put into the file. What cannot be understood is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrderFilter {
    pub status: Option<FulfillmentStatus>,
    /// the first day of the first month
    from: Option<NaiveDate>,
    /// the first day of the last month
    until: Option<NaiveDate>,
}

/// What a BUMDes can ask for: it is told of no part before that is paid.
pub fn statuses() -> impl Iterator<Item = FulfillmentStatus> {
    FulfillmentStatus::ALL.iter().copied().filter(|status| *status != FulfillmentStatus::AwaitingPayment)
}

impl From<OrderForm> for OrderFilter {
    fn from(form: OrderForm) -> Self {
        let month = |text: &str| format!("{}-01", text.trim()).parse::<NaiveDate>().ok();
        Self {
            status: statuses().find(|status| status.as_str() == form.status),
            from: month(&form.from),
            until: month(&form.until),
        }
    }
}

impl OrderFilter {
    /// When the first month begins where the BUMDes is, so many hours ahead of UTC.
    pub fn begins(&self, ahead: Duration) -> Option<Timestamp> {
        Some(self.from?.and_time(NaiveTime::MIN) - ahead)
    }

    /// When the last month is over.
    pub fn ends(&self, ahead: Duration) -> Option<Timestamp> {
        Some(self.until?.checked_add_months(Months::new(1))?.and_time(NaiveTime::MIN) - ahead)
    }

    /// In words for the trail: `2026-10 – 2026-11`.
    pub fn months(&self) -> Option<String> {
        let month = |day: NaiveDate| day.format("%Y-%m").to_string();
        match (self.from.map(month), self.until.map(month)) {
            (None, None) => None,
            (from, until) => Some(format!("{} – {}", from.unwrap_or_default(), until.unwrap_or_default())),
        }
    }
}

/// The month a day is in and those of two years before it, the newest first, as a form offers them: `2026-11`.
pub fn months_before(day: NaiveDate) -> Vec<String> {
    let first = day - Days::new(u64::from(chrono::Datelike::day0(&day)));
    let month = |n: u32| first.checked_sub_months(Months::new(n)).map(|day| day.format("%Y-%m").to_string());
    (0..24).filter_map(month).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(query: &str) -> OrderFilter {
        serde_urlencoded::from_str::<OrderForm>(query).unwrap().into()
    }

    #[test]
    fn months_begin_and_end_where_the_bumdes_is() {
        let asked = filter("status=shipped&from=2026-10&until=2026-12");
        assert_eq!(asked.status, Some(FulfillmentStatus::Shipped));
        let wita = Duration::hours(8);
        assert_eq!(asked.begins(wita).unwrap().to_string(), "2026-09-30 16:00:00");
        assert_eq!(asked.ends(wita).unwrap().to_string(), "2026-12-31 16:00:00");
        assert_eq!(asked.months().unwrap(), "2026-10 – 2026-12");
    }

    #[test]
    fn what_cannot_be_understood_is_left_out() {
        assert_eq!(filter("status=awaiting_payment&from=2026-13&until=nanti"), OrderFilter::default());
        assert_eq!(filter(""), OrderFilter::default());
    }

    #[test]
    fn the_months_on_offer_go_back_two_years() {
        let months = months_before("2026-03-31".parse().unwrap());
        assert_eq!((months.len(), months[0].as_str(), months[3].as_str()), (24, "2026-03", "2025-12"));
    }
}
