//! `search-config/` in Meilisearch's words. Sent as JSON of our own, because the SDK's type drops keys;
//! and only when something differs, because some settings index everything anew.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::stems::encoded;
use super::{Meilisearch, MeilisearchError, PRIMARY_KEY, WRITE_LIMIT};
use crate::search::settings::Settings;
use crate::search::stem::StemLanguage;

impl Meilisearch {
    /// [`Self::push_settings`] for the index that searches go to, which is made if it is not there.
    pub async fn push_live_settings(&self) -> Result<Vec<String>, MeilisearchError> {
        self.ensure_index(&self.name, PRIMARY_KEY).await?;
        self.push_settings(&self.name).await
    }

    /// Brings the index's settings in line; returns the keys that differed.
    pub async fn push_settings(&self, name: &str) -> Result<Vec<String>, MeilisearchError> {
        let wanted = wanted(&self.settings);
        let address = format!("{}/indexes/{name}/settings", self.url);
        let there: Value = self.authorised(self.http.get(&address)).send().await?.error_for_status()?.json().await?;
        let differing: Vec<String> = wanted
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(key, value)| !covers(&there[key.as_str()], value, is_ordered(key)))
            .map(|(key, _)| key.clone())
            .collect();
        if differing.is_empty() {
            return Ok(differing);
        }
        let body: BTreeMap<&str, &Value> = differing.iter().map(|key| (key.as_str(), &wanted[key.as_str()])).collect();
        let answer = self.authorised(self.http.patch(&address)).timeout(WRITE_LIMIT).json(&body).send().await?;
        if !answer.status().is_success() {
            return Err(MeilisearchError::Settings(answer.text().await?));
        }
        let task = answer.json().await?;
        self.done("settings", task).await?;
        Ok(differing)
    }

    fn authorised(&self, request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        match &self.key {
            Some(key) => request.bearer_auth(key),
            None => request,
        }
    }
}

fn is_ordered(key: &str) -> bool {
    matches!(key, "searchableAttributes" | "rankingRules")
}

/// Whether the server's value has all of ours; it adds defaults of its own to objects.
fn covers(there: &Value, ours: &Value, is_ordered: bool) -> bool {
    match (there, ours) {
        (Value::Object(there), Value::Object(ours)) => {
            ours.iter().all(|(key, value)| there.get(key).is_some_and(|there| covers(there, value, is_ordered)))
        }
        (Value::Array(there), Value::Array(ours)) if !is_ordered => {
            there.len() == ours.len() && ours.iter().all(|value| there.contains(value))
        }
        _ => there == ours,
    }
}

fn wanted(settings: &Settings) -> Value {
    let searchable: Vec<String> = settings
        .searchable
        .iter()
        .flat_map(|f| {
            let stems = (f.language != StemLanguage::None).then(|| format!("stems.{}", f.field));
            std::iter::once(format!("text.{}", f.field)).chain(stems)
        })
        .collect();
    let stems: Vec<&String> = searchable.iter().filter(|f| f.starts_with("stems.")).collect();
    let rules: Vec<&String> = settings.ranking.rules.iter().chain(&settings.ranking.tie_breakers).collect();
    json!({
        "searchableAttributes": searchable,
        "displayedAttributes": ["product_id", "version", "card"],
        "filterableAttributes": settings.fields.filterable,
        "sortableAttributes": settings.fields.sortable,
        "rankingRules": rules,
        "synonyms": synonyms(settings),
        // words are cleaned before a search is sent, so that both engines leave out the same ones
        "stopWords": [],
        "typoTolerance": {
            "enabled": true,
            "minWordSizeForTypos": {
                "oneTypo": settings.typo.one_typo_from,
                "twoTypos": settings.typo.two_typos_from,
            },
            "disableOnAttributes": stems,
        },
        "faceting": {"maxValuesPerFacet": settings.limits.max_facet_values, "sortFacetValuesBy": {"*": "count"}},
        "pagination": {"maxTotalHits": settings.limits.max_total_hits},
    })
}

/// Every phrase to the others of its group, and every stem of one to them and their stems.
fn synonyms(settings: &Settings) -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for group in settings.synonyms.groups() {
        for phrase in group {
            let others = group.iter().filter(|other| *other != phrase);
            let meant: Vec<String> = others.flat_map(|other| forms(settings, other)).collect();
            for form in forms(settings, phrase) {
                let known = all.entry(form.clone()).or_default();
                known.extend(meant.iter().filter(|m| **m != form).cloned());
            }
        }
    }
    for known in all.values_mut() {
        known.sort();
        known.dedup();
    }
    all
}

/// The phrase itself and, for a single word, its stems.
fn forms(settings: &Settings, phrase: &[String]) -> Vec<String> {
    let mut forms = vec![phrase.join(" ")];
    if let [word] = phrase {
        forms.extend(encoded(settings, word, StemLanguage::Both));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_the_server_adds_do_not_count_as_a_difference() {
        let there = json!({"enabled": true, "disableOnWords": [], "size": {"oneTypo": 4, "twoTypos": 8}});
        assert!(covers(&there, &json!({"enabled": true, "size": {"oneTypo": 4}}), false));
        assert!(!covers(&there, &json!({"size": {"oneTypo": 5}}), false));
        assert!(covers(&json!(["b", "a"]), &json!(["a", "b"]), false));
        assert!(!covers(&json!(["b", "a"]), &json!(["a", "b"]), true));
    }

    #[test]
    fn synonyms_go_both_ways_and_by_stem() {
        let all = synonyms(&Settings::load().unwrap());
        assert!(all["basket"].contains(&"keranjang".to_owned()));
        assert!(all["keranjang"].contains(&"basket".to_owned()));
        assert!(all["qqbasketqq"].contains(&"keranjang".to_owned()));
        assert!(all["palm sugar"].contains(&"gula aren".to_owned()));
    }
}
