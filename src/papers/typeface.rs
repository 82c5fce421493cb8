//! The letters of a PDF: two fonts inside the binary, their widths, texts as glyphs.
//!
//! One glyph for each character, no ligatures and no kerning: what is measured is what is drawn, so that figures end
//! exactly at their column's edge.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

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

    /// The text in lines that are no wider than this, broken between words. A word that is wider has a line to itself.
    pub fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in text.split_whitespace() {
            let last = &lines[lines.len() - 1];
            let longer = if last.is_empty() { word.to_owned() } else { format!("{last} {word}") };
            if last.is_empty() || self.width(&longer, size) <= width {
                lines.pop();
                lines.push(longer);
            } else {
                lines.push(word.to_owned());
            }
        }
        lines
    }
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
}
