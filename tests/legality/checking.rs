//! A curator checks what was stated, beside its paper.

use etalase::legality::{Holder, PermitKind, PermitStatus};

use super::{DESK, OWN, PNG, product_page, seen, send_paper, verify};
use crate::support::TestApp;
use crate::support::factories::permits::{self, PermitSample};
use crate::support::factories::{catalog, people};

fn stated(sample: PermitSample) -> PermitSample {
    PermitSample { status: PermitStatus::Stated, ..sample }
}

#[actix_web::test]
async fn a_checked_permit_is_on_every_page_it_holds_for_and_in_the_search() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (seller, curator) = (people::bumdes_operator(&app, &shop.darmaji.id).await, people::curator(&app).await);
    let sample = stated(PermitSample {
        holder: Holder::Producer(etalase::ids::ProducerId("maker-darmaji".into())),
        ..PermitSample::of(&shop.basket, PermitKind::GeographicalIndication)
    });
    let id = permits::write(&app, &shop.darmaji.id, sample).await;
    let own = format!("{OWN}/{id}");
    send_paper(&seller, &own, &format!("{own}/document"), PNG).await;

    let list = curator.get(DESK).await.body;
    assert!(list.contains("Indikasi geografis 1234567890123") && list.contains("BUMDes Darmaji"), "{list}");
    let page = curator.get(&format!("{DESK}/{id}")).await.body;
    assert!(page.contains("dgip.go.id") && page.contains(&format!("src=\"{DESK}/{id}/document\"")), "{page}");
    assert_eq!(curator.get(&format!("{DESK}/{id}/document")).await.status, 200);
    let answer = verify(&curator, id.as_str()).await;
    assert_eq!(answer.location.as_deref(), Some(DESK));
    assert!(curator.get(DESK).await.body.contains("Tidak ada yang perlu diperiksa"));

    for item in [&shop.basket, &shop.tissue_box] {
        let page = product_page(&app, item.slug).await.body;
        assert!(page.contains("Indikasi geografis") && page.contains("Nomor 1234567890123"), "{page}");
    }
    assert!(!product_page(&app, shop.batik.slug).await.body.contains("Indikasi geografis"));
    app.app.search.catch_up(&app.app).await.unwrap();
    let list = app.client().get("/products?permit=geographical_indication").await.body;
    assert!(list.contains(shop.cutlery_holder.name_id) && !list.contains(shop.batik.name_id), "{list}");
    app.stop().await;
}

#[actix_web::test]
async fn a_refusal_says_why_and_takes_the_badge() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (seller, curator) = (people::bumdes_operator(&app, &shop.darmaji.id).await, people::curator(&app).await);
    let id = permits::write(&app, &shop.darmaji.id, PermitSample::of(&shop.basket, PermitKind::Sni)).await;
    assert!(product_page(&app, shop.basket.slug).await.body.contains(">SNI<"));
    let page = format!("{DESK}/{id}");
    curator.submit(&page, &format!("{page}/refusal"), &[("reason", "  ")]).await;
    assert!(curator.get(&page).await.body.contains("Tulis alasannya"));
    curator.submit(&page, &format!("{page}/refusal"), &[("reason", "Nomornya milik orang lain")]).await;
    assert_eq!(permits::find(&app, &id).await.status, PermitStatus::Refused);
    assert!(!product_page(&app, shop.basket.slug).await.body.contains(">SNI<"));
    assert!(seller.get(OWN).await.body.contains("Nomornya milik orang lain"));
    app.stop().await;
}

#[actix_web::test]
async fn only_what_the_curator_saw_is_checked() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (seller, curator) = (people::bumdes_operator(&app, &shop.darmaji.id).await, people::curator(&app).await);
    let id = permits::write(&app, &shop.darmaji.id, stated(PermitSample::of(&shop.basket, PermitKind::Nib))).await;
    let page = format!("{DESK}/{id}");
    let old = seen(&curator.get(&page).await);
    app.advance(std::time::Duration::from_secs(60));
    let own = format!("{OWN}/{id}");
    seller.submit(&own, &own, &[("kind", "NIB"), ("holder", "bumdes"), ("number", "9876543210987")]).await;
    curator.submit(&page, &format!("{page}/verification"), &[("seen", &old)]).await;
    assert!(curator.get(&page).await.body.contains("baru saja mengubah"));
    assert_eq!(permits::find(&app, &id).await.status, PermitStatus::Stated);
    verify(&curator, id.as_str()).await;
    assert_eq!(permits::find(&app, &id).await.status, PermitStatus::Verified);
    app.stop().await;
}

#[actix_web::test]
async fn the_list_is_filtered_by_state_kind_and_words() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    permits::write(&app, &shop.darmaji.id, stated(PermitSample::of(&shop.basket, PermitKind::Halal))).await;
    permits::write(&app, &shop.trusmi.id, stated(PermitSample::of(&shop.batik, PermitKind::Nib))).await;
    let soon = PermitSample { expires_on: "2026-12-31", ..PermitSample::of(&shop.bracelet, PermitKind::Sni) };
    permits::write(&app, &shop.senggigi.id, soon).await;
    for (filter, shown, hidden) in [
        ("", "Keranjang Ketak", "Gelang"),
        ("?show=expiring", "Gelang", "Keranjang Ketak"),
        ("?show=verified", "Berakhir 39 hari lagi", "Keranjang Ketak"),
        ("?kind=NIB", "Batik Cap", "Keranjang Ketak"),
        ("?q=ketak", "Keranjang Ketak", "Batik Cap"),
        ("?q=trusmi", "Batik Cap", "Keranjang Ketak"),
        ("?q=%25_", "Batik Cap", "Gelang"),
        ("?show=refused", "Tidak ada yang ditolak", "Batik Cap"),
    ] {
        let page = curator.get(&format!("{DESK}{filter}")).await.body;
        assert!(page.contains(shown) && !page.contains(hidden), "{filter}: {page}");
    }
    app.stop().await;
}
