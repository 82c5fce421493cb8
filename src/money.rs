//! Money: whole minor units with a currency, one way to split it, one way to print it.
//!
//! Rupiah has no unit below one in this program. Gateways that count otherwise convert at their border.

use serde::Serialize;

use crate::i18n::Language;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Currency {
    #[serde(rename = "IDR")]
    Idr,
}

impl Currency {
    pub fn code(self) -> &'static str {
        "IDR"
    }
}

/// An amount in minor units: `Money::idr(150_000)` is Rp150.000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

impl Money {
    pub const fn idr(minor: i64) -> Self {
        Self { minor, currency: Currency::Idr }
    }

    pub const ZERO: Self = Self::idr(0);

    /// `None` when the sum leaves the range of 64 bits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.minor.checked_add(other.minor).map(Self::idr)
    }

    /// This unit price times a quantity; `None` when it leaves the range of 64 bits.
    pub fn times(self, quantity: i64) -> Option<Self> {
        self.minor.checked_mul(quantity).map(Self::idr)
    }

    /// The sum; `None` when it leaves the range of 64 bits.
    pub fn sum(parts: impl IntoIterator<Item = Self>) -> Option<Self> {
        parts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// `Rp150.000` in Indonesian, `Rp150,000` in English; negative with a leading minus.
    pub fn display(self, language: Language) -> String {
        let separator = match language {
            Language::Id => '.',
            Language::En => ',',
        };
        let sign = if self.minor < 0 { "-" } else { "" };
        format!("{sign}Rp{}", group_thousands(self.minor.unsigned_abs(), separator))
    }
}

/// On the wire and in templates: `{"amount": 150000, "currency": "IDR"}`.
impl Serialize for Money {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut s = serializer.serialize_struct("Money", 2)?;
        s.serialize_field("amount", &self.minor)?;
        s.serialize_field("currency", &self.currency)?;
        s.end()
    }
}

/// `1234567` as `1.234.567`.
pub fn group_thousands(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// Splits `total` in proportion to `weights` by the largest remainder, so that the parts add up to
/// the total exactly. Ties go to the earlier part. All weights zero: the first part takes all.
/// Panics on an empty or negative weight list, which is a programming error.
pub fn split(total: i64, weights: &[i64]) -> Vec<i64> {
    assert!(!weights.is_empty() && weights.iter().all(|w| *w >= 0), "weights: {weights:?}");
    let sum: i128 = weights.iter().map(|w| i128::from(*w)).sum();
    if sum == 0 {
        let mut parts = vec![0; weights.len()];
        parts[0] = total;
        return parts;
    }
    let exact: Vec<i128> = weights.iter().map(|w| i128::from(total) * i128::from(*w)).collect();
    let mut parts: Vec<i64> = exact.iter().map(|e| e.div_euclid(sum) as i64).collect();
    let missing = total - parts.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(exact[*i].rem_euclid(sum)), *i));
    for i in order.into_iter().take(missing as usize) {
        parts[i] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rupiah_reads_as_people_write_it() {
        assert_eq!(Money::idr(150_000).display(Language::Id), "Rp150.000");
        assert_eq!(Money::idr(1_234_567).display(Language::En), "Rp1,234,567");
        assert_eq!(Money::idr(-500).display(Language::Id), "-Rp500");
    }

    proptest! {
        #[test]
        fn parts_always_add_up(total in -1_000_000_000_000i64..1_000_000_000_000, weights in prop::collection::vec(0i64..1_000_000, 1..12)) {
            let parts = split(total, &weights);
            prop_assert_eq!(parts.iter().sum::<i64>(), total);
        }

        #[test]
        fn a_part_is_within_one_of_its_exact_share(total in 0i64..1_000_000_000, weights in prop::collection::vec(1i64..1_000, 1..12)) {
            let sum: i64 = weights.iter().sum();
            for (part, weight) in split(total, &weights).iter().zip(&weights) {
                let exact = total as f64 * *weight as f64 / sum as f64;
                prop_assert!((*part as f64 - exact).abs() <= 1.0);
            }
        }
    }
}
