//! What a BUMDes fills in about a price list and its lines.

use serde::{Deserialize, Serialize};

use super::keep::{Holder, NewList, Terms};
use super::keep_line::LineTerms;
use super::rule::Tier;
use crate::ids::{CompanyGroupId, CompanyId};
use crate::quotations::typed::{FormErrors, MOST_PIECES, MOST_PRICE_MINOR, day, line, number};

/// Everything as it was typed, so that nothing is lost when the form comes back.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ListForm {
    pub name: String,
    /// `company:<id>` or `group:<id>`
    pub holder: String,
    pub starts_on: String,
    pub ends_on: String,
}

impl ListForm {
    pub fn of(terms: &Terms) -> Self {
        Self {
            name: terms.name.clone(),
            holder: String::new(),
            starts_on: terms.starts_on.to_string(),
            ends_on: terms.ends_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    pub fn holder(&self) -> Option<Holder> {
        match self.holder.split_once(':')? {
            ("company", id) => Some(Holder::Company(CompanyId(id.to_owned()))),
            ("group", id) => Some(Holder::Group(CompanyGroupId(id.to_owned()))),
            _ => None,
        }
    }
}

impl TryFrom<&ListForm> for Terms {
    type Error = FormErrors;

    fn try_from(form: &ListForm) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::new();
        let name = line(&form.name, 80);
        if name.chars().count() < 2 {
            errors.insert("name", "price-list-error-name");
        }
        let starts_on = day(&form.starts_on);
        if starts_on.is_none() {
            errors.insert("starts_on", "price-list-error-day");
        }
        let is_open = form.ends_on.trim().is_empty();
        let ends_on = day(&form.ends_on);
        if !is_open && ends_on.is_none() {
            errors.insert("ends_on", "price-list-error-day");
        }
        if ends_on.is_some() && starts_on.is_some() && ends_on < starts_on {
            errors.insert("ends_on", "price-list-error-ends-early");
        }
        match starts_on {
            Some(starts_on) if errors.is_empty() => Ok(Self { name, starts_on, ends_on }),
            _ => Err(errors),
        }
    }
}

impl TryFrom<&ListForm> for NewList {
    type Error = FormErrors;

    fn try_from(form: &ListForm) -> Result<Self, FormErrors> {
        let terms = Terms::try_from(form);
        match (terms, form.holder()) {
            (Ok(terms), Some(holder)) => Ok(Self { holder, terms }),
            (terms, holder) => {
                let mut errors = terms.err().unwrap_or_default();
                if holder.is_none() {
                    errors.insert("holder", "price-list-error-holder");
                }
                Err(errors)
            }
        }
    }
}

/// The price from the minimum on, and up to three lower ones for more.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct LineForm {
    pub minimum: String,
    pub lot_size: String,
    pub price: String,
    pub from_2: String,
    pub price_2: String,
    pub from_3: String,
    pub price_3: String,
    pub from_4: String,
    pub price_4: String,
}

const FROM: [&str; 3] = ["from_2", "from_3", "from_4"];
const PRICE: [&str; 3] = ["price_2", "price_3", "price_4"];

impl LineForm {
    pub fn of(minimum: i64, lot_size: i64, tiers: &[Tier]) -> Self {
        let from = |n: usize| tiers.get(n).map(|tier| tier.min_quantity.to_string()).unwrap_or_default();
        let price = |n: usize| tiers.get(n).map(|tier| tier.unit_price_minor.to_string()).unwrap_or_default();
        Self {
            minimum: minimum.to_string(),
            lot_size: lot_size.to_string(),
            price: price(0),
            from_2: from(1),
            price_2: price(1),
            from_3: from(2),
            price_3: price(2),
            from_4: from(3),
            price_4: price(3),
        }
    }

    fn more(&self) -> [(&str, &str); 3] {
        [(&self.from_2, &self.price_2), (&self.from_3, &self.price_3), (&self.from_4, &self.price_4)]
    }
}

impl TryFrom<&LineForm> for LineTerms {
    type Error = FormErrors;

    fn try_from(form: &LineForm) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::new();
        let pieces = |text: &str| number(text, 1..=MOST_PIECES);
        let rupiah = |text: &str| number(text, 1..=MOST_PRICE_MINOR);
        let (minimum, lot_size, price) = (pieces(&form.minimum), pieces(&form.lot_size), rupiah(&form.price));
        for (field, is_there, key) in [
            ("minimum", minimum.is_some(), "price-list-error-quantity"),
            ("lot_size", lot_size.is_some(), "price-list-error-quantity"),
            ("price", price.is_some(), "price-list-error-price"),
        ] {
            if !is_there {
                errors.insert(field, key);
            }
        }
        if let (Some(minimum), Some(lot_size)) = (minimum, lot_size)
            && minimum % lot_size != 0
        {
            errors.insert("minimum", "price-list-error-lots");
        }
        let mut tiers = vec![Tier { min_quantity: minimum.unwrap_or(1), unit_price_minor: price.unwrap_or(i64::MAX) }];
        for (n, (from, price)) in form.more().into_iter().enumerate() {
            if from.trim().is_empty() && price.trim().is_empty() {
                continue;
            }
            let last = tiers[tiers.len() - 1];
            let from = pieces(from).filter(|from| *from > last.min_quantity);
            let price = rupiah(price).filter(|price| *price < last.unit_price_minor);
            if from.is_none() {
                errors.insert(FROM[n], "price-list-error-from");
            }
            if price.is_none() {
                errors.insert(PRICE[n], "price-list-error-falling");
            }
            if let (Some(min_quantity), Some(unit_price_minor)) = (from, price) {
                tiers.push(Tier { min_quantity, unit_price_minor });
            }
        }
        match (minimum, lot_size) {
            (Some(minimum), Some(lot_size)) if errors.is_empty() => Ok(Self { minimum, lot_size, tiers }),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_form(fields: [&str; 5]) -> LineForm {
        let [minimum, lot_size, price, from_2, price_2] = fields.map(str::to_owned);
        LineForm { minimum, lot_size, price, from_2, price_2, ..LineForm::default() }
    }

    #[test]
    fn a_line_is_read_as_people_write_it_and_shown_so_again() {
        let read = LineTerms::try_from(&line_form(["50", "10", "Rp40.000", "1.000", "38000"])).unwrap();
        let tiers: Vec<_> = read.tiers.iter().map(|tier| (tier.min_quantity, tier.unit_price_minor)).collect();
        assert_eq!((read.minimum, read.lot_size, tiers), (50, 10, vec![(50, 40_000), (1_000, 38_000)]));
        let again = LineForm::of(read.minimum, read.lot_size, &read.tiers);
        assert_eq!(LineTerms::try_from(&again).unwrap(), read);
    }

    #[test]
    fn each_bad_field_of_a_line_is_named() {
        for (fields, wrong) in [
            (["", "x", "0", "", ""], vec!["lot_size", "minimum", "price"]),
            (["25", "10", "1000", "", ""], vec!["minimum"]),
            (["10", "10", "1000", "10", "1000"], vec!["from_2", "price_2"]),
            (["10", "10", "1000", "", "900"], vec!["from_2"]),
            (["10", "10", "1000", "20", ""], vec!["price_2"]),
        ] {
            let errors = LineTerms::try_from(&line_form(fields)).unwrap_err();
            assert_eq!(errors.into_keys().collect::<Vec<_>>(), wrong);
        }
    }

    #[test]
    fn a_list_is_for_somebody_and_ends_no_earlier_than_it_begins() {
        let good = ListForm {
            name: " Hotel  2027 ".into(),
            holder: "company:x".into(),
            starts_on: "2027-01-01".into(),
            ends_on: String::new(),
        };
        let new = NewList::try_from(&good).unwrap();
        assert_eq!((new.terms.name.as_str(), new.terms.ends_on), ("Hotel 2027", None));
        assert_eq!(new.holder, Holder::Company(CompanyId("x".into())));
        let early = ListForm { ends_on: "2026-12-31".into(), ..good };
        assert_eq!(NewList::try_from(&early).unwrap_err().into_keys().collect::<Vec<_>>(), ["ends_on"]);
        let none = NewList::try_from(&ListForm { ends_on: "besok".into(), ..ListForm::default() }).unwrap_err();
        assert_eq!(none.into_keys().collect::<Vec<_>>(), ["ends_on", "holder", "name", "starts_on"]);
    }
}
