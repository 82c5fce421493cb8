//! A BUMDes that waits to be verified, so that the curators' desk has something to decide.

use chrono::TimeDelta;
use diesel::prelude::*;
use krilla::metadata::Metadata;

use super::{FillError, people};
use crate::accounts::queries::signed_in;
use crate::db::schema::users;
use crate::db::{DbConn, Timestamp};
use crate::ids::UserId;
use crate::papers::{A4, LEFT, RIGHT, Sheet, Style, Tone};
use crate::villages::evidence::{Evidence, EvidenceKind};
use crate::villages::keep_evidence;
use crate::villages::register::{Registration, register};

/// Lendang Are, next to Darmaji
const VILLAGE: &str = "52.02.09.2001";
const NAME: &str = "BUMDes Lendang Are";

/// Unless whoever registers it works for a BUMDes already; a store from before this sign-in stays as it is.
pub fn add_if_none(conn: &mut DbConn, now: Timestamp) -> Result<(), FillError> {
    let person = users::table.filter(users::email.eq(people::REGISTRANT)).select(users::id);
    let Some(user_id) = person.first::<UserId>(conn).optional()? else { return Ok(()) };
    if signed_in(conn, &user_id)?.is_none_or(|user| user.bumdes_id.is_some()) {
        return Ok(());
    }
    let registered = now - TimeDelta::days(2);
    let wish = Registration {
        name: NAME.into(),
        phone: "+62 812-0000-0099".into(),
        email: people::REGISTRANT.into(),
        village_code: VILLAGE.into(),
        sector: "wood-bamboo-rattan".into(),
        is_joint: false,
    };
    register(conn, registered, &user_id, &wish).map_err(data)?;
    let scope = signed_in(conn, &user_id)?.and_then(|user| user.bumdes_scope());
    let scope = scope.ok_or_else(|| data("whoever registers works for the BUMDes"))?;
    let papers = [
        (EvidenceKind::VillageRule, "Peraturan Desa Lendang Are tentang BUMDes"),
        (EvidenceKind::Decree, "Surat Keputusan tentang pengurus BUMDes Lendang Are"),
    ];
    for (n, (kind, title)) in papers.into_iter().enumerate() {
        let file = Evidence::try_from(paper(title).map_err(data)?).map_err(|_| data("evidence that is not kept"))?;
        let sent = registered + TimeDelta::minutes(10 + 4 * n as i64);
        keep_evidence(conn, sent, &scope, kind, &file).map_err(data)?;
    }
    Ok(())
}

/// Says that it is an example: nobody shall take it for a paper of a village or a company.
pub(super) fn paper(title: &str) -> anyhow::Result<Vec<u8>> {
    let mut sheet = Sheet::new(A4)?;
    let large = Style { size: 18.0, is_bold: true, tone: Tone::Ink };
    let small = Style { size: 11.0, is_bold: false, tone: Tone::Ink };
    for (style, step, text) in [
        (large, 26.0, title),
        (small, 18.0, "Contoh untuk demonstrasi Etalase. Ini bukan dokumen resmi."),
        (small, 18.0, "An example for the demonstration of Etalase, not an official paper."),
    ] {
        for line in sheet.lines(text, style, RIGHT - LEFT) {
            sheet.text(LEFT, &line, style);
            sheet.y += step;
        }
    }
    let metadata = Metadata::new().title(title.into()).language("id".into()).creator("Etalase".into());
    sheet.finish(metadata, |_, _| (String::new(), String::new()))
}

pub(super) fn data(error: impl std::fmt::Display) -> FillError {
    FillError::Data(error.to_string())
}
