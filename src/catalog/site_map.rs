//! `/robots.txt` and `/sitemap.xml`, for search engines.

use actix_web::{HttpResponse, web};

use super::{collection, queries};
use crate::app::App;
use crate::error::AppError;
use crate::villages;

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

pub async fn robots(app: web::Data<App>) -> HttpResponse {
    let mut text = String::from("User-agent: *\n");
    for path in CLOSED {
        text.push_str(&format!("Disallow: {path}\n"));
    }
    text.push_str(&format!("\nSitemap: {}/sitemap.xml\n", app.config.server.base_url));
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(text)
}

/// Everything published: products, villages, BUMDes, collections. The protocol's limit is 50,000 addresses.
pub async fn show(app: web::Data<App>) -> Result<HttpResponse, AppError> {
    let load = |conn: &mut crate::db::DbConn| {
        let (of_villages, of_bumdes) = villages::queries::slugs(conn)?;
        Ok((queries::published_slugs(conn)?, of_villages, of_bumdes, collection::slugs(conn)?))
    };
    let (products, of_villages, of_bumdes, collections) = app.read::<_, AppError>(load).await?;
    let base = &app.config.server.base_url;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut add = |path: &str| xml.push_str(&format!("<url><loc>{base}{path}</loc></url>\n"));
    ["/", "/products", "/villages"].into_iter().for_each(&mut add);
    // slugs hold letters, digits and hyphens alone: nothing to escape
    for (folder, slugs) in
        [("collections", collections), ("products", products), ("villages", of_villages), ("bumdes", of_bumdes)]
    {
        slugs.iter().for_each(|slug| add(&format!("/{folder}/{slug}")));
    }
    xml.push_str("</urlset>\n");
    Ok(HttpResponse::Ok().content_type("application/xml; charset=utf-8").body(xml))
}
