//! A document of trade: title and number, two sides, facts, a table, sums and places to sign. Every word of it is
//! Indonesian, with English small below it.

use krilla::metadata::Metadata;

use super::sheet::{A4, LEFT, RIGHT, Sheet, Style, Tone};
use crate::i18n::{Language, Translations};

const LINE: f32 = 14.0;
/// Between an Indonesian word and the English one below it.
const BELOW: f32 = 8.5;
const MIDDLE: f32 = (LEFT + RIGHT) / 2.0 + 10.0;
const FACT: f32 = LEFT + 130.0;
const SUMS: f32 = RIGHT - 230.0;

const fn style(size: f32, is_bold: bool, tone: Tone) -> Style {
    Style { size, is_bold, tone }
}

const PLAIN: Style = style(9.0, false, Tone::Ink);
const STRONG: Style = style(9.0, true, Tone::Ink);
const WORD: Style = style(8.0, true, Tone::Soft);
const ENGLISH: Style = style(6.5, false, Tone::Soft);

/// Where a column stands; figures end at `to`.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    pub key: &'static str,
    pub from: f32,
    pub to: f32,
    pub is_figure: bool,
}

pub struct Document<'a> {
    sheet: Sheet,
    translations: &'a Translations,
    number: String,
    title: String,
}

impl<'a> Document<'a> {
    /// `title` is the key of its name.
    pub fn new(translations: &'a Translations, title: &str, number: &str) -> anyhow::Result<Self> {
        let mut sheet = Sheet::new(A4)?;
        let (name, english) =
            (translations.text(Language::Id, title, &[]), translations.text(Language::En, title, &[]));
        sheet.text(LEFT, "Etalase", style(17.0, true, Tone::Nila));
        sheet.text_to(RIGHT, &name, style(13.0, true, Tone::Ink));
        sheet.y += 11.0;
        sheet.text_to(RIGHT, &english, style(8.0, false, Tone::Soft));
        sheet.rule(7.0, Tone::Nila);
        sheet.y += 34.0;
        sheet.text(LEFT, number, style(15.0, true, Tone::Ink));
        sheet.y += 26.0;
        Ok(Self { sheet, translations, number: number.to_owned(), title: name })
    }

    /// No English where it is the same.
    fn word(&self, key: &str) -> (String, String) {
        let (word, english) =
            (self.translations.text(Language::Id, key, &[]), self.translations.text(Language::En, key, &[]));
        if word == english { (word, String::new()) } else { (word, english) }
    }

    /// Two parties side by side, each under its word.
    pub fn sides(&mut self, sides: [(&str, &[String]); 2]) {
        let (top, mut bottom) = (self.sheet.y, self.sheet.y);
        for ((key, texts), x) in sides.into_iter().zip([LEFT, MIDDLE]) {
            self.sheet.y = top;
            self.heading(x, key);
            self.sheet.y += LINE;
            for (at, text) in texts.iter().filter(|text| !text.is_empty()).enumerate() {
                let style = if at == 0 { STRONG } else { PLAIN };
                for line in self.sheet.lines(text, style, MIDDLE - LEFT - 20.0) {
                    self.sheet.text(x, &line, style);
                    self.sheet.y += LINE - 2.0;
                }
            }
            bottom = bottom.max(self.sheet.y);
        }
        self.sheet.y = bottom + 12.0;
    }

    /// The word and below it its English; stays on the English line.
    fn heading(&mut self, x: f32, key: &str) {
        let (word, english) = self.word(key);
        self.sheet.text(x, &word, WORD);
        self.sheet.y += BELOW;
        self.sheet.text(x, &english, ENGLISH);
    }

    pub fn facts(&mut self, facts: &[(&str, String)]) {
        for (key, text) in facts.iter().filter(|(_, text)| !text.is_empty()) {
            self.make_room(LINE + BELOW);
            let (word, english) = self.word(key);
            self.sheet.text(LEFT, &word, WORD);
            for (at, line) in self.sheet.lines(text, PLAIN, RIGHT - FACT).iter().enumerate() {
                if at > 0 {
                    self.sheet.y += LINE - 2.0;
                }
                self.sheet.text(FACT, line, PLAIN);
                if at == 0 {
                    self.sheet.y += BELOW;
                    self.sheet.text(LEFT, &english, ENGLISH);
                    self.sheet.y -= BELOW;
                }
            }
            self.sheet.y += LINE + 7.0;
        }
        self.sheet.y += 6.0;
    }

    /// Texts are broken within their column; a row is never parted.
    pub fn table(&mut self, columns: &[Column], rows: &[Vec<String>]) {
        self.columns(columns);
        for row in rows {
            let cells: Vec<Vec<String>> = columns
                .iter()
                .zip(row)
                .map(|(column, text)| self.sheet.lines(text, PLAIN, column.to - column.from))
                .collect();
            let height = cells.iter().map(Vec::len).max().unwrap_or(1) as f32 * (LINE - 2.0);
            if !self.sheet.has_room(height) {
                self.sheet.next_page();
                self.columns(columns);
            }
            let top = self.sheet.y;
            for (column, lines) in columns.iter().zip(&cells) {
                self.sheet.y = top;
                for line in lines {
                    if column.is_figure {
                        self.sheet.text_to(column.to, line, PLAIN);
                    } else {
                        self.sheet.text(column.from, line, PLAIN);
                    }
                    self.sheet.y += LINE - 2.0;
                }
            }
            self.sheet.y = top + height - (LINE - 2.0);
            self.sheet.rule(5.0, Tone::Line);
            self.sheet.y += LINE + 4.0;
        }
        self.sheet.y += 8.0;
    }

    fn columns(&mut self, columns: &[Column]) {
        let top = self.sheet.y;
        for column in columns {
            let (word, english) = self.word(column.key);
            self.sheet.y = top;
            for (text, style) in [(word, WORD), (english, ENGLISH)] {
                if column.is_figure {
                    self.sheet.text_to(column.to, &text, style);
                } else {
                    self.sheet.text(column.from, &text, style);
                }
                self.sheet.y += BELOW;
            }
        }
        self.sheet.y = top + BELOW;
        self.sheet.rule(5.0, Tone::Nila);
        self.sheet.y += LINE + 6.0;
    }

    /// The last one is what it comes to.
    pub fn sums(&mut self, sums: &[(&str, String)]) {
        self.make_room(sums.len() as f32 * (LINE + BELOW));
        self.sheet.y += 4.0;
        for (at, (key, amount)) in sums.iter().enumerate() {
            let (word, english) = self.word(key);
            let is_last = at + 1 == sums.len();
            let style = if is_last { style(11.0, true, Tone::Ink) } else { PLAIN };
            self.sheet.text(SUMS, &word, if is_last { STRONG } else { WORD });
            self.sheet.text_to(RIGHT, amount, style);
            self.sheet.y += BELOW;
            self.sheet.text(SUMS, &english, ENGLISH);
            self.sheet.y += LINE - 1.0;
        }
        self.sheet.y += 8.0;
    }

    /// A paragraph in both languages.
    pub fn note(&mut self, key: &str) {
        let (text, english) = self.word(key);
        for (text, style) in [(text, PLAIN), (english, style(7.0, false, Tone::Soft))] {
            for line in self.sheet.lines(&text, style, RIGHT - LEFT) {
                self.make_room(LINE);
                self.sheet.text(LEFT, &line, style);
                self.sheet.y += style.size + 3.0;
            }
        }
        self.sheet.y += 12.0;
    }

    /// Where two people sign; their names below, where they are known.
    pub fn signatures(&mut self, sides: [(&str, &[String]); 2]) {
        self.make_room(110.0);
        let top = self.sheet.y + 10.0;
        for ((key, texts), x) in sides.into_iter().zip([LEFT, MIDDLE]) {
            self.sheet.y = top;
            self.heading(x, key);
            self.sheet.y += 46.0;
            let width = 150.0;
            if texts.is_empty() {
                self.sheet.text(x, "(                                              )", PLAIN);
            }
            for (at, text) in texts.iter().enumerate() {
                for line in self.sheet.lines(text, PLAIN, width + 60.0) {
                    self.sheet.text(x, &line, if at == 0 { STRONG } else { PLAIN });
                    self.sheet.y += LINE - 2.0;
                }
            }
        }
        self.sheet.y = top + 100.0;
    }

    fn make_room(&mut self, height: f32) {
        if !self.sheet.has_room(height) {
            self.sheet.next_page();
        }
    }

    pub fn finish(self) -> anyhow::Result<Vec<u8>> {
        let metadata = Metadata::new()
            .title(format!("{} {}", self.title, self.number))
            .language("id".into())
            .creator("Etalase".into())
            .authors(vec!["Etalase".into()]);
        let number = self.number;
        self.sheet.finish(metadata, |page, last| (number.clone(), format!("{page} / {last}")))
    }
}
