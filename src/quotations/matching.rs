//! Whom a pooled request goes to: every verified BUMDes with a published product of the category, sold by the same unit,
//! that has the choices which are asked for and at least one of the words. One product of each, the best match first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::catalog::ListingStatus;
use crate::db::DbConn;
use crate::db::schema::{bumdes, product_attributes, products};
use crate::ids::{BumdesId, ProductId};
use crate::villages::BumdesStatus;

/// More are not asked: so many the allocation is made for.
pub const MOST_RECIPIENTS: usize = 200;
/// Of what is asked for.
const MOST_WORDS: usize = 12;
/// They stand in names of every kind.
const FILLERS: &[&str] =
    &["dan", "dari", "untuk", "yang", "dengan", "khas", "asli", "and", "from", "for", "the", "with"];

/// What products are looked for.
#[derive(Debug, Clone)]
pub struct Wanted<'a> {
    pub category: &'a str,
    pub unit: &'a str,
    /// in the words of whoever asks
    pub subject: &'a str,
    /// codes of attributes and the choice that each must have
    pub choices: &'a [(String, String)],
}

/// A BUMDes and the product of theirs that fits best.
pub(super) type Recipient = (BumdesId, ProductId);
type Fit = (usize, bool, i64, Reverse<ProductId>);

pub(super) fn recipients(conn: &mut DbConn, wanted: &Wanted<'_>) -> QueryResult<Vec<Recipient>> {
    let mut query = products::table
        .inner_join(bumdes::table.on(bumdes::id.eq(products::bumdes_id)))
        .filter(products::category_code.eq(wanted.category.to_owned()))
        .filter(products::unit.eq(wanted.unit.to_owned()))
        .filter(products::status.eq(ListingStatus::Published).and(bumdes::status.eq(BumdesStatus::Verified)))
        .select((
            (products::id, products::bumdes_id),
            (products::name_id, products::name_en, products::search_keywords),
            (products::is_primary, products::sold_count),
        ))
        .into_boxed();
    for (code, choice) in wanted.choices {
        let has_it = product_attributes::table
            .filter(product_attributes::product_id.eq(products::id))
            .filter(product_attributes::code.eq(code.clone()).and(product_attributes::value.eq(choice.clone())));
        query = query.filter(exists(has_it));
    }
    type Row = ((ProductId, BumdesId), (String, String, String), (bool, i64));
    let rows: Vec<Row> = query.load(conn)?;
    let words = words(wanted.subject);
    // of those that fit alike its signature product, then what sells best, then what was there first
    let mut best: BTreeMap<BumdesId, (Fit, ProductId)> = BTreeMap::new();
    for ((product, bumdes), (name_id, name_en, keywords), (is_primary, sold)) in rows {
        let fit =
            (score(&words, &format!("{name_id} {name_en} {keywords}")), is_primary, sold, Reverse(product.clone()));
        if fit.0 > 0 && best.get(&bumdes).is_none_or(|(known, _)| fit > *known) {
            best.insert(bumdes, (fit, product));
        }
    }
    let mut found: Vec<(usize, Recipient)> =
        best.into_iter().map(|(bumdes, (fit, product))| (fit.0, (bumdes, product))).collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.truncate(MOST_RECIPIENTS);
    Ok(found.into_iter().map(|(_, recipient)| recipient).collect())
}

/// Those that tell one product from another.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = split(text).filter(|word| word.chars().count() > 2).collect();
    words.retain(|word| !FILLERS.contains(&word.as_str()));
    words.sort();
    words.dedup();
    words.truncate(MOST_WORDS);
    words
}

fn split(text: &str) -> impl Iterator<Item = String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

/// How many of the words the text has; a longer word that begins with one counts too (`anyam`, `anyaman`).
fn score(words: &[String], text: &str) -> usize {
    let there: Vec<String> = split(text).collect();
    let has = |word: &&String| there.iter().any(|other| other == *word || (word.len() > 3 && other.starts_with(*word)));
    words.iter().filter(has).count()
}

/// Whether anything of it can be looked for.
pub(super) fn says_something(subject: &str) -> bool {
    !words(subject).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_everywhere_find_nothing() {
        assert_eq!(words("Kopi Arabika dari Sembalun, untuk hotel"), ["arabika", "hotel", "kopi", "sembalun"]);
        assert!(!says_something("dan di 12 – untuk"));
    }

    #[test]
    fn a_word_is_found_whole_or_as_the_beginning_of_a_longer_one() {
        let score = |wanted: &str, text: &str| score(&words(wanted), text);
        assert_eq!(score("kopi robusta", "Kopi Robusta Tanaq Beaq"), 2);
        assert_eq!(score("anyam", "Kotak Tisu Anyaman Pandan"), 1);
        assert_eq!(score("tas", "Batas desa"), 0);
        assert_eq!(score("teh", "Tehnik anyaman"), 0, "short words are found whole alone");
    }
}
