//! Curators arrange the front page in a draft, one change after the other.

use etalase::accounts::Role;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::factories::collections::collection;
use crate::support::factories::{catalog, people};

pub const FRONT: &str = "/portal/curator/front";

pub fn revision(page: &str) -> String {
    let marker = r#"name="revision" value=""#;
    page.split(marker).nth(1).unwrap_or_else(|| panic!("no revision: {page}")).split('"').next().unwrap().to_owned()
}

/// Posts what the draft's page, as it is now, would post.
pub async fn change(curator: &Client, action: &str, fields: &[(&str, &str)]) -> Answer {
    let page = curator.get(FRONT).await;
    change_from(curator, &page, action, fields).await
}

/// The same from a page that somebody opened a while ago.
async fn change_from(curator: &Client, page: &Answer, action: &str, fields: &[(&str, &str)]) -> Answer {
    let (token, revision) = (page.form_token(), revision(&page.body));
    let mut all = vec![("csrf_token", token.as_str()), ("revision", revision.as_str())];
    all.extend_from_slice(fields);
    curator.post(&format!("{FRONT}{action}"), &all).await
}

async fn another_curator(app: &TestApp) -> Client {
    people::signed_in(app, "kurator-dua@contoh.id", vec![Role::Curator]).await
}

fn text<'a>(id: &'a str, en: &'a str) -> [(&'static str, &'a str); 3] {
    [("kind", "text"), ("text_id", id), ("text_en", en)]
}

/// The keys of the draft's blocks in their order.
async fn keys(curator: &Client) -> Vec<String> {
    let body = curator.get(FRONT).await.body;
    body.split(r#"data-key=""#).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn visitors_see_a_draft_once_it_is_published() {
    let app = TestApp::start().await;
    let goods = catalog::small(&app).await;
    collection(&app, "kain", true, &[&goods.batik.id, &goods.bracelet.id]).await;
    let (curator, visitor) = (people::curator(&app).await, app.client());
    let before = visitor.get("/").await.body;
    assert_eq!(keys(&curator).await, ["1", "2", "3", "4", "5", "6"]);
    assert_eq!(change(&curator, "/blocks", &text("Selamat hari raya", "Happy holidays")).await.status, 303);
    change(&curator, "/blocks/7/position", &[("direction", "up")]).await;
    change(&curator, "/blocks/4/removal", &[]).await;
    change(&curator, "/order", &[("order", "7,1,2,3,5,6")]).await;
    assert_eq!(keys(&curator).await, ["7", "1", "2", "3", "5", "6"]);
    assert_eq!(visitor.get("/").await.body, before, "it is a draft");

    let preview = curator.get(&format!("{FRONT}/preview")).await;
    assert_eq!(preview.headers["cache-control"], "private, no-cache");
    assert!(preview.body.contains("Pratinjau draf") && preview.body.contains("Selamat hari raya"), "{}", preview.body);
    assert!(preview.body.contains(goods.batik.name_id) && !preview.body.contains("signature-title"));

    change(&curator, "/publication", &[("when", "now")]).await;
    let after = visitor.get("/").await.body;
    assert!(after.contains("Selamat hari raya") && !after.contains("signature-title"), "{after}");
    assert!(visitor.get("/?lang=en").await.body.contains("Happy holidays"));
    assert!(after.find("Selamat hari raya") < after.find("lead-name"), "it stands at the top");
    assert!(curator.get("/portal/curator/trail").await.body.contains("mengganti halaman depan"));
    app.stop().await;
}

#[actix_web::test]
async fn the_second_of_two_curators_is_told_and_loses_nothing() {
    let app = TestApp::start().await;
    let (first, second) = (people::curator(&app).await, another_curator(&app).await);
    change(&first, "/blocks", &text("Kalimat pertama", "First")).await;
    let stale = second.get(FRONT).await;
    let form = second.get(&format!("{FRONT}/blocks/7")).await;
    change(&first, "/blocks/7/position", &[("direction", "up")]).await;

    let answer = change_from(&second, &stale, "/blocks/7/removal", &[]).await;
    assert_eq!(answer.status, 409);
    assert!(answer.body.contains("baru saja mengubah draf ini"), "{}", answer.body);
    assert_eq!(keys(&second).await, ["1", "2", "3", "4", "5", "7", "6"]);

    // what was typed stays and is saved on top by pressing once more
    let answer = change_from(&second, &form, "/blocks/7", &text("Kalimat kedua", "Second")).await;
    assert_eq!(answer.status, 409);
    assert!(answer.body.contains(">Kalimat kedua</textarea>"), "{}", answer.body);
    let again = change_from(&second, &answer, "/blocks/7", &text("Kalimat kedua", "Second")).await;
    assert_eq!(again.status, 303);

    // and as a new block where the old one was taken out meanwhile
    let form = second.get(&format!("{FRONT}/blocks/7")).await;
    change(&first, "/blocks/7/removal", &[]).await;
    let answer = change_from(&second, &form, "/blocks/7", &text("Kalimat ketiga", "Third")).await;
    assert!(answer.status == 409 && answer.body.contains("sudah dikeluarkan"), "{}", answer.body);
    assert!(answer.body.contains(&format!(r#"action="{FRONT}/blocks""#)), "{}", answer.body);
    change_from(&second, &answer, "/blocks", &text("Kalimat ketiga", "Third")).await;
    assert!(first.get(FRONT).await.body.contains("Kalimat ketiga"));
    app.stop().await;
}

#[actix_web::test]
async fn of_two_changes_at_the_same_moment_one_is_kept() {
    let app = TestApp::start().await;
    let (first, second) = (people::curator(&app).await, another_curator(&app).await);
    for round in 0..4 {
        let pages = (first.get(FRONT).await, second.get(FRONT).await);
        let (one, two) = (format!("Satu {round}"), format!("Dua {round}"));
        let (fields_one, fields_two) = (text(&one, "One"), text(&two, "Two"));
        let answers = tokio::join!(
            change_from(&first, &pages.0, "/blocks", &fields_one),
            change_from(&second, &pages.1, "/blocks", &fields_two),
        );
        let mut statuses = [answers.0.status.as_u16(), answers.1.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409]);
    }
    assert_eq!(keys(&first).await.len(), 6 + 4);
    app.stop().await;
}

#[actix_web::test]
async fn what_does_not_fit_is_refused_in_words() {
    let app = TestApp::start().await;
    let curator = people::curator(&app).await;
    for (fields, message) in [
        (&[("kind", "how")][..], "Bagian yang sama sudah ada"),
        (&[("kind", "hero_piece")], "Halaman sudah punya pembuka"),
    ] {
        let answer = change(&curator, "/blocks", fields).await;
        assert!(answer.status == 409 && answer.body.contains(message), "{}", answer.body);
    }
    let answer = change(&curator, "/blocks", &[("kind", "text"), ("text_id", "Hanya satu bahasa")]).await;
    assert!(answer.status == 422 && answer.body.contains("Hanya satu bahasa</textarea>"), "{}", answer.body);
    for key in 1..=6 {
        change(&curator, &format!("/blocks/{key}/removal"), &[]).await;
    }
    let answer = change(&curator, "/publication", &[("when", "now")]).await;
    assert!(answer.status == 409 && answer.body.contains("tidak boleh kosong"), "{}", answer.body);
    change(&curator, "/reset", &[]).await;
    assert_eq!(keys(&curator).await.len(), 6);
    app.stop().await;
}
