//! `Form<T>`: a posted form, its token checked before its fields are read. Every POST page takes this.
//!
//! `SharedForm<T>`: a form on a page that is the same for everybody, which can carry nobody's token. For what
//! does no harm when somebody is tricked into it: a piece in the cart, a language.

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

pub struct SharedForm<T>(pub T);

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
        let body = read(&request, payload);
        Box::pin(async move {
            let app = request.app_data::<web::Data<App>>().expect("the app is configured");
            let body = body.await?;
            let token: Token = serde_urlencoded::from_bytes(&body).map_err(unreadable)?;
            if !csrf::is_own_form(&request, &app.config.server, &token.csrf_token) {
                return Err(AppError::StaleForm);
            }
            serde_urlencoded::from_bytes(&body).map(Self).map_err(unreadable)
        })
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for SharedForm<T> {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let body = read(&request, payload);
        Box::pin(async move {
            let app = request.app_data::<web::Data<App>>().expect("the app is configured");
            let body = body.await?;
            if !csrf::is_from_own_page(&request, &app.config.server) {
                return Err(AppError::StaleForm);
            }
            serde_urlencoded::from_bytes(&body).map(Self).map_err(unreadable)
        })
    }
}

fn read(request: &HttpRequest, payload: &mut Payload) -> impl Future<Output = Result<web::Bytes, AppError>> + use<> {
    let body = web::Bytes::from_request(request, payload);
    async {
        let body = body.await.map_err(|_| AppError::Invalid("error-form-too-large".into()))?;
        if nul::is_in(&body) { Err(AppError::Invalid(UNREADABLE.into())) } else { Ok(body) }
    }
}

fn unreadable(_: serde_urlencoded::de::Error) -> AppError {
    AppError::Invalid(UNREADABLE.into())
}
