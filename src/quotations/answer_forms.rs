//! What a BUMDes fills in: an offer, or why it declines.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::typed::{FormErrors, MOST_DAYS, MOST_PIECES, MOST_PRICE_MINOR, day, number, paragraph};
use super::{Answer, Grade, Round};
use crate::ids::VariantId;

/// Everything as it was typed, so that nothing is lost when the form comes back.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct AnswerForm {
    pub variant: String,
    pub unit_price: String,
    pub quantity: String,
    pub weekly: String,
    pub lot_size: String,
    pub minimum: String,
    pub lead_time: String,
    pub grade: String,
    pub valid_until: String,
    pub note: String,
    /// the last round when the form was shown
    pub seen: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub struct DeclineForm {
    #[serde(default)]
    reason: String,
}

impl AnswerForm {
    pub fn of(round: &Round, today: NaiveDate) -> Self {
        let text = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        let valid_until = round.valid_until.filter(|day| *day >= today).unwrap_or(today + Days::new(14));
        Self {
            variant: round.variant_id.as_ref().map(|id| id.0.clone()).unwrap_or_default(),
            unit_price: round.unit_price_minor.to_string(),
            quantity: round.quantity.to_string(),
            weekly: text(round.weekly_quantity),
            lot_size: text(round.lot_size),
            minimum: text(round.minimum),
            lead_time: text(round.lead_time_days.map(i64::from)),
            grade: round.grade.map(|grade| grade.to_string()).unwrap_or_default(),
            valid_until: valid_until.to_string(),
            note: String::new(),
            seen: String::new(),
        }
    }

    /// `today`: where the BUMDes is. Where the request asks for a grade, it has to be said.
    pub fn read(&self, today: NaiveDate, wants_grade: bool) -> Result<Answer, FormErrors> {
        let mut errors = FormErrors::new();
        let mut field = |name, text: &str, most: i64, key| {
            let found = number(text, 1..=most);
            if found.is_none() {
                errors.insert(name, key);
            }
            found.unwrap_or(1)
        };
        let unit_price_minor = field("unit_price", &self.unit_price, MOST_PRICE_MINOR, "quotation-error-price");
        let quantity = field("quantity", &self.quantity, MOST_PIECES, "quotation-error-quantity");
        let weekly_quantity = field("weekly", &self.weekly, MOST_PIECES, "quotation-error-weekly");
        let lot_size = field("lot_size", &self.lot_size, quantity, "quotation-error-lot");
        let minimum = field("minimum", &self.minimum, quantity, "quotation-error-minimum");
        let lead_time = number(&self.lead_time, 0..=MOST_DAYS);
        let mut missing = |name, key| {
            errors.insert(name, key);
        };
        if lead_time.is_none() {
            missing("lead_time", "quotation-error-lead-time");
        }
        let grade = Grade::parse(self.grade.trim());
        if grade.is_none() && (wants_grade || !self.grade.trim().is_empty()) {
            missing("grade", "quotation-error-grade-said");
        }
        let last = today + Days::new(MOST_DAYS.unsigned_abs());
        let valid_until = day(&self.valid_until).filter(|day| (today..=last).contains(day));
        if valid_until.is_none() {
            missing("valid_until", "quotation-error-valid");
        }
        if self.variant.is_empty() {
            missing("variant", "quotation-error-option");
        }
        let (Some(lead_time), Some(valid_until), true) = (lead_time, valid_until, errors.is_empty()) else {
            return Err(errors);
        };
        Ok(Answer {
            variant_id: VariantId(self.variant.clone()),
            unit_price_minor,
            quantity,
            weekly_quantity,
            lot_size,
            minimum,
            lead_time_days: i32::try_from(lead_time).unwrap_or(i32::MAX),
            grade,
            valid_until,
            note: paragraph(&self.note, 1000),
            seen: self.seen.parse().unwrap_or(0),
        })
    }
}

impl DeclineForm {
    /// None when too little is said for anybody to learn from it.
    pub fn reason(&self) -> Option<String> {
        Some(paragraph(&self.reason, 500)).filter(|reason| reason.chars().count() >= 5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> AnswerForm {
        AnswerForm {
            variant: "v".into(),
            unit_price: "Rp85.000".into(),
            quantity: "400".into(),
            weekly: "60".into(),
            lot_size: "20".into(),
            minimum: "40".into(),
            lead_time: "0".into(),
            valid_until: "2026-12-06".into(),
            ..AnswerForm::default()
        }
    }

    fn today() -> NaiveDate {
        "2026-11-22".parse().unwrap()
    }

    #[test]
    fn an_offer_is_read_and_a_grade_only_missed_where_it_is_asked_for() {
        let answer = form().read(today(), false).unwrap();
        assert_eq!((answer.unit_price_minor, answer.lead_time_days, answer.grade), (85_000, 0, None));
        assert_eq!(form().read(today(), true).unwrap_err().into_keys().collect::<Vec<_>>(), ["grade"]);
        let good = AnswerForm { grade: "B".into(), ..form() };
        assert_eq!(good.read(today(), true).unwrap().grade, Some(Grade::B));
    }

    #[test]
    fn each_bad_field_is_named() {
        let errors = AnswerForm::default().read(today(), true).unwrap_err();
        let names = ["grade", "lead_time", "lot_size", "minimum", "quantity", "unit_price", "valid_until", "variant"];
        assert_eq!(errors.into_keys().collect::<Vec<_>>(), [&names[..], &["weekly"]].concat());
        let odd = AnswerForm { minimum: "401".into(), valid_until: "2026-11-21".into(), ..form() };
        assert_eq!(odd.read(today(), false).unwrap_err().into_keys().collect::<Vec<_>>(), ["minimum", "valid_until"]);
    }
}
