//! Chance that can be thrown again: the same seed gives the same catalogue on every machine.

use uuid::Builder;

/// SplitMix64: small, quick, and good enough to look like a shop.
pub struct Dice(u64);

impl Dice {
    /// The throws of one `thing` (a village, a product) do not depend on how many were made before it.
    pub fn of(seed: u64, what: &str, thing: u64) -> Self {
        let mut dice = Self(seed ^ thing.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        what.bytes().for_each(|byte| dice.0 = (dice.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to just below `end`; 0 where there is nothing below.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % (end.max(1) as u64)) as usize
    }

    /// Both ends included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1) as usize) as i64
    }

    /// 0.0 to just below 1.0.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// True this often, 0.0 to 1.0.
    pub fn chance(&mut self, often: f64) -> bool {
        self.unit() < often
    }

    /// One of these, which must not be empty.
    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// A factor around 1.0 that is as often doubled as halved (Box and Muller's normal, to the power of e).
    pub fn log_normal(&mut self, spread: f64) -> f64 {
        let (radius, angle) = (1.0 - self.unit(), self.unit() * std::f64::consts::TAU);
        ((-2.0 * radius.ln()).sqrt() * angle.cos() * spread).exp()
    }

    /// A UUIDv7 of that moment.
    pub fn id_at(&mut self, millis: i64) -> String {
        let (high, low) = (self.next().to_be_bytes(), self.next().to_be_bytes());
        let mut bytes = [0u8; 10];
        bytes[..8].copy_from_slice(&high);
        bytes[8..].copy_from_slice(&low[..2]);
        Builder::from_unix_timestamp_millis(millis.unsigned_abs(), &bytes).into_uuid().to_string()
    }
}

/// Draws places of a list, by weight.
pub struct Weighted(Vec<f64>);

impl Weighted {
    pub fn new(weights: impl Iterator<Item = f64>) -> Self {
        let mut sum = 0.0;
        Self(weights.map(|weight| (sum += weight, sum).1).collect())
    }

    /// Zipf and Mandelbrot: a few villages sell a great deal, most of them little.
    pub fn zipf(count: usize) -> Self {
        Self::new((0..count).map(|rank| (rank as f64 + 10.0).powf(-0.8)))
    }

    pub fn draw(&self, dice: &mut Dice) -> usize {
        let wanted = dice.unit() * self.0.last().copied().unwrap_or_default();
        self.0.partition_point(|sum| *sum <= wanted).min(self.0.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_throws_the_same_and_another_does_not() {
        let throw = |seed, thing| {
            let mut dice = Dice::of(seed, "product", thing);
            (dice.below(1_000_000), dice.id_at(1_700_000_000_000))
        };
        assert_eq!(throw(1, 2), throw(1, 2));
        assert_ne!(throw(1, 2), throw(2, 2));
        assert_ne!(throw(1, 2), throw(1, 3));
    }

    #[test]
    fn the_first_of_a_zipf_list_is_drawn_far_more_often_than_the_last() {
        let (zipf, mut dice) = (Weighted::zipf(1_000), Dice::of(1, "zipf", 0));
        let mut drawn = vec![0; 1_000];
        (0..100_000).for_each(|_| drawn[zipf.draw(&mut dice)] += 1);
        assert!(drawn[0] > 10 * drawn[999].max(1), "{} and {}", drawn[0], drawn[999]);
        assert!(drawn[999] > 0);
    }
}
