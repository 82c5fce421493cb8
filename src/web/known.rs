//! `etalase_known`: a cookie that scripts can read and that says nothing but whether asking `GET /visitor` is worth
//! it: `1` when the session holds a cart or a sign-in, `flash` when a message waits for the next page. Pages that
//! are the same for everybody are then rendered for this person, past the cache.

use actix_session::SessionExt;
use actix_web::body::MessageBody;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap};
use actix_web::middleware::Next;
use actix_web::web;

use super::session_store::{SESSION_DAYS, USER};
use super::visitor::{CART, FLASH};
use crate::app::App;

const COOKIE: &str = "etalase_known";
const KNOWN: &str = "1";
const MESSAGE: &str = "flash";

/// Whether a message waits, by what the browser was told. Reads the headers as they are: this is asked of every
/// request.
pub fn expects_flash(headers: &HeaderMap) -> bool {
    cookie_value(headers, COOKIE) == Some(MESSAGE.as_bytes())
}

/// A cookie's raw value.
pub fn cookie_value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a [u8]> {
    headers.get_all(header::COOKIE).flat_map(|line| line.as_bytes().split(|b| *b == b';')).find_map(|pair| {
        let pair = pair.trim_ascii_start();
        let value = pair.strip_prefix(name.as_bytes())?.strip_prefix(b"=")?;
        Some(value.trim_ascii_end())
    })
}

/// Tells the browser when what it was told does not hold any more. Inside the session's middleware. An answer that
/// others may keep sets no cookie.
pub async fn middleware<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let told = cookie_value(request.headers(), COOKIE).map(<[u8]>::to_owned);
    let mut response = next.call(request).await?;
    if is_public(response.headers()) {
        return Ok(response);
    }
    let session = response.request().get_session();
    let holds = if session.contains_key(FLASH) {
        Some(MESSAGE)
    } else if session.contains_key(USER) || session.contains_key(CART) {
        Some(KNOWN)
    } else {
        None
    };
    if holds.map(str::as_bytes) != told.as_deref() {
        let is_https = response.request().app_data::<web::Data<App>>().is_some_and(|app| app.config.server.is_https());
        response.response_mut().add_cookie(&cookie(holds, is_https))?;
    }
    Ok(response)
}

fn is_public(headers: &HeaderMap) -> bool {
    headers.get(header::CACHE_CONTROL).is_some_and(|caching| caching.as_bytes().starts_with(b"public"))
}

fn cookie(value: Option<&'static str>, is_https: bool) -> Cookie<'static> {
    let days = if value.is_some() { SESSION_DAYS } else { 0 };
    Cookie::build(COOKIE, value.unwrap_or_default())
        .path("/")
        .max_age(Duration::days(days))
        .same_site(SameSite::Lax)
        .secure(is_https)
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::HeaderValue;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("xetalase_known=flash; etalase_known=1;other=x"));
        headers.append(header::COOKIE, HeaderValue::from_static("late=yes"));
        assert_eq!(cookie_value(&headers, COOKIE), Some(&b"1"[..]));
        assert_eq!(cookie_value(&headers, "late"), Some(&b"yes"[..]));
        assert_eq!(cookie_value(&headers, "etalase_know"), None);
        assert!(!expects_flash(&headers));
    }
}
