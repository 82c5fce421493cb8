//! Chance that is none: the same slug rolls the same numbers on every machine.

pub struct Dice(u64);

impl Dice {
    /// Seeded with the FNV-1a hash of the slug.
    pub fn of(slug: &str) -> Self {
        let seed = slug.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(seed)
    }

    /// SplitMix64: well mixed after a single step, which short slugs need.
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Both ends included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        let span = u64::from(high.abs_diff(low)) + 1;
        low + i32::try_from(self.roll() % span).unwrap_or(0)
    }

    /// One of these, which must not be empty.
    pub fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        let last = i32::try_from(choices.len()).unwrap_or(1) - 1;
        choices[usize::try_from(self.between(0, last)).unwrap_or(0)]
    }
}
