//! The nine patterns, each one tile that repeats. Drawn from scratch after the geometry of the cloths.

use super::dice::Dice;
use super::dyes::Dye;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// four ellipses around a point, on a square lattice
    Kawung,
    /// diagonal bands of blades between rows of lozenges
    Parang,
    /// eight-petal rosettes in squares
    Ceplok,
    /// small stars scattered on a lattice
    Truntum,
    /// nested clouds in five tints
    MegaMendung,
    /// rows of triangles
    Tumpal,
    /// dotted lozenges
    Nitik,
    /// stepped lozenges whose edges run, as tied yarn does
    Ikat,
    /// strips over and under
    Anyam,
}

pub struct Tile {
    pub width: i32,
    pub height: i32,
    pub shapes: String,
}

impl Pattern {
    /// Smallest and largest scale, in hundredths.
    pub fn scales(self) -> (i32, i32) {
        match self {
            Self::Kawung | Self::Ceplok => (75, 160),
            Self::MegaMendung => (85, 135),
            Self::Truntum => (85, 150),
            Self::Nitik => (80, 150),
            _ => (80, 150),
        }
    }

    /// The angles it may lie at.
    pub fn turns(self) -> &'static [i32] {
        match self {
            Self::Kawung | Self::Ceplok | Self::Truntum | Self::Nitik => &[0, 45],
            Self::Parang => &[-45, 45, -38],
            Self::MegaMendung => &[0, -6, 8],
            Self::Tumpal => &[0, 180],
            Self::Ikat => &[0, 90],
            Self::Anyam => &[0, 45, -45],
        }
    }

    pub fn tile(self, dye: &Dye, dice: &mut Dice) -> Tile {
        match self {
            Self::Kawung => kawung(dye, dice),
            Self::Parang => parang(dye, dice),
            Self::Ceplok => ceplok(dye, dice),
            Self::Truntum => truntum(dye, dice),
            Self::MegaMendung => super::clouds::mega_mendung(dye),
            Self::Tumpal => tumpal(dye, dice),
            Self::Nitik => nitik(dye, dice),
            Self::Ikat => super::weaves::ikat(dye, dice),
            Self::Anyam => super::weaves::anyam(dye, dice),
        }
    }
}

fn kawung(Dye { ground, line, accent }: &Dye, dice: &mut Dice) -> Tile {
    let width = dice.between(10, 13);
    let seed = match dice.between(0, 2) {
        0 => format!(r#"<circle r="2.2" cy="-8" fill="{line}"/><circle r="2.2" cy="8" fill="{line}"/>"#),
        1 => format!(r#"<ellipse rx="1.8" ry="12" fill="{accent}"/>"#),
        _ => format!(
            r#"<path d="M0-15V15" stroke="{line}" stroke-width="3.5" stroke-linecap="round" stroke-dasharray="0 7.5"/>"#
        ),
    };
    let inner = width - 4;
    let shapes = format!(
        r##"<g id="k"><g id="h"><g transform="translate(20 20) rotate(-45)"><ellipse rx="{width}" ry="26" fill="{line}"/><ellipse rx="{inner}" ry="20" fill="{ground}"/>{seed}</g><g transform="translate(60 20) rotate(45)"><ellipse rx="{width}" ry="26" fill="{line}"/><ellipse rx="{inner}" ry="20" fill="{ground}"/>{seed}</g></g></g><use href="#h" transform="matrix(1 0 0 -1 0 80)"/><path fill="{accent}" d="M40-6l4 6-4 6-4-6zM40 74l4 6-4 6-4-6zM-6 40l6-4 6 4-6 4zM74 40l6-4 6 4-6 4z"/>"##
    );
    Tile { width: 80, height: 80, shapes }
}

fn parang(Dye { ground, line, accent }: &Dye, dice: &mut Dice) -> Tile {
    let blade = dice.pick(&[
        "M2 4C22 1 33 14 25 29 19 41 25 49 38 54 15 59 3 46 12 30 19 18 15 9 2 4z",
        "M0 4C24 4 34 18 24 32 18 41 24 50 36 54 14 56 4 44 14 28 19 19 14 10 0 4z",
    ]);
    let shapes = format!(
        r#"<path fill="{line}" d="{blade}M0 62h38v2.5H0zM0 80.5h38v2.5H0z"/><path fill="none" stroke="{ground}" stroke-width="2" d="M12 9c9 4 10 12 5 21-5 9-2 16 6 21"/><path fill="{accent}" d="M28 6c8 4 10 13 7 21-2-4-2-8-1-12 0-4-2-7-6-9zM2 34c-2 9 1 16 8 19-3-3-5-7-5-11 0-3-1-6-3-8zM19 66l10 6-10 6-10-6zM0 66l5 6-5 6zM38 66v12l-5-6z"/>"#
    );
    Tile { width: 38, height: 87, shapes }
}

fn ceplok(Dye { ground, line, accent }: &Dye, dice: &mut Dice) -> Tile {
    let reach = dice.between(20, 24);
    let long: String = [0, 90, 180, 270].map(|a| petal(a, 7, reach - 6, line)).concat();
    let short: String = [45, 135, 225, 315].map(|a| petal(a, 5, reach - 8, accent)).concat();
    let frame = if dice.between(0, 1) == 0 {
        format!(
            r#"<path fill="none" stroke="{line}" stroke-width="2.5" d="M0 0h96v96H0z"/><path fill="none" stroke="{accent}" stroke-width="1.5" d="M5 5h86v86H5z"/>"#
        )
    } else {
        format!(
            r#"<circle cx="48" cy="48" r="45" fill="none" stroke="{line}" stroke-width="2"/><path fill="{accent}" d="M0-14 14 0 0 14-14 0zM96-14l14 14-14 14L82 0zM0 82l14 14L0 110-14 96zM96 82l14 14-14 14-14-14z"/>"#
        )
    };
    let shapes = format!(
        r#"{frame}<g transform="translate(48 48)">{short}{long}<circle r="7" fill="{ground}" stroke="{line}" stroke-width="2"/><circle r="2.5" fill="{accent}"/></g>"#
    );
    Tile { width: 96, height: 96, shapes }
}

fn petal(angle: i32, width: i32, length: i32, colour: &str) -> String {
    let away = length + 4;
    format!(r#"<ellipse rx="{width}" ry="{length}" cy="-{away}" fill="{colour}" transform="rotate({angle})"/>"#)
}

fn truntum(Dye { line, accent, .. }: &Dye, dice: &mut Dice) -> Tile {
    let arm = dice.between(11, 14);
    let slim = arm - 4;
    let shapes = format!(
        r##"<g id="s" stroke-linecap="round" transform="translate(16 16)"><path stroke="{line}" stroke-width="4" d="M0-4V-{arm}M0 4V{arm}M-4 0H-{arm}M4 0H{arm}"/><path stroke="{accent}" stroke-width="3.2" d="M-4-4l-{slim}-{slim}M4 4l{slim} {slim}M-4 4l-{slim} {slim}M4-4l{slim}-{slim}" transform="scale(.8)"/><circle r="2.6" fill="{line}"/></g><use href="#s" transform="translate(32 32)"/><path fill="none" stroke="{accent}" stroke-width="5" stroke-linecap="round" d="M48 16h0M16 48h0"/><path fill="none" stroke="{line}" stroke-width="2.6" stroke-linecap="round" d="M48 7h0M48 25h0M39 16h0M57 16h0M16 39h0M16 57h0M7 48h0M25 48h0"/>"##
    );
    Tile { width: 64, height: 64, shapes }
}

fn tumpal(Dye { ground, line, accent }: &Dye, dice: &mut Dice) -> Tile {
    let heart = dice.pick(&["M30 36l6 12-6 8-6-8z", "M30 38v18m-6-4h12", "M30 40a7 7 0 1 0 .1 0z"]);
    let shapes = format!(
        r#"<path fill="{line}" d="M30 2 58 62H2zM0 68h60v3H0zM0 87h60v3H0z"/><path fill="{ground}" d="M30 18 50 58H10z"/><path fill="{accent}" stroke="{accent}" stroke-width="2" d="{heart}M0 6l12 26L0 56zM60 6v50L48 32z"/><path stroke="{line}" stroke-width="5" stroke-linecap="round" stroke-dasharray="0 12" d="M6 79h60"/>"#
    );
    Tile { width: 60, height: 92, shapes }
}

fn nitik(Dye { line, accent, .. }: &Dye, dice: &mut Dice) -> Tile {
    let dot = dice.pick(&["round", "butt"]);
    let dash = if dot == "round" { "0 7.071" } else { "4.4 2.671" };
    let cross = dice.pick(&["M40 34v12M34 40h12", "M36 36l8 8M44 36l-8 8"]);
    let shapes = format!(
        r#"<g fill="none" stroke-width="4.8" stroke-linecap="{dot}" stroke-dasharray="{dash}"><path stroke="{line}" d="M40 0 80 40 40 80 0 40z"/><path stroke="{accent}" d="M40 10 70 40 40 70 10 40z"/><path stroke="{line}" d="M40 20 60 40 40 60 20 40z"/></g><path stroke="{accent}" stroke-width="3.5" stroke-linecap="round" d="{cross}M0-5V5M-5 0H5M80-5V5M75 0h10M0 75v10M-5 80H5M80 75v10M75 80h10"/>"#
    );
    Tile { width: 80, height: 80, shapes }
}
