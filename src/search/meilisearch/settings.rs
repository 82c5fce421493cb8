//! `search-config/` in Meilisearch's words. Sent only when something differs, because some settings index
//! everything anew.

use std::collections::BTreeMap;

use meilisearch_sdk::settings::Settings as ServerSettings;
use serde_json::{Map, Value, json};

use super::document::PRICE_RANGE;
use super::{Meilisearch, MeilisearchError, PRIMARY_KEY};
use crate::search::settings::Settings;

impl Meilisearch {
    /// [`Self::push_settings`] for the index that searches go to, which is made if it is not there.
    pub async fn push_live_settings(&self) -> Result<Vec<String>, MeilisearchError> {
        self.ensure_index(&self.name, PRIMARY_KEY).await?;
        self.push_settings(&self.name).await
    }

    /// Brings the index's settings in line; returns the keys that differed.
    pub async fn push_settings(&self, name: &str) -> Result<Vec<String>, MeilisearchError> {
        let wanted = wanted(&self.settings);
        let differing = self.differing(name, &wanted).await?;
        if differing.is_empty() {
            return Ok(differing);
        }
        let sent: Map<String, Value> = differing.iter().map(|key| (key.clone(), wanted[key].clone())).collect();
        let sent: ServerSettings = serde_json::from_value(sent.into())?;
        let task = self.write_to(name).set_settings(&sent).await?;
        self.done("settings", task).await?;
        Ok(differing)
    }

    /// The keys in which the live index's settings differ from `search-config/`.
    pub async fn differing_settings(&self) -> Result<Vec<String>, MeilisearchError> {
        self.differing(&self.name, &wanted(&self.settings)).await
    }

    async fn differing(&self, name: &str, wanted: &Value) -> Result<Vec<String>, MeilisearchError> {
        let there = serde_json::to_value(self.read_from(name).get_settings().await?)?;
        let all = wanted.as_object().into_iter().flatten();
        let differing = all.filter(|(key, value)| !covers(&there[key.as_str()], value, is_ordered(key)));
        Ok(differing.map(|(key, _)| key.clone()).collect())
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
    let searchable: Vec<String> =
        settings.searchable.iter().flat_map(|f| [format!("text.{}", f.field), format!("stems.{}", f.field)]).collect();
    let rules: Vec<&String> = settings.ranking.rules.iter().chain(&settings.ranking.tie_breakers).collect();
    let filterable: Vec<&str> = settings.fields.filterable.iter().map(String::as_str).chain([PRICE_RANGE]).collect();
    json!({
        "searchableAttributes": searchable,
        "displayedAttributes": ["product_id", "hash", "card"],
        "filterableAttributes": filterable,
        "sortableAttributes": settings.fields.sortable,
        "rankingRules": rules,
        "synonyms": synonyms(settings),
        // words are cleaned before a search is sent, so that both engines leave out the same ones
        "stopWords": [],
        // mended before a search is sent, by the rules of `typo`: this server forgives words it knows as well
        "typoTolerance": {"enabled": false},
        "faceting": {"maxValuesPerFacet": settings.limits.max_facet_values, "sortFacetValuesBy": {"*": "count"}},
        "pagination": {"maxTotalHits": settings.limits.max_total_hits},
    })
}

/// Every word and phrase to its group's token, which the documents of the whole group have.
fn synonyms(settings: &Settings) -> BTreeMap<String, Vec<String>> {
    settings.synonyms.all().map(|(phrase, token)| (phrase.join(" "), vec![token])).collect()
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

    /// The SDK forgets settings that it does not know.
    #[test]
    fn every_setting_arrives_that_is_sent() {
        let wanted = wanted(&Settings::load().unwrap());
        for (key, value) in wanted.as_object().unwrap() {
            let sent: ServerSettings = serde_json::from_value(json!({ key: value })).unwrap();
            let sent = serde_json::to_value(sent).unwrap();
            assert!(covers(&sent[key], value, true), "{key}: {}", sent[key]);
            assert_eq!(sent.as_object().unwrap().len(), 1, "and nothing else with {key}");
        }
    }

    #[test]
    fn words_of_a_group_lead_to_the_same_token() {
        let all = synonyms(&Settings::load().unwrap());
        assert_eq!(all["basket"], all["keranjang"]);
        assert_eq!(all["palm sugar"], all["gula aren"]);
        assert_ne!(all["basket"], all["gula aren"]);
    }
}
