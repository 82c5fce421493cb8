//! Typing errors: how far two words are apart, and which known words a mistyped one may have meant.

use super::vocabulary::{Entry, Words, letters};

/// More candidates than this say nothing any more.
const MAX_CANDIDATES: usize = 3;
/// What an error costs, and what is added or taken where it is less or more likely to be one.
const ERROR: usize = 10;
const FIRST_LETTER: usize = 3;
const FIRST_LETTER_CHANGED: usize = 6;
const SLIP: usize = 2;
/// Another way to write the same sound is one error at most.
const SAME_SOUND: usize = 8;
/// Letters that a word has too many, or too few, and still sounds the same.
const MOST_HELD: usize = 4;
/// Shorter words do not lose their first letter to another: too many real words are that near.
const FIRST_CHANGED_FROM: usize = 6;
/// Shorter beginnings are not corrected: they are too many things already.
const BEGINNING_FROM: usize = 5;

/// Letters added, left out, changed, or two neighbours swapped between `a` and `b`. `None` beyond `limit`.
pub fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if b.len().abs_diff(a.len()) > limit {
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
    last.last().copied().filter(|d| *d <= limit)
}

/// The words that `typed` most likely meant, with at most `limit` errors, likeliest first.
pub fn nearest(words: &Words, typed: &str, limit: usize) -> Vec<String> {
    let has = letters(typed);
    let near = |entry: &&Entry| (entry.letters ^ has).count_ones() as usize <= 2 * limit.max(1) + 1;
    let chars: Vec<char> = typed.chars().collect();
    let sound = Some(sound(typed)).filter(|sound| chars.len() >= 4 && sound.len() >= 3);
    let found = words.telling().iter().filter(near).filter_map(|entry| {
        let cost = cost(&chars, &entry.word, limit).or_else(|| {
            let is_near = chars.len().abs_diff(entry.length.into()) <= MOST_HELD && begins_alike(typed, &entry.word);
            let sounds_so = is_near && sound.as_deref().is_some_and(|typed| typed == self::sound(&entry.word));
            sounds_so.then_some(SAME_SOUND)
        })?;
        Some((cost, entry))
    });
    likeliest(found.collect())
}

/// Words whose beginning `typed` most likely is, with one error.
pub fn nearest_beginning(words: &Words, typed: &str) -> Vec<String> {
    let chars: Vec<char> = typed.chars().collect();
    if chars.len() < BEGINNING_FROM {
        return Vec::new();
    }
    let has = letters(typed);
    let found = words.telling().iter().filter(|e| (has & !e.letters).count_ones() <= 1).filter_map(|entry| {
        let word: Vec<char> = entry.word.chars().collect();
        // a word no longer than what was typed would have been found as a whole
        let is_unfinished = word.len() >= chars.len() + 2 && word.first() == chars.first();
        let is_at = |length: usize| distance(&chars, &word[..length], 1).is_some();
        let is_near = is_unfinished && (is_at(chars.len()) || is_at(chars.len() + 1));
        is_near.then_some((ERROR, entry))
    });
    likeliest(found.collect())
}

/// Those of the least cost, often used ones first.
fn likeliest(mut found: Vec<(usize, &Entry)>) -> Vec<String> {
    let Some(least) = found.iter().map(|(cost, _)| *cost).min() else { return Vec::new() };
    found.retain(|(cost, _)| *cost <= least + SLIP);
    found.sort_by(|(a, x), (b, y)| a.cmp(b).then(y.known.count.cmp(&x.known.count)).then(x.word.cmp(&y.word)));
    found.into_iter().take(MAX_CANDIDATES).map(|(_, entry)| entry.word.to_string()).collect()
}

fn cost(typed: &[char], word: &str, limit: usize) -> Option<usize> {
    let word: Vec<char> = word.chars().collect();
    if word.len() < 3 {
        return None;
    }
    let errors = distance(typed, &word, limit)?;
    let mut cost = errors * ERROR;
    if typed.first() != word.first() {
        let is_lost = typed.first() == word.get(1) || typed.get(1) == word.first();
        cost += match is_lost {
            true => FIRST_LETTER,
            false if errors == 1 && typed.len() >= FIRST_CHANGED_FROM => FIRST_LETTER_CHANGED,
            false => return None,
        };
    }
    if errors == 1 && is_slip(typed, &word) {
        cost -= SLIP;
    }
    Some(cost)
}

/// Whether one error is of the likeliest kinds: a letter doubled or not, two swapped, one vowel for another.
fn is_slip(typed: &[char], word: &[char]) -> bool {
    let same = typed.iter().zip(word).take_while(|(a, b)| a == b).count();
    match typed.len().cmp(&word.len()) {
        std::cmp::Ordering::Equal => {
            let is_swap = typed.get(same) == word.get(same + 1) && typed.get(same + 1) == word.get(same);
            let is_vowel = |letters: &[char]| letters.get(same).is_some_and(|c| "aeiou".contains(*c));
            is_swap || (is_vowel(typed) && is_vowel(word))
        }
        std::cmp::Ordering::Greater => same > 0 && typed.get(same) == typed.get(same - 1),
        std::cmp::Ordering::Less => same > 0 && word.get(same) == word.get(same - 1),
    }
}

/// Whether two words may begin with the same sound; spares most words the closer look.
fn begins_alike(a: &str, b: &str) -> bool {
    let first = |word: &str| match word.chars().next() {
        Some('f' | 'v') => Some('p'),
        Some('z') => Some('s'),
        Some('q') => Some('k'),
        Some('t') if word.starts_with("tj") => Some('c'),
        Some('d') if word.starts_with("dj") => Some('j'),
        first => first,
    };
    first(a) == first(b)
}

/// Spellings that sound alike: old and regional ones, and letters held too long.
fn sound(word: &str) -> String {
    const SAME: &[(&str, &str)] = &[
        ("oe", "u"),
        ("tj", "c"),
        ("dj", "j"),
        ("sj", "s"),
        ("sy", "s"),
        ("kh", "k"),
        ("ch", "c"),
        ("dh", "d"),
        ("th", "t"),
        ("ph", "p"),
        ("ck", "k"),
        ("f", "p"),
        ("v", "p"),
        ("q", "k"),
        ("x", "ks"),
        ("z", "s"),
    ];
    let plain = SAME.iter().fold(word.to_owned(), |word, (from, to)| word.replace(from, to));
    let mut single: Vec<char> = plain.chars().collect();
    single.dedup();
    single.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::vocabulary::Known;

    fn words(all: &[&str]) -> Words {
        let known = |count| Known { fields: 1, count };
        Words::new(all.iter().zip(1..).map(|(w, n)| (Box::from(*w), known(n))).collect(), 1)
    }

    fn far(a: &str, b: &str, limit: usize) -> Option<usize> {
        distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>(), limit)
    }

    #[test]
    fn a_swap_counts_once() {
        assert_eq!(far("gearbah", "gerabah", 1), Some(1));
        assert_eq!(far("gerbah", "gerabah", 1), Some(1));
        assert_eq!(far("kopi", "kopi", 1), Some(0));
        assert_eq!(far("kopi", "sapi", 1), None);
        assert_eq!(far("anyma", "anyaman", 1), None);
    }

    #[test]
    fn likely_errors_win() {
        let known = words(&["gerabah", "ketan", "ketak", "kopi", "topi", "rotan"]);
        assert_eq!(nearest(&known, "gerbah", 1), ["gerabah"]);
        assert_eq!(nearest(&known, "erabah", 1), ["gerabah"]);
        assert_eq!(nearest(&known, "kkoopii", 1), ["kopi"]);
        assert_eq!(nearest(&known, "kopy", 1), ["kopi"]);
        assert!(nearest(&known, "lopi", 1).is_empty(), "two words are as near");
        assert_eq!(nearest(&known, "keta", 1), ["ketak", "ketan"]);
        assert_eq!(nearest(&known, "rotn", 1), ["rotan"]);
        assert!(nearest(&known, "sepeda", 1).is_empty());
        assert_eq!(nearest_beginning(&known, "gearb"), ["gerabah"]);
    }
}
