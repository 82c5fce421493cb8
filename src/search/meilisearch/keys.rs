//! The key that searches go out with: one that can search our index and do nothing else, wherever that is
//! possible. The admin key stays for documents, settings, tasks and indexes.

use std::sync::PoisonError;

use meilisearch_sdk::key::{Action, KeyBuilder};
use sha2::{Digest, Sha256};

use super::wire::Key;
use super::{Meilisearch, MeilisearchError};

/// Where the search key comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchKeySource {
    /// `MEILISEARCH_SEARCH_KEY`
    Configured,
    /// made by us with the admin key: it may search our index
    Scoped,
    /// the admin key itself, because it may not manage keys
    Admin,
    /// the server runs without keys
    Open,
}

impl Meilisearch {
    /// What [`Self::obtain_search_key`] would find; makes none.
    pub async fn find_search_key(&self) -> Result<SearchKeySource, MeilisearchError> {
        match (&self.configured_search_key, &self.key) {
            (Some(_), _) => Ok(SearchKeySource::Configured),
            (None, None) => Ok(SearchKeySource::Open),
            (None, Some(_)) => match self.made_key().await {
                // one that is not there is made at the next start
                Ok(_) => Ok(SearchKeySource::Scoped),
                Err(error) if error.is_refusal() => Ok(SearchKeySource::Admin),
                Err(error) => Err(error),
            },
        }
    }

    /// Finds or makes the search key, and uses it from now on.
    pub async fn obtain_search_key(&self) -> Result<SearchKeySource, MeilisearchError> {
        let (key, source) = match (&self.configured_search_key, &self.key) {
            (Some(key), _) => (Some(key.clone()), SearchKeySource::Configured),
            (None, None) => (None, SearchKeySource::Open),
            (None, Some(admin)) => match self.scoped_key().await {
                Ok(key) => (Some(key), SearchKeySource::Scoped),
                // it may not manage keys, or the server knows none
                Err(error) if error.is_refusal() => (Some(admin.clone()), SearchKeySource::Admin),
                Err(error) => return Err(error),
            },
        };
        *self.search_key.write().unwrap_or_else(PoisonError::into_inner) = key;
        Ok(source)
    }

    pub(super) fn search_key(&self) -> Option<Key> {
        self.search_key.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn scoped_key(&self) -> Result<Key, MeilisearchError> {
        if let Some(key) = self.made_key().await? {
            return Ok(key);
        }
        let mut wanted = KeyBuilder::new();
        wanted
            .with_uid(self.search_key_uid())
            .with_name(format!("Etalase: searches in {}", self.name))
            .with_description("Made by Etalase for its searches. Safe to delete: it is made again at the next start.")
            .with_action(Action::Search)
            .with_index(&self.name);
        match self.writing().create_key(wanted).await.map_err(MeilisearchError::from) {
            Ok(made) => Ok(Key(made.key)),
            // another node was quicker
            Err(error) if error.is_code("api_key_already_exists") => self.made_key().await?.ok_or(error),
            Err(error) => Err(error),
        }
    }

    async fn made_key(&self) -> Result<Option<Key>, MeilisearchError> {
        match self.reading().get_key(self.search_key_uid()).await.map_err(MeilisearchError::from) {
            Ok(found) => Ok(Some(Key(found.key))),
            Err(error) if error.is_missing() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The same on every node, so that they share one key instead of making one each.
    fn search_key_uid(&self) -> String {
        let digest = Sha256::digest(format!("etalase search key for {}", self.name));
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
    }
}
