//! `/multi-search`, tried twice within a buyer's patience.

use std::time::{Duration, Instant};

use meilisearch_sdk::search::{MultiSearchQuery, SearchResults};
use serde::Deserialize;

use super::wire::Line;
use super::{Meilisearch, MeilisearchError};
use crate::search::ProductCard;

/// A buyer waits no longer than this for an answer, the second try included.
const SEARCH_LIMIT: Duration = Duration::from_millis(1500);
/// The first try leaves this much to the second.
const FIRST_TRY: Duration = Duration::from_millis(800);
/// A server that restarts needs a moment to take connections again.
const PAUSE: Duration = Duration::from_millis(30);

pub(super) type Questions<'a> = MultiSearchQuery<'a, 'a, Line>;
pub(super) type Answer = SearchResults<Hit>;

#[derive(Deserialize)]
pub struct Hit {
    pub card: ProductCard,
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
    /// An answer for each question. A failure that may pass is tried again, once.
    pub(super) async fn ask(
        &self,
        questions: &Questions<'_>,
        until: Deadline,
    ) -> Result<Vec<Answer>, MeilisearchError> {
        let key = self.search_key();
        let once = async |limit| {
            let client = self.wire.client(key.clone(), limit);
            Ok::<_, MeilisearchError>(client.execute_multi_search_query::<Hit>(questions).await?.results)
        };
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
