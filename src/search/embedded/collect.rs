//! One pass over everything that matches the text: the best products under all filters, and the counts of
//! each facet under all filters but its own.
//!
//! A place narrows in steps, so a step's counts ignore the narrower steps too: whoever chose a regency
//! still sees how many products the other provinces have.

use std::cmp::Reverse;
use std::collections::HashMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use super::schema::{
    BUMDES, CATEGORY, ID_HIGH, ID_LOW, IN_STOCK, MAKER, PERMIT, PRICE, PRIMARY_RANK, PROVINCE, PUBLISHED_AT, REGENCY,
    SOLD_COUNT, VILLAGE,
};
use crate::search::prices::Prices;
use crate::search::{SearchQuery, Sort};

/// Smaller sorts first. Room for the sort, the tie-breakers and the id.
pub type Key = [u64; 8];

/// A filter's bit in the set of filters that a product fails.
type Fails = u16;
const FAILS_CATEGORY: Fails = 1;
const FAILS_PROVINCE: Fails = 2;
const FAILS_REGENCY: Fails = 4;
const FAILS_VILLAGE: Fails = 8;
const FAILS_BUMDES: Fails = 16;
const FAILS_PRICE: Fails = 32;
const FAILS_STOCK: Fails = 64;
const FAILS_PRIMARY: Fails = 128;
const FAILS_MAKER: Fails = 256;
const FAILS_PERMIT: Fails = 512;

/// The columns with facets, and the fails that each one's counts forgive.
const FACETS: [(&str, Fails); 5] = [
    (CATEGORY, FAILS_CATEGORY),
    (PROVINCE, FAILS_PROVINCE | FAILS_REGENCY | FAILS_VILLAGE),
    (REGENCY, FAILS_REGENCY | FAILS_VILLAGE),
    (VILLAGE, FAILS_VILLAGE),
    (MAKER, FAILS_MAKER),
];

/// What decides the order, after `tie_breakers` of the settings.
#[derive(Debug, Clone, Copy)]
pub struct TieBreaker {
    pub column: &'static str,
    pub is_descending: bool,
}

pub struct Found<'a> {
    pub query: &'a SearchQuery,
    pub tie_breakers: &'a [TieBreaker],
    pub prices: &'a Prices,
    /// how many of the best to keep
    pub limit: usize,
}

#[derive(Default)]
pub struct Counts {
    pub best: Vec<(Key, DocAddress)>,
    pub total: u64,
    pub in_stock: u64,
    pub primary: u64,
    /// in the order of [`FACETS`]
    pub facets: [HashMap<String, u64>; 5],
    pub permits: HashMap<String, u64>,
    /// by range
    pub prices: Vec<u64>,
}

impl Collector for Found<'_> {
    type Fruit = Counts;
    type Child = SegmentCounts;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<SegmentCounts> {
        let fast = reader.fast_fields();
        let query = self.query;
        let wanted = |name: &str, values: &[String]| -> tantivy::Result<Option<Wanted>> {
            let Some(column) = fast.str(name)? else { return Ok(None) };
            let mut ordinals = Vec::new();
            for value in values {
                ordinals.extend(column.dictionary().term_ord(value.as_bytes())?);
            }
            Ok(Some(Wanted { is_any: values.is_empty(), asked: values.len(), ordinals, column }))
        };
        let sort_column = match query.sort {
            Sort::Relevance => None,
            Sort::Newest => Some((fast.i64(PUBLISHED_AT)?, true)),
            Sort::PriceAsc => Some((fast.i64(PRICE)?, false)),
            Sort::PriceDesc => Some((fast.i64(PRICE)?, true)),
            Sort::Popular => Some((fast.i64(SOLD_COUNT)?, true)),
        };
        let ties: tantivy::Result<Vec<(Column<i64>, bool)>> =
            self.tie_breakers.iter().map(|tie| Ok((fast.i64(tie.column)?, tie.is_descending))).collect();
        Ok(SegmentCounts {
            segment,
            limit: self.limit,
            price_min: query.price_min.unwrap_or(i64::MIN),
            price_max: query.price_max.unwrap_or(i64::MAX),
            must_be_in_stock: query.in_stock,
            must_be_primary: query.primary,
            must_have_permits: !query.permits.is_empty(),
            facets: [
                wanted(CATEGORY, &query.categories)?,
                wanted(PROVINCE, &one(&query.province))?,
                wanted(REGENCY, &one(&query.regency))?,
                wanted(VILLAGE, &one(&query.village))?,
                wanted(MAKER, &query.makers)?,
            ],
            permits: wanted(PERMIT, &query.permits)?,
            ranges: self.prices.clone(),
            bumdes: wanted(BUMDES, &one(&query.bumdes))?,
            price: fast.i64(PRICE)?,
            in_stock: fast.i64(IN_STOCK)?,
            primary: fast.i64(PRIMARY_RANK)?,
            sort_column,
            ties: ties?,
            id: (fast.u64(ID_HIGH)?, fast.u64(ID_LOW)?),
            counts: Counts { prices: vec![0; self.prices.ranges()], ..Counts::default() },
            by_ordinal: Default::default(),
            permits_by_ordinal: HashMap::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        self.query.sort == Sort::Relevance
    }

    fn merge_fruits(&self, segments: Vec<Counts>) -> tantivy::Result<Counts> {
        let mut all = Counts::default();
        for segment in segments {
            all.best.extend(segment.best);
            all.total += segment.total;
            all.in_stock += segment.in_stock;
            all.primary += segment.primary;
            for (all, one) in all.facets.iter_mut().zip(segment.facets) {
                add(all, one);
            }
            add(&mut all.permits, segment.permits);
            all.prices.resize(self.prices.ranges(), 0);
            for (all, one) in all.prices.iter_mut().zip(segment.prices) {
                *all += one;
            }
        }
        all.best.sort_unstable_by_key(|(key, _)| *key);
        all.best.truncate(self.limit);
        Ok(all)
    }
}

fn one(value: &Option<String>) -> Vec<String> {
    value.iter().cloned().collect()
}

fn add(all: &mut HashMap<String, u64>, more: HashMap<String, u64>) {
    for (value, count) in more {
        *all.entry(value).or_default() += count;
    }
}

/// A text column and the values asked for, as this segment numbers them.
struct Wanted {
    column: StrColumn,
    is_any: bool,
    /// how many were asked for; this segment may know fewer
    asked: usize,
    ordinals: Vec<u64>,
}

pub struct SegmentCounts {
    segment: SegmentOrdinal,
    limit: usize,
    price_min: i64,
    price_max: i64,
    must_be_in_stock: bool,
    must_be_primary: bool,
    must_have_permits: bool,
    facets: [Option<Wanted>; 5],
    permits: Option<Wanted>,
    ranges: Prices,
    bumdes: Option<Wanted>,
    price: Column<i64>,
    in_stock: Column<i64>,
    primary: Column<i64>,
    sort_column: Option<(Column<i64>, bool)>,
    ties: Vec<(Column<i64>, bool)>,
    id: (Column<u64>, Column<u64>),
    counts: Counts,
    by_ordinal: [HashMap<u64, u64>; 5],
    permits_by_ordinal: HashMap<u64, u64>,
}

impl SegmentCounts {
    fn key(&self, doc: DocId, score: Score) -> Key {
        let ordered = |column: &Column<i64>, is_descending: bool| {
            // i64 to u64 in the same order
            let value = (column.first(doc).unwrap_or(0) as u64) ^ (1 << 63);
            if is_descending { !value } else { value }
        };
        let mut key = Key::default();
        key[0] = match &self.sort_column {
            Some((column, is_descending)) => ordered(column, *is_descending),
            // in thousandths, so that rounding in the last bits does not outdo a tie-breaker
            None => !((f64::from(score) * 1000.0) as u64),
        };
        for (slot, (column, is_descending)) in key[1..6].iter_mut().zip(&self.ties) {
            *slot = ordered(column, *is_descending);
        }
        key[6] = self.id.0.first(doc).unwrap_or(0);
        key[7] = self.id.1.first(doc).unwrap_or(0);
        key
    }

    fn has_permits(&self, doc: DocId) -> bool {
        match &self.permits {
            Some(wanted) if !wanted.is_any => {
                let there: Vec<u64> = wanted.column.ords().values_for_doc(doc).collect();
                wanted.ordinals.len() == wanted.asked && wanted.ordinals.iter().all(|o| there.contains(o))
            }
            Some(_) => true,
            None => !self.must_have_permits,
        }
    }

    fn keep(&mut self, doc: DocId, score: Score) {
        if self.limit == 0 {
            return;
        }
        let key = self.key(doc, score);
        self.counts.best.push((key, DocAddress::new(self.segment, doc)));
        if self.counts.best.len() >= 2 * self.limit + 64 {
            self.counts.best.select_nth_unstable_by_key(self.limit - 1, |(key, _)| *key);
            self.counts.best.truncate(self.limit);
        }
    }
}

impl SegmentCollector for SegmentCounts {
    type Fruit = Counts;

    fn collect(&mut self, doc: DocId, score: Score) {
        let ordinal = |wanted: &Option<Wanted>| wanted.as_ref().and_then(|w| w.column.ords().first(doc));
        let fails = |wanted: &Option<Wanted>, ordinal: Option<u64>, bit: Fails| match wanted {
            Some(w) if w.is_any || ordinal.is_some_and(|o| w.ordinals.contains(&o)) => 0,
            _ => bit,
        };
        let values: [Option<u64>; 5] = std::array::from_fn(|i| ordinal(&self.facets[i]));
        let price = self.price.first(doc).unwrap_or(0);
        let is_in_stock = self.in_stock.first(doc) == Some(1);
        let is_primary = self.primary.first(doc) == Some(1);

        let own = [FAILS_CATEGORY, FAILS_PROVINCE, FAILS_REGENCY, FAILS_VILLAGE, FAILS_MAKER];
        let mut failed: Fails = (0..5).map(|i| fails(&self.facets[i], values[i], own[i])).sum();
        failed |= fails(&self.bumdes, ordinal(&self.bumdes), FAILS_BUMDES);
        failed |= if self.has_permits(doc) { 0 } else { FAILS_PERMIT };
        failed |= if price < self.price_min || price > self.price_max { FAILS_PRICE } else { 0 };
        failed |= if self.must_be_in_stock && !is_in_stock { FAILS_STOCK } else { 0 };
        failed |= if self.must_be_primary && !is_primary { FAILS_PRIMARY } else { 0 };

        for (i, (_, forgiven)) in FACETS.iter().enumerate() {
            if let Some(value) = values[i].filter(|_| failed & !forgiven == 0) {
                *self.by_ordinal[i].entry(value).or_default() += 1;
            }
        }
        if failed & !FAILS_PRICE == 0 {
            self.counts.prices[self.ranges.range_of(price)] += 1;
        }
        self.counts.in_stock += u64::from(is_in_stock && failed & !FAILS_STOCK == 0);
        self.counts.primary += u64::from(is_primary && failed & !FAILS_PRIMARY == 0);
        if failed == 0 {
            self.counts.total += 1;
            if let Some(permits) = &self.permits {
                for permit in permits.column.ords().values_for_doc(doc) {
                    *self.permits_by_ordinal.entry(permit).or_default() += 1;
                }
            }
            self.keep(doc, score);
        }
    }

    fn harvest(mut self) -> Counts {
        for (i, counts) in self.by_ordinal.iter().enumerate() {
            self.counts.facets[i] = named(&self.facets[i], counts);
        }
        self.counts.permits = named(&self.permits, &self.permits_by_ordinal);
        self.counts
    }
}

fn named(wanted: &Option<Wanted>, counts: &HashMap<u64, u64>) -> HashMap<String, u64> {
    let Some(wanted) = wanted else { return HashMap::new() };
    let name = |ordinal| {
        let mut value = String::new();
        // a value that cannot be read back is a broken segment; it has no name to show
        wanted.column.ord_to_str(ordinal, &mut value).unwrap_or(false).then_some(value)
    };
    counts.iter().filter_map(|(ordinal, count)| Some((name(*ordinal)?, *count))).collect()
}

/// Largest count first, then by value.
pub fn ranked(counts: HashMap<String, u64>) -> Vec<(String, u64)> {
    let mut all: Vec<(String, u64)> = counts.into_iter().collect();
    all.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
    all
}
