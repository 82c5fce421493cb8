//! Pages that are filled from the top, and drawn when it is known how many there are.

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;

use super::Qr;
use super::typeface::{Typeface, Typefaces, printable};

/// A paper and where it may be written on, in points of 1/72 inch.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    width: f32,
    height: f32,
    pub left: f32,
    pub right: f32,
    top: f32,
    pub bottom: f32,
    /// where the words under a page stand
    foot: f32,
}

pub const A4: Format = Format {
    width: 595.28,
    height: 841.89,
    left: 50.0,
    right: 595.28 - 50.0,
    top: 60.0,
    bottom: 841.89 - 70.0,
    foot: 841.89 - 40.0,
};

/// For a label on a parcel: its edges are as narrow as label printers allow.
pub const A6: Format = Format {
    width: 297.64,
    height: 419.53,
    left: 17.0,
    right: 297.64 - 17.0,
    top: 27.0,
    bottom: 419.53 - 17.0,
    foot: 419.53 - 10.0,
};

pub const LEFT: f32 = A4.left;
pub const RIGHT: f32 = A4.right;
/// The thickness of a hairline.
const HAIR: f32 = 0.6;

/// The colours of the shop on paper; what is stuck on a parcel or laid into it is black.
#[derive(Clone, Copy)]
pub enum Tone {
    Black,
    Ink,
    Soft,
    Nila,
    Line,
    Wash,
}

impl Tone {
    fn fill(self) -> Fill {
        let color = match self {
            Self::Black => rgb::Color::new(0, 0, 0),
            Self::Ink => rgb::Color::new(0x1d, 0x24, 0x30),
            Self::Soft => rgb::Color::new(0x5a, 0x62, 0x70),
            Self::Nila => rgb::Color::new(0x1f, 0x3a, 0x68),
            Self::Line => rgb::Color::new(0xc9, 0xc2, 0xb2),
            Self::Wash => rgb::Color::new(0xf3, 0xec, 0xdd),
        };
        Fill { paint: color.into(), ..Fill::default() }
    }
}

#[derive(Clone, Copy)]
pub struct Style {
    pub size: f32,
    pub is_bold: bool,
    pub tone: Tone,
}

enum Mark {
    Text {
        x: f32,
        y: f32,
        text: String,
        style: Style,
    },
    /// left, top, right and bottom of each
    Boxes {
        boxes: Vec<[f32; 4]>,
        tone: Tone,
    },
}

pub struct Sheet {
    format: Format,
    faces: Typefaces,
    pages: Vec<Vec<Mark>>,
    /// where the next line of text stands
    pub y: f32,
}

impl Sheet {
    pub fn new(format: Format) -> anyhow::Result<Self> {
        Ok(Self { format, faces: Typefaces::load()?, pages: vec![Vec::new()], y: format.top })
    }

    fn face(&self, style: Style) -> &Typeface {
        if style.is_bold { &self.faces.bold } else { &self.faces.regular }
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    pub fn text(&mut self, x: f32, text: &str, style: Style) {
        let (y, text) = (self.y, printable(text));
        self.mark(Mark::Text { x, y, text, style });
    }

    /// Ends at `right`.
    pub fn text_to(&mut self, right: f32, text: &str, style: Style) {
        let x = right - self.face(style).width(&printable(text), style.size);
        self.text(x, text, style);
    }

    pub fn lines(&self, text: &str, style: Style, width: f32) -> Vec<String> {
        self.face(style).lines(text, style.size, width)
    }

    /// A hairline over the whole width, `below` the line of text.
    pub fn rule(&mut self, below: f32, tone: Tone) {
        let top = self.y + below;
        self.mark(Mark::Boxes { boxes: vec![[self.format.left, top, self.format.right, top + HAIR]], tone });
    }

    /// A surface behind what is written after it, from above this line of text on.
    pub fn wash(&mut self, above: f32, height: f32) {
        let top = self.y - above;
        let boxes = vec![[self.format.left, top, self.format.right, top + height]];
        self.mark(Mark::Boxes { boxes, tone: Tone::Wash });
    }

    /// An empty square on this line of text, to be ticked with a pen.
    pub fn tick_box(&mut self, x: f32, size: f32) {
        let (bottom, right) = (self.y + 1.0, x + size);
        let top = bottom - size;
        let boxes = vec![
            [x, top, right, top + HAIR],
            [x, bottom - HAIR, right, bottom],
            [x, top, x + HAIR, bottom],
            [right - HAIR, top, right, bottom],
        ];
        self.mark(Mark::Boxes { boxes, tone: Tone::Black });
    }

    /// So large without its white edge, which is left to the caller: four squares of it on each side.
    pub fn qr(&mut self, left: f32, top: f32, size: f32, code: &Qr) {
        let square = size / code.width() as f32;
        let at = |squares: usize| squares as f32 * square;
        let boxes = code.runs().into_iter().map(|(row, column, length)| {
            [left + at(column), top + at(row), left + at(column + length), top + at(row + 1)]
        });
        self.mark(Mark::Boxes { boxes: boxes.collect(), tone: Tone::Black });
    }

    /// The number of the page that is being filled.
    pub fn page(&self) -> usize {
        self.pages.len()
    }

    pub fn has_room(&self, height: f32) -> bool {
        self.y + height <= self.format.bottom
    }

    pub fn next_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = self.format.top;
    }

    /// The file; `foot` gives the words on the left and on the right under a page, by its number and the last one. They
    /// may be empty.
    pub fn finish(
        mut self,
        metadata: Metadata,
        foot: impl Fn(usize, usize) -> (String, String),
    ) -> anyhow::Result<Vec<u8>> {
        let style = Style { size: 8.0, is_bold: false, tone: Tone::Soft };
        let (mut document, last) = (Document::new(), self.pages.len());
        document.set_metadata(metadata);
        for (at, mut marks) in std::mem::take(&mut self.pages).into_iter().enumerate() {
            let (left, right) = foot(at + 1, last);
            let x = self.format.right - self.faces.regular.width(&right, style.size);
            marks.push(Mark::Text { x: self.format.left, y: self.format.foot, text: left, style });
            marks.push(Mark::Text { x, y: self.format.foot, text: right, style });
            let size = PageSettings::from_wh(self.format.width, self.format.height)
                .ok_or_else(|| anyhow::anyhow!("no such page"))?;
            let mut page = document.start_page_with(size);
            let mut surface = page.surface();
            for mark in &marks {
                self.draw(&mut surface, mark);
            }
            surface.finish();
            page.finish();
        }
        document.finish().map_err(|error| anyhow::anyhow!("{error:?}"))
    }

    fn draw(&self, surface: &mut Surface<'_>, mark: &Mark) {
        match mark {
            Mark::Text { text, .. } if text.is_empty() => {}
            Mark::Text { x, y, text, style } => {
                let face = self.face(*style);
                surface.set_fill(Some(style.tone.fill()));
                let start = Point::from_xy(*x, *y);
                surface.draw_glyphs(start, &face.glyphs(text), face.font.clone(), text, style.size, false);
            }
            Mark::Boxes { boxes, tone } => {
                let mut path = PathBuilder::new();
                for [left, top, right, bottom] in boxes {
                    if let Some(rect) = Rect::from_ltrb(*left, *top, *right, *bottom) {
                        path.push_rect(rect);
                    }
                }
                if let Some(path) = path.finish() {
                    surface.set_fill(Some(tone.fill()));
                    surface.draw_path(&path);
                }
            }
        }
    }
}
