//! `/portal/wholesale/webhooks`: where a company's systems listen.

use std::collections::BTreeMap;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, HttpResponseBuilder};
use fluent_bundle::FluentValue;
use serde::Serialize;
use tera::Context;

use super::forms::{EndpointForm, FormErrors};
use super::{ChangeError, EventKind, MOST_ENDPOINTS, SigningSecret, add, queries};
use crate::db::DbConn;
use crate::error::AppError;
use crate::web::{CompanyAdminScope, Form, Visitor};

pub(super) const PAGE: &str = "/portal/wholesale/webhooks";

/// A box of the form.
#[derive(Serialize)]
pub(super) struct Choice {
    kind: EventKind,
    message: String,
    is_ticked: bool,
}

impl Choice {
    pub(super) fn all(ticked: &[EventKind]) -> Vec<Self> {
        let choice = |kind: EventKind| Self { kind, message: kind.message(), is_ticked: ticked.contains(&kind) };
        EventKind::to_choose().map(choice).collect()
    }
}

/// `GET /portal/wholesale/webhooks`
pub async fn show(visitor: Visitor, scope: CompanyAdminScope) -> Result<HttpResponse, AppError> {
    render(&visitor, &scope, StatusCode::OK, &EndpointForm::fresh(), &FormErrors::new(), None).await
}

/// `POST /portal/wholesale/webhooks`: answers with the page itself. A redirect would have to keep the secret somewhere.
pub async fn create(
    visitor: Visitor,
    scope: CompanyAdminScope,
    form: Form<EndpointForm>,
) -> Result<HttpResponse, AppError> {
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    let new = match form.0.read(visitor.app.outbound.reach) {
        Ok(new) => new,
        Err(errors) => return render(&visitor, &scope, unfit, &form.0, &errors, None).await,
    };
    let (now, config, by) = (visitor.app.clock.now(), visitor.app.config.server.clone(), scope.clone());
    let (status, field, key) = match visitor.app.write(move |conn| add(conn, now, &config, &by, &new)).await {
        Ok((_, secret)) => {
            let fresh = EndpointForm::fresh();
            return render(&visitor, &scope, StatusCode::CREATED, &fresh, &FormErrors::new(), Some(&secret)).await;
        }
        Err(ChangeError::Known) => (StatusCode::CONFLICT, "url", "outbound-error-known"),
        Err(ChangeError::TooMany) => (StatusCode::CONFLICT, "url", "outbound-error-too-many"),
        Err(ChangeError::Database(error)) => return Err(error.into()),
        Err(error @ (ChangeError::NotFound | ChangeError::NotAllowed { .. })) => {
            return Err(AppError::Internal(error.into()));
        }
    };
    render(&visitor, &scope, status, &form.0, &FormErrors::from([(field, key)]), None).await
}

async fn render(
    visitor: &Visitor,
    scope: &CompanyAdminScope,
    status: StatusCode,
    form: &EndpointForm,
    errors: &FormErrors,
    secret: Option<&SigningSecret>,
) -> Result<HttpResponse, AppError> {
    let (now, own) = (visitor.app.clock.now(), scope.clone());
    let read = move |conn: &mut DbConn| Ok(queries::endpoints(conn, now, &own)?);
    let rows = visitor.app.read::<_, AppError>(read).await?;
    let most = [("n", FluentValue::from(MOST_ENDPOINTS))];
    let errors: BTreeMap<_, _> = errors.iter().map(|(field, key)| (*field, visitor.text(key, &most))).collect();
    let mut context = Context::new();
    context.insert("rows", &rows);
    context.insert("choices", &Choice::all(&form.events()));
    context.insert("url", &form.url);
    context.insert("errors", &errors);
    context.insert("secret", &secret.map(SigningSecret::expose));
    let page = visitor.page_with(HttpResponseBuilder::new(status), "portal/wholesale/webhooks.html", context)?;
    Ok(if secret.is_some() { unkept(page) } else { page })
}

/// Nobody on the way keeps a page with a secret on it.
pub(super) fn unkept(mut page: HttpResponse) -> HttpResponse {
    let nowhere = header::HeaderValue::from_static("private, no-store");
    page.headers_mut().insert(header::CACHE_CONTROL, nowhere);
    page
}
