//! What a first visit costs on a slow line.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::support::TestApp;
use crate::support::factories::{catalog, pictures};

/// Addresses of the styles and scripts a page asks for.
fn links(page: &str) -> Vec<String> {
    let tags = page.split('<').filter(|tag| tag.starts_with("script ") || tag.contains("rel=\"stylesheet\""));
    let value = |tag: &str, name: &str| Some(tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.to_owned());
    tags.filter_map(|tag| value(tag, "href").or_else(|| value(tag, "src"))).collect()
}

fn gzipped(bytes: &[u8]) -> usize {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap().len()
}

#[actix_web::test]
async fn the_list_weighs_at_most_100_kb_and_25_kb_compressed_before_pictures() {
    let app = TestApp::start().await;
    catalog::demo(&app).await;
    weigh(&app, "<img src=\"/motif/").await;
    pictures::pretended_everywhere(&app).await;
    weigh(&app, "<source type=\"image/webp\"").await;
    app.stop().await;
}

/// With this in each card.
async fn weigh(app: &TestApp, picture: &str) {
    let client = app.client();
    for path in ["/products", "/products?lang=en", "/products?category=textile-batik-weaving&province=52"] {
        let page = client.get(path).await.body;
        let cards = page.matches("class=\"card\"").count();
        assert!(cards == 24 || path.contains("category"), "{path} shows {cards} cards");
        assert_eq!(page.matches(picture).count(), cards, "{path}");
        let mut parts = vec![(path.to_owned(), page.len(), gzipped(page.as_bytes()))];
        for address in links(&page) {
            let file = client.get(&address).await;
            assert_eq!(file.status, 200, "{address}");
            parts.push((address, file.body.len(), gzipped(file.body.as_bytes())));
        }
        assert!(parts.len() >= 3, "no style or no script found: {parts:?}");
        let sum = parts.iter().fold((0, 0), |(plain, packed), part| (plain + part.1, packed + part.2));
        println!("{path}: {} bytes, {} with gzip: {parts:#?}", sum.0, sum.1);
        assert!(sum.0 <= 100_000 && sum.1 <= 25_000, "{path}: {} bytes, {} with gzip: {parts:#?}", sum.0, sum.1);
    }
}
