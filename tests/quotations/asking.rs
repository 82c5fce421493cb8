//! A company asks, and those who make it hear of it.

use super::{ASKED, RECEIVED, ask, asked, hotel, number_of, pooled, with};
use crate::support::factories::{catalog, people};
use crate::support::{TestApp, outbox};

#[actix_web::test]
async fn a_pooled_request_goes_to_everybody_whose_product_matches_and_to_nobody_else() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let senggigi = people::bumdes_operator(&app, &shop.senggigi.id).await;
    let darmaji = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let fields = with(pooled(&hotel), &[("at_most", "2"), ("regency_1", "32.09"), ("minimum_grade", "B")]);
    let number = asked(&hotel.buyer, &fields).await;

    let mails = outbox::deliver(&app).await;
    assert_eq!(mails.len(), 2, "{mails:#?}");
    assert!(mails.iter().all(|mail| mail.text.contains(&number) && mail.text.contains("Hotel Uji")));
    for (client, is_asked) in [(&trusmi, true), (&senggigi, true), (&darmaji, false)] {
        let list = client.get(RECEIVED).await.body;
        assert_eq!(list.contains(&number), is_asked);
        assert_eq!(client.get("/portal/bumdes").await.body.contains("1 permintaan penawaran menunggu"), is_asked);
        let page = client.get(&format!("{RECEIVED}/{number}")).await;
        assert_eq!(page.status, if is_asked { 200 } else { 404 });
    }
    let page = trusmi.get(&format!("{RECEIVED}/{number}")).await.body;
    for text in ["1.000 buah", "Mutu B", "Rp12.000", "Jakarta Pusat", "Dibungkus satu-satu.", "Batik Cap Mega Mendung"]
    {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(!page.contains("Dapur utama") && !page.contains("Cirebon"), "the company's limits are its own: {page}");

    let own = hotel.approver.get(&format!("{ASKED}/{number}")).await.body;
    for text in
        ["Menunggu jawaban", "Dapur utama", "Cirebon", "BUMDes Senggigi", "BUMDes Trusmi Kulon", "Belum menjawab"]
    {
        assert!(own.contains(text), "{text}: {own}");
    }
    assert!(!own.contains("/cancellation"), "who does not buy reads along: {own}");
    let list = hotel.buyer.get(&format!("{ASKED}?show=open&q=gelang")).await.body;
    assert!(list.contains(&number) && list.contains("0 dari 2 BUMDes"), "{list}");
    assert!(!hotel.buyer.get(&format!("{ASKED}?show=closed")).await.body.contains(&number));
    app.stop().await;
}

#[actix_web::test]
async fn a_products_page_leads_to_asking_its_maker_alone_or_others_too() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let darmaji = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let link = format!("{ASKED}/new?product={}", shop.tissue_box.slug);
    assert!(app.client().get(&format!("/products/{}", shop.tissue_box.slug)).await.body.contains(&link));
    let form = hotel.buyer.get(&link).await.body;
    assert!(form.contains("Kotak Tisu Anyaman Pandan dari BUMDes Darmaji"), "{form}");

    let one = with(pooled(&hotel), &[("category", ""), ("product", shop.tissue_box.slug), ("subject", "apa saja")]);
    let number = asked(&hotel.buyer, &one).await;
    let page = hotel.buyer.get(&format!("{ASKED}/{number}")).await.body;
    assert!(page.contains("0 dari 1 BUMDes") && page.contains("Kotak Tisu Anyaman Pandan"), "{page}");
    assert!(!page.contains("apa saja"), "its name is what is asked for: {page}");
    // price by tier, a week's part of a year's months, the product's own lead time
    let prefilled = darmaji.get(&format!("{RECEIVED}/{number}")).await.body;
    for (name, value) in [("unit_price", "35000"), ("quantity", "1000"), ("weekly", "23"), ("lead_time", "5")] {
        assert_eq!(super::value_of(&prefilled, name), value, "{name}");
    }

    // the named one first, whatever words the others are found by
    let wide = with(one, &[("is_pooled", "1"), ("subject", "kerajinan anyaman")]);
    let number = asked(&hotel.buyer, &wide).await;
    assert!(hotel.buyer.get(&format!("{ASKED}/{number}")).await.body.contains("0 dari 1 BUMDes"));
    app.stop().await;
}

#[actix_web::test]
async fn each_mistake_has_its_words_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    for (bad, words) in [
        (("subject", "di 12"), "Sebutkan nama barangnya"),
        (("quantity", "banyak"), "Tulis jumlahnya dengan angka"),
        (("quantity", "0"), "Tulis jumlahnya dengan angka"),
        (("unit", "ton"), "Pilih satuannya."),
        (("outlet", ""), "Pilih outlet yang menerima barang."),
        (("outlet", "no-such-outlet"), "Pilih outlet yang menerima barang."),
        (("target_price", "murah"), "Tulis harganya dalam rupiah"),
        (("minimum_grade", "Z"), "Pilih mutu dari daftar."),
        (("at_most", "0"), "Tulis angka dari 1 sampai 200"),
        (("earliest_on", "2026-11-01"), "Pilih tanggal dari hari ini sampai paling lambat tiba."),
        (("latest_on", "2026-11-01"), "Pilih tanggal paling lambat tiba"),
        (("answer_on", "2027-02-01"), "Pilih tanggal dari hari ini sampai paling lambat tiba."),
        (("regency_2", "99.99"), "Pilih kabupaten atau kota dari daftar."),
        (("regency_2", "52"), "Pilih kabupaten atau kota dari daftar."),
        (("subject", "pesawat terbang"), "Belum ada produk terbit yang cocok."),
        (("unit", "kg"), "Belum ada produk terbit yang cocok."),
    ] {
        let answer = ask(&hotel.buyer, &with(pooled(&hotel), &[bad]), &[]).await;
        assert!(answer.status == 422 || answer.status == 409, "{bad:?}: {}", answer.status);
        assert!(answer.body.contains(words), "{bad:?}: {}", answer.body);
        assert!(answer.body.contains("Dibungkus satu-satu."), "{bad:?}: what was typed stays");
    }
    let nowhere = with(pooled(&hotel), &[("category", "")]);
    assert_eq!(ask(&hotel.buyer, &nowhere, &[]).await.status, 422);
    assert_eq!(hotel.buyer.get(&format!("{ASKED}/new?product=tidak-ada")).await.status, 404);
    assert_eq!(hotel.buyer.get(&format!("{ASKED}/new?category=tidak-ada")).await.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn files_go_with_the_request_and_only_both_sides_see_them() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (one, other) = (hotel(&app, "Hotel Uji").await, hotel(&app, "Hotel Lain").await);
    let files: &[(&str, &[u8])] = &[("gambar.pdf", b"%PDF-1.7 gambar"), ("contoh.png", b"\x89PNG\r\n\x1a\n0")];
    let number = number_of(&ask(&one.buyer, &pooled(&one), files).await);
    let page = one.buyer.get(&format!("{ASKED}/{number}")).await.body;
    assert!(page.contains("gambar.pdf (PDF)") && page.contains("contoh.png (PNG)"), "{page}");
    let link = page.split("href=\"").find(|rest| rest.contains("/files/")).unwrap().split('"').next().unwrap();
    let paper = one.approver.get(link).await;
    assert_eq!((paper.status.as_u16(), paper.body.as_str()), (200, "%PDF-1.7 gambar"));
    assert!(paper.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert_eq!(other.buyer.get(link).await.status, 404);
    let received = link.replace(ASKED, RECEIVED);
    assert_eq!(people::bumdes_operator(&app, &shop.trusmi.id).await.get(&received).await.status, 200);
    assert_eq!(people::bumdes_operator(&app, &shop.darmaji.id).await.get(&received).await.status, 404);

    for (files, words) in [
        (vec![("a.svg", &b"<svg onload=alert(1)>"[..])], "Berkas harus gambar JPEG, PNG, atau PDF."),
        (vec![("a.pdf", &b"%PDF-1"[..]); 6], "Terlalu banyak berkas."),
    ] {
        let answer = ask(&one.buyer, &pooled(&one), &files).await;
        assert!(answer.status == 422 && answer.body.contains(words), "{}", answer.body);
    }
    app.stop().await;
}

#[actix_web::test]
async fn only_the_buyers_of_an_approved_company_ask() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let new = format!("{ASKED}/new?product={}", shop.tissue_box.slug);
    assert_eq!(hotel.approver.get(&new).await.status, 403);
    assert_eq!(ask(&hotel.approver, &pooled(&hotel), &[]).await.status, 403);
    assert!(app.client().get(&new).await.location.unwrap().starts_with("/account/sign-in?next="));
    let consumer = people::consumer(&app).await;
    assert_eq!(consumer.get(&new).await.location.as_deref(), Some("/register/company"));
    assert_eq!(ask(&consumer, &pooled(&hotel), &[]).await.status, 403);

    super::set_status(&app, &hotel.id, "suspended").await;
    assert!(hotel.buyer.get(&new).await.body.contains("setelah disetujui pengelola"));
    let answer = ask(&hotel.buyer, &pooled(&hotel), &[]).await;
    assert!(answer.status == 409 && answer.body.contains("setelah disetujui pengelola"), "{}", answer.body);
    app.stop().await;
}
