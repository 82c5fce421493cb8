//! Many SKUs at once: typed, pasted, or in a file.

use reqwest::Method;

use super::{BASKET, QUICK, in_basket, order};
use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::factories::{catalog, companies};

async fn send(client: &Client, content: &[u8]) -> Answer {
    let token = client.get(QUICK).await.form_token();
    let mut body = format!(
        "--x\r\ncontent-disposition: form-data; name=\"csrf_token\"\r\n\r\n{token}\r\n\
         --x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"pesan.csv\"\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--x--\r\n");
    let request = client.request(Method::POST, &format!("{QUICK}/file"));
    client.send(request.header("content-type", "multipart/form-data; boundary=x").body(body)).await
}

#[actix_web::test]
async fn pasted_lines_go_into_the_basket_and_the_same_sku_counts_twice() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let (tissue_box, batik) = (shop.tissue_box.variant(), shop.batik.variant());
    let lines =
        format!("SKU\tJumlah\n{}\t12\n\n{} 3\n{};1.000", tissue_box.sku, batik.sku.to_lowercase(), tissue_box.sku);
    let answer = order(&hotel.buyer, &lines).await;
    assert_eq!(answer.location.as_deref(), Some(BASKET), "{}", answer.body);
    assert_eq!(in_basket(&hotel.buyer, &tissue_box.id).await.as_deref(), Some("1012"));
    assert_eq!(in_basket(&hotel.buyer, &batik.id).await.as_deref(), Some("3"));
    app.stop().await;
}

#[actix_web::test]
async fn a_bad_line_is_named_with_its_number_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let tissue_box = shop.tissue_box.variant();
    let lines = format!("{} 12\n\nTIDAK-ADA 3\n{} dua\nsendirian\n", tissue_box.sku, tissue_box.sku);
    let answer = order(&hotel.buyer, &lines).await;
    assert_eq!(answer.status, 422);
    for text in [
        "3 baris perlu diperbaiki",
        "<strong>Baris 3</strong>",
        "SKU ini tidak ada",
        "<strong>Baris 4</strong>",
        "bukan angka bulat",
        "<strong>Baris 5</strong>",
        "tulis SKU, spasi",
        "Masukkan 1 baris yang benar saja",
    ] {
        assert!(answer.body.contains(text), "{text}: {}", answer.body);
    }
    assert!(answer.body.contains(&format!("{} 12\n\nTIDAK-ADA 3\n", tissue_box.sku)), "{}", answer.body);
    assert_eq!(in_basket(&hotel.buyer, &tissue_box.id).await, None, "all of them or none");

    // the right ones alone: the others stay in the field, counted anew
    let good = hotel.buyer.submit(QUICK, QUICK, &[("lines", &lines), ("action", "good")]).await;
    assert_eq!(good.status, 200);
    for text in ["1 barang masuk keranjang", ">TIDAK-ADA 3\n", "<strong>Baris 1</strong>", "<strong>Baris 3</strong>"] {
        assert!(good.body.contains(text), "{text}: {}", good.body);
    }
    assert_eq!(in_basket(&hotel.buyer, &tissue_box.id).await.as_deref(), Some("12"));
    assert_eq!(order(&hotel.buyer, " \n").await.status, 422);
    app.stop().await;
}

#[actix_web::test]
async fn a_file_is_read_with_the_numbers_of_its_rows() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let (tissue_box, batik) = (shop.tissue_box.variant(), shop.batik.variant());
    let good = format!("sku,qty\r\n{},12\r\n{},3\r\n", tissue_box.sku, batik.sku);
    assert_eq!(send(&hotel.buyer, good.as_bytes()).await.location.as_deref(), Some(BASKET));
    assert_eq!(in_basket(&hotel.buyer, &batik.id).await.as_deref(), Some("3"));
    let bad = format!("sku;qty\n{};12\n;\nTIDAK-ADA;3\n", tissue_box.sku);
    let answer = send(&hotel.buyer, bad.as_bytes()).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("<strong>Baris 4</strong>") && answer.body.contains("TIDAK-ADA;3"), "{}", answer.body);
    assert_eq!(in_basket(&hotel.buyer, &tissue_box.id).await.as_deref(), Some("12"), "nothing of it came in");
    for (file, what) in [(&b"%PDF-1.7\n\x00\x01"[..], "CSV"), (b"", "kosong")] {
        let answer = send(&hotel.buyer, file).await;
        assert!(answer.status == 422 && answer.body.contains(what), "{what}: {}", answer.body);
    }
    let many = "A-1;1\n".repeat(501);
    assert!(send(&hotel.buyer, many.as_bytes()).await.body.contains("paling banyak 500 baris"));
    app.stop().await;
}
