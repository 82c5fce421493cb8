//! `/robots.txt` and `/sitemap.xml`, for search engines.

use actix_web::{HttpResponse, web};

use super::{collection, queries};
use crate::app::App;
use crate::error::AppError;
use crate::villages;

/// Lists with filters are endless; carts and accounts are nobody's business.
pub async fn robots(app: web::Data<App>) -> HttpResponse {
    let base = &app.config.server.base_url;
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(format!(
        "User-agent: *\nDisallow: /account\nDisallow: /cart\nDisallow: /checkout\nDisallow: /orders/\nDisallow: /portal/\nDisallow: /products?\nDisallow: /search/\n\nSitemap: {base}/sitemap.xml\n"
    ))
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
