//! Products from a file: new ones become drafts, and what is published changes as if it was typed in the editor.

use super::{PAGE, checked, confirm, csv_lines, named};
use crate::support::TestApp;
use crate::support::factories::listing::press;
use crate::support::factories::{catalog, people};

#[actix_web::test]
async fn a_new_name_becomes_a_draft_with_its_options_and_its_maker() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let file = "SKU;Nama produk;Kategori;Pengrajin;Pilihan;Harga (rupiah);Berat (gram);Harga grosir;Stok awal\n\
                ;Tikar Lipat;Anyaman Bambu;Kelompok Tikar;Ukuran=kecil|besar;85.000;650|;;\n\
                ;Tikar Lipat;wood-bamboo-rattan;Kelompok Tikar;\"Ukuran=kecil|besar\";\"85.000;120.000\";650;10:80000;\"5;3\"\n";
    let (_, page) = checked(&client, "products", file).await;
    assert!(page.contains("<strong>Kategori</strong>: &#39;Anyaman Bambu&#39; tidak dikenal"), "{page}");
    let file = file.lines().filter(|line| !line.contains("Anyaman Bambu")).collect::<Vec<_>>().join("\n");
    let (address, page) = checked(&client, "products", &file).await;
    for text in ["1 baris akan ditulis", "Menjadi konsep.", "85000;120000</ins>", "Kelompok Tikar</ins>"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(named(&app, "Tikar Lipat").await.is_empty());
    let page = confirm(&client, &address, &[]).await;
    assert!(page.contains("href=\"/portal/bumdes/products/"), "the row leads to its product: {page}");
    let made = named(&app, "Tikar Lipat").await;
    let expected = [("draft", "kecil", 85_000), ("draft", "besar", 120_000)];
    assert_eq!(made, expected.map(|(status, option, price)| (status.to_owned(), option.to_owned(), price)));
    let lines = csv_lines(&client, &format!("{PAGE}/products/csv")).await;
    let line = lines.iter().find(|line| line.contains("Tikar Lipat")).unwrap();
    assert!(line.contains(";10:80000;") && line.contains("\"5;3\""), "{line}");
    assert!(client.get("/portal/bumdes/trail").await.body.contains("menambah produk Tikar Lipat"));
    app.stop().await;
}

#[actix_web::test]
async fn how_a_product_is_made_is_a_column_with_the_editors_rules() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let row = |rest: &str| {
        let headings = "Nama produk;Kategori;Pengrajin;Cara tersedia;Kemampuan sebulan;Pembelian paling sedikit";
        format!("{headings}\nLukisan Pandan;wood-bamboo-rattan;Kelompok Lukis;{rest}\n")
    };
    for (rest, told) in [
        ("Kapan-kapan;4;1", "Pilihannya: Dari stok, Dibuat sesuai pesanan, Satu-satunya"),
        ("Dibuat sesuai pesanan;;1", "Isi kira-kira berapa yang bisa dibuat sebulan"),
        ("one of a kind;;3", "Yang satu-satunya dibeli satu"),
    ] {
        let (_, page) = checked(&client, "products", &row(rest)).await;
        assert!(page.contains("1 baris perlu diperbaiki") && page.contains(told), "{rest}: {page}");
    }
    let (_, page) =
        checked(&client, "products", &format!("sku;name_id;making\n{};;single\n", shop.tissue_box.sku)).await;
    assert!(page.contains("yang sudah dihitung tidak bisa menjadi satu-satunya"), "{page}");

    let (address, page) = checked(&client, "products", &row("made to order;4;1")).await;
    assert!(page.contains("Dibuat sesuai pesanan</ins>"), "{page}");
    confirm(&client, &address, &[]).await;
    let lines = csv_lines(&client, &format!("{PAGE}/products/csv")).await;
    let line = lines.iter().find(|line| line.contains("Lukisan Pandan")).unwrap();
    assert!(line.contains(";1;Dibuat sesuai pesanan;;4;"), "{line}");
    let template = csv_lines(&client, &format!("{PAGE}/templates/products/csv")).await;
    assert!(template[0].contains(";Cara tersedia;") && template[1].contains(";Dari stok;"), "{template:#?}");
    app.stop().await;
}

#[actix_web::test]
async fn a_price_holds_at_once_and_a_name_waits_for_the_curator() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let item = &shop.cutlery_holder;
    let shown = format!("/products/{}", item.slug);
    let file = format!("SKU;Nama produk;Harga (rupiah)\n{};Tempat Sendok Halus;31500\n", item.sku);
    let (address, page) = checked(&client, "products", &file).await;
    for text in ["28000</del>", "31500</ins>", "Tempat Sendok Halus</ins>", "menunggu Anda ajukan ke kurator"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    confirm(&client, &address, &[]).await;
    let page = app.client().get(&shown).await.body;
    assert!(
        page.contains("Rp31.500") && page.contains(item.name_id) && !page.contains("Tempat Sendok Halus"),
        "{page}"
    );
    let product = format!("/portal/bumdes/products/{}", item.id);
    let editor = client.get(&format!("{product}/edit/name")).await.body;
    assert!(editor.contains("Tempat Sendok Halus"), "{editor}");
    app.stop().await;
}

#[actix_web::test]
async fn a_product_that_somebody_edited_meanwhile_is_not_written_over() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let (spoon, tissue) = (&shop.cutlery_holder, &shop.tissue_box);
    let file = format!("sku,name_id,price_idr\n{},,29000\n{},,46000\n", spoon.sku, tissue.sku);
    let (address, _) = checked(&client, "products", &file).await;
    let product = format!("/portal/bumdes/products/{}", spoon.id);
    let price = format!("price-{}", spoon.variant().id);
    crate::support::factories::listing::saved(&client, &product, "options", &[(price.as_str(), "30.000")]).await;
    let page = confirm(&client, &address, &[]).await;
    assert!(page.contains("Belum ada yang ditulis") && page.contains("Berubah di Etalase sesudah"), "{page}");
    let prices = async |item: &catalog::Item| app.client().get(&format!("/products/{}", item.slug)).await.body;
    assert!(prices(spoon).await.contains("Rp30.000") && prices(tissue).await.contains("Rp45.000"));
    confirm(&client, &address, &[("rows", "good")]).await;
    assert!(prices(spoon).await.contains("Rp30.000") && prices(tissue).await.contains("Rp46.000"));
    app.stop().await;
}

#[actix_web::test]
async fn cells_are_checked_as_at_the_command_line_and_in_the_editor() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let (tissue, basket) = (shop.tissue_box.sku, shop.basket.sku);
    for (column, sku, cell, told) in [
        ("name_en", tissue, "=HYPERLINK(\"\"x\"\")", "diawali &#39;=&#39;, yang dibaca lembar kerja sebagai rumus"),
        ("unit", tissue, "kodi", "Pilihannya: buah, bungkus"),
        ("options", tissue, "ukuran", "harus ditulis seperti ukuran=S|M|L"),
        ("options", basket, "bentuk=a|b", "pilihan &#39;bentuk&#39; tidak dikenal"),
        ("options", basket, "ukuran=a|A", "tertulis dua kali"),
        ("price_idr", tissue, "empat", "&#39;empat&#39; bukan bilangan bulat"),
        ("price_idr", tissue, "-5", "bukan bilangan bulat"),
        ("price_idr", tissue, "0", "harus antara 1"),
        ("price_idr", basket, "1000;2000", "berisi 2 angka untuk 3 pilihan"),
        ("price_idr", tissue, "39000", "Harga grosir"),
        ("wholesale_tiers", tissue, "10", "harus ditulis seperti 10:40000"),
        ("wholesale_tiers", tissue, "10:50.000", "harga 50000 mulai 10 tidak lebih murah dari 45000"),
        ("lead_time_days", tissue, "400", "harus antara 0 dan 365"),
        ("description_id", tissue, "pendek", "Keterangannya terlalu pendek"),
        ("village_code", tissue, "Senggigi", "tidak dikenal. Pilihannya: Darmaji"),
        ("stock", tissue, "5", "sudah punya stok"),
    ] {
        let file = format!("sku\tname_id\t{column}\n{sku}\t\t\"{cell}\"\n");
        let (_, page) = checked(&client, "products", &file).await;
        assert!(page.contains("1 baris perlu diperbaiki") && page.contains(told), "{column} {cell}: {page}");
    }
    let (_, page) = checked(&client, "products", "name_id,price_idr\nKendi Baru,45000\n").await;
    for text in ["<strong>Kategori</strong>: Pilih kategorinya.", "<strong>Pengrajin</strong>: Pilih pengrajin"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn an_archived_product_is_not_brought_back_by_a_file() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let product = format!("/portal/bumdes/products/{}", shop.cutlery_holder.id);
    let file = format!("sku,name_id,price_idr\n{},,31000\n", shop.cutlery_holder.sku);
    let (address, _) = checked(&client, "products", &file).await;
    press(&client, &product, "unpublication").await;
    press(&client, &product, "archive").await;
    let page = confirm(&client, &address, &[]).await;
    assert!(page.contains("1 baris berubah di Etalase"), "{page}");
    let (_, page) = checked(&client, "products", &file).await;
    assert!(page.contains("bukan SKU produk Anda"), "{page}");
    app.stop().await;
}
