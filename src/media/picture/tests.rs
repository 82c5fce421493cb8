use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GenericImageView, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

const RED: [u8; 3] = [200, 30, 40];
const BLUE: [u8; 3] = [30, 60, 190];
const GREEN: [u8; 3] = [40, 150, 60];
const SAND: [u8; 3] = [230, 215, 180];

/// Four quarters of four colours, from the upper left on like the letter Z.
fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x * 2 < width, y * 2 < height) {
        (true, true) => Rgb(RED),
        (false, true) => Rgb(BLUE),
        (true, false) => Rgb(GREEN),
        (false, false) => Rgb(SAND),
    })
}

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.into().write_to(&mut file, format).unwrap();
    file.into_inner()
}

fn jpeg(picture: RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 90).encode_image(&picture).unwrap();
    file
}

/// A JPEG with a segment of its own behind the first two bytes.
fn with_segment(file: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&file[..2], &[0xFF, marker], &length, content, &file[2..]].concat()
}

/// EXIF with an orientation and the coordinates of a workshop: <https://www.cipa.jp/std/documents/e/DC-X008-2012_E.pdf>.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    // the GPS directory, at 38
    tiff.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0]);
    tiff.extend([0, 1, 0, 1, 0, 2, 0, 0, 0, 14, 0, 0, 0, 56, 0, 0, 0, 0]);
    tiff.extend(b"-8.5833 116.2\0");
    tiff
}

fn file<'a>(prepared: &'a Prepared, name: &str) -> &'a [u8] {
    &prepared.files.iter().find(|file| file.name == name).unwrap_or_else(|| panic!("no {name}")).content
}

fn decoded(prepared: &Prepared, name: &str) -> RgbImage {
    image::load_from_memory(file(prepared, name)).unwrap().into_rgb8()
}

fn is_near(pixel: [u8; 3], wanted: [u8; 3]) -> bool {
    pixel.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) < 14)
}

/// The colours in the middle of each quarter.
fn corners(picture: &RgbImage) -> [[u8; 3]; 4] {
    let (w, h) = (picture.width(), picture.height());
    [(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| picture.get_pixel(w * x / 4, h * y / 4).0)
}

#[track_caller]
fn assert_corners(picture: &RgbImage, wanted: [[u8; 3]; 4], what: &str) {
    let found = corners(picture);
    assert!(found.iter().zip(wanted).all(|(found, wanted)| is_near(*found, wanted)), "{what}: {found:?}");
}

#[test]
fn a_photo_is_kept_in_four_widths_and_two_formats_and_one_for_messengers() {
    let prepared = read(&jpeg(quarters(1800, 2250))).unwrap();
    assert_eq!((prepared.width, prepared.height), (1600, 2000));
    let mut names: Vec<&str> = prepared.files.iter().map(|file| file.name.as_str()).collect();
    names.sort_unstable();
    let wanted = ["1080.jpg", "1080.webp", "1600.jpg", "1600.webp", "320.jpg", "320.webp", "640.jpg", "640.webp"];
    assert_eq!(names, [&wanted[..], &["share.jpg"]].concat());
    for (name, width, height) in [("320.webp", 320, 400), ("640.jpg", 640, 800), ("1600.webp", 1600, 2000)] {
        let picture = decoded(&prepared, name);
        assert_eq!(picture.dimensions(), (width, height), "{name}");
        assert_corners(&picture, [RED, BLUE, GREEN, SAND], name);
    }
    assert_eq!(decoded(&prepared, "share.jpg").dimensions(), (1200, 630));
    assert!(file(&prepared, "320.webp").starts_with(b"RIFF") && file(&prepared, "320.jpg").starts_with(b"\xFF\xD8"));
    assert_eq!(prepared.bytes(), prepared.files.iter().map(|file| file.content.len()).sum::<usize>());
}

#[test]
fn a_small_photo_is_not_enlarged() {
    let prepared = read(&encoded(quarters(600, 700), ImageFormat::Png)).unwrap();
    assert_eq!((prepared.width, prepared.height), (600, 700));
    assert_eq!(decoded(&prepared, "600.jpg").dimensions(), (600, 700));
    assert_eq!(prepared.files.len(), 5);
}

#[test]
fn every_way_a_camera_is_held_comes_out_upright() {
    // what is seen, by the orientation written beside the same four quarters
    let seen = [
        (1, [RED, BLUE, GREEN, SAND]),
        (2, [BLUE, RED, SAND, GREEN]),
        (3, [SAND, GREEN, BLUE, RED]),
        (4, [GREEN, SAND, RED, BLUE]),
        (5, [RED, GREEN, BLUE, SAND]),
        (6, [GREEN, RED, SAND, BLUE]),
        (7, [SAND, BLUE, GREEN, RED]),
        (8, [BLUE, SAND, RED, GREEN]),
    ];
    let plain = jpeg(quarters(800, 640));
    for (orientation, wanted) in seen {
        let prepared = read(&with_segment(&plain, 0xE1, &exif(orientation))).unwrap();
        let size = if orientation < 5 { (800, 640) } else { (640, 800) };
        assert_eq!((prepared.width, prepared.height), size, "orientation {orientation}");
        assert_corners(&decoded(&prepared, "320.jpg"), wanted, &format!("orientation {orientation}"));
    }
}

#[test]
fn a_tall_photo_from_a_camera_held_upright_is_as_wide_as_it_is_seen() {
    let prepared = read(&with_segment(&jpeg(quarters(2400, 1800)), 0xE1, &exif(6))).unwrap();
    assert_eq!((prepared.width, prepared.height), (1600, 2133));
    assert_corners(&decoded(&prepared, "1600.jpg"), [GREEN, RED, SAND, BLUE], "turned");
}

#[test]
fn no_metadata_comes_out_again() {
    let plain = jpeg(quarters(700, 700));
    let sent = with_segment(&plain, 0xE1, &exif(1));
    let sent = with_segment(&sent, 0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Rumah Ibu</x:xmpmeta>");
    let sent = with_segment(&sent, 0xED, b"Photoshop 3.0\08BIM pemilik");
    let sent = with_segment(&sent, 0xFE, b"catatan kamera");
    let mut marked = Vec::new();
    let mut encoder = image::codecs::png::PngEncoder::new(&mut marked);
    encoder.set_exif_metadata(exif(1)[6..].to_vec()).unwrap();
    encoder.write_image(&quarters(700, 700), 700, 700, image::ExtendedColorType::Rgb8).unwrap();
    for sent in [sent, marked] {
        assert!(holds(&sent, b"116.2"));
        let prepared = read(&sent).unwrap();
        for kept in &prepared.files {
            for trace in
                [&b"Exif"[..], b"116.2", b"adobe", b"xmp", b"Rumah", b"Photoshop", b"catatan", b"EXIF", b"XMP "]
            {
                assert!(!holds(&kept.content, trace), "{} holds {}", kept.name, String::from_utf8_lossy(trace));
            }
        }
    }
}

fn holds(content: &[u8], text: &[u8]) -> bool {
    content.windows(text.len()).any(|window| window == text)
}

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
fn grey_deep_and_see_through_pictures_are_read() {
    let grey = DynamicImage::ImageRgb8(quarters(640, 640)).to_luma8();
    let deep = DynamicImage::ImageRgb8(quarters(640, 640)).to_rgb16();
    let grey = decoded(&read(&encoded(grey, ImageFormat::Jpeg)).unwrap(), "640.jpg");
    assert!(grey.get_pixel(10, 10).0.iter().all(|channel| channel.abs_diff(grey.get_pixel(10, 10).0[0]) < 4));
    let deep = decoded(&read(&encoded(deep, ImageFormat::Png)).unwrap(), "640.jpg");
    assert_corners(&deep, [RED, BLUE, GREEN, SAND], "16 bits a channel");

    let see_through =
        RgbaImage::from_fn(640, 640, |x, _| if x < 320 { Rgba([0, 0, 0, 0]) } else { Rgba([0, 0, 0, 128]) });
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let picture = decoded(&read(&encoded(see_through.clone(), format)).unwrap(), "640.jpg");
        assert!(is_near(picture.get_pixel(100, 100).0, [255, 255, 255]), "nothing is white");
        assert!(is_near(picture.get_pixel(500, 100).0, [127, 127, 127]), "half of black is grey");
    }
}

#[test]
fn a_printers_picture_in_four_colours_keeps_its_colours() {
    let rgb = quarters(640, 640);
    let cmyk: Vec<u8> = rgb.pixels().flat_map(|Rgb([r, g, b])| [255 - r, 255 - g, 255 - b, 0]).collect();
    let mut file = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut file, 90);
    encoder.encode(&cmyk, 640, 640, jpeg_encoder::ColorType::Cmyk).unwrap();
    let picture = decoded(&read(&file).unwrap(), "640.jpg");
    assert_corners(&picture, [RED, BLUE, GREEN, SAND], "four colours");
}

#[test]
fn wider_colours_are_brought_to_those_of_the_web() {
    let (mut plain, mut wide) = (Vec::new(), Vec::new());
    let picture = RgbImage::from_pixel(640, 640, Rgb([220, 60, 60]));
    JpegEncoder::new_with_quality(&mut plain, 95).encode_image(&picture).unwrap();
    let mut encoder = JpegEncoder::new_with_quality(&mut wide, 95);
    encoder.set_icc_profile(moxcms::ColorProfile::new_display_p3().encode().unwrap()).unwrap();
    encoder.encode_image(&picture).unwrap();
    let red = |file: &[u8]| decoded(&read(file).unwrap(), "640.jpg").get_pixel(300, 300).0;
    assert!(is_near(red(&plain), [220, 60, 60]), "{:?}", red(&plain));
    let [r, g, b] = red(&wide);
    assert!(r > 228 && g < 55 && b < 62, "{r} {g} {b}: the same numbers are a stronger red there");
}

#[test]
fn the_colour_that_stands_there_meanwhile_is_the_one_there_is_most_of() {
    let picture = RgbImage::from_fn(700, 700, |x, _| if x < 500 { Rgb(BLUE) } else { Rgb(SAND) });
    let color = read(&jpeg(picture)).unwrap().color;
    let channel = |at: usize| u8::from_str_radix(&color[at..at + 2], 16).unwrap();
    assert!(color.starts_with('#') && color.len() == 7);
    assert!(is_near([channel(1), channel(3), channel(5)], BLUE), "{color}");
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

#[test]
fn a_wide_picture_gives_messengers_its_middle() {
    let prepared = read(&jpeg(quarters(2000, 700))).unwrap();
    let share = decoded(&prepared, "share.jpg");
    assert_eq!(share.dimensions(), (1066, 559));
    assert_corners(&share, [RED, BLUE, GREEN, SAND], "share");
    assert_eq!(DynamicImage::ImageRgb8(share).dimensions(), (1066, 559));
}
