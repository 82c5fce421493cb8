//! `Upload`: a posted form with one file in it (`multipart/form-data`), its token checked before the file is looked at.
//! The only bodies here that may be larger than a form somebody typed.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::StreamExt;
use multer::Multipart;

use super::csrf;
use crate::app::App;
use crate::error::AppError;

/// A file, and the form around it.
const MOST_BYTES: usize = (5 << 20) + (64 << 10);
/// What is larger than that is not even read to its end.
const MOST_READ_BYTES: usize = 64 << 20;
const UNREADABLE: &str = "error-form-unreadable";

pub struct Upload {
    /// the field `file`; none when the body was too large to be read
    pub file: Option<Vec<u8>>,
}

impl FromRequest for Upload {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, mut payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let mut body = web::BytesMut::new();
            let mut read_bytes = 0;
            while let Some(chunk) = payload.next().await {
                let chunk = chunk.map_err(|_| unreadable())?;
                read_bytes += chunk.len();
                if read_bytes > MOST_READ_BYTES {
                    return Err(AppError::Invalid("error-form-too-large".into()));
                }
                // read to its end all the same: who is answered in the middle of sending sees no answer
                if read_bytes <= MOST_BYTES {
                    body.extend_from_slice(&chunk);
                }
            }
            read(&request, body.freeze(), read_bytes > MOST_BYTES).await
        })
    }
}

async fn read(request: &HttpRequest, body: web::Bytes, is_too_large: bool) -> Result<Upload, AppError> {
    let app = request.app_data::<web::Data<App>>().expect("the app is configured");
    let content_type = request.headers().get(CONTENT_TYPE).and_then(|h| h.to_str().ok()).unwrap_or("");
    // another kind of form carries no token that could be found
    let boundary = multer::parse_boundary(content_type).map_err(|_| AppError::StaleForm)?;
    let stream = futures_util::stream::iter([Ok::<_, Infallible>(body)]);
    let mut form = Multipart::new(stream, boundary);
    let (mut token, mut file) = (String::new(), Vec::new());
    while let Some(field) = form.next_field().await.map_err(|_| unreadable())? {
        match field.name() {
            Some("csrf_token") => token = field.text().await.map_err(|_| unreadable())?,
            Some("file") if !is_too_large => file = field.bytes().await.map_err(|_| unreadable())?.to_vec(),
            // cut off in the middle
            Some("file") => break,
            _ => {}
        }
    }
    if !csrf::is_own_form(request, &app.config.server, &token) {
        return Err(AppError::StaleForm);
    }
    Ok(Upload { file: (!is_too_large).then_some(file) })
}

fn unreadable() -> AppError {
    AppError::Invalid(UNREADABLE.into())
}
