//! Pictures made for tests.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::*;

pub const RED: [u8; 3] = [200, 30, 40];
pub const BLUE: [u8; 3] = [30, 60, 190];
pub const GREEN: [u8; 3] = [40, 150, 60];
pub const SAND: [u8; 3] = [230, 215, 180];

/// Four quarters of four colours, from the upper left on like the letter Z.
pub fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x * 2 < width, y * 2 < height) {
        (true, true) => Rgb(RED),
        (false, true) => Rgb(BLUE),
        (true, false) => Rgb(GREEN),
        (false, false) => Rgb(SAND),
    })
}

pub fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.into().write_to(&mut file, format).unwrap();
    file.into_inner()
}

pub fn jpeg(picture: RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 90).encode_image(&picture).unwrap();
    file
}

/// A JPEG with a segment of its own behind the first two bytes.
pub fn with_segment(file: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&file[..2], &[0xFF, marker], &length, content, &file[2..]].concat()
}

/// EXIF with an orientation and the coordinates of a workshop: <https://www.cipa.jp/std/documents/e/DC-X008-2012_E.pdf>.
pub fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    // the GPS directory, at 38
    tiff.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0]);
    tiff.extend([0, 1, 0, 1, 0, 2, 0, 0, 0, 14, 0, 0, 0, 56, 0, 0, 0, 0]);
    tiff.extend(b"-8.5833 116.2\0");
    tiff
}

pub fn file<'a>(prepared: &'a Prepared, name: &str) -> &'a [u8] {
    &prepared.files.iter().find(|file| file.name == name).unwrap_or_else(|| panic!("no {name}")).content
}

pub fn decoded(prepared: &Prepared, name: &str) -> RgbImage {
    image::load_from_memory(file(prepared, name)).unwrap().into_rgb8()
}

pub fn is_near(pixel: [u8; 3], wanted: [u8; 3]) -> bool {
    pixel.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) < 14)
}

/// The colours in the middle of each quarter.
pub fn corners(picture: &RgbImage) -> [[u8; 3]; 4] {
    let (w, h) = (picture.width(), picture.height());
    [(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| picture.get_pixel(w * x / 4, h * y / 4).0)
}

#[track_caller]
pub fn assert_corners(picture: &RgbImage, wanted: [[u8; 3]; 4], what: &str) {
    let found = corners(picture);
    assert!(found.iter().zip(wanted).all(|(found, wanted)| is_near(*found, wanted)), "{what}: {found:?}");
}

pub fn holds(content: &[u8], text: &[u8]) -> bool {
    content.windows(text.len()).any(|window| window == text)
}
