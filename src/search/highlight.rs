//! Which parts of a product's name a search has found: by the same folding, stems, synonyms, beginnings and
//! errors that found the product, whichever engine did.

use serde::Serialize;

use super::settings::Settings;
use super::spelling::distance;
use super::words::{fold, typed};

/// A part of a name. All parts together are the name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    pub text: String,
    pub is_match: bool,
}

/// The name in parts; one part when nothing of it was looked for. `query` is the text as it was understood:
/// `did_you_mean` where there is one.
pub fn mark(settings: &Settings, query: &str, name: &str) -> Vec<Piece> {
    let all = typed(query);
    let noise = settings.noise(&all);
    let asked: Vec<String> = all.into_iter().zip(noise).filter(|(_, is_noise)| !is_noise).map(|(w, _)| w).collect();
    let spans = spans(name);
    let mut is_match = vec![false; spans.len()];
    for (i, word) in asked.iter().enumerate() {
        let ways = [Way::Itself, Way::Beginning, Way::Mistyped];
        let allowed = ways.into_iter().filter(|way| !matches!(way, Way::Beginning) || i + 1 == asked.len());
        // the first way that finds something; a word that is there was not mistyped
        for way in allowed {
            let found: Vec<usize> = (0..spans.len()).filter(|at| is(settings, word, &spans[*at].1, &way)).collect();
            if !found.is_empty() {
                found.into_iter().for_each(|at| is_match[at] = true);
                break;
            }
        }
    }
    mark_phrases(settings, &asked, &spans, &mut is_match);
    pieces(name, &spans, &is_match)
}

enum Way {
    Itself,
    Beginning,
    Mistyped,
}

fn is(settings: &Settings, asked: &str, word: &str, way: &Way) -> bool {
    match way {
        Way::Itself => {
            asked == word || settings.tokens_of(asked).iter().any(|token| settings.tokens_of(word).contains(token))
        }
        Way::Beginning => word.starts_with(asked),
        Way::Mistyped => {
            let (a, b): (Vec<char>, Vec<char>) = (asked.chars().collect(), word.chars().collect());
            let typos = settings.typos_in(asked);
            typos > 0 && distance(&a, &b, typos).is_some()
        }
    }
}

/// *palm sugar* finds *Gula Aren*.
fn mark_phrases(
    settings: &Settings,
    asked: &[String],
    spans: &[(std::ops::Range<usize>, String)],
    is_match: &mut [bool],
) {
    let tokens: Vec<String> = settings.tokens(asked, super::stem::StemLanguage::Both);
    let words: Vec<String> = spans.iter().map(|(_, word)| word.clone()).collect();
    for start in 0..words.len() {
        if let Some((length, token)) = settings.synonyms.phrase_at_start(&words[start..], &settings.stems)
            && tokens.contains(&token)
        {
            is_match[start..start + length].fill(true);
        }
    }
}

/// Where the words of a text stand, and how they are folded.
fn spans(text: &str) -> Vec<(std::ops::Range<usize>, String)> {
    let mut spans = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_inside = c.is_alphanumeric() || (start.is_some() && "'’‘ʼʻ`´′".contains(c));
        match (start, is_inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                spans.push((from..at, fold(&text[from..at]).concat()));
                start = None;
            }
            _ => {}
        }
    }
    spans
}

fn pieces(name: &str, spans: &[(std::ops::Range<usize>, String)], is_match: &[bool]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |text: &str, is_match: bool| match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.is_match == is_match => last.text.push_str(text),
        _ => pieces.push(Piece { text: text.to_owned(), is_match }),
    };
    let mut done = 0;
    for (i, (span, _)) in spans.iter().enumerate() {
        // between two matches the space is marked too: one mark reads better than two
        let is_between = i > 0 && is_match[i - 1] && is_match[i];
        push(&name[done..span.start], is_between);
        push(&name[span.clone()], is_match[i]);
        done = span.end;
    }
    push(&name[done..], false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name with its matches in brackets.
    fn marked(query: &str, name: &str) -> String {
        let settings = Settings::load().unwrap();
        let piece = |p: &Piece| if p.is_match { format!("[{}]", p.text) } else { p.text.clone() };
        mark(&settings, query, name).iter().map(piece).collect()
    }

    #[test]
    fn words_stems_synonyms_beginnings_and_errors_are_marked() {
        assert_eq!(marked("kopi gayo", "Kopi Luwak Liar Gayo"), "[Kopi] Luwak Liar [Gayo]");
        assert_eq!(marked("menganyam", "Tas Anyaman Rotan"), "Tas [Anyaman] Rotan");
        assert_eq!(marked("bags", "Tas Anyaman Rotan"), "[Tas] Anyaman Rotan");
        assert_eq!(marked("palm sugar", "Gula Aren Cetak"), "[Gula Aren] Cetak");
        assert_eq!(marked("keranj", "Keranjang Ketak"), "[Keranjang] Ketak");
        assert_eq!(marked("gerbah", "Guci Gerabah"), "Guci [Gerabah]");
        assert_eq!(marked("saya mau sadan", "Kain Toraja Paruki' Sa'dan"), "Kain Toraja Paruki' [Sa'dan]");
        assert_eq!(marked("", "Kopi"), "Kopi");
        assert_eq!(marked("madu", "Kopi & Teh"), "Kopi & Teh");
    }
}
