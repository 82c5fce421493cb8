//! Moments of time with a column each, side by side.

use serde::Serialize;

use super::percent;

/// Above the columns stands what the highest is worth; beneath them, when.
const TOP: i64 = 24;
const TALLEST: i64 = 140;
const FOOT: i64 = 40;
/// Of its slot.
const WIDTH: f64 = 0.7;

#[derive(Debug, Serialize)]
pub struct Columns {
    pub height: i64,
    pub top: i64,
    /// where all columns stand
    pub ground: i64,
    pub columns: Vec<Column>,
    /// index and value of the highest; none when there is nothing to draw
    pub most: Option<(usize, i64)>,
}

#[derive(Debug, Serialize)]
pub struct Column {
    /// `Nov`
    pub name: String,
    /// what stands under the name where it changes: a year
    pub under: Option<String>,
    pub x: String,
    pub width: String,
    pub middle: String,
    pub y: i64,
    pub height: i64,
}

/// What one column shows.
pub struct Value {
    pub name: String,
    pub under: Option<String>,
    pub value: i64,
}

impl Columns {
    pub fn of(values: impl IntoIterator<Item = Value>) -> Self {
        let values: Vec<Value> = values.into_iter().collect();
        let amounts = values.iter().map(|value| value.value).enumerate();
        // of two that are as high the later one
        let most = amounts.max_by_key(|(_, value)| *value).filter(|(_, value)| *value > 0);
        let highest = most.map_or(1, |(_, value)| value);
        let slot = 100.0 / values.len().max(1) as f64;
        let ground = TOP + TALLEST;
        let columns = values.into_iter().enumerate().map(|(n, value)| {
            let left = slot * n as f64;
            // what is there at all is seen
            let least = i64::from(value.value > 0) * 2;
            let height = (i128::from(value.value.max(0)) * i128::from(TALLEST) / i128::from(highest)) as i64;
            let height = height.max(least);
            Column {
                name: value.name,
                under: value.under,
                x: percent(left + slot * (1.0 - WIDTH) / 2.0),
                width: percent(slot * WIDTH),
                middle: percent(left + slot / 2.0),
                y: ground - height,
                height,
            }
        });
        Self { height: ground + FOOT, top: TOP, ground, columns: columns.collect(), most }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_on_the_ground_and_the_highest_reaches_the_top() {
        let value = |value| Value { name: "Nov".into(), under: None, value };
        let chart = Columns::of([value(0), value(1), value(1_000), value(500)]);
        let shape: Vec<(i64, i64)> = chart.columns.iter().map(|column| (column.y, column.height)).collect();
        assert_eq!(shape, [(164, 0), (162, 2), (24, 140), (94, 70)]);
        assert_eq!(chart.most, Some((2, 1_000)));
        assert_eq!((chart.columns[1].x.as_str(), chart.columns[1].middle.as_str()), ("28.8%", "37.5%"));
        assert_eq!(Columns::of([value(0), value(-5)]).most, None);
        assert!(Columns::of([]).columns.is_empty());
    }
}
