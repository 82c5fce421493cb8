//! The company's buyer signs for what arrived.

use diesel::prelude::*;
use etalase::db::DbError;
use futures_util::future::join_all;

use super::{HANDOVERS, numbers, pack, send, send_all, sign, sign_with};
use crate::purchase_orders::{bulk, ordered, parts, step};
use crate::support::factories::companies;
use crate::support::{TestApp, outbox};

#[actix_web::test]
async fn a_part_is_delivered_by_the_last_signature_and_not_before() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let buyer = &bulk.company.buyer;
    let order = ordered(buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let (part, _) = parts(&app, &order).await.remove(0);
    let (seller, _) = bulk.seller_of(&part).await;
    outbox::deliver(&app).await;
    pack(seller, &part).await;
    let first = send(&app, seller, &part, 100).await;
    let mails = outbox::deliver(&app).await;
    assert!(mails.iter().any(|mail| mail.text.contains(&first)), "the buyer is asked to sign: {mails:?}");
    sign(&app, buyer, &first, 100).await;
    let second = send(&app, seller, &part, 200).await;

    let own = format!("/portal/bumdes/orders/{part}");
    assert_eq!(step(seller, &part, "delivery", &[]).await.status, 303);
    let page = seller.get(&own).await.body;
    assert!(page.contains("pembeli belum menandatangani semua berita acara"), "{page}");
    assert!(page.contains("Pesanan selesai setelah pembeli menandatangani"), "{page}");
    let shown = buyer.get(&format!("/portal/wholesale/orders/{order}")).await.body;
    assert!(shown.contains(&first) && shown.contains(&second) && shown.contains("Menunggu tanda tangan"), "{shown}");

    sign(&app, buyer, &second, 200).await;
    let page = seller.get(&own).await.body;
    assert!(page.contains("Sudah sampai") && page.contains("Serah terima ditandatangani pembeli"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn what_is_short_is_not_sent_again_and_not_taken_from_what_is_still_to_come() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let order = ordered(&bulk.company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let (part, _) = parts(&app, &order).await.remove(0);
    let (seller, _) = bulk.seller_of(&part).await;
    pack(seller, &part).await;
    let first = send(&app, seller, &part, 100).await;
    sign(&app, &bulk.company.buyer, &first, 80).await;
    let page = seller.get(&format!("/portal/bumdes/orders/{part}")).await.body;
    assert!(page.contains("max=\"200\""), "200 are to be sent still: {page}");
    let second = send(&app, seller, &part, 200).await;
    sign(&app, &bulk.company.buyer, &second, 200).await;
    let page = seller.get(&format!("/portal/bumdes/orders/{part}")).await.body;
    assert!(page.contains("Sudah sampai"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn each_mistake_in_a_signature_has_its_words() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let order = ordered(&bulk.company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let (part, _) = parts(&app, &order).await.remove(0);
    let number = send_all(&app, &bulk, &part, 300).await;
    for (received, other, words) in [
        ("301", ("confirmed", "1"), "paling banyak sebanyak yang dikirim"),
        ("semua", ("confirmed", "1"), "paling banyak sebanyak yang dikirim"),
        ("-1", ("confirmed", "1"), "paling banyak sebanyak yang dikirim"),
        ("290", ("reason", " "), "Tulis sebab kurangnya"),
        ("300", ("name", ""), "Tulis nama orang"),
        ("300", ("position", ""), "Tulis jabatan orang"),
        ("300", ("confirmed", ""), "Centang dulu"),
    ] {
        let answer = sign_with(&app, &bulk.company.buyer, &number, received, &[other]).await;
        assert_eq!(answer.status, 422, "{received} {other:?}: {}", answer.body);
        assert!(answer.body.contains(words), "{received} {other:?}: {}", answer.body);
    }
    assert_eq!(sign_with(&app, &bulk.company.approver, &number, "300", &[]).await.status, 403);
    app.stop().await;
}

#[actix_web::test]
async fn of_several_who_sign_at_once_one_does() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let buyer = &bulk.company.buyer;
    let order = ordered(buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let (part, _) = parts(&app, &order).await.remove(0);
    let number = send_all(&app, &bulk, &part, 300).await;
    let answers = join_all(["300", "290", "280"].map(|n| sign_with(&app, buyer, &number, n, &[]))).await;
    assert!(answers.iter().all(|answer| answer.status == 303));
    let page = bulk.company.finance.get("/portal/wholesale/invoices").await.body;
    assert!(page.contains("INV-2026-000001") && !page.contains("INV-2026-000002"), "{page}");
    let late = sign_with(&app, buyer, &number, "300", &[]).await;
    let page = buyer.get(&late.location.unwrap()).await.body;
    assert!(page.contains("sudah ditandatangani sebelumnya"), "{page}");

    for statement in [
        "UPDATE handovers SET receiver_name = 'x'",
        "DELETE FROM handovers",
        "UPDATE handover_lines SET received = 1",
        "DELETE FROM handover_lines",
        "UPDATE invoices SET due_on = '2030-01-01'",
        "DELETE FROM invoices",
        "DELETE FROM invoice_lines",
    ] {
        let refused =
            app.app.write::<_, DbError>(move |conn| Ok(diesel::sql_query(statement).execute(conn).map(drop)?)).await;
        assert!(refused.is_err(), "{statement}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn papers_are_files_for_both_sides_and_nobody_elses() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let order = ordered(&bulk.company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let (part, _) = parts(&app, &order).await.remove(0);
    send_all(&app, &bulk, &part, 300).await;
    let number = numbers(&app, &part).await.remove(0);
    let (seller, _) = bulk.seller_of(&part).await;
    let stranger = companies::approved(&app).await;
    for paper in ["delivery-note.pdf", "record.pdf"] {
        let (ours, theirs) =
            (format!("{HANDOVERS}/{number}/{paper}"), format!("/portal/bumdes/handovers/{number}/{paper}"));
        for (client, path) in [(&bulk.company.approver, &ours), (seller, &theirs)] {
            let request = client.request(reqwest::Method::GET, path);
            let (answer, bytes) = client.send_for_bytes(request).await;
            assert!(answer.status == 200 && bytes.starts_with(b"%PDF"), "{path}: {}", answer.status);
        }
        assert_eq!(stranger.buyer.get(&ours).await.status, 404);
        let other = bulk.sellers.iter().find(|other| !std::ptr::eq(*other, seller)).unwrap();
        assert_eq!(other.get(&theirs).await.status, 404);
    }
    assert_eq!(stranger.buyer.get(&format!("{HANDOVERS}/{number}")).await.status, 404);
    assert_eq!(sign_with(&app, &stranger.buyer, &number, "300", &[]).await.status, 404);
    app.stop().await;
}
