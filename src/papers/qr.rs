//! QR codes (ISO/IEC 18004) as rows of dark squares, for papers and for pages.

use std::fmt::Write;

use qrcode::types::{Color, QrError};
use qrcode::{EcLevel, QrCode};

/// The white edge that readers need, in squares.
const QUIET: usize = 4;

pub struct Qr {
    width: usize,
    dark: Vec<bool>,
}

impl Qr {
    /// Still read with an eighth of it dirty or torn. Fails on a text of more than some 2,300 bytes.
    pub fn of(text: &str) -> Result<Self, QrError> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M)?;
        let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        Ok(Self { width: code.width(), dark })
    }

    /// Squares along a side, without the white edge.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Dark squares that lie side by side: their row, their first column and how many they are.
    pub fn runs(&self) -> Vec<(usize, usize, usize)> {
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        for (at, _) in self.dark.iter().enumerate().filter(|(_, dark)| **dark) {
            let (row, column) = (at / self.width, at % self.width);
            match runs.last_mut() {
                Some((last, start, length)) if *last == row && *start + *length == column => *length += 1,
                _ => runs.push((row, column, 1)),
            }
        }
        runs
    }

    /// Squares along a side with the white edge: the `viewBox` of [`Self::path`].
    pub fn side(&self) -> usize {
        self.width + 2 * QUIET
    }

    /// The `d` of an SVG path, one unit a square.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (row, column, length) in self.runs() {
            // writing to a String cannot fail
            let _ = write!(path, "M{} {}h{length}v1h-{length}z", column + QUIET, row + QUIET);
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_is_read_back() {
        let text =
            "https://etalase.example/orders/ET-261122-7K3QF2?token=Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV";
        let qr = Qr::of(text).unwrap();
        let scale = 4;
        let side = qr.side() * scale;
        let mut pixels = vec![255_u8; side * side];
        for (row, column, length) in qr.runs() {
            for y in (row + QUIET) * scale..(row + QUIET + 1) * scale {
                pixels[y * side + (column + QUIET) * scale..y * side + (column + QUIET + length) * scale].fill(0);
            }
        }
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| pixels[y * side + x]);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].decode().unwrap().1, text);
    }
}
