//! Numbers, weights and dates as people in Indonesia (or readers of English) write them.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeZone, Timelike};

use crate::i18n::Language;
use crate::money::group_thousands;
use crate::regions::time_zone;

const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub fn number(value: i64, language: Language) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let separator = if language == Language::Id { '.' } else { ',' };
    format!("{sign}{}", group_thousands(value.unsigned_abs(), separator))
}

/// `250 g`, `1 kg`, `1,25 kg`.
pub fn weight(grams: i64, language: Language) -> String {
    if grams < 1000 {
        return format!("{grams} g");
    }
    let (kg, rest) = (grams / 1000, grams % 1000);
    if rest == 0 {
        return format!("{} kg", number(kg, language));
    }
    let comma = if language == Language::Id { ',' } else { '.' };
    let fraction = format!("{rest:03}");
    format!("{}{comma}{} kg", number(kg, language), fraction.trim_end_matches('0'))
}

/// Up to and with the first full stop that ends a sentence.
pub fn first_sentence(text: &str) -> &str {
    text.find(". ").map_or(text, |end| &text[..=end])
}

/// `22 November 2026`, in the time zone of the region (Jakarta's without one).
pub fn date(utc: &str, region_code: Option<&str>, language: Language) -> Option<String> {
    let (local, _) = local(utc, region_code)?;
    Some(date_of(&local, language))
}

/// A day that is one wherever it is read: `2026-11-22` → `22 November 2026`.
pub fn day(day: chrono::NaiveDate, language: Language) -> String {
    date_of(&day.and_time(chrono::NaiveTime::MIN), language)
}

/// `22 November 2026 14.05 WIB` (English: `14:05`).
pub fn datetime(utc: &str, region_code: Option<&str>, language: Language) -> Option<String> {
    let (local, zone) = local(utc, region_code)?;
    let colon = if language == Language::Id { '.' } else { ':' };
    Some(format!("{} {:02}{colon}{:02} {zone}", date_of(&local, language), local.hour(), local.minute()))
}

/// `November 2026`
pub fn month(day: NaiveDate, language: Language) -> String {
    format!("{} {}", month_name(day, language), day.year())
}

/// `Nov`: enough beneath a column of a chart.
pub fn short_month(day: NaiveDate, language: Language) -> &'static str {
    let name = month_name(day, language);
    name.get(..3).unwrap_or(name)
}

fn month_name(day: NaiveDate, language: Language) -> &'static str {
    let months = if language == Language::Id { MONTHS_ID } else { MONTHS_EN };
    months[day.month0() as usize]
}

fn date_of(local: &NaiveDateTime, language: Language) -> String {
    format!("{} {}", local.day(), month(local.date(), language))
}

fn local(utc: &str, region_code: Option<&str>) -> Option<(NaiveDateTime, &'static str)> {
    let time: NaiveDateTime = utc.parse().ok()?;
    let (hours, name) = time_zone(region_code.unwrap_or("31"));
    let offset = FixedOffset::east_opt(hours * 3600)?;
    Some((offset.from_utc_datetime(&time).naive_local(), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_read_naturally() {
        assert_eq!(weight(250, Language::Id), "250 g");
        assert_eq!(weight(1000, Language::Id), "1 kg");
        assert_eq!(weight(1250, Language::Id), "1,25 kg");
        assert_eq!(weight(1250, Language::En), "1.25 kg");
    }

    #[test]
    fn a_story_begins_with_its_first_sentence() {
        assert_eq!(first_sentence("Ditenun 2.5 m. Lalu dicuci."), "Ditenun 2.5 m.");
        assert_eq!(first_sentence("Ditenun tangan"), "Ditenun tangan");
    }

    #[test]
    fn a_time_is_told_in_the_time_zone_of_its_region() {
        let noon = "2026-11-22T12:00:00";
        assert_eq!(datetime(noon, None, Language::Id).as_deref(), Some("22 November 2026 19.00 WIB"));
        assert_eq!(datetime(noon, Some("52.02"), Language::Id).as_deref(), Some("22 November 2026 20.00 WITA"));
        assert_eq!(datetime(noon, Some("91.03"), Language::En).as_deref(), Some("22 November 2026 21:00 WIT"));
        assert_eq!(date("2026-12-31T20:00:00", Some("94"), Language::Id).as_deref(), Some("1 Januari 2027"));
    }
}
