//! `Visitor`: everything a page needs to know about whoever asked for it, read once per request.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use actix_session::{Session, SessionExt};
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, HttpResponseBuilder, web};
use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};
use tera::Context;
use tokio::sync::OnceCell;

use super::csrf::CsrfToken;
use super::same_page::SamePage;
use super::session_store::USER;
use super::signed_in::SignedIn;
use super::{known, language};
use crate::app::App;
use crate::error::AppError;
use crate::i18n::Language;
use crate::ids::{CartId, UserId};
use crate::notices;
use crate::notices::queries::Reader;

/// The session value that names a guest's cart.
pub(super) const CART: &str = "cart_id";
pub(super) const FLASH: &str = "flash";

/// A message for the next page, already in the visitor's language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Flash {
    /// `good` or `bad`
    pub tone: String,
    pub text: String,
}

#[derive(Clone)]
pub struct Visitor {
    pub app: web::Data<App>,
    pub language: Language,
    pub user: Option<SignedIn>,
    /// the language whose address was asked for
    address_language: Language,
    /// how many pieces are in the visitor's cart
    pub cart_count: i64,
    /// how many notices they have not read; none for whoever gets none
    pub unread: Option<i64>,
    /// path and query of this request, to come back to: without the language that the address may name
    pub path: String,
    session: Session,
    csrf: CsrfToken,
    /// whether the browser was told that a message waits
    expects_flash: bool,
}

impl FromRequest for Visitor {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        // a handler's parameters are made at the same time, and several may want the visitor
        let known = request.extensions().get::<Rc<OnceCell<Self>>>().cloned();
        let visitor = known.unwrap_or_else(|| {
            let new = Rc::new(OnceCell::new());
            request.extensions_mut().insert(new.clone());
            new
        });
        Box::pin(async move { visitor.get_or_try_init(|| Self::load(&request)).await.cloned() })
    }
}

impl Visitor {
    async fn load(request: &HttpRequest) -> Result<Self, AppError> {
        let app = request.app_data::<web::Data<App>>().expect("the app is configured").clone();
        let session = request.get_session();
        let user_id: Option<UserId> = session.get(USER).ok().flatten();
        let guest_cart: Option<CartId> = session.get(CART).ok().flatten();
        let (user, cart_count, unread) = if user_id.is_none() && guest_cart.is_none() {
            (None, 0, None)
        } else {
            app.look::<_, AppError>(move |conn| {
                let user = match &user_id {
                    Some(id) => crate::accounts::queries::signed_in(conn, id)?,
                    None => None,
                };
                let owner = user.as_ref().map(|u| &u.user_id);
                let count = crate::cart::queries::count_pieces(conn, owner, guest_cart.as_ref())?;
                let reader = user.as_ref().filter(|user| user.has_notices()).map(Reader::from);
                let unread = reader.map(|reader| notices::queries::unread(conn, &reader)).transpose()?;
                Ok((user, count, unread))
            })
            .await?
        };
        Ok(Self {
            language: language::of(request),
            address_language: language::of_address(request.query_string()),
            user,
            cart_count,
            unread,
            path: request.uri().path_and_query().map_or_else(|| "/".into(), |path| language::without(path.as_str())),
            csrf: CsrfToken::of(request),
            expects_flash: known::expects_flash(request.headers()),
            session,
            app,
        })
    }

    /// A message in the visitor's language.
    pub fn text(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.app.translations.text(self.language, key, args)
    }

    /// Renders `template` with what every page has: language, user, cart count, form token, flash.
    pub fn page(&self, template: &str, context: Context) -> Result<HttpResponse, AppError> {
        self.page_with(HttpResponse::Ok(), template, context)
    }

    /// [`Visitor::page`] with another status, for a form that comes back with its errors.
    pub fn page_with(
        &self,
        mut response: HttpResponseBuilder,
        template: &str,
        mut context: Context,
    ) -> Result<HttpResponse, AppError> {
        context.insert("lang", &self.language);
        context.insert("user", &self.user);
        context.insert("cart_count", &self.cart_count);
        context.insert("unread", &self.unread);
        context.insert("path", &self.path);
        context.insert("address_lang", &self.address_language);
        context.insert("base_url", &self.app.config.server.base_url);
        context.insert("csrf_token", &self.csrf.field(&self.app.config.server));
        context.insert("flash", &self.take_flash());
        if !context.contains_key("is_shared") {
            context.insert("is_shared", &false);
        }
        let html = self.app.templates.render(template, &context)?;
        if let Some(cookie) = self.csrf.new_cookie(&self.app.config.server) {
            response.cookie(cookie);
        }
        Ok(response
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CACHE_CONTROL, "private, no-cache"))
            .body(html))
    }

    /// Renders a page that is the same for everybody who reads its language: nobody's name, cart, token or message
    /// is in it, and it sets no cookie. `keys` name what it shows, see [`SamePage`]. A message that waits for this
    /// person is shown all the same; that answer is theirs alone.
    pub fn shared_page(
        &self,
        template: &str,
        mut context: Context,
        keys: impl IntoIterator<Item = String>,
    ) -> Result<HttpResponse, AppError> {
        let flash = if self.expects_flash { self.take_flash() } else { None };
        context.insert("lang", &self.language);
        context.insert("user", &None::<SignedIn>);
        context.insert("cart_count", &0);
        context.insert("unread", &None::<i64>);
        context.insert("path", &self.path);
        context.insert("address_lang", &self.address_language);
        context.insert("base_url", &self.app.config.server.base_url);
        context.insert("csrf_token", "");
        context.insert("flash", &flash);
        context.insert("is_shared", &true);
        let html = self.app.templates.render(template, &context)?;
        let mut response = HttpResponse::Ok().content_type("text/html; charset=utf-8").body(html);
        if flash.is_some() {
            response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("private, no-store"));
        } else {
            SamePage::new(keys).mark(&mut response);
        }
        Ok(response)
    }

    /// 303 to a path of ours.
    pub fn redirect(&self, path: &str) -> HttpResponse {
        HttpResponse::SeeOther().insert_header((header::LOCATION, language::own_path(path))).finish()
    }

    /// Leaves a message for the next page that is rendered.
    pub fn flash(&self, tone: &str, text: String) -> Result<(), AppError> {
        self.put(FLASH, &Flash { tone: tone.into(), text })
    }

    fn take_flash(&self) -> Option<Flash> {
        // asked first, because removing marks the session as changed even when nothing was there
        self.session.contains_key(FLASH).then(|| self.session.remove_as(FLASH))?.and_then(Result::ok)
    }

    /// The cart this session holds, when nobody is signed in.
    pub fn guest_cart(&self) -> Option<CartId> {
        self.session.get(CART).ok().flatten()
    }

    pub fn set_guest_cart(&self, cart: Option<&CartId>) -> Result<(), AppError> {
        match cart {
            Some(cart) => self.put(CART, cart),
            None => {
                self.session.remove(CART);
                Ok(())
            }
        }
    }

    /// Signs the person in: a new session key, so that one known before is worth nothing.
    pub fn start_session(&self, user_id: &UserId) -> Result<(), AppError> {
        self.session.renew();
        self.put(USER, user_id)
    }

    pub fn end_session(&self) {
        self.session.purge();
    }

    fn put(&self, key: &str, value: &impl Serialize) -> Result<(), AppError> {
        self.session.insert(key, value).map_err(|e| AppError::Internal(anyhow::anyhow!("{e}")))
    }
}
