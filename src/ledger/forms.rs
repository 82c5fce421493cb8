//! What an operator fills in about shares and taxes.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::agreement::{FULL_BPS, Term, Terms};
use super::register_seller::Registration;
use crate::db::Timestamp;
use crate::i18n::Language;
use crate::money::Money;

/// No piece leaves more than this to one party; it catches a zero too many.
const MOST_MINOR: i64 = 100_000_000;
/// The operator's clock is Jakarta's.
const WIB: TimeDelta = TimeDelta::hours(7);

/// A field's name and the message key of what is wrong with it.
pub type FormErrors = BTreeMap<&'static str, &'static str>;

#[derive(Deserialize)]
pub struct SellerFilter {
    #[serde(default)]
    pub q: String,
    /// the last BUMDes of the page before
    #[serde(default)]
    pub after: String,
}

/// Each share as people write it: `5%`, `2,5%`, `Rp1.500`, or nothing.
#[derive(Deserialize, Serialize, Default, Clone)]
pub struct AgreementForm {
    #[serde(default)]
    pub commission: String,
    #[serde(default)]
    pub maker: String,
    #[serde(default)]
    pub cluster: String,
    #[serde(default)]
    pub village: String,
    /// `2026-12-01T08:00`, Jakarta's time; nothing: at once
    #[serde(default)]
    pub effective_from: String,
}

/// What the operator wishes to be in force, and from when on.
#[derive(Debug, PartialEq, Eq)]
pub struct Wish {
    pub terms: Terms,
    pub effective_from: Option<Timestamp>,
}

impl AgreementForm {
    pub fn of(terms: &Terms, language: Language) -> Self {
        let text = |term: Term| if term == Term::default() { String::new() } else { term_text(term, language) };
        Self {
            commission: text(terms.commission),
            maker: text(terms.maker),
            cluster: text(terms.cluster),
            village: text(terms.village),
            effective_from: String::new(),
        }
    }
}

impl TryFrom<&AgreementForm> for Wish {
    type Error = FormErrors;

    fn try_from(form: &AgreementForm) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::new();
        let mut read = |field: &'static str, text: &str| {
            term(text).unwrap_or_else(|key| {
                errors.insert(field, key);
                Term::default()
            })
        };
        let terms = Terms {
            commission: read("commission", &form.commission),
            maker: read("maker", &form.maker),
            cluster: read("cluster", &form.cluster),
            village: read("village", &form.village),
        };
        if terms.maker.bps() + terms.cluster.bps() + terms.village.bps() > FULL_BPS {
            errors.insert("maker", "ledger-error-more-than-all");
        }
        let effective_from = jakarta_time(&form.effective_from).unwrap_or_else(|key| {
            errors.insert("effective_from", key);
            None
        });
        if errors.is_empty() { Ok(Self { terms, effective_from }) } else { Err(errors) }
    }
}

/// `2026-12-01T08:00` in Jakarta; nothing is no time.
fn jakarta_time(text: &str) -> Result<Option<Timestamp>, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok();
    let time = local.filter(|local| (2000..2200).contains(&local.year())).and_then(|l| l.checked_sub_signed(WIB));
    time.map(Some).ok_or("ledger-error-time")
}

/// A tax is switched on or off, at once or from a time on.
#[derive(Deserialize)]
pub struct TaxSwitchForm {
    #[serde(default)]
    to: String,
    #[serde(default)]
    effective_from: String,
}

impl TaxSwitchForm {
    pub fn read(&self) -> Result<(bool, Option<Timestamp>), &'static str> {
        let is_on = match self.to.as_str() {
            "on" => true,
            "off" => false,
            _ => return Err("error-form-unreadable"),
        };
        Ok((is_on, jakarta_time(&self.effective_from)?))
    }
}

/// `5%` or `Rp1.500`; nothing is no share.
fn term(text: &str) -> Result<Term, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Term::default());
    }
    if let Some(per_cent) = text.strip_suffix('%') {
        let bps = bps(per_cent.trim()).filter(|bps| *bps <= FULL_BPS);
        return bps.map(Term::Bps).ok_or("ledger-error-term");
    }
    let amount = text.strip_prefix("Rp").ok_or("ledger-error-term")?;
    rupiah(amount).filter(|minor| *minor <= MOST_MINOR).map(Term::PerPiece).ok_or("ledger-error-term")
}

/// `2,5` or `2.5` as 250; at most two places.
pub(crate) fn bps(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, ""));
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || fraction.len() > 2 || !is_number(whole) || !is_number(fraction) {
        return None;
    }
    format!("{whole}{fraction:0<2}").parse().ok()
}

/// `5%`, `2,5%` (English: `2.5%`) or `Rp1.500`.
pub fn term_text(term: Term, language: Language) -> String {
    match term {
        Term::PerPiece(minor) => Money::idr(minor).display(language),
        Term::Bps(bps) => {
            let comma = if language == Language::Id { ',' } else { '.' };
            let text = format!("{}{comma}{:02}", bps / 100, bps % 100);
            format!("{}%", text.trim_end_matches('0').trim_end_matches(comma))
        }
    }
}

#[derive(Deserialize, Serialize, Default, Clone)]
pub struct RegistrationForm {
    /// a checkbox: there when it is ticked
    pub is_pkp: Option<String>,
    #[serde(default)]
    pub npwp: String,
}

impl TryFrom<&RegistrationForm> for Registration {
    type Error = FormErrors;

    /// An NPWP has 16 digits, an old one 15.
    fn try_from(form: &RegistrationForm) -> Result<Self, FormErrors> {
        let (is_pkp, npwp) = (form.is_pkp.is_some(), npwp(&form.npwp));
        if npwp.is_none() && (is_pkp || !form.npwp.trim().is_empty()) {
            return Err(FormErrors::from([("npwp", "ledger-error-npwp")]));
        }
        Ok(Self { is_pkp, npwp })
    }
}

/// The digits of a tax number as people write it.
pub(crate) fn npwp(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !matches!(c, '.' | '-' | ' ')).collect();
    let is_npwp = matches!(digits.len(), 15 | 16) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_npwp.then_some(digits)
}

/// `1.500`, `1,500` or `1500`, up to ten digits.
pub(crate) fn rupiah(text: &str) -> Option<i64> {
    let digits: String = text.chars().filter(|c| !matches!(c, '.' | ',' | ' ')).collect();
    let is_number = (1..=10).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn shares_are_read_as_people_write_them() {
        for (text, expected) in [
            ("", Term::Bps(0)),
            ("5%", Term::Bps(500)),
            (" 2,5 % ", Term::Bps(250)),
            ("0.75%", Term::Bps(75)),
            ("100%", Term::Bps(10_000)),
            ("Rp1.500", Term::PerPiece(1_500)),
            ("Rp 2,000", Term::PerPiece(2_000)),
        ] {
            assert_eq!(term(text), Ok(expected), "{text}");
        }
        // a bare number could mean either
        for text in ["5", "101%", "-1%", "1,234%", "Rp", "Rp-5", "%", "setengah", "Rp999999999"] {
            assert_eq!(term(text), Err("ledger-error-term"), "{text}");
        }
    }

    #[test]
    fn what_is_shown_is_read_back() {
        for share in [Term::Bps(500), Term::Bps(1_205), Term::Bps(10_000), Term::Bps(50), Term::PerPiece(12_500)] {
            for language in [Language::Id, Language::En] {
                assert_eq!(term(&term_text(share, language)), Ok(share));
            }
        }
        assert_eq!(term_text(Term::Bps(250), Language::Id), "2,5%");
        assert_eq!(term_text(Term::Bps(10_000), Language::En), "100%");
        assert_eq!(term_text(Term::default(), Language::En), "0%");
    }

    #[test]
    fn a_time_is_jakartas() {
        let form = AgreementForm { effective_from: "2026-12-01T08:00".into(), ..AgreementForm::default() };
        let expected = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap().and_hms_opt(1, 0, 0);
        assert_eq!(Wish::try_from(&form).unwrap().effective_from, expected);
        let form = AgreementForm { effective_from: "besok".into(), ..AgreementForm::default() };
        assert_eq!(Wish::try_from(&form), Err(FormErrors::from([("effective_from", "ledger-error-time")])));
    }

    #[test]
    fn makers_cluster_and_village_cannot_get_more_than_there_is() {
        let form = AgreementForm { maker: "60%".into(), village: "40,01%".into(), ..AgreementForm::default() };
        assert_eq!(Wish::try_from(&form), Err(FormErrors::from([("maker", "ledger-error-more-than-all")])));
    }

    #[test]
    fn a_registered_seller_has_a_tax_number() {
        let form = |is_pkp: bool, npwp: &str| RegistrationForm {
            is_pkp: is_pkp.then(|| "1".to_owned()),
            npwp: npwp.to_owned(),
        };
        let read = Registration::try_from(&form(true, "01.234.567.8-901.000")).unwrap();
        assert_eq!(read.npwp.as_deref(), Some("012345678901000"));
        assert!(Registration::try_from(&form(true, "")).is_err());
        assert!(Registration::try_from(&form(false, "123")).is_err());
        assert!(Registration::try_from(&form(false, "")).is_ok());
    }
}
