//! The rates a BUMDes types.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::rate_table::Rate;
use super::{OwnRates, Zone};

/// No parcel costs more than this for a kilogram; it catches a zero too many.
const MOST_MINOR: i64 = 10_000_000;

/// Fields `first_<zone>` and `next_<zone>` in rupiah, and the checkboxes `allows_pickup` and `allows_cash_on_delivery`.
#[derive(Deserialize, Default)]
pub struct RatesForm {
    #[serde(flatten)]
    pub fields: HashMap<String, String>,
}

/// A field's name and the message key of what is wrong with it.
pub type FormErrors = BTreeMap<String, &'static str>;

impl RatesForm {
    fn text(&self, field: &str) -> &str {
        self.fields.get(field).map_or("", |text| text.trim())
    }
}

impl TryFrom<&RatesForm> for OwnRates {
    type Error = FormErrors;

    fn try_from(form: &RatesForm) -> Result<Self, FormErrors> {
        let (mut rates, mut errors) = (Vec::new(), FormErrors::new());
        for zone in Zone::ALL {
            let fields = [format!("first_{zone}"), format!("next_{zone}")];
            if fields.iter().all(|field| form.text(field).is_empty()) {
                continue;
            }
            let [first, next] = fields.map(|field| {
                let amount = rupiah(form.text(&field));
                if let Err(key) = amount {
                    errors.insert(field, key);
                }
                amount.unwrap_or(0)
            });
            rates.push((*zone, Rate { first_kg_minor: first, next_kg_minor: next }));
        }
        let allows_pickup = form.fields.contains_key("allows_pickup");
        let allows_cash_on_delivery = form.fields.contains_key("allows_cash_on_delivery");
        if errors.is_empty() { Ok(Self { rates, allows_pickup, allows_cash_on_delivery }) } else { Err(errors) }
    }
}

/// `15000`, `15.000` or `Rp15.000`.
fn rupiah(text: &str) -> Result<i64, &'static str> {
    let digits = text.trim_start_matches("Rp").trim().replace('.', "");
    if digits.is_empty() {
        return Err("shipping-error-both");
    }
    match digits.parse::<i64>() {
        Ok(amount) if (0..=MOST_MINOR).contains(&amount) && digits.bytes().all(|b| b.is_ascii_digit()) => Ok(amount),
        _ => Err("shipping-error-amount"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> RatesForm {
        RatesForm { fields: fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect() }
    }

    #[test]
    fn a_zone_left_empty_has_no_rate_of_its_own() {
        let own = OwnRates::try_from(&form(&[("first_other", "Rp42.000"), ("next_other", "28000")])).unwrap();
        assert_eq!(own.rates, [(Zone::Other, Rate { first_kg_minor: 42_000, next_kg_minor: 28_000 })]);
        assert!(!own.allows_pickup);
    }

    #[test]
    fn half_a_rate_and_what_is_no_amount_are_refused() {
        for (fields, field, key) in [
            ([("first_other", "9000"), ("next_other", "")], "next_other", "shipping-error-both"),
            ([("first_other", "-1"), ("next_other", "0")], "first_other", "shipping-error-amount"),
            ([("first_other", "99000000"), ("next_other", "0")], "first_other", "shipping-error-amount"),
            ([("first_other", "sepuluh"), ("next_other", "0")], "first_other", "shipping-error-amount"),
        ] {
            let errors = OwnRates::try_from(&form(&fields)).unwrap_err();
            assert_eq!(errors, BTreeMap::from([(field.to_owned(), key)]));
        }
    }
}
