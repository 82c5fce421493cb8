//! How the cloth is laid out: the pattern all over, or on a part of it beside plain dyed cotton. Room for the eye in
//! a wall of pieces, and one more thing that tells two neighbours apart.

use super::dice::Dice;
use super::dyes::Dye;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// the pattern all over, a round field in the middle
    Field,
    /// a patterned foot under plain cotton
    Foot,
    /// patterned head and foot, plain between
    Ends,
    /// two patterned strips along the sides, as on a shoulder cloth
    Sash,
    /// plain in the middle of a patterned border
    Frame,
    /// *pagi-sore*, morning and evening: a cloth of two halves, worn with either side out
    Halves,
    /// a plain head over a patterned body, a row of tumpal between
    Head,
}

/// Where the sign stands and how large it is, and whether it needs a quiet field under it.
struct Sign {
    y: i32,
    scale: f64,
    has_field: bool,
}

impl Layout {
    pub const ALL: &[Self] =
        &[Self::Field, Self::Foot, Self::Ends, Self::Sash, Self::Frame, Self::Halves, Self::Head, Self::Field];

    /// The whole piece over its ground, with the sign of its category.
    pub fn draw(self, dye: &Dye, glyph: &str, dice: &mut Dice) -> String {
        let Dye { ground, line, accent } = dye;
        let cloth = |area: &str| format!(r#"<path fill="url(#p)" d="{area}"/>"#);
        let dots = r#"<path fill="url(#d)" d="M0 0h400v500H0z"/>"#.to_owned();
        // a seam: a broad line and a thin one beside it
        let seam = |broad: &str, thin: &str| {
            format!(
                r#"<path fill="none" stroke="{line}" stroke-width="7" d="{broad}"/><path fill="none" stroke="{accent}" stroke-width="2.5" d="{thin}"/>"#
            )
        };
        let plain = |y| Sign { y, scale: 5.6, has_field: false };
        let (body, sign) = match self {
            Self::Field => (cloth("M0 0h400v500H0z"), Sign { y: 250, scale: 4.0, has_field: true }),
            Self::Foot => {
                let edge = dice.between(288, 312);
                let body = dots + &cloth(&format!("M0 {edge}h400V500H0z"));
                (body + &seam(&format!("M0 {edge}h400"), &format!("M0 {0}h400", edge - 11)), plain(edge / 2 + 20))
            }
            Self::Ends => {
                let deep = dice.between(118, 140);
                let far = 500 - deep;
                let body = dots + &cloth(&format!("M0 0h400v{deep}H0zM0 {far}h400V500H0z"));
                let thin = format!("M0 {}h400M0 {}h400", deep + 11, far - 11);
                (body + &seam(&format!("M0 {deep}h400M0 {far}h400"), &thin), plain(250))
            }
            Self::Sash => {
                let wide = dice.between(84, 104);
                let far = 400 - wide;
                let body = dots + &cloth(&format!("M0 0h{wide}v500H0zM{far} 0h{wide}v500H{far}z"));
                let thin = format!("M{} 0v500M{} 0v500", wide + 11, far - 11);
                (body + &seam(&format!("M{wide} 0v500M{far} 0v500"), &thin), plain(250))
            }
            Self::Frame => {
                let (x, y) = (74, dice.between(112, 128));
                let (w, h) = (400 - 2 * x, 500 - 2 * y);
                let middle = format!("M{x} {y}h{w}v{h}H{x}z");
                let inner = format!("M{} {}h{}v{}H{0}z", x + 12, y + 12, w - 24, h - 24);
                let body = cloth("M0 0h400v500H0z") + &format!(r#"<path fill="{ground}" d="{middle}"/>"#);
                (body + &seam(&middle, &inner), Sign { y: 250, scale: 4.8, has_field: false })
            }
            Self::Halves => {
                let (from, to) = dice.pick(&[(460, 40), (40, 460), (400, 100), (100, 400)]);
                let body = dots + &cloth(&format!("M0 {from}L400 {to}V500H0z"));
                let thin = format!("M0 {}L400 {}", from - 13, to - 13);
                (body + &seam(&format!("M0 {from}L400 {to}"), &thin), Sign { y: 250, scale: 4.0, has_field: true })
            }
            Self::Head => {
                let edge = dice.between(176, 196);
                let teeth: String = (0..10).map(|i| format!("M{} {edge}l20-46 20 46z", i * 40)).collect();
                let body = dots + &cloth(&format!("M0 {edge}h400V500H0z"));
                let row = format!(r#"<path fill="{line}" d="{teeth}"/>"#);
                (body + &row + &seam(&format!("M0 {edge}h400"), ""), Sign { y: 330, scale: 3.6, has_field: true })
            }
        };
        body + &sign.draw(dye, glyph, dice)
    }
}

impl Sign {
    fn draw(&self, dye: &Dye, glyph: &str, dice: &mut Dice) -> String {
        let Dye { ground, line, accent } = dye;
        let Self { y, scale, has_field } = self;
        let (left, top) = (200.0 - scale * 12.0, f64::from(*y) - scale * 12.0);
        let field = if *has_field {
            let r = (scale * 21.0).round() as i32;
            format!(r#"<circle cx="200" cy="{y}" r="{r}" fill="{ground}"/>"#)
                + &ring(dice.between(0, 2), *y, r, line, accent)
        } else {
            String::new()
        };
        let stroke = 4.6 / scale;
        format!(
            r#"{field}<g transform="translate({left:.0} {top:.0}) scale({scale})" fill="none" stroke="{line}" stroke-width="{stroke:.2}" stroke-linecap="round" stroke-linejoin="round">{glyph}</g>"#
        )
    }
}

/// The line around the quiet field: plain and thin, dotted, or a wreath of petals.
fn ring(kind: i32, y: i32, r: i32, line: &str, accent: &str) -> String {
    let circle = |r: i32, colour: &str, rest: &str| {
        format!(r#"<circle cx="200" cy="{y}" r="{r}" fill="none" stroke="{colour}" {rest}/>"#)
    };
    // whole dashes around, whatever the radius
    let dash = |r: i32, pieces: f64, share: f64| {
        let step = f64::from(r) * std::f64::consts::TAU / pieces;
        format!(r#"stroke-dasharray="{:.2} {:.2}""#, step * share, step * (1.0 - share))
    };
    match kind {
        0 => circle(r, line, r#"stroke-width="3""#) + &circle(r - 10, accent, r#"stroke-width="1.5""#),
        1 => {
            let dots = format!(r#"stroke-width="5" stroke-linecap="round" {}"#, dash(r - 9, 40.0, 0.0));
            circle(r, line, r#"stroke-width="2""#) + &circle(r - 9, line, &dots)
        }
        _ => {
            let petals = format!(r#"stroke-width="7" {}"#, dash(r, 30.0, 0.8));
            circle(r, line, &petals) + &circle(r - 11, accent, r#"stroke-width="1.5""#)
        }
    }
}
