//! Where a province lies on the drawn map of `templates/villages/map.html`: ten units a degree, from 94.5° east
//! and 6.2° north.

use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct Dot {
    pub x: i32,
    pub y: i32,
    /// its area grows with the number of villages, the fullest province's being the same on every map
    pub r: f64,
}

const PLACES: &[(&str, i32, i32)] = &[
    ("11", 20, 16),
    ("12", 45, 39),
    ("13", 61, 70),
    ("14", 71, 56),
    ("15", 83, 78),
    ("16", 95, 94),
    ("17", 80, 99),
    ("18", 105, 111),
    ("19", 119, 86),
    ("21", 100, 53),
    ("31", 123, 123),
    ("32", 131, 131),
    ("33", 151, 134),
    ("34", 159, 141),
    ("35", 181, 140),
    ("36", 115, 127),
    ("51", 206, 146),
    ("52", 224, 148),
    ("53", 267, 149),
    ("61", 163, 62),
    ("62", 189, 79),
    ("63", 209, 94),
    ("64", 219, 58),
    ("65", 219, 32),
    ("71", 301, 50),
    ("72", 264, 77),
    ("73", 254, 105),
    ("74", 275, 101),
    ("75", 280, 55),
    ("76", 248, 87),
    ("81", 347, 93),
    ("82", 334, 53),
    ("91", 451, 89),
    ("92", 389, 76),
    ("93", 450, 134),
    ("94", 420, 98),
    ("95", 448, 105),
    ("96", 375, 74),
];

/// None for a code that is no province. `most` is the largest number of villages that any province has.
pub fn dot(province: &str, villages: i64, most: i64) -> Option<Dot> {
    let (_, x, y) = PLACES.iter().find(|(code, ..)| *code == province)?;
    let r = (villages as f64 / most.max(1) as f64).sqrt() * 5.0 + 2.0;
    Some(Dot { x: *x, y: *y, r: (r * 10.0).round() / 10.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_grows_with_its_villages_and_stays_on_the_map() {
        let size = |villages, most| dot("52", villages, most).unwrap().r;
        assert!(size(1, 12) < size(12, 12) && size(12, 12) == size(700, 700) && size(700, 700) <= 7.0);
        assert!(dot("99", 1, 1).is_none());
    }
}
