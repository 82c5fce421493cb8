//! The files that are kept: each width as JPEG and WebP, and one for messengers.

use std::borrow::Cow;

use image::codecs::jpeg::JpegEncoder;
use image::{RgbImage, imageops};

use super::decode::resized;
use super::{PreparedFile, UnfitPicture};
use crate::media::photo::{SHARE_NAME, share_size};

const JPEG_QUALITY: u8 = 80;
const WEBP_QUALITY: f32 = 78.0;

/// `widths` from the smallest to the picture's own.
pub(super) fn files(picture: &RgbImage, widths: &[u32]) -> Result<Vec<PreparedFile>, UnfitPicture> {
    let mut files = vec![PreparedFile { name: SHARE_NAME.to_owned(), content: jpeg(&share(picture)?)? }];
    let mut larger = Cow::Borrowed(picture);
    for width in widths.iter().rev() {
        if *width < larger.width() {
            let height = u64::from(picture.height()) * u64::from(*width) / u64::from(picture.width());
            larger = Cow::Owned(resized(&larger, *width, u32::try_from(height).unwrap_or(1).max(1))?);
        }
        files.push(PreparedFile { name: format!("{width}.webp"), content: webp(&larger)? });
        files.push(PreparedFile { name: format!("{width}.jpg"), content: jpeg(&larger)? });
    }
    Ok(files)
}

/// From the middle, as wide as messengers show a link.
fn share(picture: &RgbImage) -> Result<RgbImage, UnfitPicture> {
    let (width, height) = picture.dimensions();
    let (share_width, share_height) = share_size(width, height);
    let cut_width = width.min(height * share_width / share_height);
    let cut_height = height.min(width * share_height / share_width);
    let (x, y) = ((width - cut_width) / 2, (height - cut_height) / 2);
    resized(&imageops::crop_imm(picture, x, y, cut_width, cut_height).to_image(), share_width, share_height)
}

fn jpeg(picture: &RgbImage) -> Result<Vec<u8>, UnfitPicture> {
    let mut content = Vec::new();
    JpegEncoder::new_with_quality(&mut content, JPEG_QUALITY)
        .encode_image(picture)
        .map_err(|_| UnfitPicture::Broken)?;
    Ok(content)
}

fn webp(picture: &RgbImage) -> Result<Vec<u8>, UnfitPicture> {
    let encoder = webp::Encoder::from_rgb(picture.as_raw(), picture.width(), picture.height());
    let content = encoder.encode_simple(false, WEBP_QUALITY).map_err(|_| UnfitPicture::Broken)?;
    Ok(content.to_vec())
}
