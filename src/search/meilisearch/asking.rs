//! `/multi-search` as it goes over the line, tried twice within a buyer's patience.

use std::borrow::Cow;
use std::collections::HashMap;
use std::time::{Duration, Instant};

use reqwest::Method;
use serde::{Deserialize, Serialize};

use super::{Meilisearch, MeilisearchError};
use crate::search::ProductCard;

/// A buyer waits no longer than this for an answer, the second try included.
const SEARCH_LIMIT: Duration = Duration::from_millis(1500);
/// The first try leaves this much to the second.
const FIRST_TRY: Duration = Duration::from_millis(800);
/// A server that restarts needs a moment to take connections again.
const PAUSE: Duration = Duration::from_millis(30);

#[derive(Serialize)]
pub(super) struct Questions<'a> {
    pub queries: Vec<Question<'a>>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Question<'a> {
    pub index_uid: &'a str,
    pub q: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub filter: &'a str,
    /// `all`: every word must be found
    pub matching_strategy: &'static str,
    pub page: u32,
    /// 0 asks for counts alone; they are exact, since pages are counted through
    pub hits_per_page: u32,
    pub attributes_to_retrieve: &'static [&'static str],
    #[serde(skip_serializing_if = "<[&str]>::is_empty")]
    pub facets: &'a [&'static str],
    #[serde(skip_serializing_if = "<[&str]>::is_empty")]
    pub sort: &'a [&'static str],
}

#[derive(Deserialize)]
pub(super) struct Answers<'a> {
    #[serde(borrow)]
    pub results: Vec<Answer<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Answer<'a> {
    pub hits: Vec<Hit>,
    #[serde(default)]
    pub total_hits: u64,
    #[serde(borrow, default)]
    pub facet_distribution: Option<Counts<'a>>,
}

#[derive(Deserialize)]
pub(super) struct Hit {
    pub card: ProductCard,
}

/// By facet, then by value.
pub(super) type Counts<'a> = HashMap<Text<'a>, HashMap<Text<'a>, u64>>;

/// Text of the answer, not copied unless something in it was escaped.
#[derive(Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(transparent)]
pub(super) struct Text<'a>(#[serde(borrow)] pub Cow<'a, str>);

impl std::borrow::Borrow<str> for Text<'_> {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// When a buyer's patience ends.
#[derive(Clone, Copy)]
pub(super) struct Deadline(Instant);

impl Deadline {
    pub fn for_a_search() -> Self {
        Self(Instant::now() + SEARCH_LIMIT)
    }

    fn left(self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }
}

impl Meilisearch {
    /// The answer's bytes, to be read as [`Answers`]. A failure that may pass is tried again, once.
    pub(super) async fn ask(&self, questions: Vec<u8>, until: Deadline) -> Result<Vec<u8>, MeilisearchError> {
        let key = self.search_key();
        let once =
            |limit| self.wire.send_json(Method::POST, key.as_ref(), "/multi-search", Some(questions.clone()), limit);
        match once(FIRST_TRY.min(until.left())).await {
            Err(error) if error.is_transient() && until.left() > PAUSE * 2 => {
                metrics::counter!("etalase_search_meilisearch_retries_total").increment(1);
                tracing::debug!(%error, "a search is asked again");
                tokio::time::sleep(PAUSE).await;
                once(until.left()).await
            }
            answered => answered,
        }
    }
}
