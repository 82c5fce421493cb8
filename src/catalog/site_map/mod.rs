//! `/robots.txt`, `/sitemap.xml` and the files it names, for search engines: <https://www.sitemaps.org/protocol.html>.
//!
//! Products, villages and BUMDes are listed in files of 50,000, streamed, so that a file costs the same little memory
//! at any size. Each page names its other language itself; repeating that here would triple the files.

pub mod parts;

use actix_web::http::header;
use actix_web::web::{self, Bytes};
use actix_web::{HttpResponse, HttpResponseBuilder};
use futures_util::stream::{self, Stream, StreamExt};
use serde::Deserialize;

use self::parts::{Entry, Kind};
use super::collection;
use super::filters::Filters;
use crate::app::App;
use crate::error::AppError;
use crate::i18n::Language;
use crate::search::SearchQuery;

/// The protocol's limit.
const FILE_SIZE: i64 = 50_000;
/// What one read of a file fetches.
const PIECE: i64 = 1_000;

/// Carts, orders and accounts are nobody's business; combinations of filters and texts to search are endless.
/// What a list shows by category and region alone may be read (`Filters::is_indexed`). `*` is of RFC 9309.
const CLOSED: &[&str] = &[
    "/account",
    "/cart",
    "/checkout",
    "/orders/",
    "/portal",
    "/search/",
    "/simulator/",
    "/visitor",
    "/products?*q=",
    "/products?*price_min=",
    "/products?*price_max=",
    "/products?*in_stock=",
    "/products?*sort=",
    "/products?*village=",
    "/products?*bumdes=",
    "/products?*maker=",
    "/products?*permit=",
    "/products?*category=*category=",
    "/products?*category=*primary=",
];

/// `GET /robots.txt`
pub async fn robots(app: web::Data<App>) -> HttpResponse {
    let mut text = String::from("User-agent: *\n");
    for path in CLOSED {
        text.push_str(&format!("Disallow: {path}\n"));
    }
    text.push_str(&format!("\nSitemap: {}/sitemap.xml\n", app.config.server.base_url));
    kept_for_an_hour().content_type("text/plain; charset=utf-8").body(text)
}

/// `GET /sitemap.xml`: the files there are.
pub async fn index(app: web::Data<App>) -> Result<HttpResponse, AppError> {
    let paths = app.read::<_, AppError>(|conn| Ok(file_paths(conn, FILE_SIZE)?)).await?;
    let base = &app.config.server.base_url;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in std::iter::once("/sitemaps/pages.xml".to_owned()).chain(paths) {
        xml.push_str(&format!("<sitemap><loc>{base}{path}</loc></sitemap>\n"));
    }
    xml.push_str("</sitemapindex>\n");
    Ok(kept_for_an_hour().content_type("application/xml; charset=utf-8").body(xml))
}

/// The files of products, villages and BUMDes, each with at most `size` of them.
pub fn file_paths(conn: &mut crate::db::DbConn, size: i64) -> diesel::QueryResult<Vec<String>> {
    let mut paths = Vec::new();
    for kind in Kind::ALL {
        let starts = parts::starts(conn, *kind, size)?;
        paths.extend(starts.iter().map(|after| match after.as_str() {
            "" => format!("/sitemaps/{kind}.xml"),
            after => format!("/sitemaps/{kind}.xml?after={after}"),
        }));
    }
    Ok(paths)
}

#[derive(Deserialize)]
pub struct Start {
    #[serde(default)]
    after: String,
}

/// `GET /sitemaps/{kind}.xml?after=`
pub async fn file(
    app: web::Data<App>,
    kind: web::Path<String>,
    start: web::Query<Start>,
) -> Result<HttpResponse, AppError> {
    let kind = Kind::parse(&kind).ok_or(AppError::NotFound)?;
    let body = stream_file(app, kind, start.into_inner().after, FILE_SIZE, PIECE);
    Ok(kept_for_an_hour().content_type("application/xml; charset=utf-8").streaming(body))
}

/// A file of at most `size` entries behind `after`, read `piece` by `piece`.
pub fn stream_file(
    app: web::Data<App>,
    kind: Kind,
    after: String,
    size: i64,
    piece: i64,
) -> impl Stream<Item = Result<Bytes, AppError>> + 'static {
    let pieces = stream::try_unfold(Some((after, size)), move |at| {
        let app = app.clone();
        async move {
            let Some((after, left)) = at else { return Ok(None) };
            let limit = left.min(piece);
            let read = move |conn: &mut crate::db::DbConn| Ok(parts::entries(conn, kind, &after, limit)?);
            let entries = app.read::<_, AppError>(read).await?;
            let base = &app.config.server.base_url;
            let xml: String = entries.iter().map(|entry| url_of(base, kind, entry)).collect();
            let is_full = entries.len() as i64 == limit && left > limit;
            let next = entries.into_iter().last().filter(|_| is_full).map(|last| (last.key, left - limit));
            Ok(Some((Bytes::from(xml), next)))
        }
    });
    let text = |text: &'static str| stream::iter([Ok(Bytes::from_static(text.as_bytes()))]);
    text(OPENING).chain(pieces).chain(text(CLOSING))
}

const OPENING: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
const CLOSING: &str = "</urlset>\n";

/// Slugs hold letters, digits and hyphens alone: nothing to escape.
fn url_of(base: &str, kind: Kind, entry: &Entry) -> String {
    let day = entry.updated_at.format("%Y-%m-%d");
    format!("<url><loc>{base}/{kind}/{}</loc><lastmod>{day}</lastmod></url>\n", entry.slug)
}

/// `GET /sitemaps/pages.xml`: the front page, the lists, categories and provinces that have products, collections.
pub async fn pages(app: web::Data<App>) -> Result<HttpResponse, AppError> {
    let query = SearchQuery { per_page: 1, ..SearchQuery::new(Language::Id) };
    let counts = app.search.search(&query).await.map_err(|error| AppError::Unavailable(error.to_string()))?.facets;
    let now = app.clock.now();
    let collections = app.read::<_, AppError>(move |conn| Ok(collection::slugs(conn, now)?)).await?;
    let mut paths = vec!["/".to_owned(), "/products".to_owned(), "/villages".to_owned()];
    paths.extend(
        counts
            .category
            .into_iter()
            .map(|facet| Filters { categories: vec![facet.value], ..Filters::default() }.address(1)),
    );
    paths.extend(
        counts
            .province
            .into_iter()
            .map(|facet| Filters { province: Some(facet.value), ..Filters::default() }.address(1)),
    );
    paths.extend(collections.iter().map(|slug| format!("/collections/{slug}")));
    let base = &app.config.server.base_url;
    let urls: String = paths.iter().map(|path| format!("<url><loc>{base}{path}</loc></url>\n")).collect();
    Ok(kept_for_an_hour().content_type("application/xml; charset=utf-8").body(format!("{OPENING}{urls}{CLOSING}")))
}

fn kept_for_an_hour() -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CACHE_CONTROL, "public, max-age=3600"));
    response
}
