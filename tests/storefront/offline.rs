//! What makes the shop an app: manifest, service worker, offline page. `tests/browser/offline.test.mjs` uses them.

use serde_json::Value;

use crate::support::TestApp;

#[actix_web::test]
async fn the_manifest_names_icons_that_are_there_in_the_language_of_the_page() {
    let app = TestApp::start().await;
    let client = app.client();
    for (lang, cart) in [("id", "Keranjang"), ("en", "Cart")] {
        let page = client.get(&format!("/?lang={lang}")).await.body;
        let address = format!("/manifest.webmanifest?lang={lang}");
        assert!(page.contains(&format!("<link rel=\"manifest\" href=\"{address}\">")), "{page}");
        let answer = client.get(&address).await;
        assert_eq!(answer.headers["content-type"], "application/manifest+json");
        let manifest: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!((&manifest["lang"], &manifest["display"]), (&lang.into(), &"standalone".into()));
        assert_eq!(manifest["shortcuts"][1]["name"], cart);
        let icons = manifest["icons"].as_array().unwrap();
        let purposes: Vec<_> = icons.iter().map(|icon| icon["purpose"].as_str().unwrap()).collect();
        assert_eq!(purposes, ["any", "any", "maskable"]);
        for icon in icons {
            let picture = client.request(reqwest::Method::GET, icon["src"].as_str().unwrap()).send().await.unwrap();
            let bytes = picture.bytes().await.unwrap();
            let width = u32::from_be_bytes(bytes[16..20].try_into().unwrap());
            assert_eq!(icon["sizes"], format!("{width}x{width}"));
        }
    }
    app.stop().await;
}

#[actix_web::test]
async fn the_worker_is_small_asked_for_each_time_and_knows_what_the_offline_page_needs() {
    let app = TestApp::start().await;
    let client = app.client();
    let worker = client.get("/service-worker.js").await;
    assert_eq!(worker.headers["content-type"], "text/javascript; charset=utf-8");
    assert_eq!(worker.headers["cache-control"], "no-cache");
    assert!(worker.body.len() <= 3 * 1024, "{} bytes", worker.body.len());
    let list = worker.body.split("const SHELL = ").nth(1).unwrap().split(";\n").next().unwrap();
    let shell: Vec<String> = serde_json::from_str(list).unwrap();
    let page = client.get("/offline").await.body;
    for asked in page.split('"').filter(|text| text.starts_with("/public/css") || text.starts_with("/public/js")) {
        assert!(shell.iter().any(|path| path == asked), "{asked} is not in {shell:?}");
    }
    for path in &shell {
        assert_eq!(client.get(path).await.status, 200, "{path}");
    }
    let policy = worker.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("worker-src 'self'") && policy.contains("manifest-src 'self'"), "{policy}");
    app.stop().await;
}

#[actix_web::test]
async fn the_offline_page_speaks_both_languages() {
    let app = TestApp::start().await;
    let client = app.client();
    let page = client.get("/offline").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Anda sedang luring") && page.body.contains("You are offline"), "{}", page.body);
    let unsent = client.get("/offline?unsent=1").await.body;
    assert!(unsent.contains("belum terkirim") && unsent.contains("was not sent"), "{unsent}");
    app.stop().await;
}
