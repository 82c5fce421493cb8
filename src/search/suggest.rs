//! `GET /search/suggest?q=`: what the search box offers while somebody types. JSON for `public/js/suggest.js`.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::directory::{CategoryEntry, VillageEntry};
use super::{SearchQuery, words};
use crate::app::App;
use crate::error::AppError;
use crate::i18n::Language;
use crate::web::language;

const PRODUCTS: u32 = 6;
const VILLAGES: usize = 3;
const CATEGORIES: usize = 3;
const QUERIES: usize = 3;

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(Debug, Default, Serialize)]
struct Suggestions {
    products: Vec<ProductEntry>,
    villages: Vec<VillageEntry>,
    categories: Vec<CategoryEntry>,
    /// what others searched for and found
    queries: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ProductEntry {
    name: String,
    slug: String,
    village: String,
}

pub async fn show(
    app: web::Data<App>,
    request: HttpRequest,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, AppError> {
    let suggestions = suggest(&app, language::of(&request), &asked.q).await?;
    Ok(HttpResponse::Ok()
        // names are in the visitor's language, which a cookie chooses
        .insert_header((header::CACHE_CONTROL, "private, max-age=60"))
        .insert_header((header::VARY, "cookie, accept-language"))
        .json(suggestions))
}

async fn suggest(app: &App, language: Language, text: &str) -> Result<Suggestions, AppError> {
    let words = words::typed(text);
    if words.is_empty() {
        return Ok(Suggestions::default());
    }
    let query = SearchQuery { text: text.to_owned(), per_page: PRODUCTS, ..SearchQuery::new(language) };
    let found = app.search.search(&query).await.map_err(|e| AppError::Unavailable(e.to_string()))?;
    let products = found.items.into_iter().map(|card| ProductEntry {
        name: match language {
            Language::Id => card.name_id,
            Language::En => card.name_en,
        },
        slug: card.slug,
        village: card.village_name,
    });
    Ok(Suggestions {
        products: products.collect(),
        villages: app.search.directory.villages(&words, VILLAGES),
        categories: app.search.directory.categories(&words, language, CATEGORIES),
        queries: app.search.log.going_on(&words, language, QUERIES),
    })
}
