//! `SamePage`: says of an answer that everybody who reads its language gets the same bytes, and what it shows.
//!
//! The page cache keeps such answers and forgets them by their keys; a CDN in front may do the same. What a page
//! shows beside its keys (collections, villages, BUMDes, shipping rates, categories) is the gallery, and a change
//! of the gallery forgets every page.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::header::{self, HeaderName, HeaderValue};

use crate::i18n::Language;

pub const SURROGATE_KEY: HeaderName = HeaderName::from_static("surrogate-key");
/// A browser asks each time and mostly hears 304; a CDN may answer for a few seconds by itself, which is as long
/// as a page may tell an old price or stock.
pub const CACHING: HeaderValue = HeaderValue::from_static("public, max-age=0, s-maxage=10, stale-while-revalidate=30");
/// The language comes from the address, the cookie or the browser's wish, and a cookie tells that a message waits.
pub const VARY: HeaderValue = HeaderValue::from_static("Accept-Encoding, Accept-Language, Cookie");

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SamePage {
    pub keys: Vec<String>,
}

impl SamePage {
    pub fn new(keys: impl IntoIterator<Item = String>) -> Self {
        Self { keys: keys.into_iter().collect() }
    }

    pub fn mark(self, response: &mut HttpResponse) {
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, CACHING);
        headers.insert(header::VARY, VARY);
        if let Ok(keys) = HeaderValue::try_from(self.keys.join(" ")) {
            headers.insert(SURROGATE_KEY, keys);
        }
        response.extensions_mut().insert(self);
    }
}

/// What a list was searched for and how much it found: it goes with the page, kept or not, to whoever counts searches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Searched {
    pub language: Language,
    /// by the better spelling where it was mistyped
    pub text: String,
    pub found: u64,
}

impl Searched {
    pub fn mark(self, response: &mut HttpResponse) {
        response.extensions_mut().insert(Arc::new(self));
    }
}

/// Whatever lists products: any of them may enter, leave or move.
pub fn catalogue() -> String {
    "catalogue".to_owned()
}

pub fn product(slug: &str) -> String {
    format!("product-{slug}")
}

/// A village's own products; `code` as in the regions.
pub fn village(code: &str) -> String {
    format!("village-{code}")
}

pub fn bumdes(slug: &str) -> String {
    format!("bumdes-{slug}")
}
