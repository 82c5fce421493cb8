//! The language of a page: the cookie if the visitor chose one, else `Accept-Language`.

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::form::Form;
use crate::app::App;
use crate::i18n::Language;

pub const COOKIE: &str = "etalase_language";

pub fn of(request: &HttpRequest) -> Language {
    let chosen = request.cookie(COOKIE).and_then(|c| Language::parse(c.value()));
    chosen.unwrap_or_else(|| {
        let header = request.headers().get(header::ACCEPT_LANGUAGE);
        Language::from_accept_language(header.and_then(|h| h.to_str().ok()).unwrap_or(""))
    })
}

#[derive(Deserialize)]
pub struct Choice {
    language: Language,
    #[serde(default)]
    next: String,
}

/// `POST /language`: remembers the choice for a year and returns to the page it came from.
pub async fn choose(app: web::Data<App>, form: Form<Choice>) -> HttpResponse {
    let cookie = Cookie::build(COOKIE, form.0.language.as_str())
        .path("/")
        .max_age(actix_web::cookie::time::Duration::days(365))
        .same_site(SameSite::Lax)
        .secure(app.config.server.is_https())
        .finish();
    HttpResponse::SeeOther().insert_header((header::LOCATION, own_path(&form.0.next))).cookie(cookie).finish()
}

/// A path on this site, or `/`: never a redirect to somebody else's.
pub fn own_path(path: &str) -> &str {
    let is_own =
        path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.chars().any(char::is_control);
    if is_own { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn a_redirect_never_leaves_the_site() {
        assert_eq!(own_path("/cart?x=1"), "/cart?x=1");
        for bad in ["https://evil.example", "//evil.example", "/\\evil.example", "", "/a\r\nb"] {
            assert_eq!(own_path(bad), "/", "{bad:?}");
        }
    }
}
