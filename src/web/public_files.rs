//! `GET /public/{path}`: css, scripts, icons. Asked for with their version, they may be kept for a year.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::assets::Public;
use crate::error::AppError;

pub async fn show(request: HttpRequest, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let (bytes, mime) = Public::read(&path).ok_or(AppError::NotFound)?;
    let caching = if request.query_string().starts_with("v=") {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=300"
    };
    Ok(HttpResponse::Ok().content_type(mime).insert_header((header::CACHE_CONTROL, caching)).body(bytes.into_owned()))
}
