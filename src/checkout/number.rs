//! The number people read out: `ET-261122-7K3QF2`.

use crate::db::Timestamp;

/// Without letters and digits that look or sound alike.
const ALPHABET: &[u8] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The day and six random characters: 729 million a day, so a clash is a failed insert once in ages, and
/// nobody can count our orders.
pub fn new(now: Timestamp) -> String {
    let random: String = (0..6).map(|_| char::from(ALPHABET[rand::random_range(0..ALPHABET.len())])).collect();
    format!("ET-{}-{random}", now.format("%y%m%d"))
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
    }
}
