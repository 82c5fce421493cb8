//! `search-config/`, parsed and checked. Both engines read this; neither knows the files.

use std::collections::HashSet;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::document::{FILTERABLE_FIELDS, SEARCHABLE_FIELDS, SORTABLE_FIELDS};
use super::prices::Prices;
use super::stem::{StemLanguage, Stems};
use super::synonyms::{Phrase, Synonyms};
use super::words::{fold, typed};
use crate::assets;

#[derive(Debug, thiserror::Error)]
#[error("search-config/{file}: {reason}")]
pub struct SettingsError {
    file: &'static str,
    reason: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchableField {
    pub field: String,
    pub language: StemLanguage,
    pub weight: f32,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    pub filterable: Vec<String>,
    pub sortable: Vec<String>,
    pub facets: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    pub rules: Vec<String>,
    pub tie_breakers: Vec<String>,
}

/// From how many letters on a word may hold errors.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typo {
    pub one_typo_from: usize,
    pub two_typos_from: usize,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub max_total_hits: usize,
    pub max_facet_values: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
    searchable: Vec<SearchableField>,
    fields: Fields,
    ranking: Ranking,
    typo: Typo,
    limits: Limits,
    prices: Prices,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SynonymsFile {
    groups: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StopWordsFile {
    id: Vec<String>,
    en: Vec<String>,
}

pub struct Settings {
    pub searchable: Vec<SearchableField>,
    pub fields: Fields,
    pub ranking: Ranking,
    pub typo: Typo,
    pub limits: Limits,
    pub prices: Prices,
    pub synonyms: Synonyms,
    pub stems: Stems,
    stop_words: HashSet<String>,
}

/// A part of a search that must be found somewhere: a word, or a phrase that has synonyms.
#[derive(Debug, PartialEq, Eq)]
pub struct Unit<'a> {
    pub words: Vec<String>,
    pub synonyms: Vec<&'a Phrase>,
}

impl Settings {
    pub fn load() -> Result<Self, SettingsError> {
        let settings: SettingsFile = toml("settings.toml")?;
        check(&settings).map_err(|reason| SettingsError { file: "settings.toml", reason })?;
        let protected = text("protected-words.txt")?
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(str::to_owned)
            .collect();
        let stems = Stems::new(protected);
        let synonyms = Synonyms::new(&toml::<SynonymsFile>("synonyms.toml")?.groups, &stems)
            .map_err(|reason| SettingsError { file: "synonyms.toml", reason })?;
        let StopWordsFile { id, en } = toml("stop-words.toml")?;
        let stop_words = id.iter().chain(&en).flat_map(|w| fold(w)).collect();
        let SettingsFile { searchable, fields, ranking, typo, limits, prices } = settings;
        Ok(Self { searchable, fields, ranking, typo, limits, prices, synonyms, stems, stop_words })
    }

    /// What was typed, as words without stop words; stop words alone are taken literally.
    pub fn query_words(&self, text: &str) -> Vec<String> {
        let all = typed(text);
        let telling: Vec<String> = all.iter().filter(|w| !self.stop_words.contains(*w)).cloned().collect();
        if telling.is_empty() { all } else { telling }
    }

    /// [`Self::query_words`] grouped into what must be found.
    pub fn units(&self, text: &str) -> Vec<Unit<'_>> {
        let words = self.query_words(text);
        let mut rest = words.as_slice();
        let mut units = Vec::new();
        while !rest.is_empty() {
            let (length, synonyms) = self.synonyms.at_start(rest, &self.stems).unwrap_or((1, Vec::new()));
            units.push(Unit { words: rest[..length].to_vec(), synonyms });
            rest = &rest[length..];
        }
        units
    }

    /// How many typing errors a word may hold.
    pub fn typos_in(&self, word: &str) -> usize {
        match word.chars().count() {
            n if n >= self.typo.two_typos_from => 2,
            n if n >= self.typo.one_typo_from => 1,
            _ => 0,
        }
    }
}

fn check(settings: &SettingsFile) -> Result<(), String> {
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

fn text(file: &'static str) -> Result<String, SettingsError> {
    let found =
        assets::SearchConfig::get(file).ok_or_else(|| SettingsError { file, reason: "the file is missing".into() })?;
    String::from_utf8(found.data.into_owned()).map_err(|_| SettingsError { file, reason: "is not UTF-8".into() })
}

fn toml<T: DeserializeOwned>(file: &'static str) -> Result<T, SettingsError> {
    toml::from_str(&text(file)?).map_err(|e| SettingsError { file, reason: e.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_in_the_repository_are_valid() {
        Settings::load().unwrap();
    }

    #[test]
    fn a_wrong_field_is_named() {
        let text = text("settings.toml").unwrap().replace("\"maker\"", "\"makr\"");
        let error = check(&toml::from_str(&text).unwrap()).unwrap_err();
        assert!(error.contains("makr") && error.contains("materials"), "{error}");
    }

    #[test]
    fn noise_is_left_out_unless_it_is_all_there_is() {
        let settings = Settings::load().unwrap();
        assert_eq!(settings.query_words("saya mau beli kopi dari Sembalun"), ["kopi", "sembalun"]);
        assert_eq!(settings.query_words("di"), ["di"]);
    }

    #[test]
    fn a_phrase_with_synonyms_is_one_unit() {
        let settings = Settings::load().unwrap();
        let units = settings.units("palm sugar aren");
        assert_eq!(units[0].words, ["palm", "sugar"]);
        assert!(units[0].synonyms.iter().any(|p| p.join(" ") == "gula aren"));
        assert_eq!(units.len(), 2);
    }

    #[test]
    fn longer_words_may_hold_more_errors() {
        let settings = Settings::load().unwrap();
        assert_eq!(["teh", "kopi", "anyaman", "keranjang"].map(|w| settings.typos_in(w)), [0, 1, 1, 2]);
    }
}
