//! The picture of what has no photo: a batik motif, drawn from its slug. The same slug always gives the
//! same cloth, and no two slugs quite the same one.
//!
//! Pure: text in, SVG out, at most 3 KB. No text of a visitor or seller ever enters the drawing; the slug
//! only rolls the dice.

mod clouds;
mod dice;
mod dyes;
mod glyphs;
mod layout;
mod patterns;
mod weaves;

use dice::Dice;
pub use dyes::Dye;
use layout::Layout;
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
    Some(dye(&style(category)?, &mut Dice::of(slug)))
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
    let (dye, pattern, layout) = character(&style, &mut dice);
    let tile = pattern.tile(&dye, &mut dice);
    let (low, high) = pattern.scales();
    let zoom = if view == View::Close { 2.1 } else { 1.0 };
    let scale = f64::from(dice.between(low, high)) / 100.0 * zoom;
    let turn = dice.pick(pattern.turns());
    let (x, y) = (dice.between(0, tile.width), dice.between(0, tile.height));
    let Dye { ground, accent, .. } = dye;
    let (width, height, shapes) = (tile.width, tile.height, tile.shapes);
    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 500" width="1600" height="2000"><defs><pattern id="p" width="{width}" height="{height}" patternUnits="userSpaceOnUse" patternTransform="translate({x} {y}) rotate({turn}) scale({scale:.2})"><path fill="{ground}" d="M0 0h{width}v{height}H0z"/>{shapes}</pattern><pattern id="d" width="25" height="25" patternUnits="userSpaceOnUse" patternTransform="rotate({dots})"><circle cx="6" cy="6" r="1.5" fill="{accent}" opacity=".55"/></pattern></defs><rect width="400" height="500" fill="{ground}"/>"##,
        dots = dice.pick(&[0, 45, 30]),
    );
    match view {
        View::Whole => svg.push_str(&layout.draw(&dye, style.glyph, &mut dice)),
        View::Close => svg.push_str(r##"<path fill="url(#p)" d="M0 0h400v500H0z"/>"##),
        View::Edge => {
            svg.push_str(r##"<path fill="url(#p)" d="M0 0h400v500H0z"/>"##);
            svg.push_str(&edge(&dye));
        }
    }
    svg.push_str("</svg>");
    Some(svg)
}

/// What one sees of a piece from afar.
fn character(style: &Style, dice: &mut Dice) -> (Dye, Pattern, Layout) {
    (dye(style, dice), dice.pick(style.patterns), dice.pick(Layout::ALL))
}

fn dye(style: &Style, dice: &mut Dice) -> Dye {
    let dye = dice.pick(style.dyes);
    if dice.between(0, 2) == 0 { dye.reversed() } else { dye }
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
            Style { glyph: glyphs::BASKET, dyes: &[SOGA, MORI, DAUN, WEDEL], patterns: &[Anyam, Anyam, Nitik] }
        }
        "pottery" => {
            Style { glyph: glyphs::JAR, dyes: &[MENGKUDU, SOGA, MORI, NILA], patterns: &[Tumpal, Ceplok, Nitik] }
        }
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
            dyes: &[NILA, DAUN, MORI, NILA],
            patterns: &[MegaMendung, Parang, MegaMendung, Nitik],
        },
        "spices-oils" => {
            Style { glyph: glyphs::MORTAR, dyes: &[MENGKUDU, WEDEL, SOGA], patterns: &[Nitik, Tumpal, Parang] }
        }
        "herbal-beauty" => {
            Style { glyph: glyphs::LEAF, dyes: &[DAUN, MORI, MENGKUDU], patterns: &[Truntum, Ceplok, Kawung] }
        }
        "agriculture" => Style { glyph: glyphs::EAR, dyes: &[DAUN, SOGA, MORI], patterns: &[Tumpal, Nitik, Anyam] },
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
