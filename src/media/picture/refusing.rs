//! What is hidden, cut off, too big or no picture at all.

use image::ImageFormat;

use super::samples::*;
use super::*;

#[test]
fn what_is_hidden_behind_a_picture_is_left_behind() {
    let hidden = [&b"<script>alert(document.cookie)</script>"[..], b"PK\x03\x04evil.jar", b"%PDF-1.7 /JS (app.alert)"];
    for (name, picture) in [
        ("jpeg", jpeg(quarters(640, 640))),
        ("png", encoded(quarters(640, 640), ImageFormat::Png)),
        ("webp", encoded(quarters(640, 640), ImageFormat::WebP)),
    ] {
        for hidden in hidden {
            let prepared = read(&[&picture, hidden].concat()).unwrap_or_else(|unfit| panic!("{name}: {unfit}"));
            let all = || prepared.files.iter().map(|file| &file.content);
            assert!(!all().any(|content| holds(content, hidden)), "{name}");
        }
    }
}

#[test]
fn what_is_cut_off_or_spoiled_is_refused() {
    let exif_with_a_preview = with_segment(&jpeg(quarters(640, 640)), 0xE1, &[&exif(1)[..], &[0xFF, 0xD9]].concat());
    for (name, picture) in [
        ("jpeg", exif_with_a_preview),
        ("png", encoded(quarters(640, 640), ImageFormat::Png)),
        ("webp", encoded(quarters(640, 640), ImageFormat::WebP)),
    ] {
        assert!(read(&picture).is_ok(), "{name}");
        for part in [12, 40, picture.len() / 3, picture.len() / 2, picture.len() - 3] {
            assert_eq!(read(&picture[..part]).unwrap_err(), UnfitPicture::Broken, "{name}, {part} bytes");
        }
    }
    let mut spoiled = encoded(quarters(640, 640), ImageFormat::Png);
    let middle = spoiled.len() / 2;
    spoiled[middle..middle + 20].fill(0x55);
    assert_eq!(read(&spoiled).unwrap_err(), UnfitPicture::Broken);
}

/// A PNG that says it is so large, with next to nothing in it.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut file = encoded(quarters(4, 4), ImageFormat::Png);
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    let mut crc = flate2::Crc::new();
    crc.update(&file[12..29]);
    file[29..33].copy_from_slice(&crc.sum().to_be_bytes());
    file
}

#[test]
fn a_decompression_bomb_is_refused_by_its_head() {
    let too_large = |width, height| UnfitPicture::TooLarge { width, height };
    assert_eq!(read(&bomb(60_000, 60_000)).unwrap_err(), too_large(60_000, 60_000));
    assert_eq!(read(&bomb(12_001, 700)).unwrap_err(), too_large(12_001, 700));
    assert_eq!(read(&bomb(12_000, 5_000)).unwrap_err(), too_large(12_000, 5_000));
    // within the limits, but not there
    assert_eq!(read(&bomb(5_000, 5_000)).unwrap_err(), UnfitPicture::Broken);
}

#[test]
fn too_small_too_heavy_and_nothing_are_told_apart() {
    let small = UnfitPicture::TooSmall { width: 599, height: 800 };
    assert_eq!(read(&jpeg(quarters(599, 800))).unwrap_err(), small);
    // the sides are told as they are seen
    assert_eq!(read(&with_segment(&jpeg(quarters(800, 599)), 0xE1, &exif(6))).unwrap_err(), small);
    let mut heavy = jpeg(quarters(640, 640));
    heavy.resize(MOST_BYTES + 1, 0);
    assert_eq!(read(&heavy).unwrap_err(), UnfitPicture::TooManyBytes);
    assert_eq!(read(&[]).unwrap_err(), UnfitPicture::Empty);
}

#[test]
fn other_formats_are_refused_by_name() {
    let refused = |file: &[u8]| read(file).unwrap_err();
    assert_eq!(refused(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), UnfitPicture::OfAPhone("HEIC"));
    assert_eq!(refused(b"\0\0\0\x1cftypavif\0\0\0\0avifmif1"), UnfitPicture::OfAPhone("AVIF"));
    assert_eq!(refused(b"\0\0\0\x18ftypisom\0\0\0\0"), UnfitPicture::OtherFormat("MP4"));
    assert_eq!(refused(b"GIF89a\x01\0\x01\0"), UnfitPicture::OtherFormat("GIF"));
    assert_eq!(refused(b"%PDF-1.7\n"), UnfitPicture::OtherFormat("PDF"));
    assert_eq!(refused(b"BM\x46\0\0\0"), UnfitPicture::OtherFormat("BMP"));
    assert_eq!(refused(b"II*\0\x08\0\0\0"), UnfitPicture::OtherFormat("TIFF"));
    assert_eq!(refused(b"\xEF\xBB\xBF <?xml version=\"1.0\"?><svg onload=\"x\"/>"), UnfitPicture::OtherFormat("SVG"));
    assert_eq!(refused(b"<html><script>"), UnfitPicture::NoPicture);
    assert_eq!(refused(b"\xFF"), UnfitPicture::NoPicture);
}

#[test]
fn what_a_decoder_makes_of_noise_is_an_error_and_no_panic() {
    let picture = jpeg(quarters(640, 640));
    for seed in 0..60_usize {
        let mut spoiled = picture.clone();
        for step in 1..8 {
            let at = (seed * 7919 + step * 104_729) % (spoiled.len() - 4) + 2;
            spoiled[at] = (seed * step * 31) as u8;
        }
        drop(read(&spoiled));
    }
}
