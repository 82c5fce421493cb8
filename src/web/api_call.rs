//! What a JSON handler knows of whoever calls it, and the problems it answers with: in the language of the person
//! behind the program, each with what to do about it (RFC 9457).

use std::collections::BTreeMap;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use chrono::SecondsFormat;
use fluent_bundle::FluentValue;
use serde::Serialize;

use super::language;
use crate::app::App;
use crate::db::Timestamp;
use crate::i18n::Language;
use crate::open_api::Problem;

/// A time as programs read it: `2026-11-22T04:00:00Z`.
pub fn told(time: Timestamp) -> String {
    time.and_utc().to_rfc3339_opts(SecondsFormat::Secs, true)
}

pub(super) const NOT_KEPT: (&str, &str) = ("cache-control", "private, no-store");

#[derive(Clone)]
pub struct ApiCall {
    pub app: web::Data<App>,
    pub language: Language,
}

impl FromRequest for ApiCall {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let app = request.app_data::<web::Data<App>>().expect("the app is configured").clone();
        ready(Ok(Self { app, language: language::of(request) }))
    }
}

impl ApiCall {
    /// A message in the caller's language.
    pub fn text(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.app.translations.text(self.language, key, args)
    }

    /// What belongs to whoever knows the secret in its address: nobody on the way keeps it.
    pub fn show(&self, shown: &impl Serialize) -> HttpResponse {
        HttpResponse::Ok().insert_header(NOT_KEPT).json(shown)
    }

    /// A refusal: `kind` is a word for programs, the message says what to do.
    pub fn refuse(&self, status: StatusCode, kind: &str, key: &str, args: &[(&str, FluentValue<'_>)]) -> HttpResponse {
        self.problem(status, kind, self.text(key, args)).answer()
    }

    /// The same, for a handler that has more to say.
    pub fn problem(&self, status: StatusCode, kind: &str, detail: String) -> Problem {
        Problem {
            kind: format!("about:blank#{kind}"),
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            status: status.as_u16(),
            detail: Some(detail),
            errors: None,
            total: None,
        }
    }

    /// What is wrong with single fields.
    pub fn invalid(&self, key: &str, errors: BTreeMap<String, String>) -> HttpResponse {
        let problem = self.problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid", self.text(key, &[]));
        Problem { errors: Some(errors), ..problem }.answer()
    }

    /// The key of this request came with another body before.
    pub fn other_request(&self) -> HttpResponse {
        self.refuse(StatusCode::UNPROCESSABLE_ENTITY, "idempotency-key-reused", "api-error-key-reused", &[])
    }
}
