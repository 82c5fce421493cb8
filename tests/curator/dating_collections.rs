//! A collection is shown from its first day to its last, and kept pages follow on every node.

use std::time::Duration;

use etalase::app::App;
use etalase::jobs::worker;

use super::arranging_collections::{LIST, NEW};
use crate::support::TestApp;
use crate::support::factories::{catalog, people};

const HOUR: u64 = 3600;

/// What workers and nodes do by themselves.
async fn follow(app: &TestApp, nodes: &[&App]) {
    worker::run_due(&app.app).await.unwrap();
    for node in nodes {
        node.search.catch_up(node).await.unwrap();
    }
}

#[actix_web::test]
async fn a_collection_begins_and_ends_by_itself_on_every_node() {
    let app = TestApp::start_with(&[("ETALASE_PAGE_CACHE_BYTES", "8000000")]).await;
    let catalog = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    // 10.00 in Jakarta on the 22nd: the 24th begins in 38 hours
    let fields = [
        ("title_id", "Hadiah akhir tahun"),
        ("title_en", "Presents"),
        ("is_published", "1"),
        ("shown_from", "2026-11-24"),
        ("shown_until", "2026-11-25"),
    ];
    let page = curator.submit(NEW, LIST, &fields).await.location.unwrap();
    for product in [catalog.batik.sku, catalog.basket.sku] {
        curator.submit(&page, &format!("{page}/items"), &[("product", product)]).await;
    }
    let other = app.second_node();
    let nodes: [&App; 2] = [&app.app, &other.app];
    let (here, there) = (app.client(), other.client());
    let address = "/collections/hadiah-akhir-tahun";
    for (hours, is_shown, state) in [(0, false, "Terjadwal"), (37, false, "Terjadwal"), (1, true, "Tampil")] {
        app.advance(Duration::from_secs(hours * HOUR));
        follow(&app, &nodes).await;
        for client in [&here, &there] {
            assert_eq!(client.get("/").await.body.contains("Hadiah akhir tahun"), is_shown, "after {hours} hours more");
            assert_eq!(client.get(address).await.status == 200, is_shown, "after {hours} hours more");
        }
        assert_eq!(here.get("/sitemaps/pages.xml").await.body.contains(address), is_shown);
        assert!(curator.get(LIST).await.body.contains(state), "{state}");
    }
    // a kept page is not asked for again before something changes
    let kept = here.get("/").await.headers["etag"].clone();
    app.advance(Duration::from_secs(47 * HOUR));
    follow(&app, &nodes).await;
    assert_eq!(here.get("/").await.headers["etag"], kept);
    app.advance(Duration::from_secs(HOUR));
    follow(&app, &nodes).await;
    for client in [&here, &there] {
        assert!(!client.get("/").await.body.contains("Hadiah akhir tahun"));
        assert_eq!(client.get(address).await.status, 404);
    }
    assert!(!curator.get(LIST).await.body.contains("Hadiah akhir tahun"));
    assert!(curator.get(&format!("{LIST}?show=ended")).await.body.contains("Hadiah akhir tahun"));
    // the slowest clock's turn, too, is over
    app.advance(Duration::from_secs(60));
    follow(&app, &nodes).await;
    app.assert_no_jobs_left().await;
    other.stop().await;
    app.stop().await;
}

#[actix_web::test]
async fn a_draft_has_a_preview_that_nobody_keeps() {
    let app = TestApp::start_with(&[("ETALASE_PAGE_CACHE_BYTES", "8000000")]).await;
    let catalog = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let fields = [("title_id", "Kain pilihan"), ("title_en", "Chosen cloth")];
    let page = curator.submit(NEW, LIST, &fields).await.location.unwrap();
    curator.submit(&page, &format!("{page}/items"), &[("product", catalog.batik.slug)]).await;
    assert_eq!(app.client().get("/collections/kain-pilihan").await.status, 404);
    let preview = curator.get(&format!("{page}/preview")).await;
    assert!(preview.body.contains("masih draf") && preview.body.contains(catalog.batik.name_id), "{}", preview.body);
    assert_eq!(preview.headers["cache-control"], "private, no-cache");
    assert!(preview.body.contains(r#"content="noindex"#), "{}", preview.body);
    app.stop().await;
}

#[actix_web::test]
async fn wrong_days_and_taken_addresses_are_told_beside_their_fields() {
    let app = TestApp::start().await;
    let curator = people::curator(&app).await;
    let first = [("title_id", "Kopi"), ("title_en", "Coffee"), ("slug", "kopi-desa")];
    curator.submit(NEW, LIST, &first).await;
    let mut second = [
        ("title_id", "Kopi lagi"),
        ("title_en", "More coffee"),
        ("slug", "kopi-desa"),
        ("shown_from", "2026-12-02"),
        ("shown_until", "2026-12-01"),
    ];
    for (change, message) in [
        (("shown_until", "2026-12-01"), "Hari terakhir ada sebelum hari pertama"),
        (("shown_until", "2026-12-02"), "sudah dipakai koleksi lain"),
        (("slug", "Kopi Desa!"), "huruf kecil, angka, dan tanda hubung saja"),
    ] {
        *second.iter_mut().find(|(field, _)| *field == change.0).unwrap() = change;
        let answer = curator.submit(NEW, LIST, &second).await;
        assert_eq!(answer.status, 422, "{message}");
        assert!(answer.body.contains(message) && answer.body.contains("More coffee"), "{}", answer.body);
    }
    second[2].1 = "kopi-lagi";
    let page = curator.submit(NEW, LIST, &second).await.location.unwrap();
    second[2].1 = "kopi-desa";
    assert_eq!(curator.submit(&page, &page, &second).await.status, 422);
    assert!(curator.get(&page).await.body.contains(r#"value="2026-12-02""#));
    app.stop().await;
}
