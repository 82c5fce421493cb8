//! Plain charts, drawn by the server from numbers. Owns no table and no words.
//!
//! Only the geometry is made here, across in per cent of the width and down in pixels, so that letters keep their size
//! on a phone and on a wide screen without a style or a script; `templates/portal/charts.html` writes the SVG. The exact
//! numbers stand in the table beneath each chart, which is for everybody; a chart may cut a long name.

mod bars;
mod columns;

pub use bars::Bars;
pub use columns::{Columns, Value};

/// Per cent with one digit after the point, as an SVG attribute takes it.
fn percent(value: f64) -> String {
    format!("{value:.1}%")
}
