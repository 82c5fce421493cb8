//! `/portal/operator/payment-methods`: what each way to pay takes and costs, and who said so.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use serde::Serialize;
use tera::Context;

use super::forms::FormErrors;
use super::method_form::{MethodForm, per_cent};
use crate::db::Timestamp;
use crate::error::AppError;
use crate::payments::change_method::{self, ChangeMethodError, MethodChange, Terms, change_method};
use crate::payments::{Method, Provider};
use crate::web::{Form, OperatorScope, Visitor};

const LIST: &str = "/portal/operator/payment-methods";
const MOST_CHANGES: i64 = 50;

#[derive(Serialize)]
struct Row {
    method: Method,
    provider: Provider,
    /// its gateway has what it needs in the settings
    is_configured: bool,
    /// nobody keeps anything of what is paid so
    is_free: bool,
    terms: Terms,
    fee_percent: String,
}

#[derive(Serialize)]
struct ChangeRow {
    method: Method,
    terms: Terms,
    fee_percent: String,
    changed_by: String,
    changed_at: Timestamp,
}

/// `GET /portal/operator/payment-methods`
pub async fn list(visitor: Visitor, _: OperatorScope) -> Result<HttpResponse, AppError> {
    let (all, changes) = visitor
        .app
        .read::<_, AppError>(|conn| Ok((change_method::all(conn)?, change_method::last_changes(conn, MOST_CHANGES)?)))
        .await?;
    let rows: Vec<Row> = all.into_iter().filter_map(|(method, terms)| row(&visitor, method, terms)).collect();
    let change = |change: MethodChange| ChangeRow {
        method: change.method,
        fee_percent: per_cent(change.terms.fee_bps, visitor.language),
        terms: change.terms,
        changed_by: change.changed_by,
        changed_at: change.changed_at,
    };
    let mut context = Context::new();
    context.insert("methods", &rows);
    context.insert("changes", &changes.into_iter().map(change).collect::<Vec<_>>());
    visitor.page("portal/operator/methods.html", context)
}

/// None for the simulator of a shop that is no demonstration: nobody can turn it on there. None for what companies owe:
/// each has its own terms (`companies/terms.rs`).
fn row(visitor: &Visitor, method: Method, terms: Terms) -> Option<Row> {
    let provider = method.provider();
    let is_configured = visitor.app.gateways.get(provider).is_some();
    let is_free = matches!(provider, Provider::BankTransfer | Provider::CashOnDelivery | Provider::Simulator);
    let fee_percent = per_cent(terms.fee_bps, visitor.language);
    let row = Row { method, provider, is_configured, is_free, terms, fee_percent };
    match provider {
        Provider::Simulator if !is_configured => None,
        Provider::OnAccount => None,
        _ => Some(row),
    }
}

/// `GET /portal/operator/payment-methods/{method}`
pub async fn show(visitor: Visitor, _: OperatorScope, method: web::Path<String>) -> Result<HttpResponse, AppError> {
    let method = Method::parse(&method).ok_or(AppError::NotFound)?;
    render(&visitor, StatusCode::OK, method, None, &FormErrors::new()).await
}

async fn render(
    visitor: &Visitor,
    status: StatusCode,
    method: Method,
    typed: Option<&MethodForm>,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let found = visitor.app.read::<_, AppError>(move |conn| Ok(change_method::find(conn, method)?)).await?;
    let row = row(visitor, method, found.ok_or(AppError::NotFound)?).ok_or(AppError::NotFound)?;
    let saved = MethodForm::of(&row.terms, visitor.language);
    let errors: BTreeMap<_, _> = errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect();
    let mut context = Context::new();
    context.insert("row", &row);
    context.insert("form", typed.unwrap_or(&saved));
    context.insert("errors", &errors);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/operator/method.html", context)
}

/// `POST /portal/operator/payment-methods/{method}`
pub async fn change(
    visitor: Visitor,
    scope: OperatorScope,
    method: web::Path<String>,
    form: Form<MethodForm>,
) -> Result<HttpResponse, AppError> {
    let method = Method::parse(&method).ok_or(AppError::NotFound)?;
    let terms = match Terms::try_from(&form.0) {
        Ok(terms) => terms,
        Err(errors) => {
            return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, method, Some(&form.0), &errors).await;
        }
    };
    let now = visitor.app.clock.now();
    tracing::info!(%method, operator = %scope.user_id(), ?terms, "an operator changes a way to pay");
    match visitor.app.write(move |conn| change_method(conn, now, scope.user_id(), method, &terms)).await {
        Ok(()) => visitor.flash("good", visitor.text("operator-method-done", &[]))?,
        Err(ChangeMethodError::NotFound) => return Err(AppError::NotFound),
        Err(ChangeMethodError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(LIST))
}
