//! `/portal/bumdes/registration`: how the BUMDes stands, what is waited for, and the files that show what it is.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use tera::Context;

use super::evidence::{self, Evidence, EvidenceKind, EvidenceRow, UnfitEvidence};
use super::keep_evidence::{KeepEvidenceError, keep_evidence, remove_evidence};
use super::standing::{self, StandingAct, StandingError};
use super::{BumdesStatus, ask_again::ask_again};
use crate::db::schema::bumdes;
use crate::error::AppError;
use crate::ids::EvidenceId;
use crate::payments::transfer_proof::ProofKind;
use crate::web::age::Age;
use crate::web::{BumdesScope, Form, OwnerScope, Upload, Visitor};

const PAGE: &str = "/portal/bumdes/registration";

/// A form with a button and nothing else.
#[derive(Deserialize)]
pub struct Press {}

/// An act and how long ago it was.
#[derive(Serialize)]
pub(super) struct Dated {
    #[serde(flatten)]
    act: StandingAct,
    age: Age,
}

impl Dated {
    pub(super) fn all(acts: Vec<StandingAct>, now: crate::db::Timestamp) -> Vec<Self> {
        acts.into_iter().map(|act| Self { age: Age::of(act.created_at, now), act }).collect()
    }
}

/// A kind of evidence with its files.
#[derive(Serialize)]
pub(super) struct Pile {
    kind: EvidenceKind,
    is_required: bool,
    files: Vec<EvidenceRow>,
}

impl Pile {
    pub(super) fn all(rows: &[EvidenceRow]) -> Vec<Self> {
        let pile = |kind: &EvidenceKind| Self {
            kind: *kind,
            is_required: kind.is_required(),
            files: rows.iter().filter(|row| row.kind == *kind).cloned().collect(),
        };
        EvidenceKind::ALL.iter().map(pile).collect()
    }
}

/// `GET /portal/bumdes/registration`
pub async fn show(visitor: Visitor, scope: BumdesScope) -> Result<HttpResponse, AppError> {
    let (status, name, is_joint, rows, villages, acts): (BumdesStatus, String, bool, _, _, _) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let id = scope.bumdes_id();
            let (status, name, is_joint) =
                bumdes::table.find(id).select((bumdes::status, bumdes::name, bumdes::is_joint)).first(conn)?;
            let (rows, villages) = (evidence::list(conn, id)?, standing::served(conn, id)?);
            Ok((status, name, is_joint, rows, villages, standing::acts(conn, id, 20)?))
        })
        .await?;
    let acts = Dated::all(acts, visitor.app.clock.now());
    // the curators' last word
    let reason = acts.iter().find(|dated| dated.act.act.is_a_decision()).and_then(|dated| dated.act.note.clone());
    let mut context = Context::new();
    context.insert("status", &status);
    context.insert("name", &name);
    context.insert("is_joint", &is_joint);
    context.insert("missing", &evidence::missing(&rows));
    context.insert("is_open", &matches!(status, BumdesStatus::Registered | BumdesStatus::Refused));
    context.insert("piles", &Pile::all(&rows));
    context.insert("villages", &villages);
    context.insert("reason", &reason);
    context.insert("acts", &acts);
    visitor.page("portal/bumdes/registration.html", context)
}

/// `POST /portal/bumdes/registration/evidence/{kind}`
pub async fn send(
    visitor: Visitor,
    scope: OwnerScope,
    kind: web::Path<String>,
    upload: Upload,
) -> Result<HttpResponse, AppError> {
    let kind = EvidenceKind::parse(&kind).ok_or(AppError::NotFound)?;
    let back = format!("{PAGE}#{kind}");
    let file = match upload.file.map_or(Err(UnfitEvidence::TooLarge), Evidence::try_from) {
        Ok(file) => file,
        Err(unfit) => {
            visitor.flash("bad", visitor.text(text_of(unfit), &[]))?;
            return Ok(visitor.redirect(&back));
        }
    };
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| keep_evidence(conn, now, &scope, kind, &file)).await;
    answer(&visitor, done, "standing-done-kept", &back)
}

pub(crate) fn text_of(unfit: UnfitEvidence) -> &'static str {
    match unfit {
        UnfitEvidence::Missing => "standing-file-missing",
        UnfitEvidence::TooLarge => "standing-file-too-large",
        UnfitEvidence::OtherKind => "standing-file-other-kind",
    }
}

/// `POST /portal/bumdes/registration/evidence/{id}/removal`
pub async fn remove(
    visitor: Visitor,
    scope: OwnerScope,
    id: web::Path<EvidenceId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| remove_evidence(conn, now, &scope, &id)).await;
    answer(&visitor, done, "standing-done-removed", PAGE)
}

fn answer(
    visitor: &Visitor,
    done: Result<(), KeepEvidenceError>,
    key: &str,
    back: &str,
) -> Result<HttpResponse, AppError> {
    match done {
        Ok(()) => visitor.flash("good", visitor.text(key, &[]))?,
        Err(KeepEvidenceError::TooMany) => visitor.flash("bad", visitor.text("standing-file-too-many", &[]))?,
        Err(KeepEvidenceError::Settled(_)) => visitor.flash("bad", visitor.text("standing-file-settled", &[]))?,
        Err(KeepEvidenceError::NotFound) => return Err(AppError::NotFound),
        Err(KeepEvidenceError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(back))
}

/// `GET /portal/bumdes/registration/evidence/{id}`
pub async fn file(visitor: Visitor, scope: OwnerScope, id: web::Path<EvidenceId>) -> Result<HttpResponse, AppError> {
    let found = visitor.app.read::<_, AppError>(move |conn| Ok(evidence::find(conn, scope.bumdes_id(), &id)?)).await?;
    Ok(content(found.ok_or(AppError::NotFound)?))
}

/// A PDF is saved, not opened here.
pub(crate) fn content(file: Evidence) -> HttpResponse {
    let disposition = if file.media_type == ProofKind::Pdf { "attachment; filename=\"bukti.pdf\"" } else { "inline" };
    HttpResponse::Ok()
        .content_type(file.media_type.as_str())
        .insert_header((header::CONTENT_DISPOSITION, disposition))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(file.content)
}

/// `POST /portal/bumdes/registration/request`: look again, after a refusal.
pub async fn request(visitor: Visitor, scope: OwnerScope, _: Form<Press>) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    match visitor.app.write(move |conn| ask_again(conn, now, &scope)).await {
        Ok(()) => visitor.flash("good", visitor.text("standing-done-asked", &[]))?,
        Err(StandingError::NotAllowed { .. }) => visitor.flash("bad", visitor.text("standing-not-refused", &[]))?,
        Err(StandingError::NotFound) => return Err(AppError::NotFound),
        Err(StandingError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(PAGE))
}
