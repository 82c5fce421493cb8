//! What is told of permits at one moment, in the portal: products that are told the same stand in one line.

use chrono::NaiveDate;

use super::warning::Line;
use crate::ids::BumdesId;

/// One line at the bell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub bumdes_id: BumdesId,
    /// `expiring`, `needed`, `unlisted`, `relisted`
    pub what: String,
    /// the permit's; empty for listings that came back
    pub kind: String,
    /// of a permit that ends
    pub number: String,
    pub ends_on: NaiveDate,
    /// the first of them; empty for a permit that ends
    pub product: String,
    /// products beside it
    pub more: usize,
}

pub fn together(bumdes_id: &BumdesId, lines: Vec<Line>) -> Vec<Told> {
    let mut all: Vec<Told> = Vec::new();
    for line in lines {
        let of_products = line.name_id.is_some();
        let alike = |told: &&mut Told| {
            of_products && (&told.what, &told.kind, told.ends_on) == (&line.what, &line.kind, line.ends_on)
        };
        match all.iter_mut().find(alike) {
            Some(told) => told.more += 1,
            None => all.push(Told {
                bumdes_id: bumdes_id.clone(),
                number: line.number.unwrap_or_default(),
                product: line.name_id.unwrap_or_default(),
                what: line.what,
                kind: line.kind,
                ends_on: line.ends_on,
                more: 0,
            }),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(what: &str, ends_on: &str, name: Option<&str>, number: Option<&str>) -> Line {
        Line {
            what: what.into(),
            kind: "halal".into(),
            ends_on: ends_on.parse().unwrap(),
            days: 30,
            number: number.map(str::to_owned),
            name_id: name.map(str::to_owned),
            name_en: None,
        }
    }

    #[test]
    fn products_with_the_same_day_are_one_line_and_permits_stay_apart() {
        let lines = vec![
            line("expiring", "2026-12-31", None, Some("1")),
            line("expiring", "2026-12-31", None, Some("2")),
            line("needed", "2026-12-31", Some("Kopi"), None),
            line("needed", "2026-12-31", Some("Teh"), None),
            line("needed", "2027-01-01", Some("Jamu"), None),
        ];
        let told = together(&BumdesId("catur".into()), lines);
        let short: Vec<(&str, &str, usize)> =
            told.iter().map(|one| (one.number.as_str(), one.product.as_str(), one.more)).collect();
        assert_eq!(short, [("1", "", 0), ("2", "", 0), ("", "Kopi", 1), ("", "Jamu", 0)]);
    }
}
