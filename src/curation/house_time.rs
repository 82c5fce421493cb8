//! Dates and times as curators write them: by the clock of Jakarta, as wherever no region is named.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

use crate::db::Timestamp;
use crate::regions::time_zone;

const REGION: &str = "31";

fn ahead() -> Duration {
    Duration::hours(i64::from(time_zone(REGION).0))
}

/// Its first moment.
pub fn begin(day: NaiveDate) -> Timestamp {
    day.and_time(NaiveTime::MIN) - ahead()
}

/// The first moment after it.
pub fn end(day: NaiveDate) -> Timestamp {
    begin(day) + Duration::days(1)
}

/// `2026-11-22` and `09:30`, as a browser sends them.
pub fn moment(day: &str, time: &str) -> Option<Timestamp> {
    let time = NaiveTime::parse_from_str(time, "%H:%M").or_else(|_| NaiveTime::parse_from_str(time, "%H:%M:%S"));
    Some(NaiveDateTime::new(day.parse().ok()?, time.ok()?) - ahead())
}

/// The day in which it lies.
pub fn day_of(time: Timestamp) -> NaiveDate {
    (time + ahead()).date()
}

/// The last day before it.
pub fn last_day_before(time: Timestamp) -> NaiveDate {
    day_of(time - Duration::microseconds(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_jakarta_and_is_read_back() {
        let day: NaiveDate = "2026-12-01".parse().unwrap();
        assert_eq!(begin(day).to_string(), "2026-11-30 17:00:00");
        assert_eq!(day_of(begin(day)), day);
        assert_eq!(last_day_before(end(day)), day);
        assert_eq!(moment("2026-12-01", "09:30"), Some(begin(day) + Duration::minutes(570)));
        assert_eq!(moment("2026-12-01", "tengah hari"), None);
    }
}
