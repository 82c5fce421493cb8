//! `GET /media/pictures/{id}/{name}`: the files of a kept picture. What is under an address never changes, so that it
//! may be kept for ever; ids cannot be guessed, and nothing is listed.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::keep_picture::path;
use super::photo::{LARGEST, SHARE_NAME};
use crate::app::App;
use crate::error::AppError;
use crate::ids::PictureId;

const FOR_EVER: &str = "public, max-age=31536000, immutable";

pub async fn show(
    app: web::Data<App>,
    request: HttpRequest,
    address: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (id, name) = address.into_inner();
    let mime = mime_of(&name).filter(|_| is_id(&id)).ok_or(AppError::NotFound)?;
    let tag = format!("\"{id}/{name}\"");
    let held = request.headers().get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    if held.is_some_and(|tags| tags.split(',').any(|held| held.trim() == tag)) {
        let mut answer = HttpResponse::NotModified();
        return Ok(answer.insert_header((header::CACHE_CONTROL, FOR_EVER)).insert_header((header::ETAG, tag)).finish());
    }
    let found = app.media.get(&path(&PictureId(id), &name)).await;
    let content = found.map_err(|error| AppError::Unavailable(error.to_string()))?.ok_or(AppError::NotFound)?;
    let mut answer = HttpResponse::Ok();
    answer.insert_header((header::CACHE_CONTROL, FOR_EVER)).insert_header((header::ETAG, tag));
    Ok(answer.content_type(mime).body(content))
}

/// As we write them: small letters and hyphens, nothing that could climb out of a folder.
fn is_id(id: &str) -> bool {
    uuid::Uuid::try_parse(id).is_ok_and(|parsed| parsed.to_string() == id)
}

/// None for what is no name of ours.
fn mime_of(name: &str) -> Option<&'static str> {
    if name == SHARE_NAME {
        return Some("image/jpeg");
    }
    let (width, kind) = name.split_once('.')?;
    let is_width = width.parse::<u32>().is_ok_and(|n| n <= LARGEST && n.to_string() == width);
    match kind {
        _ if !is_width => None,
        "webp" => Some("image/webp"),
        "jpg" => Some("image/jpeg"),
        _ => None,
    }
}
