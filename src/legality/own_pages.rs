//! `/portal/bumdes/permits`: what a BUMDes has, what it lacks and where to get it, and the papers.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::Serialize;
use tera::Context;

use super::forms::{After, FormErrors, PermitForm, Prefill, holder_text};
use super::needed::needed;
use super::own_form::{again, form_context, read_form};
use super::queries::{self, Listed};
use super::state_permit::{PermitFields, StatePermitError};
use super::state_permit::{attach_document, correct_permit, state_permit, withdraw_permit};
use super::{PermitStatus, day_in, document, missing_of};
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::PermitId;
use crate::payments::transfer_proof::{Proof, ProofKind, UnfitProof};
use crate::web::{Form, StockScope, Upload, Visitor};

const LIST: &str = "/portal/bumdes/permits";

/// A permit as a page shows it.
#[derive(Serialize)]
pub(super) struct Row {
    pub listed: Listed,
    /// `stated`, `unnumbered`, `verified`, `refused` or `ended`
    state: &'static str,
    /// until its last day
    days_left: Option<i64>,
    /// it holds, and its last day is near
    is_ending: bool,
    holder: String,
}

impl Row {
    pub fn new(listed: Listed, today: NaiveDate) -> Self {
        let permit = &listed.permit;
        let state = match permit.status {
            PermitStatus::Refused => "refused",
            _ if permit.has_ended(today) => "ended",
            PermitStatus::Verified => "verified",
            PermitStatus::Stated if permit.is_from_file() => "unnumbered",
            PermitStatus::Stated => "stated",
        };
        let days_left = permit.expires_on.map(|last| (last - today).num_days());
        let is_ending = state == "verified" && days_left.is_some_and(|days| days <= queries::SOON_DAYS);
        Self { holder: holder_text(&permit.holder()), state, days_left, is_ending, listed }
    }
}

/// `GET /portal/bumdes/permits`
pub async fn list(visitor: Visitor, scope: StockScope, after: web::Query<After>) -> Result<HttpResponse, AppError> {
    let (now, after) = (visitor.app.clock.now(), after.into_inner().after);
    let read = move |conn: &mut DbConn| {
        let own = queries::own_products(conn, &scope)?;
        let ids: Vec<_> = own.iter().map(|product| product.id.clone()).collect();
        let needed = needed(&own, missing_of(conn, now, &ids)?);
        let today = day_in(now, &queries::village_of(conn, &scope)?);
        Ok((needed, today, queries::own(conn, &scope, after)?))
    };
    let (needed, today, (listed, next)) = visitor.app.read::<_, AppError>(read).await?;
    let rows: Vec<Row> = listed.into_iter().map(|listed| Row::new(listed, today)).collect();
    let mut context = Context::new();
    context.insert("needed", &needed);
    context.insert("rows", &rows);
    context.insert("next", &next);
    visitor.page("portal/bumdes/permits.html", context)
}

/// `GET /portal/bumdes/permits/new`
pub async fn new(visitor: Visitor, scope: StockScope, prefill: web::Query<Prefill>) -> Result<HttpResponse, AppError> {
    let Prefill { kind, holder } = prefill.into_inner();
    let form = PermitForm { kind, holder, ..PermitForm::default() };
    let own = visitor.app.read::<_, AppError>(move |conn| Ok(queries::own_products(conn, &scope)?)).await?;
    let mut context = form_context(&visitor, &form, &own, &FormErrors::new());
    context.insert("action", LIST);
    visitor.page("portal/bumdes/permit_new.html", context)
}

/// `POST /portal/bumdes/permits`
pub async fn create(visitor: Visitor, scope: StockScope, form: Form<PermitForm>) -> Result<HttpResponse, AppError> {
    let fields = match read_form(&visitor, &scope, &form.0).await? {
        Ok(fields) => fields,
        Err((errors, own)) => return again(&visitor, &form.0, &own, &errors, LIST),
    };
    let (now, own_scope) = (visitor.app.clock.now(), scope.clone());
    match visitor.app.write(move |conn| state_permit(conn, now, &own_scope, &fields)).await {
        Ok(id) => {
            visitor.flash("good", visitor.text("legality-done-stated", &[]))?;
            Ok(visitor.redirect(&format!("{LIST}/{id}")))
        }
        Err(error) => Err(refusal(error)),
    }
}

/// `GET /portal/bumdes/permits/{id}`
pub async fn show(visitor: Visitor, scope: StockScope, id: web::Path<PermitId>) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let read = move |conn: &mut DbConn| {
        let listed = queries::own_permit(conn, &scope, &id)?.ok_or(AppError::NotFound)?;
        let today = day_in(now, &listed.village_code);
        let paper = document::kind(conn, &id)?;
        Ok((Row::new(listed, today), paper, queries::own_products(conn, &scope)?))
    };
    let (row, paper, own) = visitor.app.read::<_, AppError>(read).await?;
    let permit = &row.listed.permit;
    let form = PermitForm::of(&PermitFields {
        kind: permit.kind,
        holder: permit.holder(),
        number: permit.number.clone(),
        issued_on: permit.issued_on,
        expires_on: permit.expires_on,
    });
    let mut context = form_context(&visitor, &form, &own, &FormErrors::new());
    context.insert("action", &format!("{LIST}/{}", permit.id));
    let is_open = permit.status != PermitStatus::Verified && !permit.is_from_file();
    context.insert("is_open", &is_open);
    context.insert("is_picture", &paper.is_some_and(|kind| kind != ProofKind::Pdf));
    context.insert("row", &row);
    visitor.page("portal/bumdes/permit.html", context)
}

/// `POST /portal/bumdes/permits/{id}`
pub async fn correct(
    visitor: Visitor,
    scope: StockScope,
    id: web::Path<PermitId>,
    form: Form<PermitForm>,
) -> Result<HttpResponse, AppError> {
    let path = format!("{LIST}/{id}");
    let fields = match read_form(&visitor, &scope, &form.0).await? {
        Ok(fields) => fields,
        Err((errors, own)) => return again(&visitor, &form.0, &own, &errors, &path),
    };
    let now = visitor.app.clock.now();
    let result = visitor.app.write(move |conn| correct_permit(conn, now, &scope, &id, &fields)).await;
    answer(&visitor, result, "legality-done-corrected", &path)
}

/// `POST /portal/bumdes/permits/{id}/document`
pub async fn attach(
    visitor: Visitor,
    scope: StockScope,
    id: web::Path<PermitId>,
    upload: Upload,
) -> Result<HttpResponse, AppError> {
    let path = format!("{LIST}/{id}");
    let paper = match upload.file.map_or(Err(UnfitProof::TooLarge), Proof::try_from) {
        Ok(paper) => paper,
        Err(unfit) => {
            let key = match unfit {
                UnfitProof::Missing => "legality-document-missing",
                UnfitProof::TooLarge => "legality-document-too-large",
                UnfitProof::NoPicture => "legality-document-no-picture",
            };
            visitor.flash("bad", visitor.text(key, &[]))?;
            return Ok(visitor.redirect(&path));
        }
    };
    let now = visitor.app.clock.now();
    let result = visitor.app.write(move |conn| attach_document(conn, now, &scope, &id, &paper)).await;
    answer(&visitor, result, "legality-done-document", &path)
}

/// `POST /portal/bumdes/permits/{id}/withdrawal`
pub async fn withdraw(
    visitor: Visitor,
    scope: StockScope,
    id: web::Path<PermitId>,
    _: Form<Nothing>,
) -> Result<HttpResponse, AppError> {
    let path = format!("{LIST}/{id}");
    let now = visitor.app.clock.now();
    match visitor.app.write(move |conn| withdraw_permit(conn, now, &scope, &id)).await {
        Ok(()) => answer(&visitor, Ok(()), "legality-done-withdrawn", LIST),
        Err(error) => answer(&visitor, Err(error), "legality-done-withdrawn", &path),
    }
}

/// `GET /portal/bumdes/permits/{id}/document`
pub async fn paper(visitor: Visitor, scope: StockScope, id: web::Path<PermitId>) -> Result<HttpResponse, AppError> {
    let read = move |conn: &mut DbConn| {
        queries::own_permit(conn, &scope, &id)?.ok_or(AppError::NotFound)?;
        Ok(document::find(conn, &id)?)
    };
    let found = visitor.app.read::<_, AppError>(read).await?;
    Ok(handed_out(found.ok_or(AppError::NotFound)?))
}

/// A form with a button alone.
#[derive(serde::Deserialize)]
pub struct Nothing {}

/// A picture is seen here, a PDF is saved.
pub(super) fn handed_out(paper: Proof) -> HttpResponse {
    let disposition = if paper.kind == ProofKind::Pdf { "attachment; filename=\"izin.pdf\"" } else { "inline" };
    HttpResponse::Ok()
        .content_type(paper.kind.as_str())
        .insert_header((header::CONTENT_DISPOSITION, disposition))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(paper.content)
}

fn answer(
    visitor: &Visitor,
    result: Result<(), StatePermitError>,
    done_key: &str,
    path: &str,
) -> Result<HttpResponse, AppError> {
    match result {
        Ok(()) => visitor.flash("good", visitor.text(done_key, &[]))?,
        Err(StatePermitError::Settled) => visitor.flash("bad", visitor.text("legality-settled", &[]))?,
        Err(error) => return Err(refusal(error)),
    }
    Ok(visitor.redirect(path))
}

fn refusal(error: StatePermitError) -> AppError {
    match error {
        StatePermitError::NotFound | StatePermitError::NotOurs => AppError::NotFound,
        StatePermitError::Settled => AppError::Invalid("legality-settled".into()),
        StatePermitError::Database(error) => error.into(),
    }
}
