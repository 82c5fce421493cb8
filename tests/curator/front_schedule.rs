//! An arrangement comes at its minute, on every node, and an earlier one can be taken back.

use std::time::Duration;

use etalase::app::App;
use etalase::jobs::worker;

use super::arranging_front::{FRONT, change};
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::{catalog, people};

/// What workers and nodes do by themselves.
async fn follow(app: &TestApp, nodes: &[&App]) {
    worker::run_due(&app.app).await.unwrap();
    for node in nodes {
        node.search.catch_up(node).await.unwrap();
    }
}

async fn add_text(curator: &Client, text: &str) {
    let fields = [("kind", "text"), ("text_id", text), ("text_en", text)];
    assert_eq!(change(curator, "/blocks", &fields).await.status, 303);
}

/// The ids of the listed arrangements, the latest start first.
async fn listed(curator: &Client) -> Vec<String> {
    let body = curator.get(&format!("{FRONT}/arrangements")).await.body;
    let ids = body.split("/arrangements/").skip(1).filter_map(|rest| rest.split_once("/preview\""));
    ids.map(|(id, _)| id.to_owned()).filter(|id| !id.contains('"')).collect()
}

#[actix_web::test]
async fn a_scheduled_arrangement_comes_at_its_minute_on_every_node() {
    let app = TestApp::start_with(&[("ETALASE_PAGE_CACHE_BYTES", "8000000")]).await;
    catalog::small(&app).await;
    let curator = people::curator(&app).await;
    add_text(&curator, "Pasar akhir tahun").await;
    // 10.00 in Jakarta: an hour from now
    let later = [("when", "later"), ("day", "2026-11-22"), ("time", "11:00")];
    assert_eq!(change(&curator, "/publication", &later).await.status, 303);
    assert!(curator.get(FRONT).await.body.contains("dijadwalkan 22 November 2026 11.00 WIB"));
    let other = app.second_node();
    let nodes: [&App; 2] = [&app.app, &other.app];
    let (here, there) = (app.client(), other.client());
    for (seconds, is_shown) in [(0, false), (3599, false), (1, true), (61, true)] {
        app.advance(Duration::from_secs(seconds));
        follow(&app, &nodes).await;
        for client in [&here, &there] {
            assert_eq!(client.get("/").await.body.contains("Pasar akhir tahun"), is_shown, "{seconds} s later");
        }
        let state = if is_shown { "Tampil sekarang" } else { "Terjadwal" };
        assert!(curator.get(&format!("{FRONT}/arrangements")).await.body.contains(state));
    }
    assert!(curator.get("/portal/curator/trail").await.body.contains("22 November 2026 11.00 WIB"));
    app.assert_no_jobs_left().await;
    other.stop().await;
    app.stop().await;
}

#[actix_web::test]
async fn a_moment_that_is_over_is_refused_and_what_was_typed_stays() {
    let app = TestApp::start().await;
    let curator = people::curator(&app).await;
    for (fields, message) in [
        ([("when", "later"), ("day", "2026-11-22"), ("time", "10:00")], "Waktu ini sudah lewat"),
        ([("when", "later"), ("day", "2026-11-30"), ("time", "")], "Isi tanggal dan jam mulainya"),
    ] {
        let answer = change(&curator, "/publication", &fields).await;
        assert!(answer.status == 422 && answer.body.contains(message), "{}", answer.body);
        assert!(answer.body.contains(&format!(r#"value="{}""#, fields[1].1)), "{}", answer.body);
    }
    assert!(curator.get(&format!("{FRONT}/arrangements")).await.body.contains("belum pernah disusun"));
    app.stop().await;
}

#[actix_web::test]
async fn a_withdrawn_arrangement_never_comes_and_one_that_came_cannot_be_withdrawn() {
    let app = TestApp::start().await;
    let (curator, visitor) = (people::curator(&app).await, app.client());
    add_text(&curator, "Batal tampil").await;
    let later = [("when", "later"), ("day", "2026-11-22"), ("time", "11:00")];
    change(&curator, "/publication", &later).await;
    let list = format!("{FRONT}/arrangements");
    let id = listed(&curator).await.remove(0);
    let preview = curator.get(&format!("{list}/{id}/preview")).await;
    assert!(preview.body.contains("Batal tampil") && preview.body.contains("Pratinjau susunan"), "{}", preview.body);
    curator.submit(&list, &format!("{list}/{id}/withdrawal"), &[]).await;
    assert!(curator.get(&list).await.body.contains("Dibatalkan"));
    app.advance(Duration::from_secs(2 * 3600));
    assert!(!visitor.get("/").await.body.contains("Batal tampil"));
    assert!(curator.get(&list).await.body.contains("Dibatalkan"));

    change(&curator, "/publication", &[("when", "now")]).await;
    let id = listed(&curator).await.remove(0);
    curator.submit(&list, &format!("{list}/{id}/withdrawal"), &[]).await;
    assert!(curator.get(&list).await.body.contains("Waktu ini sudah lewat"));
    assert!(visitor.get("/").await.body.contains("Batal tampil"));
    for action in ["withdrawal", "restoration", "draft"] {
        let answer = curator.submit(&list, &format!("{list}/none/{action}"), &[]).await;
        assert_eq!(answer.status, 404, "{action}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn an_earlier_arrangement_and_the_houses_own_are_taken_back() {
    let app = TestApp::start().await;
    let (curator, visitor) = (people::curator(&app).await, app.client());
    let list = format!("{FRONT}/arrangements");
    for text in ["Susunan satu", "Susunan dua"] {
        change(&curator, "/reset", &[]).await;
        add_text(&curator, text).await;
        change(&curator, "/publication", &[("when", "now")]).await;
        app.advance(Duration::from_secs(60));
    }
    assert!(visitor.get("/").await.body.contains("Susunan dua"));
    let first = listed(&curator).await.remove(1);
    curator.submit(&list, &format!("{list}/{first}/restoration"), &[]).await;
    let body = visitor.get("/").await.body;
    assert!(body.contains("Susunan satu") && !body.contains("Susunan dua"), "{body}");
    assert!(curator.get(&list).await.body.contains("Diambil kembali oleh"));
    app.advance(Duration::from_secs(60));
    curator.submit(&list, &format!("{list}/house/restoration"), &[]).await;
    assert!(!visitor.get("/").await.body.contains("Susunan satu"));
    assert_eq!(listed(&curator).await.iter().filter(|id| *id != "house").count(), 4, "nothing is deleted");

    // work goes on from any of them
    change(&curator, &format!("/arrangements/{first}/draft"), &[]).await;
    assert!(curator.get(FRONT).await.body.contains("Susunan satu"));
    assert!(!visitor.get("/").await.body.contains("Susunan satu"));
    app.stop().await;
}
