//! A BUMDes keeps its lists on its pages, and its trail tells of it.

use etalase::accounts::BumdesRole;

use super::{LISTS, line, list, paid};
use crate::support::TestApp;
use crate::support::factories::{catalog, companies, people};

#[actix_web::test]
async fn a_list_is_made_filled_changed_and_removed() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let darmaji = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let page = darmaji.get(&format!("{LISTS}/new")).await.body;
    assert!(page.contains(&hotel.name) && page.contains(r#"name="starts_on" value="2026-11-22""#), "{page}");
    assert!(!darmaji.get(&format!("{LISTS}/new?q=toko")).await.body.contains(&hotel.name));

    let id = list(&darmaji, &format!("company:{}", hotel.id), "Harga hotel").await;
    let page = format!("{LISTS}/{id}");
    // by its SKU straight to the line, by a word to a choice
    let piece = shop.tissue_box.variant();
    let found = darmaji.get(&format!("{page}/lines?q={}", piece.sku.to_lowercase())).await;
    assert_eq!(found.location.unwrap(), format!("{page}/lines/{}", piece.id));
    let choice = darmaji.get(&format!("{page}/lines?q=anyaman")).await.body;
    assert!(choice.contains(&piece.sku) && !choice.contains(shop.basket.sku), "{choice}");
    let form = darmaji.get(&format!("{page}/lines/{}", piece.id)).await.body;
    for text in ["Rp45.000", "Rp35.000", "mulai 50 buah", r#"name="minimum" value="1""#] {
        assert!(form.contains(text), "{text}: {form}");
    }
    assert_eq!(line(&darmaji, &id, &piece.id, ["24", "12", "50.000", "120", "39.000"]).await.status, 303);
    let body = darmaji.get(&page).await.body;
    for text in ["Rp50.000", "mulai 120 buah", "minimal 24 buah", "kelipatan 12", "Rp40.000", "Lebih mahal dari biasa"]
    {
        assert!(body.contains(text), "{text}: {body}");
    }
    // the same line again takes its place
    assert_eq!(line(&darmaji, &id, &piece.id, ["10", "10", "38.000", "", ""]).await.status, 303);
    let body = darmaji.get(&page).await.body;
    assert!(body.contains("Rp38.000") && !body.contains("Rp39.000") && !body.contains("Lebih mahal"), "{body}");

    let terms = [("name", "Harga hotel 2026"), ("starts_on", "2026-11-01"), ("ends_on", "2026-11-21")];
    assert_eq!(darmaji.submit(&page, &page, &terms).await.status, 303);
    assert!(darmaji.get(LISTS).await.body.contains("Sudah berakhir"));
    assert_eq!(paid(&app, &hotel.id, &piece.id, 10).await.0, 40_000);
    let trail = darmaji.get("/portal/bumdes/trail?topic=prices").await.body;
    for text in ["membuat daftar harga Harga hotel", "Rp38.000 (10)", "2026-11-01 – 2026-11-21"] {
        assert!(trail.contains(text), "{text}: {trail}");
    }
    let lines = format!("{page}/lines/{}", piece.id);
    assert_eq!(darmaji.submit(&lines, &format!("{lines}/removal"), &[]).await.status, 303);
    assert_eq!(darmaji.submit(&page, &format!("{page}/removal"), &[]).await.status, 303);
    assert_eq!(darmaji.get(&page).await.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn what_is_typed_wrong_comes_back_with_what_to_do() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let (waiting, _) = companies::registered(&app).await;
    let darmaji = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let new = format!("{LISTS}/new");
    let typed = [("holder", ""), ("name", "Harga ramah"), ("starts_on", "2026-12-02"), ("ends_on", "2026-12-01")];
    let answer = darmaji.submit(&new, LISTS, &typed).await;
    assert_eq!(answer.status, 422);
    for text in ["Pilih perusahaan", "tidak boleh sebelum", r#"value="Harga ramah""#] {
        assert!(answer.body.contains(text), "{text}: {}", answer.body);
    }
    for holder in [format!("company:{waiting}"), "group:x".into()] {
        let typed = [("holder", holder.as_str()), ("name", "Harga ramah"), ("starts_on", "2026-12-02")];
        assert_eq!(darmaji.submit(&new, LISTS, &typed).await.status, 422, "{holder}: not approved, not there");
    }
    let id = list(&darmaji, &format!("company:{}", hotel.id), "Harga hotel").await;
    let piece = &shop.tissue_box.variant().id;
    let answer = line(&darmaji, &id, piece, ["30", "12", "40.000", "20", "41.000"]).await;
    assert_eq!(answer.status, 422);
    for text in ["harus kelipatan", "lebih besar dari tingkat", "lebih rendah dari tingkat", r#"value="41.000""#] {
        assert!(answer.body.contains(text), "{text}: {}", answer.body);
    }
    app.stop().await;
}

#[actix_web::test]
async fn only_who_looks_after_what_is_sold_finds_the_lists_in_the_menu() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    for (role, sees) in [(BumdesRole::Stock, true), (BumdesRole::Finance, false)] {
        let client = people::member(&app, &shop.darmaji.id, &format!("{role}@contoh.id"), &[role]).await;
        let body = client.get("/portal/bumdes").await.body;
        assert_eq!(body.contains(&format!("href=\"{LISTS}\"")), sees, "{role}");
    }
    app.stop().await;
}
