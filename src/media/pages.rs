//! `GET /motif/{category}/{slug}.svg`: the drawing never changes for a slug, so it may be kept for good.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::motif::{View, motif_view};
use crate::error::AppError;

const MAX_SLUG: usize = 160;

#[derive(Deserialize)]
pub struct Side {
    #[serde(default)]
    view: String,
}

pub async fn motif(path: web::Path<(String, String)>, side: web::Query<Side>) -> Result<HttpResponse, AppError> {
    let (category, slug) = path.into_inner();
    let is_slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if slug.is_empty() || slug.len() > MAX_SLUG || !slug.chars().all(is_slug) {
        return Err(AppError::NotFound);
    }
    let view = match side.view.as_str() {
        "" => View::Whole,
        "close" => View::Close,
        "edge" => View::Edge,
        _ => return Err(AppError::NotFound),
    };
    let svg = motif_view(&slug, &category, view).ok_or(AppError::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type("image/svg+xml")
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(svg))
}
