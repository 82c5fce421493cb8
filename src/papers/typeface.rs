//! The letters of a PDF: two fonts inside the binary, their widths, texts as glyphs.
//!
//! One glyph for each character, no ligatures and no kerning: what is measured is what is drawn, so that figures end
//! exactly at their column's edge.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;

const REGULAR: &[u8] = include_bytes!("fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("fonts/NotoSans-Bold.ttf");

pub struct Typeface {
    pub font: Font,
    face: FontRef<'static>,
    units_per_em: f32,
}

pub struct Typefaces {
    pub regular: Typeface,
    pub bold: Typeface,
}

impl Typefaces {
    pub fn load() -> anyhow::Result<Self> {
        Ok(Self { regular: Typeface::load(REGULAR)?, bold: Typeface::load(BOLD)? })
    }
}

impl Typeface {
    fn load(bytes: &'static [u8]) -> anyhow::Result<Self> {
        let font = Font::new(bytes.into(), 0).ok_or_else(|| anyhow::anyhow!("the font cannot be read"))?;
        let units_per_em = font.units_per_em();
        Ok(Self { font, face: FontRef::new(bytes)?, units_per_em })
    }

    /// A character that the font lacks is a question mark.
    pub fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let letters = self.face.charmap();
        let metrics = self.face.glyph_metrics(Size::unscaled(), LocationRef::default());
        let glyph = |(at, letter): (usize, char)| {
            let id = letters.map(letter).or_else(|| letters.map('?')).unwrap_or_default();
            let advance = metrics.advance_width(id).unwrap_or(0.0) / self.units_per_em;
            KrillaGlyph::new(GlyphId::new(id.to_u32()), advance, 0.0, 0.0, 0.0, at..at + letter.len_utf8(), None)
        };
        text.char_indices().map(glyph).collect()
    }

    pub fn width(&self, text: &str, size: f32) -> f32 {
        self.glyphs(text).iter().map(|glyph| glyph.x_advance).sum::<f32>() * size
    }

    /// The text in lines that are no wider than this, broken between words. A word that is wider is broken too.
    pub fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let text = printable(text);
        let mut lines = vec![String::new()];
        for word in text.split_whitespace().flat_map(|word| self.pieces(word, size, width)) {
            let last = &lines[lines.len() - 1];
            let longer = if last.is_empty() { word.clone() } else { format!("{last} {word}") };
            if last.is_empty() || self.width(&longer, size) <= width {
                lines.pop();
                lines.push(longer);
            } else {
                lines.push(word);
            }
        }
        lines
    }

    /// The word, or as much of it at a time as fits.
    fn pieces(&self, word: &str, size: f32, width: f32) -> Vec<String> {
        let mut pieces = vec![String::new()];
        let mut used = 0.0;
        for letter in word.chars() {
            let wide = self.width(letter.encode_utf8(&mut [0; 4]), size);
            if used + wide > width && used > 0.0 {
                pieces.push(String::new());
                used = 0.0;
            }
            let last = pieces.len() - 1;
            pieces[last].push(letter);
            used += wide;
        }
        pieces
    }
}

/// Letters with their marks as one, and nothing that is not seen: what joins, turns or colours other letters would be
/// drawn as a question mark of its own.
pub fn printable(text: &str) -> String {
    let is_unseen = |c: &char| {
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
            || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{feff}')
    };
    text.nfc().filter(|c| !is_unseen(c)).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_equally_wide_so_that_they_stand_in_columns() {
        let faces = Typefaces::load().unwrap();
        for face in [&faces.regular, &faces.bold] {
            assert_eq!(face.width("Rp1.111.111", 9.0), face.width("Rp9.808.274", 9.0));
        }
    }

    #[test]
    fn a_long_text_is_broken_between_words() {
        let face = Typefaces::load().unwrap().regular;
        let text = "Kain tenun songket motif subahnale dengan pewarna alam";
        let lines = face.lines(text, 9.0, 120.0);
        assert!(lines.len() > 1 && lines.iter().all(|line| face.width(line, 9.0) <= 120.0), "{lines:?}");
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn a_word_that_fits_no_line_is_broken() {
        let face = Typefaces::load().unwrap().regular;
        let text = "Jl. RayaRayaRayaRayaRayaRayaRayaRayaRayaRayaRaya No. 5";
        let lines = face.lines(text, 9.0, 80.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| face.width(line, 9.0) <= 80.0), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
    }

    #[test]
    fn what_is_not_seen_is_left_out_and_what_the_font_lacks_is_a_question_mark() {
        assert_eq!(printable("a\u{202e}b\u{200d}c\td\u{fe0f}e\u{301}"), "abc dé");
        let face = Typefaces::load().unwrap().regular;
        let glyph = |text: &str| face.glyphs(text)[0].glyph_id;
        assert_eq!((glyph("𛀀"), glyph("👍")), (glyph("?"), glyph("?")));
        assert_ne!(glyph("é"), glyph("?"));
    }
}
