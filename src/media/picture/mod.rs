//! A picture that somebody sent, made ready to be kept. Pure: bytes in, bytes out.
//!
//! Nothing of the file itself is kept. Its pixels are read within limits, turned upright, put on white and written
//! anew, so that neither places and names in its metadata nor anything hidden behind it reach anybody.

mod color;
mod decode;
mod encode;
mod format;
mod unfit;
mod whole;

pub use format::Format;
pub use unfit::UnfitPicture;

use super::photo::widths;

pub const MOST_BYTES: usize = 15 << 20;
pub const MOST_SIDE: u32 = 12_000;
/// Of a phone's camera at its best; read, they take 150 MB.
pub const MOST_PIXELS: u64 = 50_000_000;
/// What looks sharp on a phone's screen.
pub const LEAST_SIDE: u32 = 600;

/// What is kept of a picture.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// of the largest file
    pub width: u32,
    pub height: u32,
    /// `#rrggbb`
    pub color: String,
    pub files: Vec<PreparedFile>,
}

#[derive(Debug, Clone)]
pub struct PreparedFile {
    /// `640.webp`
    pub name: String,
    pub content: Vec<u8>,
}

impl Prepared {
    pub fn bytes(&self) -> usize {
        self.files.iter().map(|file| file.content.len()).sum()
    }
}

/// Takes between a tenth of a second and several: never on a thread that answers requests.
pub fn read(file: &[u8]) -> Result<Prepared, UnfitPicture> {
    if file.is_empty() {
        return Err(UnfitPicture::Empty);
    }
    if file.len() > MOST_BYTES {
        return Err(UnfitPicture::TooManyBytes);
    }
    let format = Format::of(file)?;
    if !whole::is_whole(format, file) {
        return Err(UnfitPicture::Broken);
    }
    let picture = decode::decode(format, file)?;
    let (width, height) = picture.dimensions();
    Ok(Prepared { width, height, color: color::dominant(&picture), files: encode::files(&picture, &widths(width))? })
}

#[cfg(test)]
mod refusing;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
