//! One state of the index as searches see it, and what was counted of it already.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::query::{AllQuery, EnableScoring, Query};
use tantivy::schema::Value;
use tantivy::{DocAddress, Searcher, TantivyDocument};

use super::asked::Asked;
use super::collect::{Found, Tally, TieBreaker};
use super::rows::{Dictionary, SegmentRows};
use super::schema::Fields;
use crate::search::settings::Settings;
use crate::search::{ProductCard, SearchQuery, Sort};

/// Searches without a text are few and everybody's: so many are kept until the index changes.
const KEPT: usize = 64;

pub struct View {
    pub searcher: Searcher,
    dictionary: Arc<Dictionary>,
    segments: Vec<Arc<SegmentRows>>,
    kept: Mutex<HashMap<SearchQuery, Found>>,
}

impl View {
    /// Rows of segments that `before` knew are taken over.
    pub fn new(searcher: Searcher, before: Option<&Self>, settings: &Settings) -> tantivy::Result<Self> {
        let mut dictionary = before.map_or_else(Default::default, |before| before.dictionary.clone());
        let mut segments = Vec::with_capacity(searcher.segment_readers().len());
        for segment in searcher.segment_readers() {
            let known = before
                .and_then(|before| before.segments.iter().find(|known| known.segment == segment.segment_id()))
                .cloned();
            segments.push(match known {
                Some(known) => known,
                None => {
                    let rows = SegmentRows::load(segment, Arc::make_mut(&mut dictionary), &settings.prices)?;
                    Arc::new(rows)
                }
            });
        }
        Ok(Self { searcher, dictionary, segments, kept: Mutex::default() })
    }

    pub fn products(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// The page's products and the counts, for what `text` matches.
    pub fn find(
        &self,
        query: &SearchQuery,
        text: &dyn Query,
        ties: &[TieBreaker],
        settings: &Settings,
    ) -> tantivy::Result<Found> {
        let is_everything = text.is::<AllQuery>();
        if is_everything && let Some(found) = self.kept().get(query) {
            return Ok(found.clone());
        }
        let per_page = query.per_page as usize;
        let skip = per_page.saturating_mul(query.page.saturating_sub(1) as usize);
        let limit = skip.saturating_add(per_page).min(settings.limits.max_total_hits);
        let asked = Asked::new(query, &self.dictionary);
        let mut tally = Tally::new(&asked, &self.dictionary, ties, settings.prices.ranges(), limit);
        if is_everything {
            self.add_everything(&mut tally);
        } else {
            self.add_matches(text, query.sort == Sort::Relevance, &mut tally)?;
        }
        let found = tally.finish(&self.dictionary, &settings.prices, skip, settings.limits.max_facet_values);
        if is_everything {
            let mut kept = self.kept();
            if kept.len() >= KEPT {
                kept.clear();
            }
            kept.insert(query.clone(), found.clone());
        }
        Ok(found)
    }

    fn add_everything(&self, tally: &mut Tally<'_>) {
        for (ordinal, (segment, rows)) in (0u32..).zip(self.searcher.segment_readers().iter().zip(&self.segments)) {
            let alive = segment.alive_bitset();
            for doc in 0..segment.max_doc() {
                if alive.is_none_or(|alive| alive.is_alive(doc)) {
                    tally.add(ordinal, rows, doc, 1.0);
                }
            }
        }
    }

    fn add_matches(&self, text: &dyn Query, by_score: bool, tally: &mut Tally<'_>) -> tantivy::Result<()> {
        let scoring = match by_score {
            true => EnableScoring::enabled_from_searcher(&self.searcher),
            false => EnableScoring::disabled_from_searcher(&self.searcher),
        };
        let weight = text.weight(scoring)?;
        for (ordinal, (segment, rows)) in (0u32..).zip(self.searcher.segment_readers().iter().zip(&self.segments)) {
            let alive = segment.alive_bitset();
            let mut add = |doc, score| {
                if alive.is_none_or(|alive| alive.is_alive(doc)) {
                    tally.add(ordinal, rows, doc, score);
                }
            };
            if by_score {
                weight.for_each(segment, &mut add)?;
            } else {
                weight.for_each_no_score(segment, &mut |docs| docs.iter().for_each(|doc| add(*doc, 1.0)))?;
            }
        }
        Ok(())
    }

    pub fn card(&self, address: DocAddress, fields: &Fields) -> anyhow::Result<ProductCard> {
        let row: TantivyDocument = self.searcher.doc(address)?;
        let card = row.get_first(fields.card).and_then(|v| v.as_bytes()).unwrap_or_default();
        Ok(serde_json::from_slice(card)?)
    }

    /// The village's code.
    pub fn village(&self, address: DocAddress) -> &str {
        let row = self.segments[address.segment_ord as usize].rows[address.doc_id as usize];
        self.dictionary.villages.text(row.village)
    }

    /// The product's id, as its two halves.
    pub fn id(&self, address: DocAddress) -> (u64, u64) {
        let (high, low) = &self.segments[address.segment_ord as usize].id;
        (high.first(address.doc_id).unwrap_or(0), low.first(address.doc_id).unwrap_or(0))
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, HashMap<SearchQuery, Found>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
