use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GenericImageView, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::samples::*;
use super::*;

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
fn a_wide_picture_gives_messengers_its_middle() {
    let prepared = read(&jpeg(quarters(2000, 700))).unwrap();
    let share = decoded(&prepared, "share.jpg");
    assert_eq!(share.dimensions(), (1066, 559));
    assert_corners(&share, [RED, BLUE, GREEN, SAND], "share");
    assert_eq!(DynamicImage::ImageRgb8(share).dimensions(), (1066, 559));
}
