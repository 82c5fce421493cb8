//! The engine inside the process: a tantivy index in memory, built from the database when the process
//! starts and kept up to date by the change feed.
//!
//! In memory, because nodes keep no state of their own: a node can be thrown away and another one
//! started without a disk to carry over. 10,000 products take seconds to build and a few megabytes.

mod collect;
mod dictionary;
mod reading;
mod schema;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use actix_web::web;
use async_trait::async_trait;
use tantivy::schema::Value;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

use self::collect::{Found, TieBreaker, ranked};
use self::dictionary::LastReading;
use self::reading::Reader;
use self::schema::Fields;
use super::reading::Reading;
use super::settings::Settings;
use super::source::Changes;
use super::vocabulary::Vocabulary;
use super::{FacetValue, Facets, ProductCard, SearchEngine, SearchError, SearchQuery, SearchResults};

/// Memory of the one indexing thread; the least that tantivy takes is 15 MB.
const WRITER_BYTES: usize = 20_000_000;

#[derive(Clone)]
pub struct Embedded {
    inner: Arc<Inner>,
}

struct Inner {
    settings: Arc<Settings>,
    fields: Fields,
    tie_breakers: Vec<TieBreaker>,
    reader: IndexReader,
    writer: Mutex<IndexWriter>,
    vocabulary: Arc<Vocabulary>,
    vocabulary_read: Mutex<LastReading>,
}

impl Embedded {
    pub fn new(settings: Arc<Settings>) -> anyhow::Result<Self> {
        let vocabulary = Arc::default();
        let vocabulary_read = Mutex::default();
        let fields = Fields::new(&settings);
        let index = Index::create_in_ram(fields.schema.clone());
        let writer = Mutex::new(index.writer_with_num_threads(1, WRITER_BYTES)?);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let tie_breakers = settings.ranking.tie_breakers.iter().filter_map(|rule| tie_breaker(rule)).collect();
        Ok(Self {
            inner: Arc::new(Inner { settings, fields, tie_breakers, reader, writer, vocabulary, vocabulary_read }),
        })
    }

    /// Takes the changes in; they are found as soon as this returns.
    pub async fn apply(&self, changes: Arc<Changes>) -> anyhow::Result<()> {
        let inner = self.inner.clone();
        web::block(move || inner.apply(&changes)).await?
    }

    /// Reads the vocabulary anew unless that was done a moment ago; says whether it did.
    pub async fn learn(&self) -> anyhow::Result<bool> {
        let inner = self.inner.clone();
        web::block(move || inner.learn()).await?
    }

    /// What a text asks for, by the words that this index knows.
    pub fn read(&self, text: &str) -> Reading {
        let searcher = self.inner.reader.searcher();
        let words = self.inner.vocabulary.words();
        let index = Reader { searcher: &searcher, fields: &self.inner.fields, words: &words };
        crate::search::reading::Reader { settings: &self.inner.settings, words: &words, index: &index }.read(text)
    }

    pub fn vocabulary(&self) -> Arc<Vocabulary> {
        self.inner.vocabulary.clone()
    }
}

impl Inner {
    fn apply(&self, changes: &Changes) -> anyhow::Result<()> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let id = |id: &str| Term::from_field_text(self.fields.product_id, id);
        for product_id in &changes.removed {
            writer.delete_term(id(product_id));
        }
        for document in &changes.documents {
            writer.delete_term(id(&document.product_id));
            writer.add_document(self.fields.row(document, &self.settings)?)?;
        }
        writer.commit()?;
        self.reader.reload()?;
        Ok(())
    }

    fn learn(&self) -> anyhow::Result<bool> {
        let mut last = self.vocabulary_read.lock().unwrap_or_else(PoisonError::into_inner);
        if !last.is_due() {
            return Ok(false);
        }
        let began = Instant::now();
        self.vocabulary.replace(dictionary::read(&self.reader.searcher(), &self.fields, &self.settings)?);
        last.note(began);
        Ok(true)
    }

    fn search(&self, query: &SearchQuery, reading: &Reading) -> anyhow::Result<SearchResults> {
        let searcher = self.reader.searcher();
        let words = self.vocabulary.words();
        let text = Reader { searcher: &searcher, fields: &self.fields, words: &words }.query(reading)?;
        let per_page = query.per_page as usize;
        let first = per_page.saturating_mul(query.page.saturating_sub(1) as usize);
        let limit = first.saturating_add(per_page).min(self.settings.limits.max_total_hits);
        let found = searcher
            .search(&text, &Found { query, tie_breakers: &self.tie_breakers, prices: &self.settings.prices, limit })?;
        let cards: anyhow::Result<Vec<ProductCard>> = found
            .best
            .iter()
            .skip(first)
            .map(|(_, address)| {
                let row: TantivyDocument = searcher.doc(*address)?;
                let card = row.get_first(self.fields.card).and_then(|v| v.as_bytes()).unwrap_or_default();
                Ok(serde_json::from_slice(card)?)
            })
            .collect();
        let values = |counts| ranked(counts).into_iter().map(|(value, count)| FacetValue { value, count }).collect();
        let [category, province, regency, village, maker] = found.facets.map(values);
        let facets = Facets {
            category,
            province,
            regency,
            village,
            maker,
            permit: values(found.permits),
            price: self.settings.prices.buckets(&found.prices),
            in_stock: found.in_stock,
            primary: found.primary,
        };
        Ok(SearchResults { items: cards?, total: found.total, facets, did_you_mean: None })
    }
}

#[async_trait]
impl SearchEngine for Embedded {
    async fn search(&self, query: &SearchQuery, reading: &Reading) -> Result<SearchResults, SearchError> {
        let (inner, query, reading) = (self.inner.clone(), query.clone(), reading.clone());
        let done = web::block(move || inner.search(&query, &reading)).await;
        done.map_err(|e| SearchError::Unavailable(e.to_string()))?.map_err(|e| SearchError::Refused(format!("{e:#}")))
    }

    async fn check(&self) -> Result<(), SearchError> {
        Ok(())
    }
}

/// `field:asc` or `field:desc`, checked when the settings were read. The id is the last of all keys anyway.
fn tie_breaker(rule: &str) -> Option<TieBreaker> {
    let (field, direction) = rule.split_once(':')?;
    let column = [schema::PRICE, schema::PUBLISHED_AT, schema::SOLD_COUNT, schema::PRIMARY_RANK]
        .into_iter()
        .find(|c| *c == field)?;
    Some(TieBreaker { column, is_descending: direction == "desc" })
}
