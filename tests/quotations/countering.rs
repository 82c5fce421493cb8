//! The company asks for other terms; every word is kept.

use std::time::Duration;

use diesel::prelude::*;
use etalase::db::DbError;

use super::{ASKED, RECEIVED, asked, haggle, hotel, offer, pooled, quote_ids};
use crate::support::factories::{catalog, people};
use crate::support::{TestApp, outbox};

#[actix_web::test]
async fn every_round_is_kept_and_only_the_bumdess_last_word_counts() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let number = asked(&hotel.buyer, &pooled(&hotel)).await;
    offer(&trusmi, &number, &[]).await;
    outbox::deliver(&app).await;
    let quote = quote_ids(&app, &number).await.remove(0);
    let wish = [("unit_price", "9.500"), ("wanted_on", "2026-12-24"), ("note", "Untuk Natal.")];
    assert_eq!(haggle(&hotel.buyer, &number, &quote, "1", &wish).await.status, 303);

    let mails = outbox::deliver(&app).await;
    assert!(mails.len() == 1 && mails[0].text.contains("Hotel Uji menawar penawaran Anda"), "{mails:?}");
    let list = trusmi.get(&format!("{RECEIVED}?show=answer")).await.body;
    assert!(list.contains(&number) && list.contains("Ditawar"), "{list}");
    let page = trusmi.get(&format!("{RECEIVED}/{number}")).await.body;
    for text in ["Rp9.500", "24 Desember 2026", "Untuk Natal."] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert_eq!(super::value_of(&page, "unit_price"), "11000", "the form begins with what was offered last");
    let own = hotel.buyer.get(&format!("{ASKED}/{number}")).await.body;
    assert!(own.contains("Menunggu tanggapan") && own.contains("<strong>Rp11.000</strong>"), "the offer stands: {own}");

    assert_eq!(offer(&trusmi, &number, &[("unit_price", "10.250")]).await.status, 303);
    let own = hotel.buyer.get(&format!("{ASKED}/{number}")).await.body;
    assert!(own.contains("<strong>Rp10.250</strong>") && !own.contains("<strong>Rp11.000</strong>"), "{own}");
    for text in ["Rp11.000", "Rp9.500", "Untuk Natal."] {
        assert!(own.contains(text), "{text}: {own}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn changed_expired_and_withdrawn_terms_are_refused_in_words() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let number = asked(&hotel.buyer, &pooled(&hotel)).await;
    offer(&trusmi, &number, &[]).await;
    let quote = quote_ids(&app, &number).await.remove(0);
    offer(&trusmi, &number, &[("unit_price", "12.000"), ("valid_until", "2026-11-24")]).await;
    let changed = haggle(&hotel.buyer, &number, &quote, "1", &[("note", "Tolong cepat.")]).await;
    assert!(changed.status == 409 && changed.body.contains("sudah mengubah penawarannya"), "{}", changed.body);
    assert!(changed.body.contains("Tolong cepat."), "what was typed stays");
    assert_eq!(haggle(&hotel.buyer, &number, &quote, "2", &[]).await.status, 303);

    // its last day counts whole, in the village that named it
    app.advance(Duration::from_secs(2 * 24 * 60 * 60 + 13 * 60 * 60));
    assert_eq!(haggle(&hotel.buyer, &number, &quote, "2", &[]).await.status, 303);
    app.advance(Duration::from_secs(60 * 60));
    let expired = haggle(&hotel.buyer, &number, &quote, "2", &[]).await;
    assert!(expired.status == 409 && expired.body.contains("berlaku sampai 24 November 2026"), "{}", expired.body);
    let own = hotel.buyer.get(&format!("{ASKED}/{number}")).await.body;
    assert!(own.contains("Lewat masa berlaku") && own.contains("0 dari 2 BUMDes"), "{own}");
    assert!(hotel.buyer.get(ASKED).await.body.contains("0 dari 2 BUMDes"));
    let list = trusmi.get(&format!("{RECEIVED}?show=answer")).await.body;
    assert!(list.contains(&number) && list.contains("Penawaran lewat masa berlaku"), "{list}");

    offer(&trusmi, &number, &[]).await;
    let page = format!("{RECEIVED}/{number}");
    trusmi.submit(&page, &format!("{page}/withdrawal"), &[]).await;
    let gone = haggle(&hotel.buyer, &number, &quote, "5", &[]).await;
    assert!(gone.status == 409 && gone.body.contains("sudah ditarik atau berakhir"), "{}", gone.body);
    app.stop().await;
}

#[actix_web::test]
async fn each_mistake_in_a_counter_has_its_words() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let number = asked(&hotel.buyer, &pooled(&hotel)).await;
    offer(&trusmi, &number, &[]).await;
    let quote = quote_ids(&app, &number).await.remove(0);
    for (bad, words) in [
        (("unit_price", ""), "Tulis harganya dalam rupiah"),
        (("quantity", "-3"), "Tulis jumlahnya dengan angka"),
        (("wanted_on", "2026-11-01"), "Pilih tanggal dari hari ini"),
    ] {
        let answer = haggle(&hotel.buyer, &number, &quote, "1", &[("note", "Mohon dicek."), bad]).await;
        assert!(answer.status == 422 && answer.body.contains(words), "{bad:?}: {}", answer.body);
        assert!(answer.body.contains("Mohon dicek."), "{bad:?}: what was typed stays");
    }
    assert_eq!(haggle(&hotel.approver, &number, &quote, "1", &[]).await.status, 403);
    app.stop().await;
}

#[actix_web::test]
async fn the_database_refuses_to_change_or_remove_a_round() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = hotel(&app, "Hotel Uji").await;
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let number = asked(&hotel.buyer, &pooled(&hotel)).await;
    offer(&trusmi, &number, &[]).await;
    for statement in ["UPDATE quote_rounds SET unit_price_minor = 1", "DELETE FROM quote_rounds"] {
        let refused =
            app.app.write::<_, DbError>(move |conn| Ok(diesel::sql_query(statement).execute(conn).map(drop)?)).await;
        let error = refused.expect_err(statement).to_string();
        assert!(error.contains("append-only"), "{statement}: {error}");
    }
    app.stop().await;
}
