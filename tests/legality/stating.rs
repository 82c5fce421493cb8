//! A BUMDes states its permits, sends their papers and reads what is missing.

use etalase::legality::{Holder, PermitKind, PermitStatus};

use super::{OWN, PNG, product_page, send_paper};
use crate::support::TestApp;
use crate::support::factories::permits::{self, PermitSample};
use crate::support::factories::{catalog, people};

#[actix_web::test]
async fn the_page_says_what_is_missing_why_and_where_to_get_it() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    permits::set_category(&app, &shop.basket.id, "food-beverage").await;
    let seller = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let page = seller.get(OWN).await.body;
    for words in [
        "Sertifikat halal belum ada",
        "P-IRT belum ada",
        "sejak 17 Oktober 2026",
        "PP 42/2024",
        "SEHATI",
        "dinas kesehatan",
        shop.basket.name_id,
        "tetap tampil sampai 20 Februari 2027",
        "Belum ada izin yang dicatat",
    ] {
        let found = page.to_lowercase().contains(&words.to_lowercase());
        assert!(found, "{words}: {page}");
    }
    assert!(!page.contains(shop.tissue_box.name_id), "a tissue box needs no permit: {page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_permit_is_stated_with_its_paper_and_shown_to_buyers_only_when_checked() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let seller = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let holder = format!("product:{}", shop.basket.id);
    let fields = [
        ("kind", "PIRT"),
        ("holder", holder.as_str()),
        ("number", "P-IRT 2065201010123-26"),
        ("issued_on", "2026-01-31"),
        ("expires_on", "2031-01-31"),
    ];
    let answer = seller.submit(&format!("{OWN}/new"), OWN, &fields).await;
    let page = answer.location.expect("the permit's page");
    let [permit] = &permits::all(&app, &shop.darmaji.id).await[..] else { panic!("one permit") };
    assert_eq!((permit.kind, permit.status), (PermitKind::Pirt, PermitStatus::Stated));
    assert_eq!((permit.number.as_str(), permit.holder()), ("206520101012326", Holder::Product(shop.basket.id.clone())));
    assert_eq!(permit.expires_on.unwrap().to_string(), "2031-01-31");

    let document = format!("{page}/document");
    for (file, says) in
        [(&b""[..], "Pilih dulu"), (&b"GIF89a..."[..], "bukan JPEG"), (&b"<svg onload=alert(1)>"[..], "bukan JPEG")]
    {
        assert_eq!(send_paper(&seller, &page, &document, file).await.status, 303);
        let again = seller.get(&page).await.body;
        assert!(again.contains(says) && again.contains("Kirim foto atau PDF"), "{again}");
    }
    let mut large = PNG.to_vec();
    large.resize(6 << 20, 0);
    send_paper(&seller, &page, &document, &large).await;
    assert!(seller.get(&page).await.body.contains("lebih dari 5 MB"));
    send_paper(&seller, &page, &document, PNG).await;
    let again = seller.get(&page).await.body;
    assert!(again.contains("Surat diterima") && again.contains("Kurator akan memeriksanya"), "{again}");
    let paper = seller.get(&document).await;
    assert_eq!((paper.status.as_u16(), paper.headers["content-type"].to_str().unwrap()), (200, "image/png"));
    assert!(!product_page(&app, shop.basket.slug).await.body.contains(">PIRT<"), "nobody has checked it");
    app.stop().await;
}

#[actix_web::test]
async fn an_odd_number_is_asked_about_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let seller = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let fields = [("kind", "NIB"), ("holder", "bumdes"), ("number", "812-345"), ("expires_on", "2020-01-01")];
    let answer = seller.submit(&format!("{OWN}/new"), OWN, &fields).await;
    assert_eq!(answer.status, 422);
    for words in ["1234567890123", "812-345", "2020-01-01", "sudah berakhir", "memang begini"] {
        assert!(answer.body.contains(words), "{words}: {}", answer.body);
    }
    let fields = [("kind", "NIB"), ("holder", "bumdes"), ("number", "812-345"), ("as_is", "1")];
    assert_eq!(seller.submit(&format!("{OWN}/new"), OWN, &fields).await.status, 303);
    assert_eq!(permits::all(&app, &shop.darmaji.id).await.len(), 1);
    app.stop().await;
}

#[actix_web::test]
async fn what_was_refused_is_corrected_and_waits_again_what_was_checked_stays() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let seller = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let of = |status| PermitSample { status, ..PermitSample::of(&shop.basket, PermitKind::Nib) };
    let refused = permits::write(&app, &shop.darmaji.id, of(PermitStatus::Refused)).await;
    let page = format!("{OWN}/{refused}");
    assert!(seller.get(&page).await.body.contains("Tidak terbaca"));
    let fields = [("kind", "NIB"), ("holder", "bumdes"), ("number", "9876543210987")];
    seller.submit(&page, &page, &fields).await;
    let permit = permits::find(&app, &refused).await;
    assert_eq!((permit.status, permit.number.as_str()), (PermitStatus::Stated, "9876543210987"));
    assert_eq!((permit.reason, permit.product_id), (None, None));
    seller.submit(&page, &format!("{page}/withdrawal"), &[]).await;
    assert_eq!(seller.get(&page).await.status, 404);

    let verified = permits::write(&app, &shop.darmaji.id, of(PermitStatus::Verified)).await;
    let page = format!("{OWN}/{verified}");
    let new = format!("{OWN}/new");
    seller.submit(&new, &page, &fields).await;
    assert!(seller.get(&page).await.body.contains("tidak bisa diubah"));
    seller.submit(&new, &format!("{page}/withdrawal"), &[]).await;
    send_paper(&seller, &new, &format!("{page}/document"), PNG).await;
    let permit = permits::find(&app, &verified).await;
    assert_eq!((permit.status, permit.number.as_str()), (PermitStatus::Verified, "1234567890123"));
    assert_eq!(seller.get(&format!("{page}/document")).await.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn curators_hear_of_a_permit_that_waits_for_them_once_each_time_it_begins_to_wait() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (seller, curator) = (people::bumdes_operator(&app, &shop.darmaji.id).await, people::curator(&app).await);
    let bell = async || {
        let page = curator.get("/portal/notices").await.body;
        page.matches("BUMDes Darmaji mencatat NIB 9876543210987 untuk diperiksa").count()
    };
    let fields = [("kind", "NIB"), ("holder", "bumdes"), ("number", "9876543210987")];
    let page = seller.submit(&format!("{OWN}/new"), OWN, &fields).await.location.expect("the permit's page");
    assert_eq!(bell().await, 1);
    send_paper(&seller, &page, &format!("{page}/document"), PNG).await;
    assert_eq!(bell().await, 1, "it waits already");

    let [permit] = &permits::all(&app, &shop.darmaji.id).await[..] else { panic!("one permit") };
    let desk = format!("/portal/curator/permits/{}", permit.id);
    curator.submit(&desk, &format!("{desk}/refusal"), &[("reason", "Suratnya tidak terbaca")]).await;
    send_paper(&seller, &page, &format!("{page}/document"), PNG).await;
    assert_eq!(bell().await, 2);
    assert!(!seller.get("/portal/notices").await.body.contains("untuk diperiksa"), "it is the curators'");
    let choices = curator.get("/account/notices").await.body;
    assert!(choices.contains("mail_permit_to_check") && choices.contains("Izin menunggu diperiksa"), "{choices}");
    app.stop().await;
}
