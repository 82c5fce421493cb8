//! Pages of A4 that are filled from the top, and drawn when it is known how many there are.

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;

use super::typeface::{Typeface, Typefaces};

/// Points of 1/72 inch.
const WIDTH: f32 = 595.28;
const HEIGHT: f32 = 841.89;
pub const LEFT: f32 = 50.0;
pub const RIGHT: f32 = WIDTH - 50.0;
const TOP: f32 = 60.0;
const BOTTOM: f32 = HEIGHT - 70.0;
const FOOT: f32 = HEIGHT - 40.0;

/// The colours of the shop on paper.
#[derive(Clone, Copy)]
pub enum Tone {
    Ink,
    Soft,
    Nila,
    Line,
    Wash,
}

impl Tone {
    fn fill(self) -> Fill {
        let color = match self {
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
    Text { x: f32, y: f32, text: String, style: Style },
    Box { left: f32, top: f32, right: f32, bottom: f32, tone: Tone },
}

pub struct Sheet {
    faces: Typefaces,
    pages: Vec<Vec<Mark>>,
    /// where the next line of text stands
    pub y: f32,
}

impl Sheet {
    pub fn new() -> anyhow::Result<Self> {
        Ok(Self { faces: Typefaces::load()?, pages: vec![Vec::new()], y: TOP })
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
        let (y, text) = (self.y, text.to_owned());
        self.mark(Mark::Text { x, y, text, style });
    }

    /// Ends at `right`.
    pub fn text_to(&mut self, right: f32, text: &str, style: Style) {
        let x = right - self.face(style).width(text, style.size);
        self.text(x, text, style);
    }

    pub fn lines(&self, text: &str, style: Style, width: f32) -> Vec<String> {
        self.face(style).lines(text, style.size, width)
    }

    /// A hairline over the whole width, `below` the line of text.
    pub fn rule(&mut self, below: f32, tone: Tone) {
        let top = self.y + below;
        self.mark(Mark::Box { left: LEFT, top, right: RIGHT, bottom: top + 0.6, tone });
    }

    /// A surface behind what is written after it, from above this line of text on.
    pub fn wash(&mut self, above: f32, height: f32) {
        let top = self.y - above;
        self.mark(Mark::Box { left: LEFT, top, right: RIGHT, bottom: top + height, tone: Tone::Wash });
    }

    pub fn has_room(&self, height: f32) -> bool {
        self.y + height <= BOTTOM
    }

    pub fn next_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    /// The file; `foot` gives the words on the left and on the right under a page, by its number and the last one.
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
            let x = RIGHT - self.faces.regular.width(&right, style.size);
            marks.push(Mark::Text { x: LEFT, y: FOOT, text: left, style });
            marks.push(Mark::Text { x, y: FOOT, text: right, style });
            let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| anyhow::anyhow!("no such page"))?;
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
            Mark::Text { x, y, text, style } => {
                let face = self.face(*style);
                surface.set_fill(Some(style.tone.fill()));
                let start = Point::from_xy(*x, *y);
                surface.draw_glyphs(start, &face.glyphs(text), face.font.clone(), text, style.size, false);
            }
            Mark::Box { left, top, right, bottom, tone } => {
                let mut path = PathBuilder::new();
                if let Some(rect) = Rect::from_ltrb(*left, *top, *right, *bottom) {
                    path.push_rect(rect);
                }
                if let Some(path) = path.finish() {
                    surface.set_fill(Some(tone.fill()));
                    surface.draw_path(&path);
                }
            }
        }
    }
}
