//! Whoever looks after the stock hears at the bell what became of a permit, and what ends.

use std::time::Duration;

use etalase::accounts::BumdesRole;
use etalase::legality::{PermitKind, PermitStatus, watch};

use super::{DESK, OWN, verify};
use crate::support::client::Client;
use crate::support::factories::permits::{self, PermitSample};
use crate::support::factories::{catalog, people};
use crate::support::{TestApp, outbox};

const LIST: &str = "/portal/notices";

async fn shown(client: &Client) -> usize {
    client.get(LIST).await.body.matches("notice-row__text").count()
}

#[actix_web::test]
async fn a_decision_reaches_those_who_look_after_the_stock_of_its_bumdes_and_nobody_else() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let stock = people::member(&app, &shop.darmaji.id, "gudang@contoh.id", &[BumdesRole::Stock]).await;
    let orders = people::member(&app, &shop.darmaji.id, "pesanan@contoh.id", &[BumdesRole::Orders]).await;
    let stranger = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let sample = PermitSample { status: PermitStatus::Stated, ..PermitSample::of(&shop.basket, PermitKind::Halal) };
    let id = permits::write(&app, &shop.darmaji.id, sample).await;
    verify(&curator, id.as_str()).await;
    let page = stock.get(LIST).await.body;
    assert!(page.contains("Sertifikat halal 1234567890123 sudah diperiksa kurator."), "{page}");
    let desk = format!("{DESK}/{id}");
    curator.submit(&desk, &format!("{desk}/refusal"), &[("reason", "Suratnya <b>kabur</b>.")]).await;
    let page = stock.get(LIST).await.body;
    assert!(page.contains("ditolak kurator: Suratnya &lt;b&gt;kabur&lt;"), "{page}");
    assert!(stock.get(&format!("{LIST}?lang=en")).await.body.contains("was refused by the curator"), "in English");
    assert_eq!((shown(&stock).await, shown(&orders).await, shown(&stranger).await), (2, 0, 0));
    let mails = outbox::deliver(&app).await;
    let refused = mails.iter().find(|mail| mail.subject.contains("ditolak")).expect("a mail of the refusal");
    assert!(refused.to.contains("gudang@contoh.id") && refused.text.contains(&format!("{OWN}/{id}")), "{refused:?}");
    assert_eq!(mails.len(), 2, "one of each decision");
    app.stop().await;
}

#[actix_web::test]
async fn products_that_need_the_same_are_one_line_and_one_mail_goes_to_the_bumdes() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let stock = people::member(&app, &shop.darmaji.id, "gudang@contoh.id", &[BumdesRole::Stock]).await;
    for item in [&shop.basket, &shop.tissue_box] {
        permits::set_category(&app, &item.id, "food-beverage").await;
        permits::write(&app, &shop.darmaji.id, PermitSample::of(item, PermitKind::Halal)).await;
    }
    let nib = PermitSample { expires_on: "2026-12-20", ..PermitSample::of(&shop.cutlery_holder, PermitKind::Nib) };
    permits::write(&app, &shop.darmaji.id, nib).await;
    for _ in 0..2 {
        watch::run(&app.app).await.unwrap();
    }
    let page = stock.get(LIST).await.body;
    assert!(page.contains("NIB 1234567890123 berakhir 20 Desember 2026."), "{page}");
    assert!(page.contains("dan 1 produk lain perlu P-IRT sebelum 20 Februari 2027 lewat."), "{page}");
    assert_eq!(shown(&stock).await, 2, "once each");
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.to.contains(&shop.darmaji.email), "people have it at the bell: {mail:?}");

    app.advance(Duration::from_secs(120 * 24 * 3600));
    let stock = people::member(&app, &shop.darmaji.id, "baru@contoh.id", &[BumdesRole::Stock]).await;
    watch::run(&app.app).await.unwrap();
    let page = stock.get(LIST).await.body;
    assert!(page.contains("dan 1 produk lain turun dari galeri: P-IRT tidak berlaku."), "{page}");
    app.stop().await;
}
