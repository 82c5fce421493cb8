//! `Form<T>`: a posted form, its token checked before its fields are read. Every POST page takes this.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{csrf, nul};
use crate::app::App;
use crate::error::AppError;

const UNREADABLE: &str = "error-form-unreadable";

pub struct Form<T>(pub T);

#[derive(Deserialize)]
struct Token {
    #[serde(default)]
    csrf_token: String,
}

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let body = web::Bytes::from_request(&request, payload);
        Box::pin(async move {
            let app = request.app_data::<web::Data<App>>().expect("the app is configured");
            let body = body.await.map_err(|_| AppError::Invalid("error-form-too-large".into()))?;
            if nul::is_in(&body) {
                return Err(AppError::Invalid(UNREADABLE.into()));
            }
            let token: Token = serde_urlencoded::from_bytes(&body).map_err(unreadable)?;
            if !csrf::is_own_form(&request, &app.config.server, &token.csrf_token) {
                return Err(AppError::StaleForm);
            }
            serde_urlencoded::from_bytes(&body).map(Self).map_err(unreadable)
        })
    }
}

fn unreadable(_: serde_urlencoded::de::Error) -> AppError {
    AppError::Invalid(UNREADABLE.into())
}
