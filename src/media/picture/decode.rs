//! Reads pixels within limits and makes them what we keep: upright, sRGB, on white, no wider than our largest file.

use std::io::Cursor;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage, Rgba, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::{Format, LEAST_SIDE, MOST_PIXELS, MOST_SIDE, UnfitPicture};
use crate::media::photo::LARGEST;

/// Four bytes for each of the most pixels, and what decoders need beside them.
const MOST_MEMORY: u64 = MOST_PIXELS * 4 + (32 << 20);

pub(super) fn decode(format: Format, file: &[u8]) -> Result<RgbImage, UnfitPicture> {
    let mut reader = ImageReader::with_format(Cursor::new(file), format.of_the_decoder());
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| UnfitPicture::Broken)?;
    // as told by the head of the file: nothing is allocated for what is too large
    let (width, height) = decoder.dimensions();
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    check_size(width, height, turn, decoder.total_bytes())?;
    let profile = decoder.icc_profile().ok().flatten();
    let picture = DynamicImage::from_decoder(decoder).map_err(|_| UnfitPicture::Broken)?;
    let is_color = picture.color().has_color();
    let picture = shrink(on_white(picture), turn)?;
    let mut picture = DynamicImage::ImageRgb8(picture);
    picture.apply_orientation(turn);
    let picture = picture.into_rgb8();
    Ok(match profile.filter(|_| is_color) {
        Some(profile) => in_srgb(&profile, &picture).unwrap_or(picture),
        None => picture,
    })
}

/// The sides are told as they are seen, turned upright.
fn check_size(width: u32, height: u32, turn: Orientation, bytes: u64) -> Result<(), UnfitPicture> {
    let (width, height) = if lies(turn) { (height, width) } else { (width, height) };
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > MOST_SIDE || pixels > MOST_PIXELS || bytes > MOST_MEMORY {
        return Err(UnfitPicture::TooLarge { width, height });
    }
    if width.min(height) < LEAST_SIDE {
        return Err(UnfitPicture::TooSmall { width, height });
    }
    Ok(())
}

/// Whether the camera was held upright, so that rows are columns.
fn lies(turn: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(turn, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// What shines through shines through on white, as on the page of a catalogue.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture: RgbaImage = picture.into_rgba8();
    let mix = |value: u8, alpha: u8| {
        let (value, alpha) = (u32::from(value), u32::from(alpha));
        ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    let (width, height) = picture.dimensions();
    let mixed = picture.pixels().flat_map(|Rgba([r, g, b, a])| [mix(*r, *a), mix(*g, *a), mix(*b, *a)]).collect();
    RgbImage::from_raw(width, height, mixed).unwrap_or_default()
}

/// To the largest width that is kept, before it is turned: a turn costs as much as it has pixels.
fn shrink(picture: RgbImage, turn: Orientation) -> Result<RgbImage, UnfitPicture> {
    let (width, height) = picture.dimensions();
    let across = if lies(turn) { height } else { width };
    if across <= LARGEST {
        return Ok(picture);
    }
    let scaled = |side: u32| u32::try_from(u64::from(side) * u64::from(LARGEST) / u64::from(across)).unwrap_or(LARGEST);
    resized(&picture, scaled(width).max(1), scaled(height).max(1))
}

/// In steps of the largest file down to the smallest each is made from the one before.
pub(super) fn resized(picture: &RgbImage, width: u32, height: u32) -> Result<RgbImage, UnfitPicture> {
    let (own_width, own_height) = picture.dimensions();
    let from = ImageRef::new(own_width, own_height, picture.as_raw(), PixelType::U8x3);
    let from = from.map_err(|_| UnfitPicture::Broken)?;
    let mut to = Image::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(&from, &mut to, &options).map_err(|_| UnfitPicture::Broken)?;
    RgbImage::from_raw(width, height, to.into_vec()).ok_or(UnfitPicture::Broken)
}

/// Phones photograph in wider colours than the web shows without being told. A profile that is not understood, or is
/// not of red, green and blue, is left aside: the picture is taken as sRGB.
fn in_srgb(profile: &[u8], picture: &RgbImage) -> Option<RgbImage> {
    let profile = ColorProfile::new_from_slice(profile).ok().filter(|p| p.color_space == DataColorSpace::Rgb)?;
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, TransformOptions::default()).ok()?;
    let mut turned = vec![0; picture.as_raw().len()];
    transform.transform(picture.as_raw(), &mut turned).ok()?;
    RgbImage::from_raw(picture.width(), picture.height(), turned)
}
