//! `/portal/operator/agreements`: how each BUMDes's sales are shared, and since when.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use serde::Serialize;
use tera::Context;

use super::agreement;
use super::forms::{AgreementForm, FormErrors, RegistrationForm, SellerFilter, Wish};
use super::make_agreement::{MakeAgreementError, make_agreement};
use super::register_seller::{Registration, register_seller};
use super::sellers::{self, Seller};
use super::shown_agreement::{ShownTerms, shown};
use super::{queries, tax};
use crate::db::{DbError, Timestamp};
use crate::error::AppError;
use crate::ids::BumdesId;
use crate::web::{FinanceScope, Form, OperatorScope, Visitor};

const LIST: &str = "/portal/operator/agreements";

#[derive(Serialize)]
struct Row {
    seller: Seller,
    terms: Option<ShownTerms>,
}

/// `GET /portal/operator/agreements`
pub async fn list(
    visitor: Visitor,
    _: OperatorScope,
    filter: web::Query<SellerFilter>,
) -> Result<HttpResponse, AppError> {
    let q = filter.q.trim().to_owned();
    let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", &q).finish();
    let after = Some(BumdesId(filter.into_inner().after)).filter(|id| !id.as_str().is_empty());
    let (now, asked, is_first) = (visitor.app.clock.now(), q.clone(), after.is_none());
    let (found, rates) = visitor
        .app
        .read::<_, AppError>(move |conn| Ok((sellers::page(conn, now, &asked, after.as_ref())?, tax::all(conn)?)))
        .await?;
    let first = format!("{LIST}?{query}");
    let next = found.next.map(|last| format!("{first}&after={last}"));
    let rows: Vec<Row> = found
        .rows
        .into_iter()
        .map(|(seller, terms)| Row { seller, terms: terms.map(|terms| ShownTerms::of(&terms, visitor.language)) })
        .collect();
    let mut context = Context::new();
    context.insert("rows", &rows);
    context.insert("rates", &rates);
    context.insert("total", &found.total);
    context.insert("q", &q);
    context.insert("first", &(!is_first).then_some(first));
    context.insert("next", &next);
    visitor.page("portal/operator/agreements.html", context)
}

/// `GET /portal/operator/agreements/{bumdes_id}`
pub async fn show(visitor: Visitor, _: OperatorScope, id: web::Path<BumdesId>) -> Result<HttpResponse, AppError> {
    render(&visitor, StatusCode::OK, id.into_inner(), Typed::default()).await
}

/// What came back with errors.
#[derive(Default)]
struct Typed {
    agreement: Option<AgreementForm>,
    registration: Option<RegistrationForm>,
    errors: FormErrors,
}

async fn render(visitor: &Visitor, status: StatusCode, id: BumdesId, typed: Typed) -> Result<HttpResponse, AppError> {
    let (now, language) = (visitor.app.clock.now(), visitor.language);
    let (seller, versions, owed_minor) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let seller = sellers::seller(conn, &id)?.ok_or(AppError::NotFound)?;
            Ok((seller, agreement::versions(conn, &id)?, queries::owed(conn, &id)?))
        })
        .await?;
    let in_force = versions.iter().find(|(version, _)| version.effective_from <= now);
    let terms = in_force.map(|(version, _)| version.terms()).unwrap_or_default();
    let registration = typed.registration.unwrap_or_else(|| RegistrationForm {
        is_pkp: seller.is_pkp.then(|| "1".to_owned()),
        npwp: seller.npwp.clone().unwrap_or_default(),
    });
    let errors: BTreeMap<_, _> = typed.errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect();
    let mut context = Context::new();
    context.insert("seller", &seller);
    context.insert("versions", &shown(&versions, now, language));
    context.insert("owed_minor", &owed_minor);
    context.insert("form", &typed.agreement.unwrap_or_else(|| AgreementForm::of(&terms, language)));
    context.insert("registration", &registration);
    context.insert("errors", &errors);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/operator/agreement.html", context)
}

/// `POST /portal/operator/agreements/{bumdes_id}`
pub async fn make(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<BumdesId>,
    form: Form<AgreementForm>,
) -> Result<HttpResponse, AppError> {
    let (now, id) = (visitor.app.clock.now(), id.into_inner());
    let outcome = match Wish::try_from(&form.0) {
        Ok(wish) => save(&visitor, now, scope, id.clone(), wish).await?,
        Err(errors) => Err(errors),
    };
    if let Err(errors) = outcome {
        let typed = Typed { agreement: Some(form.0), errors, ..Typed::default() };
        return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, id, typed).await;
    }
    visitor.flash("good", visitor.text("ledger-done-agreed", &[]))?;
    Ok(visitor.redirect(&format!("{LIST}/{id}")))
}

async fn save(
    visitor: &Visitor,
    now: Timestamp,
    scope: OperatorScope,
    id: BumdesId,
    wish: Wish,
) -> Result<Result<(), FormErrors>, AppError> {
    let effective_from = wish.effective_from.unwrap_or(now);
    let made = visitor
        .app
        .write(move |conn| make_agreement(conn, now, scope.user_id(), &id, effective_from, &wish.terms))
        .await;
    match made {
        Ok(_) => Ok(Ok(())),
        Err(MakeAgreementError::InThePast) => Ok(Err(FormErrors::from([("effective_from", "ledger-error-past")]))),
        Err(MakeAgreementError::MoreThanAll(_)) => Ok(Err(FormErrors::from([("maker", "ledger-error-more-than-all")]))),
        Err(MakeAgreementError::NotFound) => Err(AppError::NotFound),
        Err(MakeAgreementError::Database(error)) => Err(error.into()),
    }
}

/// `POST /portal/operator/agreements/{bumdes_id}/registration`
pub async fn register(
    visitor: Visitor,
    _: OperatorScope,
    id: web::Path<BumdesId>,
    form: Form<RegistrationForm>,
) -> Result<HttpResponse, AppError> {
    let (now, id) = (visitor.app.clock.now(), id.into_inner());
    let registration = match Registration::try_from(&form.0) {
        Ok(registration) => registration,
        Err(errors) => {
            let typed = Typed { registration: Some(form.0), errors, ..Typed::default() };
            return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, id, typed).await;
        }
    };
    let place = format!("{LIST}/{id}");
    let is_there =
        visitor.app.write::<_, DbError>(move |conn| Ok(register_seller(conn, now, &id, &registration)?)).await?;
    if !is_there {
        return Err(AppError::NotFound);
    }
    visitor.flash("good", visitor.text("ledger-done-registered", &[]))?;
    Ok(visitor.redirect(&place))
}

/// `GET /portal/bumdes/agreement`: what a BUMDes has agreed to, for itself to read.
pub async fn own(visitor: Visitor, scope: FinanceScope) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let (seller, versions) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let seller = sellers::seller(conn, scope.bumdes_id())?.ok_or(AppError::NotFound)?;
            Ok((seller, agreement::versions(conn, scope.bumdes_id())?))
        })
        .await?;
    let mut context = Context::new();
    context.insert("seller", &seller);
    context.insert("versions", &shown(&versions, now, visitor.language));
    visitor.page("portal/bumdes/agreement.html", context)
}
