//! `/portal/wholesale/handovers`: what arrived, and its papers, for both sides.

use std::collections::{BTreeMap, HashMap};

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use tera::Context;

use super::forms::{FormErrors, SignForm};
use super::pdf;
use super::queries::{self, Detail, Of};
use super::sign::{self, SignError};
use crate::error::AppError;
use crate::i18n::Translations;
use crate::web::{BuyerScope, CompanyScope, Form, OrderScope, Visitor, pdf_file};

/// `GET /portal/wholesale/handovers/{number}`
pub async fn show(visitor: Visitor, scope: CompanyScope, number: web::Path<String>) -> Result<HttpResponse, AppError> {
    let detail = own(&visitor, &scope, number.into_inner()).await?;
    let form = SignForm::whole(&detail.lines);
    render(&visitor, StatusCode::OK, &detail, scope.may().buyer, &form, &FormErrors::new())
}

/// `POST /portal/wholesale/handovers/{number}/signature`
pub async fn sign(
    visitor: Visitor,
    scope: BuyerScope,
    number: web::Path<String>,
    form: Form<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    let number = number.into_inner();
    let detail = own(&visitor, &scope, number.clone()).await?;
    let form = SignForm(form.0);
    let signature = match form.signature(&detail.lines) {
        Ok(signature) => signature,
        Err(errors) => {
            return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &detail, true, &form, &errors);
        }
    };
    let (now, wanted) = (visitor.app.clock.now(), number.clone());
    match visitor.app.write(move |conn| sign::sign(conn, now, &scope, &wanted, &signature)).await {
        Ok(Some(invoice)) => {
            visitor.flash("good", visitor.text("handover-signed-billed", &[("invoice", invoice.into())]))?;
        }
        Ok(None) => visitor.flash("good", visitor.text("handover-signed", &[]))?,
        Err(SignError::NotFound) => return Err(AppError::NotFound),
        Err(SignError::Signed | SignError::Lines) => {
            visitor.flash("bad", visitor.text("handover-error-signed", &[]))?;
        }
        Err(SignError::Database(error)) => return Err(error.into()),
        Err(error) => return Err(anyhow::Error::new(error).into()),
    }
    Ok(visitor.redirect(&format!("/portal/wholesale/handovers/{number}")))
}

/// `GET /portal/wholesale/handovers/{number}/delivery-note.pdf`
pub async fn delivery_note(
    visitor: Visitor,
    scope: CompanyScope,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    paper(&visitor, Whose::Company(scope), number.into_inner(), Paper::DeliveryNote).await
}

/// `GET /portal/wholesale/handovers/{number}/record.pdf`
pub async fn record(
    visitor: Visitor,
    scope: CompanyScope,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    paper(&visitor, Whose::Company(scope), number.into_inner(), Paper::Record).await
}

/// `GET /portal/bumdes/handovers/{number}/delivery-note.pdf`
pub async fn delivery_note_of_bumdes(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    paper(&visitor, Whose::Bumdes(scope), number.into_inner(), Paper::DeliveryNote).await
}

/// `GET /portal/bumdes/handovers/{number}/record.pdf`
pub async fn record_of_bumdes(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    paper(&visitor, Whose::Bumdes(scope), number.into_inner(), Paper::Record).await
}

#[derive(Clone, Copy)]
pub(crate) enum Paper {
    DeliveryNote,
    Record,
}

impl Paper {
    /// Its number, which is also its file's name, and the file.
    pub fn draw(self, detail: &Detail, translations: &Translations) -> anyhow::Result<(String, Vec<u8>)> {
        match self {
            Self::DeliveryNote => Ok((detail.delivery_note.clone(), pdf::delivery_note(detail, translations)?)),
            Self::Record => Ok((detail.handover.number.clone(), pdf::record(detail, translations)?)),
        }
    }
}

enum Whose {
    Company(CompanyScope),
    Bumdes(OrderScope),
}

async fn paper(visitor: &Visitor, whose: Whose, number: String, paper: Paper) -> Result<HttpResponse, AppError> {
    let app = visitor.app.clone();
    // drawn on the thread that reads: it takes longer than a request may hold the server's
    let (name, body) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let of = match &whose {
                Whose::Company(scope) => Of::Company(scope.company_id()),
                Whose::Bumdes(scope) => Of::Bumdes(scope.bumdes_id()),
            };
            let detail = queries::detail(conn, of, &number)?.ok_or(AppError::NotFound)?;
            Ok(paper.draw(&detail, &app.translations)?)
        })
        .await?;
    Ok(pdf_file(&name, body))
}

async fn own(visitor: &Visitor, scope: &CompanyScope, number: String) -> Result<Detail, AppError> {
    let scope = scope.clone();
    let find =
        move |conn: &mut _| queries::detail(conn, Of::Company(scope.company_id()), &number)?.ok_or(AppError::NotFound);
    visitor.app.read::<_, AppError>(find).await
}

fn render(
    visitor: &Visitor,
    status: StatusCode,
    detail: &Detail,
    is_buyer: bool,
    form: &SignForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let errors: BTreeMap<&str, String> =
        errors.iter().map(|(field, key)| (field.as_str(), visitor.text(key, &[]))).collect();
    let mut context = Context::new();
    context.insert("detail", detail);
    context.insert("may_sign", &(is_buyer && detail.handover.signed_at.is_none()));
    context.insert("form", form);
    context.insert("errors", &errors);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/wholesale/handover.html", context)
}
