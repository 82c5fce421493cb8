//! One error page for people, `application/problem+json` for programs. Neither tells what went wrong
//! inside; that is logged once, here, with the request's id.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use serde_json::json;
use tera::Context;

use super::language;
use super::visitor::Visitor;
use crate::app::App;
use crate::error::{AppError, RequiredRole};

/// Replaces an empty failure by its page. Wrap the whole app in it, inside the session.
pub async fn middleware<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let response = next.call(request).await?;
    if !is_bare_failure(&response) {
        return Ok(response.map_into_left_body());
    }
    let failure = Failure::of(response.response().error(), response.status());
    let mut page = failure.answer(response.request()).await;
    if let Some(methods) = response.headers().get(header::ALLOW) {
        page.headers_mut().insert(header::ALLOW, methods.clone());
    }
    Ok(response.into_response(page).map_into_right_body())
}

fn is_bare_failure<B>(response: &ServiceResponse<B>) -> bool {
    let status = response.status();
    let is_failure = status.is_client_error() || status.is_server_error();
    is_failure && (response.response().error().is_some() || !response.headers().contains_key(header::CONTENT_TYPE))
}

struct Failure {
    status: StatusCode,
    kind: &'static str,
    detail: Option<String>,
    retry_after_seconds: Option<u64>,
    /// the role it takes, and who can give it
    role: Option<(RequiredRole, String)>,
    /// with another token it may be answered (RFC 6750)
    asks_for_token: bool,
}

impl Failure {
    fn of(error: Option<&actix_web::Error>, status: StatusCode) -> Self {
        let Some(app_error) = error.and_then(|e| e.as_error::<AppError>()) else {
            if let Some(error) = error.filter(|_| status.is_server_error()) {
                tracing::error!(%error, "request failed");
            }
            let kind = match status.as_u16() {
                404 => "not-found",
                405 => "method",
                429 => "too-many",
                400..=499 => "invalid",
                _ => "internal",
            };
            return Self { status, kind, detail: None, retry_after_seconds: None, role: None, asks_for_token: false };
        };
        if status.is_server_error() {
            tracing::error!(error = ?app_error, "request failed");
        }
        let detail = match app_error {
            AppError::Invalid(detail)
            | AppError::Unreadable(detail)
            | AppError::Conflict(detail)
            | AppError::TokenRefused { detail, .. } => Some(detail.clone()),
            _ => None,
        };
        let retry_after_seconds = match app_error {
            AppError::TooMany { retry_after_seconds } => Some(*retry_after_seconds),
            AppError::Unavailable(_) => Some(10),
            _ => None,
        };
        let role = match app_error {
            AppError::RoleRequired { role, givers } => Some((*role, givers.join(", "))),
            _ => None,
        };
        let asks_for_token = matches!(app_error, AppError::TokenRefused { is_known: false, .. });
        Self { status, kind: app_error.kind(), detail, retry_after_seconds, role, asks_for_token }
    }

    async fn answer(&self, request: &HttpRequest) -> HttpResponse {
        let is_program = ["/api/", "/webhooks/"].iter().any(|p| request.path().starts_with(p));
        let mut response = if is_program { self.problem(request) } else { self.page(request).await };
        if let Some(seconds) = self.retry_after_seconds {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        if self.asks_for_token {
            let bearer = header::HeaderValue::from_static("Bearer realm=\"Etalase\"");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, bearer);
        }
        response
    }

    fn problem(&self, request: &HttpRequest) -> HttpResponse {
        let translated = request.app_data::<web::Data<App>>().and_then(|app| {
            let find = |key: &str| app.translations.find(language::of(request), key, None);
            match &self.detail {
                // what the handler said in words stays
                Some(detail) => find(detail),
                None => find(&format!("error-{}-text", self.kind)),
            }
        });
        let body = json!({
            "type": format!("about:blank#{}", self.kind),
            "title": self.status.canonical_reason().unwrap_or("Error"),
            "status": self.status.as_u16(),
            "detail": translated.as_ref().or(self.detail.as_ref()),
        });
        HttpResponse::build(self.status).content_type("application/problem+json").body(body.to_string())
    }

    async fn page(&self, request: &HttpRequest) -> HttpResponse {
        if self.kind == "sign-in" {
            let next = percent_encoding::utf8_percent_encode(
                request.uri().path_and_query().map_or("/", |p| p.as_str()),
                percent_encoding::NON_ALPHANUMERIC,
            );
            return HttpResponse::SeeOther()
                .insert_header((header::LOCATION, format!("/account/sign-in?next={next}")))
                .finish();
        }
        let Ok(visitor) = Visitor::extract(request).await else {
            return HttpResponse::build(self.status).content_type("text/plain; charset=utf-8").body("Etalase: 500");
        };
        let mut context = Context::new();
        // made without cookies when it takes a kept page's place: the script fills the header in
        context.insert("is_shared", &true);
        context.insert("status", &self.status.as_u16());
        context.insert("title_key", &format!("error-{}-title", self.kind));
        let specific = self.detail.as_deref().filter(|key| visitor.app.translations.has(visitor.language, key));
        let general = format!("error-{}-text", self.kind);
        let role = self.role.as_ref().map(|(role, _)| *role);
        let of_bumdes = role.and_then(|role| if let RequiredRole::Bumdes(role) = role { Some(role) } else { None });
        let of_company = role.and_then(|role| if let RequiredRole::Company(role) = role { Some(role) } else { None });
        context.insert("role", &of_bumdes);
        context.insert("company_role", &of_company);
        context.insert("owners", &self.role.as_ref().map(|(_, owners)| owners));
        context.insert("text_key", specific.unwrap_or(&general));
        visitor.page_with(HttpResponse::build(self.status), "error.html", context).unwrap_or_else(|error| {
            tracing::error!(?error, "the error page failed");
            HttpResponse::InternalServerError().content_type("text/plain; charset=utf-8").body("Etalase: 500")
        })
    }
}
