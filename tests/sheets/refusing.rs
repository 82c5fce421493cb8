//! Files that are no files of ours are refused with what to do about it.

use rust_xlsxwriter::{Formula, Workbook};

use super::{PAGE, refusal, upload};
use crate::support::TestApp;
use crate::support::factories::{catalog, people};

#[actix_web::test]
async fn each_unfit_file_is_told_apart() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let many = format!("sku,counted\n{}", "A-1,1\n".repeat(2_001));
    let products = format!("name_id\n{}", "Tas\n".repeat(501));
    let large = vec![b'a'; (5 << 20) + 1];
    for (kind, name, content, told) in [
        ("stock", "kosong.csv", &b""[..], "Berkas ini kosong"),
        ("stock", "foto.csv", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0", "bukan berkas CSV atau XLSX"),
        ("stock", "surat.xlsx", b"PK\x03\x04 rusak", "tidak bisa dibaca"),
        ("stock", "lama.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Berkas Excel lama"),
        ("stock", "lain.csv", b"Nama,Harga\nTas,5\n", "Kolom ini tidak ada: SKU, Dihitung"),
        ("stock", "judul.csv", b"sku,counted\n", "hanya berisi nama kolom"),
        ("stock", "banyak.csv", many.as_bytes(), "lebih dari 2.000 baris"),
        ("products", "banyak.csv", products.as_bytes(), "lebih dari 500 baris"),
        ("stock", "besar.csv", &large, "lebih besar dari 5 MB"),
        ("orders", "pesanan.csv", b"sku,counted\nA,1\n", "Pilih dulu isi berkasnya"),
    ] {
        let page = refusal(&client, kind, name, content).await;
        assert!(page.contains(told), "{name}: {page}");
        assert!(page.contains("Belum ada berkas yang diunggah"), "{name} is not kept");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_formula_in_a_workbook_counts_by_its_result_and_one_as_text_is_refused() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (place, heading) in (0..).zip(["SKU", "Nama produk", "Harga (rupiah)", "Bahan"]) {
        page.write_string(0, place, heading).unwrap();
    }
    let price = Formula::new("=40000+7000").set_result("47000");
    page.write_string(1, 0, shop.tissue_box.sku).unwrap().write_formula(1, 2, price).unwrap();
    page.write_string(2, 0, shop.cutlery_holder.sku).unwrap().write_string(2, 3, "=cmd|' /C calc'!A0").unwrap();
    let answer = upload(&client, "products", "rumus.xlsx", &book.save_to_buffer().unwrap()).await;
    let address = answer.location.unwrap();
    let wrong = client.get(&address).await.body;
    assert!(wrong.contains("Baris 3") && wrong.contains("sebagai rumus"), "{wrong}");
    let changed = client.get(&format!("{address}?show=changed")).await.body;
    assert!(changed.contains("47000</ins>"), "{changed}");
    app.stop().await;
}

#[actix_web::test]
async fn a_form_without_its_token_or_its_file_is_refused() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let send = async |token: &str| {
        let body = format!(
            "--x\r\ncontent-disposition: form-data; name=\"csrf_token\"\r\n\r\n{token}\r\n--x\r\ncontent-disposition: form-data; name=\"kind\"\r\n\r\nstock\r\n--x--\r\n"
        );
        let request = client.request(reqwest::Method::POST, &format!("{PAGE}/imports"));
        client.send(request.header("content-type", "multipart/form-data; boundary=x").body(body)).await
    };
    assert_eq!(send("x").await.status, 403);
    let token = client.get(PAGE).await.form_token();
    assert_eq!(send(&token).await.status, 303);
    assert!(client.get(PAGE).await.body.contains("Pilih dulu berkasnya."));
    app.stop().await;
}
