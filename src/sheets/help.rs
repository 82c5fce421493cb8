//! What to write into each column, for the sheet that explains a template.

use super::columns::{attribute, heading};
use super::words::Words;
use crate::catalog::Making;
use crate::listings::attributes::Kind;
use crate::listings::content::{OPTION_NAMES, UNITS};
use crate::stock;

/// Rules of the whole file first, then each column and what belongs into it.
pub fn lines(columns: &[&'static str], words: &Words<'_>) -> Vec<(String, String)> {
    let file = (words.text("sheet-help-file"), words.text("sheet-help-rules"));
    let column = |column: &&'static str| (heading(column, words.translations, words.language), what(column, words));
    std::iter::once(file).chain(columns.iter().map(column)).collect()
}

fn what(column: &str, words: &Words<'_>) -> String {
    let Some(attribute) = attribute(column) else {
        let choices = match column {
            "unit" => words.choices("listing-unit-", UNITS.iter().copied()),
            "options" => words.choices("catalog-option-", OPTION_NAMES.iter().copied()),
            "making" => words.choices("listing-making-", Making::ALL.iter().map(|making| making.as_str())),
            "reason" => words.choices("stock-reason-", stock::Reason::ALL.iter().map(|reason| reason.as_str())),
            _ => String::new(),
        };
        return words.text_with(&format!("sheet-help-{column}"), &[("choices", choices.into())]);
    };
    let help = words.text(&format!("{column}-help"));
    if attribute.kind != Kind::Choice {
        return help;
    }
    let choices = words.choices(&format!("{column}-"), attribute.choices.iter().map(String::as_str));
    format!("{help} {}", words.text_with("sheet-help-choices", &[("choices", choices.into())]))
}
