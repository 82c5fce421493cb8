//! The language of a page: `?lang=` in the address (what search engines and shared links name), else the cookie
//! if the visitor chose one, else `Accept-Language`.
//!
//! The address decides for its own page alone: no link carries it on and no cookie remembers it.

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::{self, HeaderMap};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::form::SharedForm;
use super::known::cookie_value;
use crate::app::App;
use crate::i18n::Language;

pub const COOKIE: &str = "etalase_language";

pub const NAME: &str = "lang";
/// The page cache's word for a language that the address did not name.
pub const SPOKEN: &str = "spoken";

pub fn of(request: &HttpRequest) -> Language {
    named_by(request.query_string(), request.headers())
}

/// [`of`], before there is more of a request than its address and headers.
pub fn named_by(query: &str, headers: &HeaderMap) -> Language {
    let chosen = || Language::parse(str::from_utf8(cookie_value(headers, COOKIE)?).ok()?);
    in_address(query).or_else(|| value_of(query, SPOKEN)).or_else(chosen).unwrap_or_else(|| {
        let header = headers.get(header::ACCEPT_LANGUAGE);
        Language::from_accept_language(header.and_then(|h| h.to_str().ok()).unwrap_or(""))
    })
}

/// The language whose address this is. The bare one is Indonesian's, whatever it speaks to this visitor: a page that
/// named another address than its own would not be listed.
pub fn of_address(query: &str) -> Language {
    in_address(query).unwrap_or(Language::Id)
}

fn in_address(query: &str) -> Option<Language> {
    value_of(query, NAME)
}

fn value_of(query: &str, name: &str) -> Option<Language> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(given, _)| *given == name).and_then(|(_, value)| Language::parse(value))
}

/// The address of a page in a language: Indonesian at the bare one.
pub fn address(path: &str, language: Language) -> String {
    match (language, path.contains('?')) {
        (Language::Id, _) => path.to_owned(),
        (language, false) => format!("{path}?{NAME}={language}"),
        (language, true) => format!("{path}&{NAME}={language}"),
    }
}

/// The same address without a language in it.
pub fn without(path: &str) -> String {
    let Some((page, query)) = path.split_once('?') else { return path.to_owned() };
    let kept: Vec<&str> =
        query.split('&').filter(|pair| !matches!(pair.split('=').next(), Some(NAME | SPOKEN))).collect();
    if kept.is_empty() { page.to_owned() } else { format!("{page}?{}", kept.join("&")) }
}

#[derive(Deserialize)]
pub struct Choice {
    language: Language,
    #[serde(default)]
    next: String,
}

/// `POST /language`: remembers the choice for a year and returns to the page it came from.
pub async fn choose(app: web::Data<App>, form: SharedForm<Choice>) -> HttpResponse {
    let cookie = Cookie::build(COOKIE, form.0.language.as_str())
        .path("/")
        .max_age(actix_web::cookie::time::Duration::days(365))
        .same_site(SameSite::Lax)
        .secure(app.config.server.is_https())
        .finish();
    HttpResponse::SeeOther().insert_header((header::LOCATION, without(own_path(&form.0.next)))).cookie(cookie).finish()
}

/// A path on this site, or `/`: never a redirect to somebody else's.
pub fn own_path(path: &str) -> &str {
    let is_own =
        path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.chars().any(char::is_control);
    if is_own { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::{address, own_path, without};
    use crate::i18n::Language;

    #[test]
    fn a_language_is_put_into_an_address_and_taken_out_again() {
        for page in ["/", "/products?category=pottery&page=2", "/products?q=lang%3Den&slang=x"] {
            assert_eq!(address(page, Language::Id), page);
            assert_eq!(without(&address(page, Language::En)), page);
        }
        assert_eq!(address("/villages", Language::En), "/villages?lang=en");
        assert_eq!(without("/products?lang=id&q=kopi&lang=en"), "/products?q=kopi");
    }

    #[test]
    fn a_redirect_never_leaves_the_site() {
        assert_eq!(own_path("/cart?x=1"), "/cart?x=1");
        for bad in ["https://evil.example", "//evil.example", "/\\evil.example", "", "/a\r\nb"] {
            assert_eq!(own_path(bad), "/", "{bad:?}");
        }
    }
}
