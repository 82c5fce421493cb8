//! The number people read out: `ET-261122-7K3QF2`.

use chrono::TimeDelta;

use crate::db::Timestamp;
use crate::regions::time_zone;

/// Without letters and digits that look or sound alike.
const ALPHABET: &[u8] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The day in Jakarta and six random characters: 729 million a day, so a clash is a failed insert once in ages, and
/// nobody can count our orders.
pub fn new(now: Timestamp) -> String {
    with_prefix("ET", now)
}

/// The same for what is not an order.
pub fn with_prefix(prefix: &str, now: Timestamp) -> String {
    let random: String = (0..6).map(|_| char::from(ALPHABET[rand::random_range(0..ALPHABET.len())])).collect();
    let (hours, _) = time_zone("31");
    let day = now + TimeDelta::hours(hours.into());
    format!("{prefix}-{}-{random}", day.format("%y%m%d"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_tells_its_day() {
        let now = "2026-11-22T03:00:00".parse().unwrap();
        let number = new(now);
        assert!(number.starts_with("ET-261122-"), "{number}");
        assert_eq!(number.len(), 16);
        let late = "2026-11-22T18:00:00".parse().unwrap();
        assert!(new(late).starts_with("ET-261123-"), "it is tomorrow already in Jakarta");
    }
}
