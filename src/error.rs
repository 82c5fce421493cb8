//! What a handler can fail with, and the status each failure answers.
//!
//! A verb has its own small error enum; its page or API file turns that into one of these. The error
//! page (or `application/problem+json` under `/api/`) is made in `web/error_page.rs`.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};

use crate::accounts::BumdesRole;
use crate::companies::CompanyRole;
use crate::db::DbError;

/// A role that somebody lacks where they work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequiredRole {
    Bumdes(BumdesRole),
    Company(CompanyRole),
}

#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error("not found")]
    NotFound,
    /// Signed in, but not allowed.
    #[error("forbidden")]
    Forbidden,
    /// A member of the BUMDes or the company without the role it takes; these people can give it.
    #[error("only for those with the role {role:?}")]
    RoleRequired { role: RequiredRole, givers: Vec<String> },
    /// Nobody is signed in: pages redirect to the sign-in form.
    #[error("sign-in required")]
    SignInRequired,
    /// A program's token opens nothing, or not this: `detail` says why, in its language. Under `/api/` alone.
    #[error("the token is refused: {kind}")]
    TokenRefused { is_known: bool, kind: &'static str, detail: String },
    /// The form's token is missing or stale.
    #[error("the form has expired")]
    StaleForm,
    /// Input that cannot be understood; the text is a message key, or plain English under `/api/`.
    #[error("invalid: {0}")]
    Invalid(String),
    /// A value of the address that is not of the form it must have; plain English, under `/api/` alone.
    #[error("unreadable: {0}")]
    Unreadable(String),
    /// The thing changed in the meantime; the text is a message key.
    #[error("conflict: {0}")]
    Conflict(String),
    #[error("too many requests")]
    TooMany { retry_after_seconds: u64 },
    /// Something we depend on does not answer.
    #[error("unavailable: {0}")]
    Unavailable(String),
    #[error(transparent)]
    Internal(anyhow::Error),
}

impl AppError {
    /// The message key of the error page: `error-<kind>-title` and `error-<kind>-text`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Forbidden => "forbidden",
            Self::RoleRequired { .. } => "role",
            Self::SignInRequired => "sign-in",
            Self::TokenRefused { kind, .. } => kind,
            Self::StaleForm => "stale-form",
            Self::Invalid(_) | Self::Unreadable(_) => "invalid",
            Self::Conflict(_) => "conflict",
            Self::TooMany { .. } => "too-many",
            Self::Unavailable(_) => "unavailable",
            Self::Internal(_) => "internal",
        }
    }
}

impl ResponseError for AppError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::RoleRequired { .. } | Self::StaleForm => StatusCode::FORBIDDEN,
            Self::SignInRequired | Self::TokenRefused { is_known: false, .. } => StatusCode::UNAUTHORIZED,
            Self::TokenRefused { .. } => StatusCode::FORBIDDEN,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

impl From<diesel::result::Error> for AppError {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Self::NotFound,
            other => Self::Internal(other.into()),
        }
    }
}

impl From<DbError> for AppError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Pool(_) | DbError::Cancelled => Self::Unavailable(error.to_string()),
            DbError::Query(e) => e.into(),
        }
    }
}

impl From<anyhow::Error> for AppError {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}

impl From<tera::Error> for AppError {
    fn from(error: tera::Error) -> Self {
        Self::Internal(anyhow::Error::msg(format!("{error:?}")))
    }
}
