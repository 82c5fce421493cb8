//! The token in every POST form. A random cookie, and in the form a signature over it: another site
//! can neither read the cookie nor make the signature. Works before there is a session.

use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header;

use super::sign;
use crate::config::ServerConfig;

const COOKIE: &str = "etalase_form";

/// The visitor's token, and whether its cookie has to be set with this answer.
#[derive(Debug, Clone)]
pub struct CsrfToken {
    cookie_value: String,
    is_new: bool,
}

impl CsrfToken {
    pub fn of(request: &HttpRequest) -> Self {
        match request.cookie(COOKIE).map(|c| c.value().to_owned()) {
            Some(cookie_value) if cookie_value.len() == 43 => Self { cookie_value, is_new: false },
            _ => Self { cookie_value: sign::random_token(), is_new: true },
        }
    }

    /// What the form carries in its hidden field `csrf_token`.
    pub fn field(&self, config: &ServerConfig) -> String {
        sign::sign(config, "form", &self.cookie_value)
    }

    /// The cookie to set, when the browser does not hold it yet.
    pub fn new_cookie(&self, config: &ServerConfig) -> Option<Cookie<'static>> {
        self.is_new.then(|| {
            Cookie::build(COOKIE, self.cookie_value.clone())
                .path("/")
                .http_only(true)
                .secure(config.is_https())
                .same_site(SameSite::Lax)
                .finish()
        })
    }
}

/// Whether a form posted with this request carries the right token and comes from our own pages.
pub fn is_own_form(request: &HttpRequest, config: &ServerConfig, field: &str) -> bool {
    let token = CsrfToken::of(request);
    !is_foreign(request, config) && !token.is_new && sign::is_signed(config, "form", &token.cookie_value, field)
}

/// Whether a form without a token comes from our own pages, by what the browser says of where it was posted.
/// Who says nothing is no browser of today: there the session's cookie, `SameSite=Lax`, stays away from
/// other sites' forms by itself.
pub fn is_from_own_page(request: &HttpRequest, config: &ServerConfig) -> bool {
    let site = request.headers().get("sec-fetch-site");
    site.is_none_or(|site| site == "same-origin") && !is_foreign(request, config)
}

fn is_foreign(request: &HttpRequest, config: &ServerConfig) -> bool {
    let Some(origin) = request.headers().get(header::ORIGIN) else { return false };
    let Ok(origin) = origin.to_str() else { return true };
    let host = request.connection_info().host().to_owned();
    origin != config.base_url && origin.split_once("://").is_none_or(|(_, h)| h != host)
}
