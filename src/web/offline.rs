//! The shop on a phone without a network: `/service-worker.js` with what it needs to know of this build, the page it
//! shows where it has no copy, and `/manifest.webmanifest`, by which the shop can be installed.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tera::Context;

use super::language;
use super::visitor::Visitor;
use crate::app::App;
use crate::assets::bundle::squeeze_js;
use crate::assets::{Public, Templates};
use crate::error::AppError;
use crate::i18n::Language;

const WORKER: &str = "js/service-worker.js";
/// What the offline page is made with.
const SHELL: &[&str] = &["css/shop.css", "js/shop.js", "icons/mark.svg"];
const PAPER: &str = "#fbf7ef";

/// `GET /service-worker.js`: at the root, because it may only answer for addresses below its own.
pub async fn service_worker() -> Result<HttpResponse, AppError> {
    let (script, _) = Public::read(WORKER).ok_or(AppError::NotFound)?;
    let pages = ["/offline", "/offline?unsent=1"].map(str::to_owned);
    let shell: Vec<String> = SHELL.iter().filter_map(|path| Public::address(path)).chain(pages).collect();
    let known = format!("const VERSION = \"{}\";\nconst SHELL = {};\n", version(), json!(shell));
    Ok(HttpResponse::Ok()
        .content_type("text/javascript; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .body(known + &squeeze_js(&String::from_utf8_lossy(&script))))
}

/// Changes with any public file and with the words and frame of the offline page.
fn version() -> String {
    let mut hash = Sha256::new();
    let mut files: Vec<_> = Public::iter().collect();
    files.sort();
    for path in files {
        hash.update(Public::get(&path).map(|file| file.metadata.sha256_hash()).unwrap_or_default());
    }
    for path in ["layout.html", "site/offline.html", "locales/id/site.ftl", "locales/en/site.ftl"] {
        hash.update(Templates::get(path).map(|file| file.metadata.sha256_hash()).unwrap_or_default());
    }
    hash.finalize()[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[derive(Deserialize)]
pub struct Offline {
    /// a form was on its way
    unsent: Option<String>,
}

/// `GET /offline`: in both languages, because the one copy serves every visitor of a browser.
pub async fn page(visitor: Visitor, asked: web::Query<Offline>) -> Result<HttpResponse, AppError> {
    let text = |language, key| visitor.app.translations.text(language, key, &[]);
    let parts: Vec<Value> = Language::ALL
        .iter()
        .map(|language| {
            json!({
                "lang": language,
                "title": text(*language, "site-offline-title"),
                "text": text(*language, if asked.unsent.is_some() { "site-offline-unsent" } else { "site-offline-text" }),
                "back": text(*language, "site-offline-back"),
            })
        })
        .collect();
    let mut context = Context::new();
    context.insert("parts", &parts);
    visitor.shared_page("site/offline.html", context, [])
}

/// `GET /manifest.webmanifest`, in the language of the page that names it.
pub async fn manifest(app: web::Data<App>, request: actix_web::HttpRequest) -> HttpResponse {
    let language = language::of(&request);
    let text = |key| app.translations.text(language, key, &[]);
    let icon = |path: &str, size: u32, purpose: &str| json!({ "src": Public::address(path), "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose });
    let manifest = json!({
        "id": "/",
        "name": "Etalase",
        "short_name": "Etalase",
        "description": text("site-about"),
        "lang": language,
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "categories": ["shopping"],
        "icons": [
            icon("icons/icon-192.png", 192, "any"),
            icon("icons/icon-512.png", 512, "any"),
            icon("icons/icon-maskable-512.png", 512, "maskable"),
        ],
        "shortcuts": [
            { "name": text("site-products-all"), "url": "/products" },
            { "name": text("site-cart"), "url": "/cart" },
        ],
    });
    HttpResponse::Ok()
        .content_type("application/manifest+json")
        .insert_header((header::CACHE_CONTROL, "public, max-age=86400"))
        .body(manifest.to_string())
}
