//! The files of `search-config/`: read, parsed and checked, each mistake with its file and reason.

use std::collections::HashSet;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Fields, Limits, Ranking, SearchableField, Typo};
use crate::assets;
use crate::search::document::{FILTERABLE_FIELDS, SEARCHABLE_FIELDS, SORTABLE_FIELDS};
use crate::search::prices::Prices;
use crate::search::vocabulary::FieldSet;
use crate::search::words::fold;

#[derive(Debug, thiserror::Error)]
#[error("search-config/{file}: {reason}")]
pub struct SettingsError {
    pub(super) file: &'static str,
    pub(super) reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SettingsFile {
    pub(super) searchable: Vec<SearchableField>,
    pub(super) fields: Fields,
    pub(super) ranking: Ranking,
    pub(super) typo: Typo,
    pub(super) limits: Limits,
    pub(super) prices: Prices,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SynonymsFile {
    pub(super) groups: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StopWordsFile {
    pub(super) id: Vec<String>,
    pub(super) en: Vec<String>,
    pub(super) soft: Vec<String>,
}

pub(super) fn check(settings: &SettingsFile) -> Result<(), String> {
    let known = |list: &[String], among: &[&str], key: &str| match list.iter().find(|f| !among.contains(&f.as_str())) {
        Some(field) => Err(format!("{key}: there is no field {field:?}; there are {}", among.join(", "))),
        None => Ok(()),
    };
    let searchable: Vec<String> = settings.searchable.iter().map(|f| f.field.clone()).collect();
    known(&searchable, SEARCHABLE_FIELDS, "searchable")?;
    if let Some(field) = settings.searchable.iter().find(|f| !(f.weight > 0.0 && f.weight.is_finite())) {
        return Err(format!("searchable: the weight of {:?} must be above 0", field.field));
    }
    let distinct: HashSet<&String> = searchable.iter().collect();
    if distinct.len() != searchable.len() || searchable.is_empty() {
        return Err("searchable: needs fields, each once".into());
    }
    known(&settings.fields.filterable, FILTERABLE_FIELDS, "filterable")?;
    known(&settings.fields.facets, FILTERABLE_FIELDS, "facets")?;
    known(&settings.fields.sortable, SORTABLE_FIELDS, "sortable")?;
    // the pages offer all of these
    known(&owned(FILTERABLE_FIELDS), &borrowed(&settings.fields.filterable), "filterable lacks what pages use")?;
    known(&owned(SORTABLE_FIELDS), &borrowed(&settings.fields.sortable), "sortable lacks what pages use")?;
    for rule in &settings.ranking.tie_breakers {
        let field = rule.strip_suffix(":asc").or_else(|| rule.strip_suffix(":desc"));
        if !field.is_some_and(|f| SORTABLE_FIELDS.contains(&f)) {
            return Err(format!("tie_breakers: {rule:?} is not one of the sortable fields with :asc or :desc"));
        }
    }
    let ends_in_id = settings.ranking.tie_breakers.last().is_some_and(|last| last == "product_id:asc");
    if !ends_in_id || settings.ranking.tie_breakers.len() > 6 {
        return Err("tie_breakers: at most six, the last one product_id:asc, or pages would not be stable".into());
    }
    if searchable.len() > FieldSet::BITS as usize || !settings.searchable.iter().any(|f| f.is_telling) {
        return Err("searchable: at most 32 fields, one of them with is_telling = true".into());
    }
    if settings.typo.one_typo_from < 2 || settings.typo.two_typos_from <= settings.typo.one_typo_from {
        return Err("typo: 2 <= one_typo_from < two_typos_from".into());
    }
    settings.prices.check()
}

fn owned(list: &[&str]) -> Vec<String> {
    list.iter().map(|f| (*f).to_owned()).collect()
}

fn borrowed(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

/// One word a line; lines that begin with # are remarks.
pub(super) fn words(file: &'static str) -> Result<HashSet<String>, SettingsError> {
    let text = text(file)?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let words: HashSet<String> = lines.map(str::to_owned).collect();
    match words.iter().find(|word| fold(word) != [(*word).clone()]) {
        Some(word) => Err(SettingsError { file, reason: format!("{word:?} is not one word in lower case") }),
        None => Ok(words),
    }
}

fn text(file: &'static str) -> Result<String, SettingsError> {
    let found =
        assets::SearchConfig::get(file).ok_or_else(|| SettingsError { file, reason: "the file is missing".into() })?;
    String::from_utf8(found.data.into_owned()).map_err(|_| SettingsError { file, reason: "is not UTF-8".into() })
}

pub(super) fn toml<T: DeserializeOwned>(file: &'static str) -> Result<T, SettingsError> {
    toml::from_str(&text(file)?).map_err(|e| SettingsError { file, reason: e.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_field_is_named() {
        let text = text("settings.toml").unwrap().replace("\"maker\"", "\"makr\"");
        let error = check(&toml::from_str(&text).unwrap()).unwrap_err();
        assert!(error.contains("makr") && error.contains("materials"), "{error}");
    }
}
