//! The ranges of the price filter, which both engines count.

use serde::Deserialize;

use super::PriceBucket;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// where a range ends and the next begins, ascending
    pub bounds: Vec<i64>,
}

impl Prices {
    /// How many ranges there are.
    pub fn ranges(&self) -> usize {
        self.bounds.len() + 1
    }

    /// The range that a price lies in, from 0.
    pub fn range_of(&self, price_minor: i64) -> usize {
        self.bounds.partition_point(|bound| *bound <= price_minor)
    }

    /// The ranges with their counts, which stand in their order.
    pub fn buckets(&self, counts: &[u64]) -> Vec<PriceBucket> {
        (0..self.ranges())
            .map(|i| PriceBucket {
                from: if i == 0 { 0 } else { self.bounds[i - 1] },
                to: self.bounds.get(i).copied(),
                count: counts.get(i).copied().unwrap_or(0),
            })
            .collect()
    }

    pub(super) fn check(&self) -> Result<(), String> {
        let is_ascending = self.bounds.is_sorted_by(|a, b| a < b);
        if !is_ascending || self.bounds.first().is_some_and(|first| *first <= 0) || self.bounds.len() > 20 {
            return Err("prices: bounds must ascend from above 0, at most twenty".into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_at_a_bound_begins_the_next_range() {
        let prices = Prices { bounds: vec![25_000, 50_000] };
        assert_eq!([0, 24_999, 25_000, 49_999, 50_000, i64::MAX].map(|p| prices.range_of(p)), [0, 0, 1, 1, 2, 2]);
        let buckets = prices.buckets(&[1, 2, 3]);
        assert_eq!(buckets[1], PriceBucket { from: 25_000, to: Some(50_000), count: 2 });
        assert_eq!((buckets[0].from, buckets[2].to), (0, None));
    }

    #[test]
    fn bounds_must_ascend() {
        assert!(Prices { bounds: vec![5, 5] }.check().is_err());
        assert!(Prices { bounds: vec![0] }.check().is_err());
        assert!(Prices { bounds: vec![] }.check().is_ok());
    }
}
