//! `Photo`: a picture that is kept, as pages show it. Which widths it comes in follows from its own.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::db::schema::pictures;
use crate::ids::PictureId;
use crate::web::page_head::Picture;

const WIDTHS: [u32; 4] = [320, 640, 1080, 1600];
pub const LARGEST: u32 = WIDTHS[3];
/// What messengers show beside a link.
pub const SHARE_NAME: &str = "share.jpg";
const SHARE: (u32, u32) = (1200, 630);

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Serialize, Deserialize)]
#[diesel(table_name = pictures)]
pub struct Photo {
    pub id: PictureId,
    /// of the largest file
    pub width: i32,
    pub height: i32,
    /// `#rrggbb`, for the moment before it is there
    pub color: String,
}

impl Photo {
    /// `name` of one of its files: `640.webp`.
    pub fn address(id: &PictureId, name: &str) -> String {
        format!("/media/pictures/{id}/{name}")
    }

    /// As JPEG, for programs and for looking closely.
    pub fn largest(&self) -> String {
        Self::address(&self.id, &format!("{}.jpg", self.width))
    }

    /// The picture beside a link to what `alt` names.
    pub fn share_picture(&self, alt: String) -> Picture {
        let (width, height) = share_size(self.width.unsigned_abs(), self.height.unsigned_abs());
        Picture { path: Self::address(&self.id, SHARE_NAME), width, height, mime: "image/jpeg", alt }
    }
}

/// A photo in its place of a product's gallery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownPhoto {
    pub photo: Photo,
    pub alt_id: String,
    pub alt_en: String,
}

/// In which widths a picture as wide as `own` is kept: never enlarged, and its own where the steps leave much out.
pub fn widths(own: u32) -> Vec<u32> {
    let own = own.min(LARGEST);
    // what is nearly as wide as the picture itself saves nobody anything
    WIDTHS.into_iter().filter(|width| width * 10 <= own * 9).chain([own]).collect()
}

/// The largest piece of 1200 by 630 pixels that lies in a picture, no larger than that.
pub fn share_size(width: u32, height: u32) -> (u32, u32) {
    let (wide, high) = SHARE;
    let within = width.min(wide).min(height * wide / high);
    (within, within * high / wide)
}

/// The names of all files of a picture as wide as that.
pub fn file_names(own: u32) -> impl Iterator<Item = String> {
    let of_width = |width| [format!("{width}.webp"), format!("{width}.jpg")];
    widths(own).into_iter().flat_map(of_width).chain([SHARE_NAME.to_owned()])
}

/// `srcset` in this format (`webp` or `jpg`), up to the first file at least `most` wide.
pub fn srcset(id: &str, own: u32, kind: &str, most: u32) -> String {
    let all = widths(own);
    let wanted = all.iter().position(|width| *width >= most).map_or(all.len(), |last| last + 1);
    let part = |width: &u32| format!("/media/pictures/{id}/{width}.{kind} {width}w");
    all[..wanted].iter().map(part).collect::<Vec<_>>().join(", ")
}

/// The width that stands in `src`, for what understands no `srcset`: the first of at least `wanted`.
pub fn nearest(own: u32, wanted: u32) -> u32 {
    let all = widths(own);
    all.iter().copied().find(|width| *width >= wanted).unwrap_or(own.min(LARGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_kept_in_steps_and_never_enlarged() {
        assert_eq!(widths(4000), [320, 640, 1080, 1600]);
        assert_eq!(widths(1600), [320, 640, 1080, 1600]);
        assert_eq!(widths(1300), [320, 640, 1080, 1300]);
        assert_eq!(widths(1100), [320, 640, 1100]);
        assert_eq!(widths(600), [320, 600]);
    }

    #[test]
    fn what_messengers_show_lies_inside_the_picture() {
        assert_eq!(share_size(1600, 2000), (1200, 630));
        assert_eq!(share_size(1600, 600), (1142, 599));
        assert_eq!(share_size(600, 800), (600, 315));
        for (width, height) in [(600, 600), (1600, 601), (1600, 12_000), (1199, 629)] {
            let (wide, high) = share_size(width, height);
            assert!(wide <= width && high <= height, "{width}×{height}: {wide}×{high}");
        }
    }

    #[test]
    fn small_places_are_offered_small_files() {
        assert_eq!(srcset("x", 1600, "jpg", 640), "/media/pictures/x/320.jpg 320w, /media/pictures/x/640.jpg 640w");
        assert_eq!(srcset("x", 600, "webp", 1600), "/media/pictures/x/320.webp 320w, /media/pictures/x/600.webp 600w");
        assert_eq!((nearest(1600, 500), nearest(600, 1080)), (640, 600));
    }
}
