//! How long ago something was, in words: `portal-age-hours` with its number.

use serde::Serialize;

use crate::db::Timestamp;

/// A message key and its number, for `{{ t(key=age.key, n=age.n) }}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Age {
    pub key: &'static str,
    pub n: i64,
}

impl Age {
    pub fn of(then: Timestamp, now: Timestamp) -> Self {
        let minutes = (now - then).num_minutes().max(0);
        match minutes {
            0 => Self { key: "age-now", n: 0 },
            1..60 => Self { key: "age-minutes", n: minutes },
            60..1440 => Self { key: "age-hours", n: minutes / 60 },
            _ => Self { key: "age-days", n: minutes / 1440 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, TimeDelta};

    #[test]
    fn the_largest_whole_unit_is_told() {
        let then = DateTime::UNIX_EPOCH.naive_utc();
        let after = |by: TimeDelta| Age::of(then, then + by);
        assert_eq!(after(TimeDelta::seconds(59)), Age { key: "age-now", n: 0 });
        assert_eq!(after(TimeDelta::minutes(59)), Age { key: "age-minutes", n: 59 });
        assert_eq!(after(TimeDelta::hours(23)), Age { key: "age-hours", n: 23 });
        assert_eq!(after(TimeDelta::hours(49)), Age { key: "age-days", n: 2 });
    }
}
