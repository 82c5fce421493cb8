//! What a buyer fills in to ask for other terms.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Counter;
use super::typed::{FormErrors, MOST_DAYS, MOST_PIECES, MOST_PRICE_MINOR, day, number, paragraph};

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct CounterForm {
    pub unit_price: String,
    pub quantity: String,
    pub wanted_on: String,
    pub note: String,
    /// the round of the BUMDes that it answers
    pub seen: String,
}

impl CounterForm {
    pub fn read(&self, today: NaiveDate) -> Result<Counter, FormErrors> {
        let mut errors = FormErrors::new();
        let unit_price = number(&self.unit_price, 1..=MOST_PRICE_MINOR);
        if unit_price.is_none() {
            errors.insert("unit_price", "quotation-error-price");
        }
        let quantity = number(&self.quantity, 1..=MOST_PIECES);
        if quantity.is_none() {
            errors.insert("quantity", "quotation-error-quantity");
        }
        let last = today + Days::new(MOST_DAYS.unsigned_abs());
        let wanted_on = day(&self.wanted_on).filter(|day| (today..=last).contains(day));
        if wanted_on.is_none() && !self.wanted_on.trim().is_empty() {
            errors.insert("wanted_on", "quotation-error-wanted-on");
        }
        let (Some(unit_price_minor), Some(quantity), true) = (unit_price, quantity, errors.is_empty()) else {
            return Err(errors);
        };
        let seen = self.seen.parse().unwrap_or(0);
        Ok(Counter { unit_price_minor, quantity, wanted_on, note: paragraph(&self.note, 1000), seen })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_has_a_price_and_a_quantity_and_perhaps_a_day() {
        let today = "2026-11-22".parse().unwrap();
        let form = CounterForm { unit_price: "80.000".into(), quantity: "300".into(), ..CounterForm::default() };
        assert_eq!(form.read(today).unwrap().wanted_on, None);
        let past = CounterForm { wanted_on: "2026-11-21".into(), ..form };
        assert_eq!(past.read(today).unwrap_err().into_keys().collect::<Vec<_>>(), ["wanted_on"]);
        let errors = CounterForm::default().read(today).unwrap_err();
        assert_eq!(errors.into_keys().collect::<Vec<_>>(), ["quantity", "unit_price"]);
    }
}
