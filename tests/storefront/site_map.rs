//! The site map, in files of any size.

use std::collections::BTreeSet;

use actix_web::web::Bytes;
use etalase::catalog::site_map::parts::{Kind, starts};
use etalase::catalog::site_map::{file_paths, stream_file};
use etalase::db::DbError;
use futures_util::TryStreamExt;

use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::collections::collection;

fn addresses(xml: &str) -> Vec<String> {
    xml.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn the_index_names_files_that_together_list_everything_published() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    collection(&app, "kain", true, &[&goods.batik.id]).await;
    let client = app.client();
    let index = client.get("/sitemap.xml").await;
    assert_eq!(index.headers["content-type"], "application/xml; charset=utf-8");
    assert!(index.body.contains("<sitemapindex"), "{}", index.body);
    let mut listed = Vec::new();
    for file in addresses(&index.body) {
        let file = client.get(file.strip_prefix("http://etalase.test").unwrap()).await;
        assert_eq!((file.status.as_u16(), file.body.ends_with("</urlset>\n")), (200, true), "{}", file.body);
        listed.extend(addresses(&file.body));
    }
    for path in [
        "/",
        "/villages",
        "/products?category=textile-batik-weaving",
        "/products?province=52",
        "/collections/kain",
        "/villages/darmaji",
        "/bumdes/bumdes-darmaji",
        &format!("/products/{}", goods.key_ring.slug),
    ] {
        assert!(listed.contains(&format!("http://etalase.test{path}")), "{path} in {listed:#?}");
    }
    for address in &listed {
        let page = client.get(address.strip_prefix("http://etalase.test").unwrap()).await;
        assert!(page.status == 200 && !page.body.contains("noindex"), "{address}");
    }
    let products = client.get("/sitemaps/products.xml").await.body;
    assert_eq!(products.matches("<lastmod>2026-11-22</lastmod>").count(), 8, "{products}");
    assert_eq!(client.get("/sitemaps/orders.xml").await.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn small_files_read_in_smaller_pieces_list_each_product_once() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    for (size, piece, files) in [(3, 2, 3), (4, 4, 2), (8, 3, 1), (50, 1, 1), (1, 1, 8)] {
        let starts = app.app.read::<_, DbError>(move |conn| Ok(starts(conn, Kind::Products, size)?)).await.unwrap();
        assert_eq!(starts.len(), files, "files of {size}");
        let mut all = Vec::new();
        for after in starts {
            let pieces: Vec<Bytes> =
                stream_file(app.app.clone(), Kind::Products, after, size, piece).try_collect().await.unwrap();
            let listed = addresses(std::str::from_utf8(&pieces.concat()).unwrap());
            assert!(listed.len() <= size as usize, "{listed:?}");
            all.extend(listed);
        }
        assert_eq!((all.len(), all.iter().collect::<BTreeSet<_>>().len()), (8, 8), "files of {size}: {all:?}");
    }
    let paths = app.app.read::<_, DbError>(|conn| Ok(file_paths(conn, 2)?)).await.unwrap();
    assert_eq!(paths.len(), 4 + 2 + 2, "{paths:?}");
    assert!(paths.contains(&"/sitemaps/villages.xml?after=52.01.14.2006".to_owned()), "{paths:?}");
    app.stop().await;
}
