//! What is woven: ikat, whose tied yarn lets the edges run, and anyam, the plaited strips of baskets and mats.

use super::dice::Dice;
use super::dyes::Dye;
use super::patterns::Tile;

/// Two lozenges in rows of yarn; each row's ends lie a little off, as tied yarn does.
pub fn ikat(Dye { ground, line, accent }: &Dye, dice: &mut Dice) -> Tile {
    let (outer, middle, heart) = (lozenge(40, 60, 38, dice), lozenge(40, 60, 24, dice), lozenge(40, 60, 9, dice));
    let (left, right) = (lozenge(0, 0, 17, dice), lozenge(80, 0, 17, dice));
    let (low_left, low_right) = (lozenge(0, 120, 17, dice), lozenge(80, 120, 17, dice));
    let shapes = format!(
        r#"<g fill="none" stroke-width="4.200"><path stroke="{line}" d="{outer}"/><path stroke="{ground}" d="{middle}"/><path stroke="{accent}" d="{heart}{left}{right}{low_left}{low_right}"/></g>"#
    )
    .replace(".200", ".2");
    Tile { width: 80, height: 120, shapes }
}

/// Rows of four units, in steps of two rows, around a centre.
fn lozenge(x: i32, y: i32, half: i32, dice: &mut Dice) -> String {
    let rows = half * 3 / 8;
    (-rows..=rows)
        .map(|row| {
            let reach = half * (rows + 1 - (row.abs() / 2) * 2) / (rows + 1);
            let (start, end) = (x - reach - dice.between(-1, 2), x + reach + dice.between(-1, 2));
            format!("M{start} {}H{end}", y + row * 4)
        })
        .collect()
}

/// Plain, twill, or in pairs.
pub fn anyam(Dye { ground, line, accent }: &Dye, dice: &mut Dice) -> Tile {
    let over = dice.between(1, 3);
    let strips = if over == 1 { 2 } else { over * 2 };
    let side = strips * 20;
    let mut across = String::new();
    let mut upright = String::new();
    for strip in 0..strips {
        upright.push_str(&format!("M{} 0v{side}", strip * 20 + 10));
        for start in [strip * 20, strip * 20 - side] {
            across.push_str(&format!("M{} {}h{}", start + 1, strip * 20 + 10, over * 20 - 2));
        }
    }
    let shapes = format!(
        r#"<g fill="none"><path stroke="{accent}" stroke-width="16" d="{upright}"/><path stroke="{ground}" stroke-opacity=".35" stroke-width="1.5" d="{upright}"/><path stroke="{ground}" stroke-width="20" d="{across}"/><path stroke="{line}" stroke-width="16" d="{across}"/><path stroke="{ground}" stroke-opacity=".3" stroke-width="1.5" d="{across}"/></g>"#
    );
    Tile { width: side, height: side, shapes }
}
