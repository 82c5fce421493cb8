//! The colour that a picture has most of: it stands there while the picture comes.

use image::{Rgb, RgbImage};

/// Each channel in so many steps, so that shades count together.
const STEPS: usize = 8;
const LOOKED_AT: u32 = 4096;

/// `#rrggbb`, the mean of the fullest of [`STEPS`]³ boxes.
pub(super) fn dominant(picture: &RgbImage) -> String {
    let every = (picture.width() * picture.height() / LOOKED_AT).max(1) as usize;
    let mut boxes = vec![(0u32, [0u32; 3]); STEPS * STEPS * STEPS];
    for Rgb(channels) in picture.pixels().step_by(every) {
        let index = channels.iter().fold(0, |index, channel| index * STEPS + usize::from(*channel) * STEPS / 256);
        let (count, sums) = &mut boxes[index];
        *count += 1;
        for (sum, channel) in sums.iter_mut().zip(channels) {
            *sum += u32::from(*channel);
        }
    }
    let (count, sums) = boxes.into_iter().max_by_key(|(count, _)| *count).unwrap_or_default();
    let [r, g, b] = sums.map(|sum| sum / count.max(1));
    format!("#{r:02x}{g:02x}{b:02x}")
}
