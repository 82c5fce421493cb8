//! Text as people type it, made fit to be kept.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::web::Visitor;

/// A day, a number of pieces, a price: what nobody means is a slip of the finger.
pub(crate) const MOST_PIECES: i64 = 10_000_000;
pub(crate) const MOST_PRICE_MINOR: i64 = 1_000_000_000;
pub(crate) const MOST_DAYS: i64 = 366;

/// Field → message key.
pub(crate) type FormErrors = BTreeMap<&'static str, &'static str>;

pub(crate) fn in_words(visitor: &Visitor, errors: &FormErrors) -> BTreeMap<&'static str, String> {
    errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect()
}

/// One line, its blanks single.
pub(crate) fn line(text: &str, most: usize) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(most).collect()
}

/// Line ends stay, other control characters do not.
pub(crate) fn paragraph(text: &str, most: usize) -> String {
    text.trim().chars().filter(|c| *c == '\n' || !c.is_control()).take(most).collect()
}

/// As a browser writes it: `2026-11-30`.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    text.trim().parse().ok()
}

/// A whole number in these bounds.
pub(crate) fn number(text: &str, bounds: std::ops::RangeInclusive<i64>) -> Option<i64> {
    crate::listings::numbers::amount(text).filter(|number| bounds.contains(number))
}

/// The price of a unit, in whole rupiah.
pub fn price(text: &str) -> Option<i64> {
    number(text, 1..=MOST_PRICE_MINOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_not_kept() {
        assert_eq!(line(" kopi\0 \n arabika ", 9), "kopi arab");
        assert_eq!(paragraph(" biji\r\nutuh\0 ", 99), "biji\nutuh");
    }

    #[test]
    fn numbers_have_bounds() {
        assert_eq!(number("1.000", 1..=1000), Some(1000));
        assert_eq!([number("0", 1..=9), number("10", 1..=9), number("x", 1..=9)], [None; 3]);
    }
}
