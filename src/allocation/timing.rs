//! When goods can be there.
//!
//! What is made in a week is finished on its seventh day and with the buyer `lead_time_days` later. A week's capacity
//! counts for an order when the week is not over before the ordering day and its goods arrive on the due date at the
//! latest.

use chrono::{Days, NaiveDate};

use super::{Offer, Promise, Week};

/// A week's last day.
const LAST_DAY: u64 = 6;

/// When a week's goods arrive.
fn arrival(offer: &Offer, week: &Week) -> NaiveDate {
    let days = Days::new(LAST_DAY + u64::from(offer.lead_time_days));
    week.starts_on.checked_add_days(days).unwrap_or(NaiveDate::MAX)
}

/// The weeks from the ordering day on that have something free, in order of time.
fn open_weeks(offer: &Offer, earliest: NaiveDate) -> Vec<Week> {
    let is_open = |week: &&Week| week.free > 0 && week.starts_on + Days::new(LAST_DAY) >= earliest;
    let mut weeks: Vec<Week> = offer.weeks.iter().filter(is_open).copied().collect();
    weeks.sort_by_key(|week| week.starts_on);
    weeks
}

/// Pieces that can arrive from `earliest` to `due`, at most what was offered.
pub(super) fn capacity(offer: &Offer, earliest: NaiveDate, due: NaiveDate) -> i64 {
    let weeks = open_weeks(offer, earliest);
    let free =
        weeks.iter().filter(|week| arrival(offer, week) <= due).fold(0_i64, |sum, week| sum.saturating_add(week.free));
    free.min(offer.at_most)
}

/// Every day on which capacity grows.
pub(super) fn arrivals(offer: &Offer, earliest: NaiveDate) -> Vec<NaiveDate> {
    open_weeks(offer, earliest).iter().map(|week| arrival(offer, week)).collect()
}

/// A share's weeks: the earliest first, so that goods are ready early and late weeks stay free for the next order.
pub(super) fn promises(offer: &Offer, earliest: NaiveDate, quantity: i64) -> Vec<Promise> {
    let mut left = quantity;
    let mut promises = Vec::new();
    for week in open_weeks(offer, earliest) {
        let part = week.free.min(left);
        if part > 0 {
            promises.push(Promise { week: week.starts_on, quantity: part });
            left -= part;
        }
    }
    promises
}
