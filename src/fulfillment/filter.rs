//! What a BUMDes looks for among its orders, read from an address. What cannot be understood is left out.

use chrono::{Duration, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize, Serializer};

use super::FulfillmentStatus;
use crate::db::Timestamp;
use crate::ids::FulfillmentOrderId;
use crate::regions::time_zone;
use crate::shipping::Delivery;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    Status(FulfillmentStatus),
    /// past its time
    Late,
    /// the buyer waits for words
    Answer,
}

impl Show {
    /// In the order of the work, as the form offers them.
    pub const WORDS: [&'static str; 9] =
        ["new", "accepted", "packed", "shipped", "late", "answer", "delivered", "rejected", "cancelled"];

    fn parse(word: &str) -> Option<Self> {
        match word {
            "late" => Some(Self::Late),
            "answer" => Some(Self::Answer),
            word => {
                FulfillmentStatus::parse(word).filter(|s| *s != FulfillmentStatus::AwaitingPayment).map(Self::Status)
            }
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Status(status) => status.as_str(),
            Self::Late => "late",
            Self::Answer => "answer",
        }
    }
}

impl Serialize for Show {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// As it came.
#[derive(Debug, Default, Deserialize)]
pub struct FilterForm {
    #[serde(default)]
    show: String,
    #[serde(default)]
    delivery: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    after: String,
}

#[derive(Debug, Default, Clone, Serialize)]
pub struct Filter {
    pub show: Option<Show>,
    pub delivery: Option<Delivery>,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    /// a number, a buyer, a product
    pub q: String,
    /// the last row of the page before
    #[serde(skip)]
    pub after: Option<FulfillmentOrderId>,
}

impl From<FilterForm> for Filter {
    fn from(form: FilterForm) -> Self {
        let q: String = form.q.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(100).collect();
        Self {
            show: Show::parse(&form.show),
            delivery: Delivery::parse(&form.delivery),
            from: form.from.parse().ok(),
            until: form.until.parse().ok(),
            q,
            after: (form.after.len() == 36).then_some(FulfillmentOrderId(form.after)),
        }
    }
}

impl Filter {
    pub fn is_any(&self) -> bool {
        self.show.is_none() && !self.has_details() && self.q.is_empty()
    }

    /// More than a word and a status.
    pub fn has_details(&self) -> bool {
        self.delivery.is_some() || self.from.is_some() || self.until.is_some()
    }

    /// The address of this list from a row on.
    pub fn address(&self, after: Option<&FulfillmentOrderId>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let pairs = [
            ("show", self.show.map(|show| show.word().to_owned())),
            ("delivery", self.delivery.map(|delivery| delivery.as_str().to_owned())),
            ("from", self.from.map(|day| day.to_string())),
            ("until", self.until.map(|day| day.to_string())),
            ("q", (!self.q.is_empty()).then(|| self.q.clone())),
            ("after", after.map(|id| id.0.clone())),
        ];
        for (name, value) in pairs {
            if let Some(value) = value {
                query.append_pair(name, &value);
            }
        }
        match query.finish() {
            query if query.is_empty() => "/portal/bumdes/orders".into(),
            query => format!("/portal/bumdes/orders?{query}"),
        }
    }

    /// `%words%`; the signs that LIKE reads in its own way are left out.
    pub(super) fn pattern(&self) -> String {
        let plain: String = self.q.to_lowercase().chars().filter(|c| !matches!(c, '%' | '_' | '\\')).collect();
        format!("%{plain}%")
    }

    /// From the beginning of its first day to the end of its last, where the BUMDes is.
    pub(super) fn times(&self, region_code: &str) -> (Option<Timestamp>, Option<Timestamp>) {
        let ahead = Duration::hours(i64::from(time_zone(region_code).0));
        let begin = |day: NaiveDate| day.and_time(NaiveTime::MIN) - ahead;
        (self.from.map(begin), self.until.and_then(|day| day.succ_opt()).map(begin))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(query: &str) -> Filter {
        serde_urlencoded::from_str::<FilterForm>(query).unwrap().into()
    }

    #[test]
    fn what_cannot_be_understood_is_left_out() {
        assert!(filter("show=awaiting_payment&delivery=drone&from=gestern&after=x&q=+%09").is_any());
        let late = filter("show=late&from=2026-11-01&q=kotak++tisu");
        assert_eq!((late.show, late.q.as_str()), (Some(Show::Late), "kotak tisu"));
        assert_eq!(late.address(None), "/portal/bumdes/orders?show=late&from=2026-11-01&q=kotak+tisu");
        assert!(Show::WORDS.iter().all(|word| Show::parse(word).is_some_and(|show| show.word() == *word)));
    }

    #[test]
    fn a_day_begins_where_the_bumdes_is() {
        let (from, until) = filter("from=2026-11-22&until=2026-11-22").times("52.02.09.2008");
        assert_eq!(from.unwrap().to_string(), "2026-11-21 16:00:00");
        assert_eq!(until.unwrap().to_string(), "2026-11-22 16:00:00");
    }
}
