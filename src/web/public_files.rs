//! `GET /public/{path}`: css, scripts, icons. Asked for with the version of their content they never change and may
//! be kept for a year. Made small once, when they are first asked for.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{self, Bytes};
use actix_web::{HttpRequest, HttpResponse};

use super::page_cache::compress::{self, Encoding};
use crate::assets::Public;
use crate::error::AppError;

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const FOR_NOW: &str = "public, max-age=300";

/// A file in the forms it is sent in.
struct Packed {
    version: String,
    mime: String,
    plain: Bytes,
    gzip: Option<Bytes>,
    brotli: Option<Bytes>,
}

/// By path. In development files change under a running process: their version tells.
static PACKED: LazyLock<Mutex<HashMap<String, Arc<Packed>>>> = LazyLock::new(Mutex::default);

pub async fn show(request: HttpRequest, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let path = path.into_inner();
    let version = Public::version(&path).ok_or(AppError::NotFound)?;
    let file = match kept(&path, &version) {
        Some(file) => file,
        None => {
            let packed = web::block(move || pack(&path)).await;
            packed
                .map_err(|_| AppError::Unavailable("no thread to pack a file on".into()))?
                .ok_or(AppError::NotFound)?
        }
    };
    // under the address of another version, these bytes would stay for a year in somebody's cache
    let is_asked_by_version = request.query_string().strip_prefix("v=") == Some(file.version.as_str());
    let caching = if is_asked_by_version { FOR_EVER } else { FOR_NOW };
    let accepted = request.headers().get(header::ACCEPT_ENCODING).map(HeaderValue::as_bytes);
    let (body, encoding) = match (Encoding::accepted(accepted), &file.brotli, &file.gzip) {
        (Encoding::Brotli, Some(brotli), _) => (brotli, "br"),
        (Encoding::Brotli | Encoding::Gzip, _, Some(gzip)) => (gzip, "gzip"),
        // named, so that nobody makes it small once more on the way out
        _ => (&file.plain, "identity"),
    };
    let etag = format!("\"{}-{encoding}\"", file.version);
    let held = request.headers().get(header::IF_NONE_MATCH).map(HeaderValue::as_bytes);
    let is_known = held.is_some_and(|tags| compress::names_tag(tags, etag.as_bytes()));
    let mut answer = if is_known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer
        .insert_header((header::CACHE_CONTROL, caching))
        .insert_header((header::ETAG, etag))
        .insert_header((header::VARY, "Accept-Encoding"));
    if is_known {
        return Ok(answer.finish());
    }
    if encoding != "identity" {
        answer.insert_header((header::CONTENT_ENCODING, encoding));
    }
    Ok(answer.content_type(file.mime.as_str()).body(body.clone()))
}

fn kept(path: &str, version: &str) -> Option<Arc<Packed>> {
    let files = PACKED.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    files.get(path).filter(|file| file.version == version).cloned()
}

fn pack(path: &str) -> Option<Arc<Packed>> {
    let version = Public::version(path)?;
    let (bytes, mime) = Public::read(path)?;
    let plain = match bytes {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    };
    let is_text = mime.starts_with("text/") || ["javascript", "json", "svg", "xml"].iter().any(|t| mime.contains(t));
    // what does not get smaller stays as it is
    let smaller = |packed: std::io::Result<Bytes>| packed.ok().filter(|packed| is_text && packed.len() < plain.len());
    let file = Arc::new(Packed {
        gzip: smaller(compress::gzip(&plain)),
        brotli: smaller(compress::brotli(&plain)),
        plain: plain.clone(),
        version,
        mime,
    });
    PACKED.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).insert(path.to_owned(), file.clone());
    Some(file)
}
