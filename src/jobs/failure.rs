//! What a failed attempt means: when to try again, and when to give up.

use chrono::TimeDelta;

/// An error that another attempt cannot mend: the job becomes a dead letter at once.
/// Return it as (or as the context of) the job's `anyhow::Error`.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Permanent(pub String);

/// Seconds to wait after the first, second … failed attempt; after the last one nothing is tried any more.
/// Together a little over three days: a mail server or a gateway may be down over a weekend.
const PAUSES_SECONDS: [i64; 9] =
    [10, 60, 5 * 60, 30 * 60, 2 * 60 * 60, 6 * 60 * 60, 12 * 60 * 60, 24 * 60 * 60, 30 * 60 * 60];

/// How long to wait after this many failed attempts; none when the job is dead.
pub fn pause_after(attempts: i32) -> Option<TimeDelta> {
    let index = usize::try_from(attempts).ok()?.checked_sub(1)?;
    PAUSES_SECONDS.get(index).copied().map(TimeDelta::seconds)
}

/// Enough of an error for a person to act on; a server's whole answer is not kept.
pub(super) fn shortened(error: &str) -> String {
    error.chars().take(1000).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_the_tenth_failure_is_the_last() {
        let pauses: Vec<_> = (1..=9).map(|n| pause_after(n).unwrap()).collect();
        assert!(pauses.is_sorted(), "{pauses:?}");
        assert_eq!(pauses[0], TimeDelta::seconds(10));
        assert_eq!(pause_after(10), None);
    }
}
