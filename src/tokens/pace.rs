//! How fast the program behind a token may ask: [`PER_MINUTE`] in the long run, [`AT_ONCE`] in a burst. Counted by
//! each node for itself and forgotten at its end: it keeps a runaway loop from crowding out people, and guards nothing.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::TimeDelta;

use crate::db::Timestamp;
use crate::ids::AccessTokenId;

pub const PER_MINUTE: i64 = 300;
pub const AT_ONCE: i32 = 60;
/// Tokens that are remembered before those that have paused are forgotten.
const REMEMBERED: usize = 10_000;

/// For each token, when it would have come to this at an even pace.
#[derive(Default)]
pub struct Pace(Mutex<HashMap<AccessTokenId, Timestamp>>);

impl Pace {
    /// Err with the seconds to wait when it asks too fast.
    pub fn take(&self, now: Timestamp, id: &AccessTokenId) -> Result<(), u64> {
        let step = TimeDelta::milliseconds(60_000 / PER_MINUTE);
        let mut even = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if even.len() >= REMEMBERED {
            even.retain(|_, at| *at > now);
        }
        let at = even.get(id).copied().unwrap_or(now).max(now);
        let too_far = (at - now) - step * (AT_ONCE - 1);
        if too_far > TimeDelta::zero() {
            return Err(too_far.num_milliseconds().unsigned_abs().div_ceil(1_000));
        }
        even.insert(id.clone(), at + step);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    #[test]
    fn a_burst_is_let_through_and_then_an_even_pace() {
        let (pace, one, other) = (Pace::default(), AccessTokenId::new(), AccessTokenId::new());
        let mut now = DateTime::UNIX_EPOCH.naive_utc();
        assert!((0..AT_ONCE).all(|_| pace.take(now, &one).is_ok()));
        assert_eq!(pace.take(now, &one), Err(1));
        assert_eq!(pace.take(now, &other), Ok(()), "each has its own");
        now += TimeDelta::seconds(1);
        let in_a_second = (0..AT_ONCE).filter(|_| pace.take(now, &one).is_ok()).count();
        assert_eq!(in_a_second as i64, PER_MINUTE / 60);
        now += TimeDelta::minutes(5);
        let rested = (0..2 * AT_ONCE).filter(|_| pace.take(now, &one).is_ok()).count();
        assert_eq!(rested as i32, AT_ONCE, "what was not asked is not saved up");
    }
}
