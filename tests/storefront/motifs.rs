//! The drawn picture of what has no photo.

use etalase::media::motif::View;
use etalase::media::version;

use crate::page_cache::{gunzip, unbrotli};
use crate::support::TestApp;

#[actix_web::test]
async fn a_motif_may_be_kept_for_a_day_and_odd_addresses_are_not_found() {
    let app = TestApp::start().await;
    let client = app.client();
    let answer = client.get("/motif/pottery/kendi-maling.svg").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.headers["content-type"], "image/svg+xml");
    assert_eq!(answer.headers["cache-control"], "public, max-age=86400");
    assert!(answer.body.starts_with("<svg "), "{}", answer.body);
    assert_ne!(client.get("/motif/pottery/kendi-maling.svg?view=edge").await.body, answer.body);

    for odd in [
        "/motif/cars/kendi.svg",
        "/motif/pottery/Kendi.svg",
        "/motif/pottery/%3Cb%3E.svg",
        "/motif/pottery/a.svg?view=x",
    ] {
        assert_eq!(client.get(odd).await.status, 404, "{odd}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_drawing_under_its_painters_version_is_kept_for_ever_and_under_another_for_a_day() {
    let app = TestApp::start().await;
    let client = app.client();
    let motif = version::motif_address("pottery", "kendi-maling", View::Close);
    let share = etalase::media::share::path("pottery", "kendi-maling");
    for address in [&motif, &share] {
        let answer = client.get(address).await;
        assert_eq!(answer.headers["cache-control"], "public, max-age=31536000, immutable", "{address}");
        let tag = answer.headers["etag"].to_str().unwrap().to_owned();
        let again = client.request(reqwest::Method::GET, address).header("if-none-match", tag);
        assert_eq!(client.send(again).await.status, 304);
        let other = format!("{}00000000", address.split_once("v=").unwrap().0.to_owned() + "v=");
        assert_eq!(client.get(&other).await.headers["cache-control"], "public, max-age=86400", "{other}");
        assert!(!answer.headers.contains_key("set-cookie"));
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_public_file_is_small_on_the_way_and_kept_for_ever_under_its_own_version_alone() {
    let app = TestApp::start().await;
    let client = app.client();
    let page = client.get("/account/sign-in").await.body;
    let start = page.find("/public/css/shop.css?v=").expect("a style sheet");
    let address = page[start..].split('"').next().unwrap();
    let plain = client.get(address).await;
    assert_eq!(plain.headers["cache-control"], "public, max-age=31536000, immutable");
    let old = format!("{}0", address);
    assert_eq!(client.get(&old).await.headers["cache-control"], "public, max-age=300", "not under another's");
    for (encoding, name) in [("gzip", "gzip"), ("br, gzip", "br")] {
        let asked = client.request(reqwest::Method::GET, address).header("accept-encoding", encoding);
        let (answer, body) = client.send_for_bytes(asked).await;
        assert_eq!(answer.headers["content-encoding"], name);
        let text = if name == "br" { unbrotli(&body) } else { gunzip(&body) };
        assert_eq!(text, plain.body, "{name}");
        assert!(body.len() * 2 < text.len());
        let tag = answer.headers["etag"].to_str().unwrap().to_owned();
        let again = client.request(reqwest::Method::GET, address).header("accept-encoding", encoding);
        assert_eq!(client.send(again.header("if-none-match", tag)).await.status, 304);
    }
    app.stop().await;
}
