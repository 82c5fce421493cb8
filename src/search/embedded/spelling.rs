//! Typing errors: how far two words are apart, and which known words a mistyped one may have meant.

use tantivy::Searcher;
use tantivy::schema::Field;

/// More candidates than this say nothing any more.
const MAX_CANDIDATES: usize = 24;

/// Letters added, left out, changed, or two neighbours swapped between `typed` and `word`; with
/// `is_prefix`, between `typed` and the nearest beginning of `word`. `None` beyond `limit`.
pub fn distance(typed: &str, word: &str, limit: usize, is_prefix: bool) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    if b.len() + limit < a.len() || (!is_prefix && a.len() + limit < b.len()) {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = changed.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        if row.iter().min().is_some_and(|m| *m > limit) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    let found = if is_prefix { last.iter().min().copied() } else { last.last().copied() };
    found.filter(|d| *d <= limit)
}

/// The indexed words nearest to `typed`: those at the smallest distance that has any, best known first.
/// A wrong first letter counts double, as nobody mistypes it.
pub fn candidates(
    searcher: &Searcher,
    fields: &[Field],
    typed: &str,
    limit: usize,
    is_prefix: bool,
) -> tantivy::Result<Vec<String>> {
    let Some(first) = typed.chars().next() else { return Ok(Vec::new()) };
    let mut found: Vec<(usize, u64, String)> = Vec::new();
    for segment in searcher.segment_readers() {
        for field in fields {
            let index = segment.inverted_index(*field)?;
            let mut words = index.terms().stream()?;
            while words.advance() {
                let Ok(word) = std::str::from_utf8(words.key()) else { continue };
                let penalty = usize::from(!word.starts_with(first));
                let Some(d) = distance(typed, word, limit, is_prefix).map(|d| d + penalty).filter(|d| *d <= limit)
                else {
                    continue;
                };
                let count = u64::from(words.value().doc_freq);
                match found.iter_mut().find(|(_, _, w)| w == word) {
                    Some((_, known, _)) => *known += count,
                    None => found.push((d, count, word.to_owned())),
                }
            }
        }
    }
    let nearest = found.iter().map(|(d, ..)| *d).min().unwrap_or(0);
    found.retain(|(d, ..)| *d == nearest);
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.2.cmp(&b.2)));
    found.truncate(MAX_CANDIDATES);
    Ok(found.into_iter().map(|(_, _, word)| word).collect())
}

/// Whether a word of `fields` begins with `prefix`.
pub fn has_prefix(searcher: &Searcher, fields: &[Field], prefix: &str) -> tantivy::Result<bool> {
    for segment in searcher.segment_readers() {
        for field in fields {
            let index = segment.inverted_index(*field)?;
            let mut words = index.terms().range().ge(prefix).into_stream()?;
            if words.advance() && words.key().starts_with(prefix.as_bytes()) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_counts_once_and_a_beginning_is_enough_for_the_last_word() {
        assert_eq!(distance("gearbah", "gerabah", 1, false), Some(1));
        assert_eq!(distance("gerbah", "gerabah", 1, false), Some(1));
        assert_eq!(distance("kopi", "kopi", 1, false), Some(0));
        assert_eq!(distance("kopi", "sapi", 1, false), None);
        assert_eq!(distance("anyma", "anyaman", 1, false), None);
        assert_eq!(distance("anyma", "anyaman", 1, true), Some(1));
    }
}
