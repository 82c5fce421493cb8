//! What a typed text asks for, worked out before an engine sees it, so that both engines answer the same.
//!
//! Every word that tells something must be found. A word that the catalogue knows is taken as it is; an unknown
//! one may be a beginning (if it is the last), two words written as one, or mistyped. A word that is none of
//! these finds nothing.

use super::settings::Settings;
use super::spelling;
use super::vocabulary::Words;
use super::words::typed;

/// Ways to read a text that are tried when several are likely.
const MAX_READINGS: usize = 6;
/// Words this short are often the beginning of another even where they are words.
const SHORT: usize = 3;

/// A word of a search: found as it stands, by one of its tokens, or as a beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    /// its synonyms' token, or its stems; any of them will do
    pub tokens: Vec<String>,
    pub is_prefix: bool,
    /// may be left out when nothing is found with it
    pub is_soft: bool,
}

/// All of `words`, or the token of their phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    pub words: Vec<Word>,
    pub together: Option<String>,
}

/// All units must be found. Without any, everything is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    pub units: Vec<Unit>,
    /// the text with its errors mended, where it had some
    pub spelled: Option<String>,
    /// a word is unknown: nothing can be found
    pub is_hopeless: bool,
}

/// What an index knows beyond the vocabulary, which may be a little behind it.
pub trait Index {
    /// Whether any field has the word or token.
    fn has(&self, word: &str) -> bool;
    /// How many products have all units, soft words in a telling field.
    fn count(&self, units: &[Unit]) -> u64;
}

pub struct Reader<'a> {
    pub settings: &'a Settings,
    pub words: &'a Words,
    pub index: &'a dyn Index,
}

/// A typed word on its way to being read.
#[derive(Debug, Clone, Default)]
struct Slot {
    /// what was typed, or the better spelled words
    text: String,
    is_prefix: bool,
    is_soft: bool,
    is_noise: bool,
}

impl Reader<'_> {
    pub fn read(&self, text: &str) -> Reading {
        let all = typed(text);
        let mut slots: Vec<Slot> = all.iter().map(|text| Slot { text: text.clone(), ..Slot::default() }).collect();
        for (slot, is_noise) in slots.iter_mut().zip(self.settings.noise(&all)) {
            slot.is_noise = is_noise;
        }
        let is_open = text.chars().last().is_some_and(char::is_alphanumeric);
        if self.words.is_empty() {
            return self.unjudged(slots, is_open);
        }
        let mut drafts: Vec<Draft> = self.joinings(slots).into_iter().flat_map(|s| self.spelled(s, is_open)).collect();
        drafts.sort_by_key(|draft| (draft.is_hopeless, draft.is_mended));
        drafts.truncate(MAX_READINGS);
        self.best(drafts)
    }

    /// Before there is a vocabulary, every word is taken as it is.
    fn unjudged(&self, mut slots: Vec<Slot>, is_open: bool) -> Reading {
        if let Some(last) = slots.iter_mut().rfind(|s| !s.is_noise) {
            last.is_prefix = is_open;
        }
        Reading { units: self.units(&slots), ..Reading::default() }
    }

    /// The words as typed, and with two neighbours as one where that is a word: *key chain*.
    fn joinings(&self, slots: Vec<Slot>) -> Vec<Vec<Slot>> {
        let pairs = slots.windows(2).enumerate().filter(|(_, pair)| !pair[0].is_noise && !pair[1].is_noise);
        let joined = pairs.filter_map(|(i, pair)| {
            let text = format!("{}{}", pair[0].text, pair[1].text);
            let one = Slot { text, ..Slot::default() };
            self.is_telling(&one.text).then(|| [&slots[..i], &[one], &slots[i + 2..]].concat())
        });
        let joined: Vec<Vec<Slot>> = joined.take(2).collect();
        std::iter::once(slots).chain(joined).collect()
    }

    /// Likely spellings of the words, the likeliest first.
    fn spelled(&self, slots: Vec<Slot>, is_open: bool) -> Vec<Draft> {
        // with a noise word behind it, a word is finished
        let last = slots.len().checked_sub(1).filter(|last| is_open && !slots[*last].is_noise);
        let texts: Vec<String> = slots.iter().map(|s| s.text.clone()).collect();
        let (mut all, mut is_mended, mut is_hopeless) = (vec![Vec::new()], false, false);
        let mut i = 0;
        while i < slots.len() {
            let phrase = self.settings.synonyms.phrase_at_start(&texts[i..], &self.settings.stems);
            let length = phrase.filter(|(_, token)| self.words.get(token).is_some()).map_or(0, |(length, _)| length);
            let ways = match slots[i].is_noise || length > 0 {
                true => Ways::known(slots[i..i + length.max(1)].to_vec()),
                false => self.ways(&slots[i].text, Some(i) == last),
            };
            is_mended |= ways.is_mended;
            is_hopeless |= ways.is_hopeless;
            all = branch(&all, &ways.all);
            i += length.max(1);
        }
        all.into_iter().map(|slots| Draft { slots, is_mended, is_hopeless }).collect()
    }

    fn ways(&self, word: &str, is_last: bool) -> Ways {
        let slot = |text: &str| Slot { text: text.into(), ..Slot::default() };
        let known = |slot: Slot| Ways::known(vec![slot]);
        let mended = |all: Vec<Vec<Slot>>| Ways { all, is_mended: true, is_hopeless: false };
        let is_soft = self.settings.is_soft(word);
        let longer = if is_last { self.longer(word) } else { 0 };
        if self.is_telling(word) {
            let is_short = word.chars().count() <= SHORT || longer > self.words.get(word).map_or(0, |k| k.count);
            let is_prefix = longer > 0 && is_short && !self.settings.synonyms.has(&[word.to_owned()]);
            return known(Slot { is_prefix, is_soft, ..slot(word) });
        }
        if word.chars().any(|c| c.is_ascii_digit()) {
            // sizes and SKUs are not in the vocabulary
            return known(Slot { is_prefix: is_last, is_soft, ..slot(word) });
        }
        if longer > 0 {
            return known(Slot { is_prefix: true, is_soft, ..slot(word) });
        }
        let is_spelled_right = self.settings.is_spelled_right(word);
        if is_soft || self.is_known(word) || self.index.has(word) {
            // in descriptions alone, or newer than the vocabulary; a thing of its own is not to be left out
            return known(Slot { is_soft: is_soft || !is_spelled_right, ..slot(word) });
        }
        if let Some((a, b)) = self.parted(word) {
            return mended(vec![vec![slot(a), slot(b)]]);
        }
        if is_spelled_right {
            return Ways::unknown(None);
        }
        let typos = self.settings.typos_in(word);
        let mut meant = spelling::nearest(self.words, word, typos);
        if meant.is_empty() && is_last {
            meant = spelling::nearest_beginning(self.words, word);
        }
        if meant.is_empty() {
            // too far to be searched for, near enough to be asked about
            return Ways::unknown(spelling::nearest(self.words, word, typos + 1).first().map(|word| slot(word)));
        }
        mended(meant.iter().map(|word| vec![slot(word)]).collect())
    }

    /// How often the catalogue has longer words that begin so.
    fn longer(&self, prefix: &str) -> u32 {
        let entries = self.words.beginning(prefix).iter().filter(|entry| &*entry.word != prefix);
        entries.fold(0, |sum, entry| sum.saturating_add(entry.known.count))
    }

    /// Two known words that were written as one: those whose rarer one is the commonest.
    fn parted<'w>(&self, word: &'w str) -> Option<(&'w str, &'w str)> {
        let count = |part: &str| self.words.get(part).filter(|_| self.words.is_telling(part)).map(|k| k.count);
        let places = word.char_indices().map(|(at, _)| at);
        let parts = places
            .map(|at| word.split_at(at))
            .filter(|(a, b)| a.chars().count() >= SHORT && b.chars().count() >= SHORT);
        let known = parts.filter_map(|(a, b)| Some((count(a)?.min(count(b)?), (a, b))));
        known.max_by_key(|(count, _)| *count).map(|(_, parts)| parts)
    }

    /// Whether names, keywords, places or the like have it, in whatever form.
    fn is_telling(&self, word: &str) -> bool {
        self.words.is_telling(word) || self.settings.tokens_of(word).iter().any(|token| self.words.is_telling(token))
    }

    fn is_known(&self, word: &str) -> bool {
        self.words.get(word).is_some() || self.settings.tokens_of(word).iter().any(|t| self.words.get(t).is_some())
    }

    /// The first draft that finds something; a text with soft words that finds nothing loses them.
    fn best(&self, mut drafts: Vec<Draft>) -> Reading {
        let all: Vec<Vec<Unit>> = drafts.iter().map(|draft| self.units(&draft.slots)).collect();
        let is_soft = |unit: &Unit| unit.words.iter().all(|w| w.is_soft);
        let can_lose = |units: &[Unit]| units.iter().any(is_soft) && !units.iter().all(is_soft);
        let must_count = drafts.len() > 1 || all.first().is_some_and(|units| can_lose(units));
        let found = (0..all.len()).find(|i| !must_count || (!drafts[*i].is_hopeless && self.index.count(&all[*i]) > 0));
        let chosen = found.unwrap_or(0);
        let draft = drafts.swap_remove(chosen);
        let mut units = all.into_iter().nth(chosen).unwrap_or_default();
        if found.is_none() && can_lose(&units) {
            units.retain(|unit| !is_soft(unit));
        }
        let text = || draft.slots.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(" ");
        Reading { spelled: draft.is_mended.then(text), units, is_hopeless: draft.is_hopeless }
    }

    /// The words grouped into what must be found.
    fn units(&self, slots: &[Slot]) -> Vec<Unit> {
        let slots: Vec<&Slot> = slots.iter().filter(|s| !s.is_noise).collect();
        let texts: Vec<String> = slots.iter().map(|s| s.text.clone()).collect();
        let word = |slot: &&Slot| Word {
            tokens: self.settings.tokens_of(&slot.text),
            text: slot.text.clone(),
            is_prefix: slot.is_prefix,
            is_soft: slot.is_soft,
        };
        let (mut units, mut i) = (Vec::new(), 0);
        while i < slots.len() {
            let phrase = self.settings.synonyms.phrase_at_start(&texts[i..], &self.settings.stems);
            let (length, together) = phrase.map_or((1, None), |(length, token)| (length, Some(token)));
            units.push(Unit { words: slots[i..i + length].iter().map(word).collect(), together });
            i += length;
        }
        units
    }
}

/// How a word can be read.
struct Ways {
    all: Vec<Vec<Slot>>,
    is_mended: bool,
    is_hopeless: bool,
}

impl Ways {
    fn known(slots: Vec<Slot>) -> Self {
        Self { all: vec![slots], is_mended: false, is_hopeless: false }
    }

    fn unknown(hint: Option<Slot>) -> Self {
        Self { is_mended: hint.is_some(), all: hint.into_iter().map(|slot| vec![slot]).collect(), is_hopeless: true }
    }
}

struct Draft {
    slots: Vec<Slot>,
    is_mended: bool,
    is_hopeless: bool,
}

/// Every reading so far with every way to go on; an unknown word leaves them as they are.
fn branch(all: &[Vec<Slot>], ways: &[Vec<Slot>]) -> Vec<Vec<Slot>> {
    if ways.is_empty() {
        return all.to_vec();
    }
    let longer = all.iter().flat_map(|slots| ways.iter().map(move |way| [slots.as_slice(), way].concat()));
    longer.take(MAX_READINGS).collect()
}
