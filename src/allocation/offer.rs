//! What one supplier can do, and what it costs.

use chrono::NaiveDate;

use super::Grade;
use crate::shipping::rate_table::Rate;

/// The capacity of seven days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// its Monday
    pub starts_on: NaiveDate,
    /// pieces nobody has promised yet, to wholesale or retail; below zero (promised too much) counts as none
    pub free: i64,
}

/// What a BUMDes offers for a [`Demand`](super::Demand).
#[derive(Debug, Clone)]
pub struct Offer {
    /// names the offer; no two are the same
    pub key: String,
    /// the code of its regency (`52.02`)
    pub regency: String,
    /// None is worse than any grade
    pub grade: Option<Grade>,
    pub unit_price_minor: i64,
    /// A share is a multiple of it; at least 1.
    pub lot_size: i64,
    /// the smallest share worth beginning
    pub minimum: i64,
    /// the most it offered, whatever its weeks would allow
    pub at_most: i64,
    /// Days from the end of the week in which goods are made until the buyer has them.
    pub lead_time_days: u32,
    pub weeks: Vec<Week>,
    pub weight_per_unit_g: i64,
    /// to the place of delivery; a share goes as one parcel
    pub shipping: Rate,
    /// parts of a thousand that it shipped in time
    pub reliability_permille: u16,
    /// when it last had a share, in any unit of time that grows; None: never
    pub last_served: Option<i64>,
}

impl Offer {
    /// Shipping of so many pieces: each kilogram begun counts. None when it is too large to count.
    pub(super) fn shipping_minor(&self, quantity: i64) -> Option<i64> {
        self.shipping.price(self.weight_per_unit_g.checked_mul(quantity)?).map(|money| money.minor)
    }

    /// Goods and shipping of so many pieces.
    pub(super) fn landed_minor(&self, quantity: i64) -> Option<i64> {
        self.unit_price_minor.checked_mul(quantity)?.checked_add(self.shipping_minor(quantity)?)
    }
}
