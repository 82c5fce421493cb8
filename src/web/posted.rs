//! `Posted<T>`: the JSON body of a request that makes something, and its `Idempotency-Key`.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, web};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::api_call::ApiCall;
use super::idempotency::Once;
use crate::error::AppError;

/// Nothing has to be said.
#[derive(Deserialize)]
pub struct Nothing {}

pub struct Posted<T> {
    pub body: T,
    pub once: Once,
}

impl<T: DeserializeOwned + 'static> FromRequest for Posted<T> {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let body = web::Bytes::from_request(&request, payload);
        Box::pin(async move {
            let call = ApiCall::extract(&request).await.map_err(|e| AppError::Internal(anyhow::anyhow!("{e}")))?;
            let body = body.await.map_err(|_| AppError::Invalid("error-form-too-large".into()))?;
            let once = Once::of(&request, &body)
                .map_err(|()| AppError::Unreadable(call.text("api-error-key-unreadable", &[])))?;
            let unreadable = |reason: &str| {
                AppError::Unreadable(call.text("api-error-unreadable", &[("reason", reason.to_owned().into())]))
            };
            if body.is_empty() {
                let body = serde_json::from_str("{}").map_err(|e| unreadable(&e.to_string()))?;
                return Ok(Self { body, once });
            }
            // a form of another site cannot be sent as this type
            if !is_json(&request) {
                return Err(unreadable("Content-Type: application/json"));
            }
            // text with a NUL: see nul.rs
            if body.windows(6).any(|six| six == b"\\u0000") {
                return Err(unreadable("\\u0000"));
            }
            let body = serde_json::from_slice(&body).map_err(|e| unreadable(&e.to_string()))?;
            Ok(Self { body, once })
        })
    }
}

fn is_json(request: &HttpRequest) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|h| h.to_str().ok()).unwrap_or("");
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}
