//! The picture of what has no photo: a batik motif, drawn from its slug. The same slug always gives the
//! same cloth, and no two slugs quite the same one.
//!
//! Pure: text in, SVG out, at most 3 KB. No text of a visitor or seller ever enters the drawing; the slug
//! only rolls the dice.

mod clouds;
mod dice;
mod dyes;
mod glyphs;
mod patterns;
mod weaves;

use dice::Dice;
pub use dyes::Dye;
use patterns::Pattern;

/// Which side of the cloth is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// the whole piece with the category's sign in the middle
    Whole,
    /// close up, without the sign
    Close,
    /// the edge of the cloth with its row of tumpal
    Edge,
}

/// The dye a slug's motif is drawn in.
pub fn dye_of(slug: &str, category: &str) -> Option<Dye> {
    Some(Dice::of(slug).pick(style(category)?.dyes))
}

/// What a category is drawn with: the sign in the middle, its dyes and its patterns.
struct Style {
    glyph: &'static str,
    dyes: &'static [Dye],
    patterns: &'static [Pattern],
}

/// The drawing, or `None` for a category we do not know.
pub fn motif_svg(slug: &str, category: &str) -> Option<String> {
    motif_view(slug, category, View::Whole)
}

pub fn motif_view(slug: &str, category: &str, view: View) -> Option<String> {
    let style = style(category)?;
    let mut dice = Dice::of(slug);
    let dye = dice.pick(style.dyes);
    let pattern = dice.pick(style.patterns);
    let tile = pattern.tile(&dye, &mut dice);
    let (low, high) = pattern.scales();
    let zoom = if view == View::Close { 2.1 } else { 1.0 };
    let scale = f64::from(dice.between(low, high)) / 100.0 * zoom;
    let turn = dice.pick(pattern.turns());
    let (x, y) = (dice.between(0, tile.width), dice.between(0, tile.height));
    let ring = dice.between(0, 2);
    let Dye { ground, line, accent } = dye;
    let (width, height, shapes) = (tile.width, tile.height, tile.shapes);
    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 500" width="1600" height="2000"><defs><pattern id="p" width="{width}" height="{height}" patternUnits="userSpaceOnUse" patternTransform="translate({x} {y}) rotate({turn}) scale({scale:.2})">{shapes}</pattern></defs><rect width="400" height="500" fill="{ground}"/><rect width="400" height="500" fill="url(#p)"/>"##
    );
    match view {
        View::Whole => {
            svg.push_str(&format!(r#"<circle cx="200" cy="250" r="84" fill="{ground}"/>"#));
            svg.push_str(&field_ring(ring, line, accent));
            let glyph = style.glyph;
            svg.push_str(&format!(
                r#"<g transform="translate(152 202) scale(4)" fill="none" stroke="{line}" stroke-width="1.15" stroke-linecap="round" stroke-linejoin="round">{glyph}</g>"#
            ));
        }
        View::Close => {}
        View::Edge => svg.push_str(&edge(&dye)),
    }
    svg.push_str("</svg>");
    Some(svg)
}

/// The line around the quiet field: plain and thin, dotted, or a wreath of petals.
fn field_ring(kind: i32, line: &str, accent: &str) -> String {
    let circle = |r: i32, colour: &str, rest: &str| {
        format!(r#"<circle cx="200" cy="250" r="{r}" fill="none" stroke="{colour}" {rest}/>"#)
    };
    match kind {
        0 => circle(84, line, r#"stroke-width="3""#) + &circle(74, accent, r#"stroke-width="1.5""#),
        1 => {
            circle(84, line, r#"stroke-width="2""#)
                + &circle(75, line, r#"stroke-width="5" stroke-linecap="round" stroke-dasharray="0 11.781""#)
        }
        _ => {
            circle(84, line, r#"stroke-width="7" stroke-dasharray="14 3.593""#)
                + &circle(73, accent, r#"stroke-width="1.5""#)
        }
    }
}

/// A band of tumpal along the foot, as on a sarong's head cloth.
fn edge(dye: &Dye) -> String {
    let Dye { ground, line, accent } = dye;
    let teeth: String = (0..8).map(|i| format!("M{0} 380l25-120 25 120z", i * 50)).collect();
    let inner: String = (0..8).map(|i| format!("M{0} 380l14-70 14 70z", i * 50 + 11)).collect();
    format!(
        r#"<path fill="{ground}" d="M0 250h400v250H0z"/><path fill="{line}" d="{teeth}M0 388h400v6H0zM0 476h400v6H0z"/><path fill="{ground}" d="{inner}"/><path fill="none" stroke="{accent}" stroke-width="10" stroke-linecap="round" stroke-dasharray="0 25" d="M12 415h388M0 435h400M12 455h388"/>"#
    )
}

fn style(category: &str) -> Option<Style> {
    use Pattern::{Anyam, Ceplok, Ikat, Kawung, MegaMendung, Nitik, Parang, Truntum, Tumpal};
    use dyes::{DAUN, MENGKUDU, MORI, NILA, SOGA, WEDEL};
    Some(match category {
        "textile-batik-weaving" => Style {
            glyph: glyphs::CLOTH,
            dyes: &[NILA, SOGA, MENGKUDU, WEDEL, MORI],
            patterns: &[Ikat, Parang, Kawung, Truntum, Ikat],
        },
        "wood-bamboo-rattan" => {
            Style { glyph: glyphs::BASKET, dyes: &[SOGA, MORI, DAUN], patterns: &[Anyam, Anyam, Nitik] }
        }
        "pottery" => Style { glyph: glyphs::JAR, dyes: &[MENGKUDU, SOGA, MORI], patterns: &[Tumpal, Ceplok, Nitik] },
        "leather-metal-jewellery" => {
            Style { glyph: glyphs::RING, dyes: &[WEDEL, NILA, MENGKUDU], patterns: &[Ceplok, Nitik, Truntum] }
        }
        "home-decor" => Style { glyph: glyphs::LAMP, dyes: &[MORI, NILA, DAUN], patterns: &[Kawung, Ceplok, Anyam] },
        "coffee-tea-cocoa" => {
            Style { glyph: glyphs::CUP, dyes: &[SOGA, WEDEL, DAUN], patterns: &[Kawung, Truntum, Parang] }
        }
        "food-beverage" => {
            Style { glyph: glyphs::KETUPAT, dyes: &[MENGKUDU, MORI, SOGA], patterns: &[Ceplok, Truntum, Kawung, Nitik] }
        }
        "marine-fishery" => Style {
            glyph: glyphs::FISH,
            dyes: &[NILA, DAUN, NILA],
            patterns: &[MegaMendung, Parang, MegaMendung, Nitik],
        },
        "spices-oils" => {
            Style { glyph: glyphs::MORTAR, dyes: &[MENGKUDU, WEDEL, SOGA], patterns: &[Nitik, Tumpal, Parang] }
        }
        "herbal-beauty" => Style { glyph: glyphs::LEAF, dyes: &[DAUN, MORI], patterns: &[Truntum, Ceplok, Kawung] },
        "agriculture" => Style { glyph: glyphs::EAR, dyes: &[DAUN, SOGA], patterns: &[Tumpal, Nitik, Anyam] },
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
