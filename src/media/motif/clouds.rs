//! Mega mendung, the clouds of Cirebon: one contour nested in itself, each time a tint darker.

use super::dyes::Dye;
use super::patterns::Tile;

const CLOUD: &str = "M-96 12C-78 10-70 0-58-6-70-26-44-44-28-30-28-56 14-62 20-36 34-52 64-38 56-16 70-16 74 2 96 6 76 24 58 14 48 10 44 26 22 28 14 16 4 32-22 30-26 14-40 28-72 26-96 12z";

pub fn mega_mendung(Dye { ground, line, .. }: &Dye) -> Tile {
    let nested: String = [100, 68, 46, 27, 10]
        .iter()
        .zip(1..)
        .map(|(percent, step)| {
            let tint = blend(ground, line, *percent);
            let size = f64::from(120 - step * 20) / 100.0;
            format!(r##"<use href="#c" fill="{tint}" transform="translate(0 {step}) scale({size:.2})"/>"##)
        })
        .collect();
    let shapes = format!(
        r##"<defs><path id="c" d="{CLOUD}"/><g id="m">{nested}</g></defs><use href="#m" x="110" y="-4"/><use href="#m" y="62"/><use href="#m" x="220" y="62"/><use href="#m" x="110" y="128"/>"##
    );
    Tile { width: 220, height: 132, shapes }
}

/// `percent` of the way from one `#rrggbb` to another.
fn blend(from: &str, to: &str, percent: i32) -> String {
    let part = |colour: &str, at: usize| i32::from_str_radix(&colour[at..at + 2], 16).unwrap_or(0);
    let mix = |at| part(from, at) + (part(to, at) - part(from, at)) * percent / 100;
    format!("#{:02x}{:02x}{:02x}", mix(1), mix(3), mix(5))
}
