//! Names with a bar each, one beneath the other.

use serde::Serialize;

use super::percent;

/// From one name to the next, in pixels.
const STEP: usize = 44;
/// Letters of a name that fit beside a sum on the narrowest phone.
const LONGEST_NAME: usize = 26;

#[derive(Debug, Serialize)]
pub struct Bars {
    pub height: usize,
    pub bars: Vec<Bar>,
    /// the whole name and the value of the longest one; none when there is nothing to draw
    pub most: Option<(String, i64)>,
}

#[derive(Debug, Serialize)]
pub struct Bar {
    pub name: String,
    pub value: i64,
    pub text_y: usize,
    pub y: usize,
    pub width: String,
}

impl Bars {
    /// What is not more than nothing has no bar, only its value.
    pub fn of(values: impl IntoIterator<Item = (String, i64)>) -> Self {
        let values: Vec<(String, i64)> = values.into_iter().collect();
        let most = values.iter().max_by_key(|(_, value)| *value).filter(|(_, value)| *value > 0).cloned();
        let longest = most.as_ref().map_or(1, |(_, value)| *value);
        let bars = values.iter().enumerate().map(|(n, (name, value))| Bar {
            name: shortened(name),
            value: *value,
            text_y: n * STEP + 16,
            y: n * STEP + 23,
            width: percent((*value).max(0) as f64 * 100.0 / longest as f64),
        });
        Self { height: values.len() * STEP, bars: bars.collect(), most }
    }
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    let start: String = name.chars().take(LONGEST_NAME - 1).collect();
    format!("{}…", start.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_takes_the_whole_width_and_the_others_their_part() {
        let chart =
            Bars::of([("Kopi".to_owned(), 300), ("Teh".into(), 100), ("Madu".into(), 0), ("Garam".into(), -50)]);
        let widths: Vec<&str> = chart.bars.iter().map(|bar| bar.width.as_str()).collect();
        assert_eq!(widths, ["100.0%", "33.3%", "0.0%", "0.0%"]);
        assert_eq!((chart.height, chart.most), (4 * STEP, Some(("Kopi".into(), 300))));
    }

    #[test]
    fn a_long_name_is_cut_and_nothing_sold_has_no_longest() {
        let chart = Bars::of([("Keranjang Ketak Bertutup Anyaman Halus".to_owned(), 0)]);
        assert_eq!(chart.bars[0].name, "Keranjang Ketak Bertutup…");
        assert_eq!(chart.most, None);
    }
}
