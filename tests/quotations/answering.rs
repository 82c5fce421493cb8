//! A BUMDes offers, offers anew, withdraws or declines.

use std::time::Duration;

use super::{ASKED, RECEIVED, asked, hotel, offer, pooled, with};
use crate::support::factories::{catalog, people};
use crate::support::{TestApp, outbox};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[actix_web::test]
async fn offers_stand_side_by_side_the_cheapest_first() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let senggigi = people::bumdes_operator(&app, &shop.senggigi.id).await;
    let number = asked(&hotel.buyer, &pooled(&hotel)).await;
    outbox::deliver(&app).await;
    assert_eq!(offer(&trusmi, &number, &[("unit_price", "Rp14.500")]).await.status, 303);
    assert_eq!(offer(&senggigi, &number, &[("note", "Warna campur.")]).await.status, 303);

    let mails = outbox::deliver(&app).await;
    assert_eq!(mails.len(), 2, "the buyer hears of each");
    assert!(mails[0].text.contains("BUMDes Trusmi Kulon mengirim penawaran"), "{}", mails[0].text);
    assert!(hotel.buyer.get("/portal/notices").await.body.contains("BUMDes Senggigi mengirim penawaran"));
    let page = hotel.buyer.get(&format!("{ASKED}/{number}")).await.body;
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
    assert!(at("BUMDes Senggigi") < at("BUMDes Trusmi Kulon"), "the cheaper one first");
    for text in [
        "Rp11.000",
        "Rp2.500 di atas harapan",
        "400 buah",
        "60 per minggu",
        "Warna campur.",
        "6 Desember 2026",
        "Rp4.400.000",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(hotel.buyer.get(ASKED).await.body.contains("2 dari 2 BUMDes"));
    for (show, is_there) in [("answer", false), ("answered", true), ("ended", false)] {
        let list = trusmi.get(&format!("{RECEIVED}?show={show}")).await.body;
        assert_eq!(list.contains(&format!("href=\"{RECEIVED}/{number}\"")), is_there, "{show}");
    }
    let trail = trusmi.get("/portal/bumdes/trail").await.body;
    assert!(trail.contains(&format!("menawarkan untuk {number}")), "{trail}");
    app.stop().await;
}

#[actix_web::test]
async fn each_mistake_in_an_offer_has_its_words() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let number = asked(&hotel.buyer, &with(pooled(&hotel), &[("minimum_grade", "B")])).await;
    let good = ("grade", "A");
    for (bad, words) in [
        (("unit_price", "0"), "Tulis harganya dalam rupiah"),
        (("quantity", "semua"), "Tulis jumlahnya dengan angka"),
        (("weekly", "0"), "Tulis jumlah per minggu"),
        (("lot_size", "401"), "Tulis kelipatannya dengan angka"),
        (("minimum", "401"), "Tulis jumlah paling sedikit"),
        (("lead_time", "-1"), "Tulis jumlah hari"),
        (("grade", ""), "Sebutkan mutu barang Anda"),
        (("grade", "Z"), "Sebutkan mutu barang Anda"),
        (("valid_until", "2026-11-21"), "Pilih tanggal dari hari ini"),
        (("variant", "no-such-option"), "Pilih salah satu pilihan produk Anda"),
        (("variant", shop.basket.variant().id.as_str()), "Pilih salah satu pilihan produk Anda"),
    ] {
        let answer = offer(&trusmi, &number, &[good, ("note", "Dikirim Senin."), bad]).await;
        assert!(answer.status == 422 || answer.status == 409, "{bad:?}: {}", answer.status);
        assert!(answer.body.contains(words), "{bad:?}: {}", answer.body);
        assert!(answer.body.contains("Dikirim Senin."), "{bad:?}: what was typed stays");
    }
    assert_eq!(offer(&trusmi, &number, &[good]).await.status, 303);
    app.stop().await;
}

#[actix_web::test]
async fn two_of_one_bumdes_do_not_answer_over_each_other() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let number = asked(&hotel.buyer, &pooled(&hotel)).await;
    assert_eq!(offer(&trusmi, &number, &[]).await.status, 303);
    let late = offer(&trusmi, &number, &[("seen", "0"), ("unit_price", "9.000")]).await;
    assert!(late.status == 409 && late.body.contains("Ada yang baru sejak Anda membuka halaman ini"), "{}", late.body);
    assert_eq!(super::value_of(&late.body, "unit_price"), "9.000", "what was typed stays");
    assert_eq!(super::value_of(&late.body, "seen"), "1", "sent again it is an answer to what is there now");
    app.stop().await;
}

#[actix_web::test]
async fn who_declines_says_why_and_may_think_better_of_it() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let number = asked(&hotel.buyer, &pooled(&hotel)).await;
    let page = format!("{RECEIVED}/{number}");
    let answer = trusmi.submit(&page, &format!("{page}/refusal"), &[("reason", "no")]).await;
    assert!(answer.status == 422 && answer.body.contains("Tulis alasannya"), "{}", answer.body);
    let why = [("reason", "Kain sedang habis sampai Januari.")];
    assert_eq!(trusmi.submit(&page, &format!("{page}/refusal"), &why).await.status, 303);
    let own = hotel.buyer.get(&format!("{ASKED}/{number}")).await.body;
    assert!(own.contains("Tidak bisa") && own.contains("Kain sedang habis sampai Januari."), "{own}");
    assert!(trusmi.get(&format!("{RECEIVED}?show=ended")).await.body.contains(&number));
    assert!(!trusmi.get("/portal/bumdes").await.body.contains("permintaan penawaran menunggu"));

    assert_eq!(offer(&trusmi, &number, &[]).await.status, 303);
    assert!(!hotel.buyer.get(&format!("{ASKED}/{number}")).await.body.contains("Kain sedang habis"));
    trusmi.submit(&page, &format!("{page}/refusal"), &why).await;
    assert!(trusmi.get(&page).await.body.contains("Tarik dulu penawarannya."));
    app.stop().await;
}

#[actix_web::test]
async fn an_offer_is_withdrawn_and_made_anew_while_the_request_is_open() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let number = asked(&hotel.buyer, &pooled(&hotel)).await;
    offer(&trusmi, &number, &[]).await;
    let page = format!("{RECEIVED}/{number}");
    assert_eq!(trusmi.submit(&page, &format!("{page}/withdrawal"), &[]).await.status, 303);
    let own = hotel.buyer.get(&format!("{ASKED}/{number}")).await.body;
    assert!(own.contains("Ditarik") && own.contains("Rp11.000"), "its rounds stay to be read: {own}");
    assert_eq!(offer(&trusmi, &number, &[("unit_price", "10.500")]).await.status, 303);
    let own = hotel.buyer.get(&format!("{ASKED}/{number}")).await.body;
    assert!(!own.contains("Ditarik") && own.contains("Rp10.500") && own.contains("Rp11.000"), "{own}");
    app.stop().await;
}

#[actix_web::test]
async fn nobody_answers_for_the_first_time_when_the_time_is_over() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let senggigi = people::bumdes_operator(&app, &shop.senggigi.id).await;
    let number = asked(&hotel.buyer, &pooled(&hotel)).await;
    let form = senggigi.get(&format!("{RECEIVED}/{number}")).await.body;
    offer(&trusmi, &number, &[("valid_until", "2026-12-20")]).await;
    outbox::deliver(&app).await;
    app.advance(DAY * 8);
    let option = super::first_option(&form);
    let fields = [("variant", option.as_str()), ("seen", "0"), ("unit_price", "9000"), ("quantity", "400")];
    let rest =
        [("weekly", "60"), ("lot_size", "1"), ("minimum", "1"), ("lead_time", "5"), ("valid_until", "2026-12-20")];
    let token = senggigi.get("/account").await.form_token();
    let all = [&fields[..], &rest, &[("csrf_token", token.as_str())]].concat();
    let late = senggigi.post(&format!("{RECEIVED}/{number}/quote"), &all).await;
    assert!(late.status == 409 && late.body.contains("Waktu menjawab permintaan ini sudah lewat."), "{}", late.body);
    // by the clock, before any task wrote it down
    assert!(hotel.buyer.get(&format!("{ASKED}?show=closed")).await.body.contains(&number));
    assert!(senggigi.get(&format!("{RECEIVED}?show=ended")).await.body.contains(&number));
    assert_eq!(etalase::quotations::close_due::run(&app.app).await.unwrap(), 1);
    assert_eq!(etalase::quotations::close_due::run(&app.app).await.unwrap(), 0);
    let mails = outbox::deliver(&app).await;
    assert!(mails.len() == 1 && mails[0].text.contains("Penawaran yang masuk: 1."), "{mails:?}");
    // whoever answered in time may still make it better
    assert_eq!(offer(&trusmi, &number, &[("unit_price", "10.000"), ("valid_until", "2026-12-20")]).await.status, 303);
    app.stop().await;
}
