//! `GET /motif/{category}/{slug}.svg` and `GET /share/{category}/{slug}.png`: a drawing is the same for its
//! slug until the painter itself changes. Asked for with the painter's version it may be kept for a year, else for
//! a day.

use std::sync::LazyLock;

use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{self, Bytes};
use actix_web::{HttpRequest, HttpResponse};
use moka::sync::Cache;
use serde::Deserialize;

use super::motif::{View, motif_view};
use super::share::share_png;
use super::version;
use crate::error::AppError;
use crate::web::page_cache::compress::names_tag;

const MAX_SLUG: usize = 160;
const FOR_A_DAY: &str = "public, max-age=86400";
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Painting one takes as long as a page: what a messenger's readers all ask for at once is painted once.
static PAINTED: LazyLock<Cache<(String, String), Bytes>> = LazyLock::new(|| {
    let weigh = |_: &(String, String), png: &Bytes| u32::try_from(png.len()).unwrap_or(u32::MAX);
    Cache::builder().max_capacity(2 << 20).weigher(weigh).build()
});

#[derive(Deserialize)]
pub struct Side {
    #[serde(default)]
    view: String,
    #[serde(default)]
    v: String,
}

pub async fn motif(
    request: HttpRequest,
    path: web::Path<(String, String)>,
    side: web::Query<Side>,
) -> Result<HttpResponse, AppError> {
    let (category, slug) = path.into_inner();
    let slug = known_shape(slug)?;
    let view = match side.view.as_str() {
        "" => View::Whole,
        "close" => View::Close,
        "edge" => View::Edge,
        _ => return Err(AppError::NotFound),
    };
    let svg = motif_view(&slug, &category, view).ok_or(AppError::NotFound)?;
    Ok(answer(&request, "image/svg+xml", &side.v, version::motif(), Bytes::from(svg)))
}

/// The picture that messengers show beside a link.
pub async fn share(
    request: HttpRequest,
    path: web::Path<(String, String)>,
    side: web::Query<Side>,
) -> Result<HttpResponse, AppError> {
    let (category, slug) = path.into_inner();
    let key = (category, known_shape(slug)?);
    let png = match PAINTED.get(&key) {
        Some(png) => png,
        None => {
            let (category, slug) = key.clone();
            let painted = web::block(move || share_png(&slug, &category)).await;
            let png = painted.map_err(|_| AppError::Unavailable("no thread to paint on".into()))?;
            let png = Bytes::from(png.ok_or(AppError::NotFound)?);
            PAINTED.insert(key, png.clone());
            png
        }
    };
    Ok(answer(&request, "image/png", &side.v, version::share(), png))
}

/// The address and the painter's version make the tag: weak, because the bytes may be compressed on their way.
fn answer(request: &HttpRequest, mime: &'static str, asked: &str, version: &str, picture: Bytes) -> HttpResponse {
    let tag = format!("W/\"{version}\"");
    let held = request.headers().get(header::IF_NONE_MATCH).map(HeaderValue::as_bytes);
    let is_known = held.is_some_and(|tags| names_tag(tags, &tag.as_bytes()[2..]));
    let caching = if asked == version { FOR_EVER } else { FOR_A_DAY };
    let mut answer = if is_known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((header::CACHE_CONTROL, caching)).insert_header((header::ETAG, tag));
    if is_known { answer.finish() } else { answer.content_type(mime).body(picture) }
}

fn known_shape(slug: String) -> Result<String, AppError> {
    let is_slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if slug.is_empty() || slug.len() > MAX_SLUG || !slug.chars().all(is_slug) {
        return Err(AppError::NotFound);
    }
    Ok(slug)
}
