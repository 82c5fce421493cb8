//! Words as both engines see them: folded, so that `Sa'dan`, `Sadan` and `SADAN` are one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Marks that stand inside a word without parting it.
const APOSTROPHES: &[char] = &['\'', '’', '‘', 'ʼ', 'ʻ', '`', '´', '′'];

/// A search is read up to here; longer input is a paste, not a question.
const MAX_CHARS: usize = 200;
const MAX_WORDS: usize = 12;

/// The words of a text: lower case, without accents and apostrophes, parted by all that is neither
/// letter nor digit. A doubled word is one, however it was written: *oleh-oleh*, *oleh oleh*, *oleh2*.
pub fn fold(text: &str) -> Vec<String> {
    let plain: String = text
        .chars()
        .filter(|c| !APOSTROPHES.contains(c))
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    let mut words: Vec<String> = Vec::new();
    let mut is_doubled = false;
    for word in plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let single = word.strip_suffix('2').filter(|w| is_doubling(w));
        match words.last_mut() {
            Some(last) if last == word && !is_doubled && is_doubling(word) => {
                last.push_str(word);
                is_doubled = true;
            }
            _ => {
                is_doubled = single.is_some();
                words.push(single.map_or_else(|| word.to_owned(), |w| w.repeat(2)));
            }
        }
    }
    words
}

/// Whether a word said twice is a word of its own.
fn is_doubling(word: &str) -> bool {
    word.chars().count() >= 3 && word.chars().all(char::is_alphabetic)
}

/// What was typed, folded and cut to a sane length.
pub fn typed(text: &str) -> Vec<String> {
    let start: String = text.chars().take(MAX_CHARS).collect();
    let mut words = fold(&start);
    words.truncate(MAX_WORDS);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_apostrophes_make_no_difference() {
        assert_eq!(fold("Sa'dan  MA’RANG"), ["sadan", "marang"]);
        assert_eq!(fold("Home décor, 25cm ½ kg"), ["home", "decor", "25cm", "1", "2", "kg"]);
        assert!(fold("<>\"--").is_empty());
    }

    #[test]
    fn a_doubled_word_is_one_however_it_is_written() {
        for text in ["oleh-oleh", "Oleh oleh", "oleh2"] {
            assert_eq!(fold(text), ["oleholeh"], "{text}");
        }
        assert_eq!(fold("kg kg 12 12 h2"), ["kg", "kg", "12", "12", "h2"]);
        assert_eq!(fold("kopi kopi kopi"), ["kopikopi", "kopi"]);
    }

    #[test]
    fn a_pasted_page_is_cut() {
        assert_eq!(typed(&"kopi gayo ".repeat(500)).len(), MAX_WORDS);
    }
}
