//! Which addresses may be kept, and the one form of each: whatever a page does not read is left out, so that
//! `?utm_source=…` is the same page and nobody fills the cache by inventing parameters.
//!
//! The request itself is rewritten to that form, so that a page cannot read what its key does not tell. A page that
//! learns a new parameter must name it here.

use std::borrow::Cow;

use crate::catalog::filters::Filters;
use crate::villages::browse::Within;

/// The longest query that is kept: 200 characters of text, percent-encoded, and every filter beside it.
const LONGEST_QUERY: usize = 4096;
const LONGEST_SLUG: usize = 160;

/// The address without the language and without what nobody reads, or `None` when the answer is never kept.
pub fn kept_as<'a>(path: &'a str, query: &str) -> Option<Cow<'a, str>> {
    let is_list = match path {
        "/products" => true,
        "/villages" if !query.is_empty() => {
            let within = Within::parse(query);
            return Some(Cow::Owned(within.address(within.page)));
        }
        "/" | "/villages" => false,
        other => {
            let (room, slug) = other.strip_prefix('/')?.split_once('/')?;
            if !matches!(room, "products" | "villages" | "bumdes" | "collections") || !is_slug(slug) {
                return None;
            }
            false
        }
    };
    if query.len() > LONGEST_QUERY {
        return None;
    }
    if is_list && !query.is_empty() {
        let filters = Filters::parse(query);
        return Some(Cow::Owned(filters.address(filters.page())));
    }
    Some(Cow::Borrowed(path))
}

fn is_slug(slug: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !slug.is_empty() && slug.len() <= LONGEST_SLUG && slug.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(address: &str) -> Option<String> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        kept_as(path, query).map(Cow::into_owned)
    }

    #[test]
    fn the_same_page_has_one_address_however_it_is_asked_for() {
        for address in ["/products?utm_source=x", "/products?page=1", "/products?lang=en&fbclid=1", "/products?&&=&q="]
        {
            assert_eq!(kept(address).as_deref(), Some("/products"), "{address}");
        }
        let one = kept("/products?q=kain+ikat&province=52&utm_x=1");
        assert_eq!(one, kept("/products?province=52&q=kain%20ikat"));
        assert_eq!(one.as_deref(), Some("/products?q=kain%20ikat&province=52"));
        assert_eq!(kept("/products/kendi?ref=wa").as_deref(), Some("/products/kendi"));
        assert_eq!(kept("/villages?page=2&regency=52.02&x=1").as_deref(), Some("/villages?regency=52.02&page=2"));
        assert_eq!(kept("/villages?province=x").as_deref(), Some("/villages"));
    }

    #[test]
    fn what_belongs_to_a_person_or_a_program_is_never_kept() {
        for address in [
            "/cart",
            "/checkout",
            "/orders/ET-1",
            "/account",
            "/portal/bumdes",
            "/visitor",
            "/api/v1/products",
            "/healthz",
        ] {
            assert_eq!(kept(address), None, "{address}");
        }
        for odd in ["", "*", "//", "/products/", "/products/a/b", "/products/%2e", "/products/A", "/products/a b"] {
            assert_eq!(kept(odd), None, "{odd}");
        }
        assert_eq!(kept(&format!("/products?q={}", "x".repeat(LONGEST_QUERY))), None);
    }
}
