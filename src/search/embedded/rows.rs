//! What filters, counts and sorting read of every product, in memory: a row of 24 bytes each, one list for
//! each segment of the index. Values are numbers that all segments share, so that counting is adding to a
//! list and no text is touched before the few values that are shown.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::index::SegmentId;
use tantivy::{DocId, SegmentReader};

use super::schema::{
    BUMDES, CATEGORY, ID_HIGH, ID_LOW, IN_STOCK, MAKER, PERMIT, PRICE, PRIMARY_RANK, PUBLISHED_AT, SOLD_COUNT, VILLAGE,
};
use crate::search::document::PERMITS;
use crate::search::prices::Prices;

pub const IN_STOCK_FLAG: u8 = 1;
pub const PRIMARY_FLAG: u8 = 2;
/// The flag of the first of [`PERMITS`]; the others follow.
pub const FIRST_PERMIT_FLAG: u8 = 4;
/// How many combinations of flags there are.
pub const FLAG_SETS: usize = (FIRST_PERMIT_FLAG as usize) << PERMITS.len();

#[derive(Debug, Clone, Copy, Default)]
pub struct Row {
    pub price: i64,
    pub village: u32,
    pub maker: u32,
    pub bumdes: u32,
    pub category: u16,
    /// the range of prices
    pub range: u8,
    pub flags: u8,
}

/// Texts and their numbers.
#[derive(Debug, Clone, Default)]
pub struct Values {
    numbers: HashMap<Arc<str>, u32>,
    texts: Vec<Arc<str>>,
}

impl Values {
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    pub fn number(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    pub fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", |text| text)
    }

    fn add(&mut self, text: &str) -> u32 {
        if let Some(number) = self.number(text) {
            return number;
        }
        let (number, text) = (self.texts.len() as u32, Arc::<str>::from(text));
        self.texts.push(text.clone());
        self.numbers.insert(text, number);
        number
    }
}

/// Every value that some product has or had; only grows while the index is open.
#[derive(Debug, Clone, Default)]
pub struct Dictionary {
    pub categories: Values,
    pub villages: Values,
    pub makers: Values,
    pub bumdes: Values,
    pub provinces: Values,
    pub regencies: Values,
    /// the province and the regency of each village
    pub places: Vec<(u32, u32)>,
}

impl Dictionary {
    fn values(&mut self, column: &str) -> &mut Values {
        match column {
            CATEGORY => &mut self.categories,
            VILLAGE => &mut self.villages,
            MAKER => &mut self.makers,
            _ => &mut self.bumdes,
        }
    }

    /// A village's code begins with its province's (2) and its regency's (5 characters).
    fn place_villages(&mut self) {
        for village in self.villages.texts.iter().skip(self.places.len()) {
            let part = |length| village.get(..length).unwrap_or(village);
            self.places.push((self.provinces.add(part(2)), self.regencies.add(part(5))));
        }
    }
}

pub struct SegmentRows {
    pub segment: SegmentId,
    pub rows: Vec<Row>,
    pub published_at: Column<i64>,
    pub sold_count: Column<i64>,
    pub id: (Column<u64>, Column<u64>),
}

impl SegmentRows {
    /// Reads a segment's columns; values that are new go into the dictionary.
    pub fn load(segment: &SegmentReader, dictionary: &mut Dictionary, prices: &Prices) -> tantivy::Result<Self> {
        let mut rows = vec![Row::default(); segment.max_doc() as usize];
        fill(segment, dictionary, CATEGORY, &mut rows, |row, number| row.category = number as u16)?;
        fill(segment, dictionary, VILLAGE, &mut rows, |row, number| row.village = number)?;
        fill(segment, dictionary, MAKER, &mut rows, |row, number| row.maker = number)?;
        fill(segment, dictionary, BUMDES, &mut rows, |row, number| row.bumdes = number)?;
        dictionary.place_villages();

        let fast = segment.fast_fields();
        let (price, in_stock, primary) = (fast.i64(PRICE)?, fast.i64(IN_STOCK)?, fast.i64(PRIMARY_RANK)?);
        for (doc, row) in rows.iter_mut().enumerate() {
            let doc = doc as DocId;
            row.price = price.first(doc).unwrap_or(0);
            row.range = prices.range_of(row.price) as u8;
            row.flags = if in_stock.first(doc) == Some(1) { IN_STOCK_FLAG } else { 0 };
            row.flags |= if primary.first(doc) == Some(1) { PRIMARY_FLAG } else { 0 };
        }
        if let Some(column) = fast.str(PERMIT)? {
            let mut flags = Vec::new();
            let mut terms = column.dictionary().stream()?;
            while terms.advance() {
                let known = PERMITS.iter().position(|permit| permit.as_bytes() == terms.key());
                flags.push(known.map_or(0, |i| FIRST_PERMIT_FLAG << i));
            }
            for (doc, row) in rows.iter_mut().enumerate() {
                for ordinal in column.ords().values_for_doc(doc as DocId) {
                    row.flags |= flags.get(ordinal as usize).copied().unwrap_or(0);
                }
            }
        }
        Ok(Self {
            segment: segment.segment_id(),
            rows,
            published_at: fast.i64(PUBLISHED_AT)?,
            sold_count: fast.i64(SOLD_COUNT)?,
            id: (fast.u64(ID_HIGH)?, fast.u64(ID_LOW)?),
        })
    }
}

fn fill(
    segment: &SegmentReader,
    dictionary: &mut Dictionary,
    name: &str,
    rows: &mut [Row],
    set: impl Fn(&mut Row, u32),
) -> tantivy::Result<()> {
    let Some(column) = segment.fast_fields().str(name)? else { return Ok(()) };
    let values = dictionary.values(name);
    let mut numbers = Vec::with_capacity(column.num_terms());
    let mut terms = column.dictionary().stream()?;
    while terms.advance() {
        numbers.push(values.add(&String::from_utf8_lossy(terms.key())));
    }
    for (doc, row) in rows.iter_mut().enumerate() {
        let ordinal = column.ords().first(doc as DocId);
        set(row, ordinal.and_then(|o| numbers.get(o as usize)).copied().unwrap_or(0));
    }
    Ok(())
}
