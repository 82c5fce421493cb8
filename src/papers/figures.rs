//! Figures as papers write them, in Indonesian.

use chrono::NaiveDate;

use crate::db::Timestamp;
use crate::i18n::{Language, Translations};
use crate::money::Money;
use crate::web::format;

/// Of rupiah.
pub fn money(minor: i64) -> String {
    Money::idr(minor).display(Language::Id)
}

pub fn day(day: NaiveDate) -> String {
    format::day(day, Language::Id)
}

/// As clocks in Jakarta show it.
pub fn time(at: Timestamp) -> String {
    let text = format!("{at:?}");
    format::datetime(&text, Some("31"), Language::Id).unwrap_or(text)
}

/// `400 kg`; the number alone where the unit is not known.
pub fn quantity(translations: &Translations, n: i64, unit: &str) -> String {
    let number = format::number(n, Language::Id);
    if unit.is_empty() {
        return number;
    }
    translations.text(Language::Id, "quotation-quantity", &[("n", number.into()), ("unit", unit.into())])
}
