//! `/api/v1/products`, `/api/v1/products/{slug}`, `/api/v1/search`.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::IntoParams;

use super::details;
use super::filters::Filters;
use super::queries;
use super::representation::{FacetCounts, ProductDetails, ProductPage, ProductSummary, SearchPage};
use crate::app::App;
use crate::error::AppError;
use crate::i18n::Language;
use crate::ids::ProductId;
use crate::open_api::Problem;
use crate::web::language;

const DEFAULT_LIMIT: u32 = 24;
const MAX_LIMIT: u32 = 100;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListParams {
    /// `id` or `en`; without it the Accept-Language header decides
    lang: Option<String>,
    /// 1 to 100, 24 without it
    limit: Option<u32>,
    /// taken from `next`
    cursor: Option<String>,
}

impl ListParams {
    pub fn language(&self, request: &HttpRequest) -> Language {
        self.lang.as_deref().and_then(Language::parse).unwrap_or_else(|| language::of(request))
    }

    pub fn limit(&self) -> u32 {
        self.limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MAX_LIMIT)
    }

    /// The cursor, if it is what `next` gave: `is_ours` knows what its list is ordered by.
    pub fn cursor(&self, is_ours: impl Fn(&str) -> bool) -> Result<Option<String>, AppError> {
        match &self.cursor {
            Some(cursor) if !is_ours(cursor) => {
                Err(AppError::Unreadable("cursor: take it from `next` as it is".into()))
            }
            cursor => Ok(cursor.clone()),
        }
    }

    /// The address of the page behind `cursor`.
    pub fn next(&self, path: &str, cursor: &str) -> String {
        let lang = self.lang.as_deref().and_then(Language::parse).map(|l| format!("&lang={l}")).unwrap_or_default();
        format!("{path}?limit={}{lang}&cursor={cursor}", self.limit())
    }
}

/// Every published product, the first listed first.
#[utoipa::path(get, path = "/api/v1/products", params(ListParams), tag = "products", responses(
    (status = 200, body = ProductPage),
    (status = 400, body = Problem, content_type = "application/problem+json"),
))]
pub async fn products(
    app: web::Data<App>,
    request: HttpRequest,
    params: web::Query<ListParams>,
) -> Result<HttpResponse, AppError> {
    let (language, limit) = (params.language(&request), params.limit());
    let after = params.cursor(|cursor| uuid::Uuid::try_parse(cursor).is_ok())?.map(ProductId);
    let load = move |conn: &mut crate::db::DbConn| Ok(queries::after(conn, after.as_ref(), i64::from(limit) + 1)?);
    let mut cards = app.read::<_, AppError>(load).await?;
    let has_more = cards.len() > limit as usize;
    cards.truncate(limit as usize);
    let last = cards.last().filter(|_| has_more);
    let next = last.map(|card| params.next("/api/v1/products", &card.product_id));
    let base = &app.config.server.base_url;
    let items = cards.into_iter().map(|card| ProductSummary::new(card, language, base)).collect();
    Ok(HttpResponse::Ok().json(ProductPage { items, next }))
}

/// One published product.
#[utoipa::path(get, path = "/api/v1/products/{slug}", tag = "products",
    params(("slug" = String, Path), ("lang" = Option<String>, Query, description = "`id` or `en`")), responses(
    (status = 200, body = ProductDetails),
    (status = 404, body = Problem, content_type = "application/problem+json"),
))]
pub async fn product(
    app: web::Data<App>,
    request: HttpRequest,
    slug: web::Path<String>,
    params: web::Query<ListParams>,
) -> Result<HttpResponse, AppError> {
    let found = app.read::<_, AppError>(move |conn| Ok(details::find(conn, &slug)?)).await?;
    let details = found.ok_or(AppError::NotFound)?;
    let (language, base) = (params.language(&request), &app.config.server.base_url);
    Ok(HttpResponse::Ok().json(ProductDetails::new(details, language, base)))
}

/// The same search and filters as `/products`. What cannot be read does not count.
#[utoipa::path(get, path = "/api/v1/search", tag = "search", params(
    ("q" = Option<String>, Query, description = "text, in Indonesian or English"),
    ("lang" = Option<String>, Query, description = "`id` or `en`"),
    ("category" = Option<Vec<String>>, Query, description = "any of these"),
    ("province" = Option<String>, Query, description = "region code of level 1"),
    ("regency" = Option<String>, Query, description = "region code of level 2"),
    ("village" = Option<String>, Query, description = "region code of level 4"),
    ("bumdes" = Option<String>, Query, description = "the BUMDes' slug"),
    ("maker" = Option<Vec<String>>, Query, description = "makers' ids, any of these"),
    ("permit" = Option<Vec<String>>, Query, description = "`pirt`, `bpom`, `sni`, `halal`, `geographical_indication`; all of these"),
    ("price_min" = Option<i64>, Query, description = "whole rupiah, included"),
    ("price_max" = Option<i64>, Query, description = "whole rupiah, included"),
    ("in_stock" = Option<i32>, Query, description = "1: only what can be sent now"),
    ("primary" = Option<i32>, Query, description = "1: only signature products"),
    ("sort" = Option<String>, Query, description = "relevance, newest, price_asc, price_desc, popular"),
    ("limit" = Option<u32>, Query, description = "1 to 100, 24 without it"),
    ("page" = Option<u32>, Query, description = "from 1"),
), responses(
    (status = 200, body = SearchPage),
    (status = 503, body = Problem, content_type = "application/problem+json"),
))]
pub async fn search(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, AppError> {
    let value = |name: &str| {
        let pairs = url::form_urlencoded::parse(request.query_string().as_bytes());
        pairs.filter(|(key, _)| key == name).last().map(|(_, value)| value.into_owned())
    };
    let asked = value("limit").and_then(|limit| limit.parse().ok());
    let params = ListParams { lang: value("lang"), limit: asked, cursor: None };
    let (language, limit) = (params.language(&request), params.limit());
    let filters = Filters::parse(request.query_string());
    let found = app.search.search(&filters.search_query(language, limit)).await;
    let results = found.map_err(|error| AppError::Unavailable(error.to_string()))?;
    let has_more = u64::from(filters.page()) * u64::from(limit) < results.total;
    let next = has_more.then(|| {
        let mut address = url::form_urlencoded::Serializer::new(String::from("/api/v1/search?"));
        address.extend_pairs(filters.pairs()).append_pair("lang", language.as_str());
        address.append_pair("limit", &limit.to_string()).append_pair("page", &(filters.page() + 1).to_string());
        address.finish()
    });
    let base = &app.config.server.base_url;
    let items = results.items.into_iter().map(|card| ProductSummary::new(card, language, base)).collect();
    let facets = FacetCounts::from(results.facets);
    Ok(HttpResponse::Ok().json(SearchPage { items, total: results.total, facets, next }))
}
