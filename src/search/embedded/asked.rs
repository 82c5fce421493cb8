//! The filters of a search in the index's numbers, so that a product passes or fails by comparing numbers.

use super::rows::{Dictionary, FIRST_PERMIT_FLAG, IN_STOCK_FLAG, PRIMARY_FLAG, Row};
use crate::search::SearchQuery;
use crate::search::document::PERMITS;

/// How a village fails the filters for places, step by step.
pub type PlaceFails = u8;
pub const FAILS_PROVINCE: PlaceFails = 1;
pub const FAILS_REGENCY: PlaceFails = 2;
const FAILS_VILLAGE: PlaceFails = 4;

/// A number that no product has: for a value that the index does not know.
const UNKNOWN: u32 = u32::MAX;

/// The filters that a product fails.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fails {
    pub category: bool,
    pub place: bool,
    pub maker: bool,
    pub price: bool,
    /// one that has no counts of its own, or whose counts follow it
    pub other: bool,
}

impl Fails {
    #[inline]
    pub fn is_one(self) -> bool {
        [self.category, self.place, self.maker, self.price, self.other].into_iter().map(u8::from).sum::<u8>() == 1
    }
}

pub struct Asked<'a> {
    pub query: &'a SearchQuery,
    /// nothing narrows
    is_open: bool,
    categories: Vec<u32>,
    makers: Vec<u32>,
    bumdes: Option<u32>,
    /// by village; empty when no place was asked for
    places: Vec<PlaceFails>,
    price: (i64, i64),
    /// flags that must all be there
    flags: u8,
    /// a permit was asked for that does not exist
    is_impossible: bool,
}

impl<'a> Asked<'a> {
    pub fn new(query: &'a SearchQuery, dictionary: &Dictionary) -> Self {
        let known = |permit: &String| PERMITS.iter().position(|known| known == permit);
        let permits = query.permits.iter().filter_map(known).fold(0, |flags, i| flags | FIRST_PERMIT_FLAG << i);
        let places = places(query, dictionary);
        let price = (query.price_min.unwrap_or(i64::MIN), query.price_max.unwrap_or(i64::MAX));
        let flags = permits | (u8::from(query.in_stock) * IN_STOCK_FLAG) | (u8::from(query.primary) * PRIMARY_FLAG);
        Self {
            is_open: query.categories.is_empty()
                && query.makers.is_empty()
                && query.bumdes.is_none()
                && query.permits.is_empty()
                && places.is_empty()
                && price == (i64::MIN, i64::MAX)
                && flags == 0,
            categories: query.categories.iter().filter_map(|c| dictionary.categories.number(c)).collect(),
            makers: query.makers.iter().filter_map(|m| dictionary.makers.number(m)).collect(),
            bumdes: query.bumdes.as_ref().map(|slug| dictionary.bumdes.number(slug).unwrap_or(UNKNOWN)),
            places,
            price,
            flags,
            is_impossible: query.permits.iter().any(|permit| known(permit).is_none()),
            query,
        }
    }

    #[inline]
    pub fn fails(&self, row: &Row) -> Fails {
        if self.is_open {
            return Fails::default();
        }
        Fails {
            category: !self.query.categories.is_empty() && !self.categories.contains(&u32::from(row.category)),
            place: self.place_fails(row.village) != 0,
            maker: !self.query.makers.is_empty() && !self.makers.contains(&row.maker),
            price: row.price < self.price.0 || row.price > self.price.1,
            other: self.is_impossible
                || row.flags & self.flags != self.flags
                || self.bumdes.is_some_and(|bumdes| bumdes != row.bumdes),
        }
    }

    #[inline]
    pub fn place_fails(&self, village: u32) -> PlaceFails {
        self.places.get(village as usize).copied().unwrap_or(0)
    }
}

fn places(query: &SearchQuery, dictionary: &Dictionary) -> Vec<PlaceFails> {
    if query.province.is_none() && query.regency.is_none() && query.village.is_none() {
        return Vec::new();
    }
    let number = |values: &super::rows::Values, text: &Option<String>| {
        text.as_ref().map(|text| values.number(text).unwrap_or(UNKNOWN))
    };
    let province = number(&dictionary.provinces, &query.province);
    let regency = number(&dictionary.regencies, &query.regency);
    let village = number(&dictionary.villages, &query.village);
    let fails = |wanted: Option<u32>, there: u32, fail| if wanted.is_some_and(|w| w != there) { fail } else { 0 };
    (0u32..)
        .zip(&dictionary.places)
        .map(|(number, place)| {
            fails(province, place.0, FAILS_PROVINCE)
                | fails(regency, place.1, FAILS_REGENCY)
                | fails(village, number, FAILS_VILLAGE)
        })
        .collect()
}
