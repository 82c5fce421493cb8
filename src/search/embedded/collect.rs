//! One pass over everything that matches the text: the best products under all filters, and the counts of
//! each facet under all filters but its own.
//!
//! A place narrows in steps, so a step's counts ignore the narrower steps too: whoever chose a regency
//! still sees how many products the other provinces have.

use tantivy::{DocAddress, DocId, Score, SegmentOrdinal};

use super::asked::{Asked, FAILS_PROVINCE, FAILS_REGENCY, Fails};
use super::rows::{Dictionary, FIRST_PERMIT_FLAG, FLAG_SETS, IN_STOCK_FLAG, PRIMARY_FLAG, Row, SegmentRows, Values};
use crate::search::document::PERMITS;
use crate::search::prices::Prices;
use crate::search::{FacetValue, Facets, Sort};

/// Smaller sorts first: what the sort asks for, the tie-breakers, the id.
const PARTS: usize = 8;
type Key = [u64; PARTS];

/// What decides between equals, after `tie_breakers` of the settings. The id always comes last.
#[derive(Debug, Clone, Copy)]
pub struct TieBreaker {
    pub by: By,
    pub is_descending: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Price,
    Primary,
    PublishedAt,
    SoldCount,
}

/// What was found so far.
pub struct Tally<'a> {
    asked: &'a Asked<'a>,
    sort: Option<TieBreaker>,
    ties: &'a [TieBreaker],
    /// how many of the best to keep
    limit: usize,
    best: Vec<(Key, DocAddress)>,
    /// once `limit` are known: the last of them, as of the last clearing out
    worst: Key,
    /// by set of flags, of what passes every filter
    flags: [u64; FLAG_SETS],
    /// the others by value, each of what passes the other filters
    categories: Vec<u32>,
    villages: Vec<u32>,
    makers: Vec<u32>,
    ranges: Vec<u32>,
}

/// The products of a page, and the counts beside them.
#[derive(Debug, Clone)]
pub struct Found {
    pub best: Vec<DocAddress>,
    pub total: u64,
    pub facets: Facets,
}

impl<'a> Tally<'a> {
    pub fn new(
        asked: &'a Asked<'a>,
        dictionary: &Dictionary,
        ties: &'a [TieBreaker],
        ranges: usize,
        limit: usize,
    ) -> Self {
        let by = |by, is_descending| Some(TieBreaker { by, is_descending });
        Self {
            asked,
            sort: match asked.query.sort {
                Sort::Relevance => None,
                Sort::Newest => by(By::PublishedAt, true),
                Sort::PriceAsc => by(By::Price, false),
                Sort::PriceDesc => by(By::Price, true),
                Sort::Popular => by(By::SoldCount, true),
            },
            ties,
            limit,
            best: Vec::with_capacity(2 * limit + 64),
            worst: [u64::MAX; PARTS],
            flags: [0; FLAG_SETS],
            categories: vec![0; dictionary.categories.len()],
            villages: vec![0; dictionary.villages.len()],
            makers: vec![0; dictionary.makers.len()],
            ranges: vec![0; ranges],
        }
    }

    /// Takes in a product that matches the text.
    #[inline]
    pub fn add(&mut self, ordinal: SegmentOrdinal, segment: &SegmentRows, doc: DocId, score: Score) {
        let row = &segment.rows[doc as usize];
        let failed = self.asked.fails(row);
        if failed == Fails::default() {
            self.categories[row.category as usize] += 1;
            self.villages[row.village as usize] += 1;
            self.makers[row.maker as usize] += 1;
            self.ranges[row.range as usize] += 1;
            self.flags[row.flags as usize] += 1;
            self.keep(ordinal, segment, doc, row, score);
        } else {
            // who fails one filter alone counts beside that one
            match failed {
                Fails { category: true, .. } if failed.is_one() => self.categories[row.category as usize] += 1,
                Fails { place: true, .. } if failed.is_one() => self.villages[row.village as usize] += 1,
                Fails { maker: true, .. } if failed.is_one() => self.makers[row.maker as usize] += 1,
                Fails { price: true, .. } if failed.is_one() => self.ranges[row.range as usize] += 1,
                _ => {}
            }
        }
    }

    fn keep(&mut self, ordinal: SegmentOrdinal, segment: &SegmentRows, doc: DocId, row: &Row, score: Score) {
        if self.limit == 0 {
            return;
        }
        let mut key = Key::default();
        let mut is_equal = true;
        for (i, slot) in key.iter_mut().enumerate() {
            *slot = self.part(i, segment, doc, row, score);
            if is_equal {
                // most are told apart by the first part, and the others are never read
                if *slot > self.worst[i] {
                    return;
                }
                is_equal = *slot == self.worst[i];
            }
        }
        self.best.push((key, DocAddress::new(ordinal, doc)));
        if self.best.len() >= 2 * self.limit + 64 {
            self.clear_out();
        }
    }

    fn clear_out(&mut self) {
        self.best.select_nth_unstable_by_key(self.limit - 1, |(key, _)| *key);
        self.best.truncate(self.limit);
        self.worst = self.best[self.limit - 1].0;
    }

    fn part(&self, i: usize, segment: &SegmentRows, doc: DocId, row: &Row, score: Score) -> u64 {
        let ordered = |tie: &TieBreaker| {
            let value = match tie.by {
                By::Price => row.price,
                By::Primary => i64::from(row.flags & PRIMARY_FLAG != 0),
                By::PublishedAt => segment.published_at.first(doc).unwrap_or(0),
                By::SoldCount => segment.sold_count.first(doc).unwrap_or(0),
            };
            // i64 to u64 in the same order
            let value = (value as u64) ^ (1 << 63);
            if tie.is_descending { !value } else { value }
        };
        match i {
            0 => match &self.sort {
                Some(sort) => ordered(sort),
                // in thousandths, so that rounding in the last bits does not outdo a tie-breaker
                None => !((f64::from(score) * 1000.0) as u64),
            },
            6 => segment.id.0.first(doc).unwrap_or(0),
            7 => segment.id.1.first(doc).unwrap_or(0),
            _ => self.ties.get(i - 1).map_or(0, ordered),
        }
    }

    /// The products after `skip`, and the counts with at most `max_values` of each facet.
    pub fn finish(mut self, dictionary: &Dictionary, prices: &Prices, skip: usize, max_values: usize) -> Found {
        if self.best.len() > self.limit {
            self.clear_out();
        }
        self.best.sort_unstable_by_key(|(key, _)| *key);
        let with = |flag: u8| (0..FLAG_SETS).filter(|set| set & flag as usize != 0).map(|set| self.flags[set]).sum();
        let permit = |(i, permit): (usize, &&str)| FacetValue {
            value: (*permit).to_owned(),
            count: with(FIRST_PERMIT_FLAG << i),
        };
        let mut permits: Vec<FacetValue> = PERMITS.iter().enumerate().map(permit).filter(|v| v.count > 0).collect();
        permits.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));

        let mut provinces = vec![0; dictionary.provinces.len()];
        let mut regencies = vec![0; dictionary.regencies.len()];
        for (village, (province, regency)) in dictionary.places.iter().enumerate() {
            let Some(count) = self.villages.get_mut(village).filter(|count| **count > 0) else { continue };
            let failed = self.asked.place_fails(village as u32);
            provinces[*province as usize] += *count;
            if failed & FAILS_PROVINCE == 0 {
                regencies[*regency as usize] += *count;
            }
            if failed & (FAILS_PROVINCE | FAILS_REGENCY) != 0 {
                *count = 0;
            }
        }
        let ranges: Vec<u64> = self.ranges.iter().map(|count| u64::from(*count)).collect();
        let facets = Facets {
            category: ranked(&self.categories, &dictionary.categories, max_values),
            province: ranked(&provinces, &dictionary.provinces, max_values),
            regency: ranked(&regencies, &dictionary.regencies, max_values),
            village: ranked(&self.villages, &dictionary.villages, max_values),
            maker: ranked(&self.makers, &dictionary.makers, max_values),
            permit: permits,
            price: prices.buckets(&ranges),
            in_stock: with(IN_STOCK_FLAG),
            primary: with(PRIMARY_FLAG),
        };
        let best = self.best.iter().skip(skip).map(|(_, address)| *address).collect();
        Found { best, total: self.flags.iter().sum(), facets }
    }
}

/// Largest count first, then by value; the first `limit` of them.
fn ranked(counts: &[u32], values: &Values, limit: usize) -> Vec<FacetValue> {
    let mut found: Vec<(u32, u32)> =
        (0u32..).zip(counts).filter(|(_, count)| **count > 0).map(|(number, count)| (number, *count)).collect();
    let order = |a: &(u32, u32), b: &(u32, u32)| b.1.cmp(&a.1).then_with(|| values.text(a.0).cmp(values.text(b.0)));
    if found.len() > limit && limit > 0 {
        found.select_nth_unstable_by(limit - 1, order);
        found.truncate(limit);
    }
    found.sort_unstable_by(order);
    found
        .into_iter()
        .map(|(number, count)| FacetValue { value: values.text(number).to_owned(), count: u64::from(count) })
        .collect()
}
