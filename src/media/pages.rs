//! `GET /motif/{category}/{slug}.svg` and `GET /share/{category}/{slug}.png`: a drawing is the same for its
//! slug until the painter itself changes, and the address does not tell: kept for a day.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::motif::{View, motif_view};
use super::share::share_png;
use crate::error::AppError;

const MAX_SLUG: usize = 160;
const FOR_A_DAY: &str = "public, max-age=86400";

#[derive(Deserialize)]
pub struct Side {
    #[serde(default)]
    view: String,
}

pub async fn motif(path: web::Path<(String, String)>, side: web::Query<Side>) -> Result<HttpResponse, AppError> {
    let (category, slug) = path.into_inner();
    let slug = known_shape(slug)?;
    let view = match side.view.as_str() {
        "" => View::Whole,
        "close" => View::Close,
        "edge" => View::Edge,
        _ => return Err(AppError::NotFound),
    };
    let svg = motif_view(&slug, &category, view).ok_or(AppError::NotFound)?;
    Ok(HttpResponse::Ok().content_type("image/svg+xml").insert_header((header::CACHE_CONTROL, FOR_A_DAY)).body(svg))
}

/// The picture that messengers show beside a link.
pub async fn share(path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    let (category, slug) = path.into_inner();
    let slug = known_shape(slug)?;
    let painted = web::block(move || share_png(&slug, &category)).await;
    let png = painted.map_err(|_| AppError::Unavailable("no thread to paint on".into()))?.ok_or(AppError::NotFound)?;
    Ok(HttpResponse::Ok().content_type("image/png").insert_header((header::CACHE_CONTROL, FOR_A_DAY)).body(png))
}

fn known_shape(slug: String) -> Result<String, AppError> {
    let is_slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if slug.is_empty() || slug.len() > MAX_SLUG || !slug.chars().all(is_slug) {
        return Err(AppError::NotFound);
    }
    Ok(slug)
}
