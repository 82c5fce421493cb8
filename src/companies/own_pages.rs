//! `/portal/wholesale/company`: how the company stands, what is waited for, what it says of itself, its papers.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use tera::Context;

use super::correct::{self, AskAgainError};
use super::document::{self, DocumentKind, Pile};
use super::forms::{CompanyForm, FormErrors, Press};
use super::keep_document::{KeepDocumentError, keep_document, remove_document};
use super::register_pages::{refusal, render};
use super::{Profile, StandingError, company, queries, terms, words};
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::CompanyDocumentId;
use crate::regions::queries::path;
use crate::villages::evidence::{Evidence, UnfitEvidence};
use crate::villages::own_pages::{content, text_of};
use crate::web::{CompanyAdminScope, CompanyScope, Form, Upload, Visitor};

const PAGE: &str = "/portal/wholesale/company";
const DATA: &str = "portal/wholesale/data.html";

/// `GET /portal/wholesale/company`
pub async fn show(visitor: Visitor, scope: CompanyScope) -> Result<HttpResponse, AppError> {
    let read = move |conn: &mut DbConn| {
        let id = scope.company_id();
        let company = company::find(conn, id)?.ok_or(AppError::NotFound)?;
        let place = path(conn, &company.region_code)?;
        let (rows, reason) = (document::list(conn, id)?, queries::last_reason(conn, id)?);
        Ok((company, place, rows, reason, terms::history(conn, id)?))
    };
    let (company, place, rows, reason, grants) = visitor.app.read::<_, AppError>(read).await?;
    let mut context = Context::new();
    context.insert("is_open", &company.status.is_open());
    context.insert("company", &company);
    context.insert("place", &place);
    context.insert("missing", &document::missing(&rows));
    context.insert("piles", &Pile::all(&rows));
    context.insert("reason", &reason);
    let granted: Vec<String> = grants.iter().map(|grant| words::in_words(&visitor, &grant.terms)).collect();
    context.insert("grants", &grants);
    context.insert("granted", &granted);
    visitor.page("portal/wholesale/company.html", context)
}

/// `GET /portal/wholesale/company/data`
pub async fn edit(visitor: Visitor, scope: CompanyAdminScope) -> Result<HttpResponse, AppError> {
    let read = move |conn: &mut DbConn| Ok(company::find(conn, scope.company_id())?);
    let company = visitor.app.read::<_, AppError>(read).await?.ok_or(AppError::NotFound)?;
    if !company.status.is_open() {
        visitor.flash("bad", visitor.text("company-error-settled", &[]))?;
        return Ok(visitor.redirect(PAGE));
    }
    render(&visitor, StatusCode::OK, CompanyForm::of(&company), &FormErrors::new(), DATA).await
}

/// `POST /portal/wholesale/company/data`
pub async fn save(
    visitor: Visitor,
    scope: CompanyAdminScope,
    form: Form<CompanyForm>,
) -> Result<HttpResponse, AppError> {
    let mut form = form.0;
    form.place.settle();
    if form.action != "save" {
        return render(&visitor, StatusCode::OK, form, &FormErrors::new(), DATA).await;
    }
    let profile = match Profile::try_from(&form) {
        Ok(profile) => profile,
        Err(errors) => return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, &errors, DATA).await,
    };
    let now = visitor.app.clock.now();
    match visitor.app.write(move |conn| correct::correct(conn, now, &scope, &profile)).await {
        Ok(()) => {
            visitor.flash("good", visitor.text("company-done-corrected", &[]))?;
            Ok(visitor.redirect(PAGE))
        }
        Err(error) => {
            let errors = refusal(error)?;
            render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, &errors, DATA).await
        }
    }
}

/// `POST /portal/wholesale/company/documents/{kind}`
pub async fn send(
    visitor: Visitor,
    scope: CompanyAdminScope,
    kind: web::Path<String>,
    upload: Upload,
) -> Result<HttpResponse, AppError> {
    let kind = DocumentKind::parse(&kind).ok_or(AppError::NotFound)?;
    let back = format!("{PAGE}#{kind}");
    let file = match upload.file.map_or(Err(UnfitEvidence::TooLarge), Evidence::try_from) {
        Ok(file) => file,
        Err(unfit) => {
            visitor.flash("bad", visitor.text(text_of(unfit), &[]))?;
            return Ok(visitor.redirect(&back));
        }
    };
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| keep_document(conn, now, &scope, kind, &file)).await;
    answer(&visitor, done, "standing-done-kept", &back)
}

/// `POST /portal/wholesale/company/documents/{id}/removal`
pub async fn remove(
    visitor: Visitor,
    scope: CompanyAdminScope,
    id: web::Path<CompanyDocumentId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| remove_document(conn, now, &scope, &id)).await;
    answer(&visitor, done, "standing-done-removed", PAGE)
}

fn answer(
    visitor: &Visitor,
    done: Result<(), KeepDocumentError>,
    key: &str,
    back: &str,
) -> Result<HttpResponse, AppError> {
    match done {
        Ok(()) => visitor.flash("good", visitor.text(key, &[]))?,
        Err(KeepDocumentError::TooMany) => visitor.flash("bad", visitor.text("standing-file-too-many", &[]))?,
        Err(KeepDocumentError::Settled(_)) => visitor.flash("bad", visitor.text("company-file-settled", &[]))?,
        Err(KeepDocumentError::NotFound) => return Err(AppError::NotFound),
        Err(KeepDocumentError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(back))
}

/// `GET /portal/wholesale/company/documents/{id}`
pub async fn file(
    visitor: Visitor,
    scope: CompanyAdminScope,
    id: web::Path<CompanyDocumentId>,
) -> Result<HttpResponse, AppError> {
    let read = move |conn: &mut DbConn| Ok(document::find(conn, scope.company_id(), &id)?);
    let found = visitor.app.read::<_, AppError>(read).await?;
    Ok(content(found.ok_or(AppError::NotFound)?))
}

/// `POST /portal/wholesale/company/request`: look again, after a refusal.
pub async fn request(visitor: Visitor, scope: CompanyAdminScope, _: Form<Press>) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    match visitor.app.write(move |conn| correct::ask_again(conn, now, &scope)).await {
        Ok(()) => visitor.flash("good", visitor.text("company-done-asked", &[]))?,
        Err(AskAgainError::NpwpTaken) => visitor.flash("bad", visitor.text("company-error-npwp-taken", &[]))?,
        Err(AskAgainError::Standing(StandingError::NotAllowed { .. })) => {
            visitor.flash("bad", visitor.text("company-not-refused", &[]))?;
        }
        Err(AskAgainError::Standing(StandingError::NotFound)) => return Err(AppError::NotFound),
        Err(AskAgainError::Standing(StandingError::Database(error))) => return Err(error.into()),
    }
    Ok(visitor.redirect(PAGE))
}
