//! Words as both engines see them: folded, so that `Sa'dan`, `Sadan` and `SADAN` are one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Marks that stand inside a word without parting it.
const APOSTROPHES: &[char] = &['\'', '’', '‘', 'ʼ', 'ʻ', '`', '´', '′'];

/// A search is read up to here; longer input is a paste, not a question.
const MAX_CHARS: usize = 200;
const MAX_WORDS: usize = 12;

/// The words of a text: lower case, without accents and apostrophes, parted by all that is neither
/// letter nor digit.
pub fn fold(text: &str) -> Vec<String> {
    let plain: String = text
        .chars()
        .filter(|c| !APOSTROPHES.contains(c))
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
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
        assert_eq!(fold("Home décor, oleh-oleh"), ["home", "decor", "oleh", "oleh"]);
        assert_eq!(fold("25cm ½ kg"), ["25cm", "1", "2", "kg"]);
        assert!(fold("<>\"--").is_empty());
    }

    #[test]
    fn a_pasted_page_is_cut() {
        assert_eq!(typed(&"kopi ".repeat(500)).len(), MAX_WORDS);
    }
}
