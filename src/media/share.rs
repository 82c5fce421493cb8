//! The picture of a share link: messengers show no SVG, so the cloth is painted pixel by pixel.
//!
//! Kawung in the dye of the slug's motif, with a rosette in a quiet round field. Pure, as the motif is.

use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use super::motif::dye_of;
use crate::web::page_head::Picture;

pub const WIDTH: u32 = 600;
pub const HEIGHT: u32 = 315;
/// Each pixel is the mean of this many by this many points.
const FINENESS: u32 = 3;
const PERIOD: f64 = 63.0;
const FIELD: f64 = 104.0;

#[derive(Clone, Copy)]
enum Colour {
    Ground,
    Line,
    Accent,
}

/// Where [`share_png`] is shown.
pub fn path(category: &str, slug: &str) -> String {
    format!("/share/{category}/{slug}.png?v={}", super::version::share())
}

/// The picture beside a link to what `alt` names.
pub fn picture(category: &str, slug: &str, alt: String) -> Picture {
    Picture { path: path(category, slug), width: WIDTH, height: HEIGHT, mime: "image/png", alt }
}

/// A PNG, or `None` for a category we do not know.
pub fn share_png(slug: &str, category: &str) -> Option<Vec<u8>> {
    let dye = dye_of(slug, category)?;
    let palette = [rgb(dye.ground), rgb(dye.line), rgb(dye.accent)];
    let mut rows = Vec::with_capacity(((WIDTH * 3 + 1) * HEIGHT) as usize);
    for y in 0..HEIGHT {
        rows.push(0); // each row unfiltered
        for x in 0..WIDTH {
            rows.extend(pixel(x, y, &palette));
        }
    }
    png(&rows).ok()
}

fn pixel(x: u32, y: u32, palette: &[[u32; 3]; 3]) -> [u8; 3] {
    let mut sum = [0; 3];
    let step = 1.0 / f64::from(FINENESS);
    for i in 0..FINENESS * FINENESS {
        let (dx, dy) = (f64::from(i % FINENESS) + 0.5, f64::from(i / FINENESS) + 0.5);
        let colour = palette[at(f64::from(x) + dx * step, f64::from(y) + dy * step) as usize];
        for (total, part) in sum.iter_mut().zip(colour) {
            *total += part;
        }
    }
    sum.map(|total| u8::try_from(total / (FINENESS * FINENESS)).unwrap_or(u8::MAX))
}

fn at(x: f64, y: f64) -> Colour {
    let (x, y) = (x - f64::from(WIDTH) / 2.0, y - f64::from(HEIGHT) / 2.0);
    let from_middle = x.hypot(y);
    if from_middle < FIELD { field(x, y, from_middle) } else { kawung(x, y) }
}

fn kawung(x: f64, y: f64) -> Colour {
    let fold = |v: f64| ((v.rem_euclid(PERIOD)) - PERIOD / 2.0).abs();
    let (x, y) = (fold(x), fold(y));
    let middle = PERIOD / 4.0;
    // along the petal and across it
    let (along, across) = ((x + y - 2.0 * middle).abs() / 1.414, (x - y).abs() / 1.414);
    let inside = |length: f64, width: f64| (along / length).powi(2) + (across / width).powi(2) < 1.0;
    if inside(PERIOD * 0.32, PERIOD * 0.14) && !inside(PERIOD * 0.25, PERIOD * 0.092) {
        Colour::Line
    } else if inside(PERIOD * 0.15, PERIOD * 0.022)
        || (x - PERIOD / 2.0).abs() + y < 5.0
        || x + (y - PERIOD / 2.0).abs() < 5.0
    {
        Colour::Accent
    } else {
        Colour::Ground
    }
}

fn field(x: f64, y: f64, from_middle: f64) -> Colour {
    let sector = std::f64::consts::FRAC_PI_4;
    let turn = (y.atan2(x) + sector / 2.0).rem_euclid(sector) - sector / 2.0;
    let (along, across) = (from_middle * turn.cos(), from_middle * turn.sin());
    let is_even = ((y.atan2(x) / sector).round() as i64).rem_euclid(2) == 0;
    let reach = if is_even { 26.0 } else { 22.0 };
    let petal = ((along - 40.0) / reach).powi(2) + (across / 9.5).powi(2) < 1.0;
    match from_middle {
        r if (96.0..100.0).contains(&r) || r < 9.0 => Colour::Line,
        r if (86.0..88.0).contains(&r) => Colour::Accent,
        _ if petal && is_even => Colour::Line,
        _ if petal => Colour::Accent,
        _ => Colour::Ground,
    }
}

fn rgb(hex: &str) -> [u32; 3] {
    [1, 3, 5].map(|i| hex.get(i..i + 2).and_then(|part| u32::from_str_radix(part, 16).ok()).unwrap_or(0))
}

/// Eight bits a channel, no alpha: <https://www.w3.org/TR/png/>.
fn png(rows: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut header = Vec::new();
    header.extend(WIDTH.to_be_bytes());
    header.extend(HEIGHT.to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(rows)?;
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut file, b"IHDR", &header);
    chunk(&mut file, b"IDAT", &packed.finish()?);
    chunk(&mut file, b"IEND", &[]);
    Ok(file)
}

fn chunk(file: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(data);
    file.extend(u32::try_from(data.len()).unwrap_or(0).to_be_bytes());
    file.extend(kind);
    file.extend(data);
    file.extend(crc.sum().to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_picture_is_a_small_png_of_its_own() {
        let first = share_png("kendi-maling", "pottery").unwrap();
        assert!(first.starts_with(b"\x89PNG") && first.len() < 150_000, "{} bytes", first.len());
        assert_eq!(share_png("kendi-maling", "pottery").unwrap(), first);
        assert!(share_png("kendi-maling", "cars").is_none());
    }
}
