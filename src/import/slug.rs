//! Names as they stand in an address: `Keranjang Ketak Bertutup` → `keranjang-ketak-bertutup`.
//!
//! A slug is chosen once. A product that gets another name keeps its address: people have shared it.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

const MOST_CHARS: usize = 80;

/// Letters and digits of ASCII with single dashes between words; accents are dropped, and so are
/// apostrophes (`Sa'dan` → `sadan`). Empty when nothing is left.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.nfkd() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !c.is_alphanumeric() && !is_silent(c) && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        if out.len() >= MOST_CHARS {
            break;
        }
    }
    out.trim_end_matches('-').to_owned()
}

fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`') || unicode_normalization::char::is_combining_mark(c)
}

/// The first of `wishes` that is neither empty nor taken; after them the last one with a number. Takes it.
pub fn take_free(taken: &mut HashSet<String>, wishes: &[String]) -> String {
    let last = wishes.iter().rfind(|w| !w.is_empty()).map_or("etalase", String::as_str);
    let numbered = (2..).map(|n| format!("{last}-{n}"));
    let free = wishes.iter().filter(|w| !w.is_empty()).cloned().chain([last.to_owned()]).chain(numbered);
    let slug = free.into_iter().find(|s| !taken.contains(s)).expect("numbers do not end");
    taken.insert(slug.clone());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_addresses() {
        assert_eq!(slug("Keranjang Ketak, Bertutup!"), "keranjang-ketak-bertutup");
        assert_eq!(slug("Sa'dan Malimbong"), "sadan-malimbong");
        assert_eq!(slug("  Café — Gayo 100% "), "cafe-gayo-100");
        assert_eq!(slug("<b>Tenun</b>"), "b-tenun-b");
        assert_eq!(slug("日本"), "");
        assert!(slug(&"panjang ".repeat(50)).len() <= MOST_CHARS);
    }

    #[test]
    fn the_first_free_wish_is_taken() {
        let mut taken = HashSet::new();
        let wishes = ["kopi".to_owned(), "kopi-catur".to_owned()];
        let three: Vec<String> = (0..3).map(|_| take_free(&mut taken, &wishes)).collect();
        assert_eq!(three, ["kopi", "kopi-catur", "kopi-catur-2"]);
        assert_eq!(take_free(&mut taken, &[String::new()]), "etalase");
    }
}
