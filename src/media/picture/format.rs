//! What a file is by its first bytes, whatever it calls itself.

use image::ImageFormat;

use super::UnfitPicture;

/// What we read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Jpeg,
    Png,
    WebP,
}

impl Format {
    pub fn of(file: &[u8]) -> Result<Self, UnfitPicture> {
        match file {
            [0xFF, 0xD8, 0xFF, ..] => Ok(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Ok(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Self::WebP),
            _ => Err(refusal(file)),
        }
    }

    pub(super) fn of_the_decoder(self) -> ImageFormat {
        match self {
            Self::Jpeg => ImageFormat::Jpeg,
            Self::Png => ImageFormat::Png,
            Self::WebP => ImageFormat::WebP,
        }
    }
}

fn refusal(file: &[u8]) -> UnfitPicture {
    match file {
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => of_a_box(brand.get(..4).unwrap_or_default()),
        [b'G', b'I', b'F', b'8', ..] => UnfitPicture::OtherFormat("GIF"),
        [b'%', b'P', b'D', b'F', ..] => UnfitPicture::OtherFormat("PDF"),
        [b'B', b'M', ..] => UnfitPicture::OtherFormat("BMP"),
        // cameras' raw files are TIFF too
        [b'I', b'I', 0x2A, 0, ..] | [b'M', b'M', 0, 0x2A, ..] => UnfitPicture::OtherFormat("TIFF"),
        _ if is_svg(file) => UnfitPicture::OtherFormat("SVG"),
        _ => UnfitPicture::NoPicture,
    }
}

/// The brands of ISO base media files: <https://mp4ra.org/registered-types/brands>.
fn of_a_box(brand: &[u8]) -> UnfitPicture {
    match brand {
        b"avif" | b"avis" => UnfitPicture::OfAPhone("AVIF"),
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" => UnfitPicture::OfAPhone("HEIC"),
        _ => UnfitPicture::OtherFormat("MP4"),
    }
}

fn is_svg(file: &[u8]) -> bool {
    let start = String::from_utf8_lossy(file.get(..1024).unwrap_or(file));
    let start = start.trim_start_matches('\u{feff}').trim_start();
    start.starts_with('<') && start.contains("<svg")
}
