//! The BUMDes is told when something runs low: once, in its language, and on the page.

use diesel::prelude::*;
use etalase::checkout::expire;
use etalase::config::MailTransport;
use etalase::db::DbError;
use etalase::db::schema::users;
use etalase::i18n::Language;
use etalase::jobs::worker;
use etalase::mail::outbox::{self, OutboxMail};

use super::{PAGE, level, open};
use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::checked_out::{pay, with_items};
use crate::support::factories::people;

/// Every mail about low stock so far, the newest first.
async fn told(app: &TestApp) -> Vec<OutboxMail> {
    worker::run_due(&app.app).await.unwrap();
    let MailTransport::Files(folder) = app.app.config.mail.transport.clone() else { panic!("no outbox folder") };
    let all = outbox::list(&folder, 100).unwrap().into_iter();
    let low = all.filter(|entry| entry.subject.contains("menipis") || entry.subject.contains("Running low"));
    low.map(|entry| outbox::read(&folder, &entry.name).unwrap().unwrap()).collect()
}

#[actix_web::test]
async fn falling_to_the_mark_is_told_once_and_again_only_after_it_was_above() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let tissue = &shop.tissue_box.variant().id;
    let answer = open(&client, PAGE).await.save(&client, &[("low", tissue, "117")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(client.get(PAGE).await.body.contains("Diingatkan saat tinggal 117"));
    with_items(&app, &[(tissue.as_str(), 2)], &[]).await;
    assert!(told(&app).await.is_empty(), "118 are above it");

    let order = with_items(&app, &[(tissue.as_str(), 2)], &[]).await;
    let mails = told(&app).await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(mails[0].subject, format!("Stok menipis: {}, tinggal 116", shop.tissue_box.name_id));
    assert!(mails[0].to.contains(&shop.darmaji.email), "{}", mails[0].to);
    for body in [&mails[0].text, &mails[0].html] {
        assert!(body.contains("tinggal 116") && body.contains("/portal/bumdes/stock?low=1"), "{body}");
    }
    let bell = client.get("/portal/notices").await.body;
    assert!(bell.contains(&format!("Stok menipis: {}", shop.tissue_box.name_id)), "{bell}");
    pay(&app, &order).await.unwrap();
    with_items(&app, &[(tissue.as_str(), 1)], &[]).await;
    assert_eq!(told(&app).await.len(), 1, "it is still the same falling");

    // those that were not paid come back, one above the mark
    app.advance(std::time::Duration::from_secs(3 * 60 * 60));
    expire::run(&app.app).await.unwrap();
    assert_eq!(level(&app, tissue).await, (118, 0));
    open(&client, PAGE).await.save(&client, &[("count", tissue, "50")]).await;
    assert_eq!(told(&app).await.len(), 2, "fallen again, this time by a count");
    app.stop().await;
}

#[actix_web::test]
async fn what_falls_together_is_told_in_one_mail_in_the_language_of_the_bumdes() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let english =
        |conn: &mut _| Ok(diesel::update(users::table).set(users::language.eq(Language::En)).execute(conn)?);
    app.app.write::<_, DbError>(english).await.unwrap();
    let (tissue, basket) = (&shop.tissue_box.variant().id, &shop.basket.variants[2].id);
    open(&client, PAGE).await.save(&client, &[("low", tissue, "119"), ("low", basket, "12")]).await;
    with_items(&app, &[(basket.as_str(), 3), (tissue.as_str(), 1), (shop.batik.variant().id.as_str(), 1)], &[]).await;
    let mails = told(&app).await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(mails[0].subject, "Running low: 2 pieces");
    for fact in [format!("{}, 30cm: 11 left", shop.basket.name_en), format!("{}: 119 left", shop.tissue_box.name_en)] {
        assert!(mails[0].text.contains(&fact), "{fact}: {}", mails[0].text);
    }
    app.stop().await;
}

#[actix_web::test]
async fn whoever_sets_a_mark_is_not_told_of_what_they_see_but_the_page_lists_it() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let (tissue, low) = (&shop.tissue_box.variant().id, format!("{PAGE}?low=1"));
    assert!(client.get(&low).await.body.contains("Tidak ada yang menipis"));
    open(&client, PAGE).await.save(&client, &[("low", tissue, "200")]).await;
    assert!(told(&app).await.is_empty());
    assert_eq!(open(&client, &low).await.seen.len(), 1);
    assert!(client.get(PAGE).await.body.contains("Menipis (1)"));
    // without its mark it runs low no more
    let mut page = open(&client, PAGE).await;
    page.seen.push((format!("lowseen_{tissue}"), "200".into()));
    let answer = page.save(&client, &[("low", tissue, ""), ("count", tissue, "120")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(client.get(&low).await.body.contains("Tidak ada yang menipis"));
    app.stop().await;
}

#[actix_web::test]
async fn no_mail_leaves_when_there_is_enough_again() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let tissue = &shop.tissue_box.variant().id;
    open(&client, PAGE).await.save(&client, &[("low", tissue, "10")]).await;
    open(&client, PAGE).await.save(&client, &[("count", tissue, "9")]).await;
    open(&client, PAGE).await.save(&client, &[("count", tissue, "90"), ("reason", tissue, "made")]).await;
    assert!(told(&app).await.is_empty());
    app.assert_no_jobs_left().await;
    app.stop().await;
}
