//! Counts from a file: shown first, written when somebody agrees, each with its reason.

use super::{checked, confirm, on_hand};
use crate::support::TestApp;
use crate::support::factories::checked_out::{pay, with_items};
use crate::support::factories::{catalog, people};

#[actix_web::test]
async fn a_count_is_shown_old_and_new_and_written_when_it_is_agreed_to() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let tissue = shop.tissue_box.variant();
    let file = format!("SKU;Dihitung;Alasan\n{};117;rusak\n{};14;\n", tissue.sku, shop.basket.variants[0].sku);
    let (address, page) = checked(&client, "stock", &file).await;
    for text in ["1 baris akan ditulis", "Tercatat", "120</del>", "117</ins>", "Baris 2"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(client.get(&format!("{address}?show=unchanged")).await.body.contains("Baris 3"));
    assert_eq!(on_hand(&app, &tissue.id).await, 120, "nothing is written before");
    let page = confirm(&client, &address, &[]).await;
    assert!(page.contains("1 baris sudah ditulis") && !page.contains("/confirmation"), "{page}");
    assert_eq!(on_hand(&app, &tissue.id).await, 117);
    let history = client.get(&format!("/portal/bumdes/stock/{}", tissue.id)).await.body;
    assert!(history.contains("Rusak"), "{history}");
    let trail = client.get("/portal/bumdes/trail").await.body;
    for text in ["menulis isi berkas berkas.csv", "mengubah stok"] {
        assert!(trail.contains(text), "{text}: {trail}");
    }
    let recent = client.get(super::PAGE).await.body;
    assert!(recent.contains("berkas.csv") && recent.contains("Sudah ditulis"), "{recent}");
    app.stop().await;
}

#[actix_web::test]
async fn what_is_wrong_is_told_by_row_and_column_and_the_good_rows_can_be_written_alone() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let (tissue, cutlery) = (shop.tissue_box.variant(), shop.cutlery_holder.variant());
    let file = format!(
        "SKU,Recorded,Counted,Reason,Warna rak\n{tissue},120,118,,biru\n{tissue},,119,,\nTIDAK-ADA,,1,,\n,,5,,\n\
         {cutlery},149,140,,\n{basket},,banyak,,\n{other},,-3,,\n{last},,9,hilang,\n",
        tissue = tissue.sku,
        cutlery = cutlery.sku,
        basket = shop.basket.variants[0].sku,
        other = shop.basket.variants[1].sku,
        last = shop.basket.variants[2].sku,
    );
    let (address, page) = checked(&client, "stock", &file).await;
    for text in [
        "7 baris perlu diperbaiki",
        "Baris 3",
        "sama dengan baris 2",
        "“TIDAK-ADA” bukan SKU dari stok Anda",
        "<strong>SKU</strong>: kosong",
        "149 saat berkas dibuat, sekarang 150",
        "&#39;banyak&#39; bukan bilangan bulat",
        "&#39;hilang&#39; tidak dikenal. Pilihannya: Rusak, Baru dibuat",
        "tidak dibaca: Warna rak",
        "Tulis 1 baris yang benar",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let page = confirm(&client, &address, &[]).await;
    assert!(page.contains("Belum ada yang ditulis."), "{page}");
    assert_eq!(on_hand(&app, &tissue.id).await, 120);
    confirm(&client, &address, &[("rows", "good")]).await;
    assert_eq!((on_hand(&app, &tissue.id).await, on_hand(&app, &cutlery.id).await), (118, 150));
    app.stop().await;
}

#[actix_web::test]
async fn pieces_that_are_ordered_cannot_be_counted_away() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let tissue = shop.tissue_box.variant();
    with_items(&app, &[(tissue.id.as_str(), 3)], &[]).await;
    let (_, page) = checked(&client, "stock", &format!("sku,counted\n{},2\n", tissue.sku)).await;
    assert!(page.contains("kurang dari 3 yang sudah dipesan"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_row_whose_stock_moved_since_it_was_shown_is_refused_and_the_others_wait_for_a_word() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let (tissue, cutlery) = (shop.tissue_box.variant(), shop.cutlery_holder.variant());
    let file = format!("sku,counted\n{},100\n{},100\n", tissue.sku, cutlery.sku);
    let (address, _) = checked(&client, "stock", &file).await;
    let order = with_items(&app, &[(tissue.id.as_str(), 2)], &[]).await;
    pay(&app, &order).await.unwrap();
    let page = confirm(&client, &address, &[]).await;
    for text in ["1 baris berubah di Etalase", "Belum ada yang ditulis", "Tulis 1 baris yang benar"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert_eq!((on_hand(&app, &tissue.id).await, on_hand(&app, &cutlery.id).await), (118, 150), "nothing half-written");
    confirm(&client, &address, &[("rows", "good")]).await;
    assert_eq!((on_hand(&app, &tissue.id).await, on_hand(&app, &cutlery.id).await), (118, 100));
    app.stop().await;
}
