//! What people fill in about permits.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};
use serde::{Deserialize, Serialize};

use super::change_rule::RuleFields;
use super::number::{looks_right, tidied};
use super::queries::{Show, Wanted};
use super::state_permit::PermitFields;
use super::{Duty, Holder, PermitKind};
use crate::db::Timestamp;
use crate::ids::{ProducerId, ProductId};

/// A field's name and the message key of what is wrong with it.
pub type FormErrors = BTreeMap<&'static str, &'static str>;

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
pub struct PermitForm {
    #[serde(default)]
    pub kind: String,
    /// `bumdes`, `producer:<id>` or `product:<id>`
    #[serde(default)]
    pub holder: String,
    #[serde(default)]
    pub number: String,
    #[serde(default)]
    pub issued_on: String,
    #[serde(default)]
    pub expires_on: String,
    /// a checkbox: the number does look like that
    pub as_is: Option<String>,
}

impl PermitForm {
    pub fn of(fields: &PermitFields) -> Self {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            kind: fields.kind.to_string(),
            holder: holder_text(&fields.holder),
            number: fields.number.clone(),
            issued_on: day(fields.issued_on),
            expires_on: day(fields.expires_on),
            as_is: None,
        }
    }

    pub fn permit_kind(&self) -> Option<PermitKind> {
        PermitKind::parse(&self.kind)
    }

    pub fn fields(&self, today: NaiveDate) -> Result<PermitFields, FormErrors> {
        let mut errors = FormErrors::new();
        let kind = self.permit_kind();
        if kind.is_none() {
            errors.insert("kind", "legality-error-kind");
        }
        let holder = parse_holder(&self.holder);
        if holder.is_none() {
            errors.insert("holder", "legality-error-holder");
        }
        let number = kind.map(|kind| tidied(kind, &one_line(&self.number, 100))).unwrap_or_default();
        if self.number.trim().is_empty() {
            errors.insert("number", "legality-error-number-missing");
        } else if kind.is_some_and(|kind| !looks_right(kind, &number)) && self.as_is.is_none() {
            errors.insert("number", "legality-error-number-odd");
        }
        let issued_on = day(&self.issued_on, "issued_on", &mut errors);
        let expires_on = day(&self.expires_on, "expires_on", &mut errors);
        if issued_on.is_some_and(|day| day > today) {
            errors.insert("issued_on", "legality-error-issued-later");
        }
        if expires_on.is_some_and(|day| day < today) {
            errors.insert("expires_on", "legality-error-expired");
        }
        match (kind, holder) {
            (Some(kind), Some(holder)) if errors.is_empty() => {
                Ok(PermitFields { kind, holder, number, issued_on, expires_on })
            }
            _ => Err(errors),
        }
    }
}

/// A day that was not typed is none.
fn day(text: &str, field: &'static str, errors: &mut FormErrors) -> Option<NaiveDate> {
    let text = text.trim();
    let day = text.parse::<NaiveDate>().ok().filter(|day| chrono::Datelike::year(day) >= 1900);
    if day.is_none() && !text.is_empty() {
        errors.insert(field, "legality-error-day");
    }
    day
}

pub fn holder_text(holder: &Holder) -> String {
    match holder {
        Holder::Bumdes => "bumdes".to_owned(),
        Holder::Producer(id) => format!("producer:{id}"),
        Holder::Product(id) => format!("product:{id}"),
    }
}

fn parse_holder(text: &str) -> Option<Holder> {
    match text.split_once(':') {
        None if text == "bumdes" => Some(Holder::Bumdes),
        Some(("producer", id)) => Some(Holder::Producer(ProducerId(id.to_owned()))),
        Some(("product", id)) => Some(Holder::Product(ProductId(id.to_owned()))),
        _ => None,
    }
}

/// What a link to the empty form fills in already.
#[derive(Debug, Default, Deserialize)]
pub struct Prefill {
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub holder: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct After {
    pub after: Option<String>,
}

/// The filter of the curator's list, as its address carries it.
#[derive(Debug, Default, Deserialize)]
pub struct Filter {
    #[serde(default)]
    show: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    q: String,
    after: Option<String>,
}

impl From<Filter> for Wanted {
    fn from(filter: Filter) -> Self {
        Self {
            show: Some(Show::parse(&filter.show).unwrap_or(Show::Waiting)),
            kind: PermitKind::parse(&filter.kind),
            q: one_line(&filter.q, 100),
            after: filter.after.filter(|after| !after.is_empty()),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
pub struct VerifyForm {
    /// when what the curator saw was stated, in microseconds
    seen: Option<i64>,
}

impl VerifyForm {
    pub fn seen(&self) -> Option<Timestamp> {
        self.seen.and_then(DateTime::from_timestamp_micros).map(|at| at.naive_utc())
    }
}

#[derive(Debug, Default, Deserialize)]
pub struct ReasonForm {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    reason: String,
}

impl ReasonForm {
    pub fn reason(&self) -> Option<String> {
        let reason = one_line(&self.reason, 300);
        (!reason.is_empty()).then_some(reason)
    }

    pub fn permit_kind(&self) -> Option<PermitKind> {
        PermitKind::parse(&self.kind)
    }
}

#[derive(Debug, Default, Deserialize)]
pub struct RuleForm {
    #[serde(default)]
    duty: String,
    #[serde(default)]
    in_force_from: String,
    #[serde(default)]
    grace_days: String,
}

impl TryFrom<&RuleForm> for RuleFields {
    /// the message key of what is wrong
    type Error = &'static str;

    fn try_from(form: &RuleForm) -> Result<Self, Self::Error> {
        Ok(Self {
            duty: Duty::parse(&form.duty).ok_or("legality-error-duty")?,
            in_force_from: form.in_force_from.trim().parse().map_err(|_| "legality-error-rule-day")?,
            grace_days: form
                .grace_days
                .trim()
                .parse()
                .ok()
                .filter(|days| (0..=365).contains(days))
                .ok_or("legality-error-grace")?,
        })
    }
}

fn one_line(text: &str, most: usize) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> PermitForm {
        PermitForm {
            kind: "PIRT".into(),
            holder: "producer:m".into(),
            number: "P-IRT 2065201010123-26".into(),
            issued_on: "2026-01-31".into(),
            expires_on: "2031-01-31".into(),
            as_is: None,
        }
    }

    fn errors(form: &PermitForm) -> FormErrors {
        form.fields("2026-11-22".parse().unwrap()).unwrap_err()
    }

    #[test]
    fn a_whole_form_is_read() {
        let fields = form().fields("2026-11-22".parse().unwrap()).unwrap();
        assert_eq!(fields.number, "206520101012326");
        assert_eq!(fields.holder, Holder::Producer(ProducerId("m".into())));
        assert_eq!(fields.expires_on, Some("2031-01-31".parse().unwrap()));
    }

    #[test]
    fn an_odd_number_is_asked_about_once() {
        let mut form = PermitForm { number: "123".into(), ..form() };
        assert_eq!(errors(&form), BTreeMap::from([("number", "legality-error-number-odd")]));
        form.as_is = Some("1".into());
        assert_eq!(form.fields("2026-11-22".parse().unwrap()).unwrap().number, "123");
    }

    #[test]
    fn days_that_cannot_be_are_named() {
        let form = PermitForm { issued_on: "2027-01-01".into(), expires_on: "2026-11-21".into(), ..form() };
        let keys: Vec<_> = errors(&form).into_values().collect();
        assert_eq!(keys, ["legality-error-expired", "legality-error-issued-later"]);
        let form = PermitForm { expires_on: "besok".into(), ..form };
        assert_eq!(errors(&form)["expires_on"], "legality-error-day");
        assert_eq!(errors(&PermitForm::default()).len(), 3);
    }
}
