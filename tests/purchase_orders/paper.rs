//! The purchase order on paper.

use etalase::i18n::Language;
use etalase::money::Money;

use super::{ORDERS, bulk, ordered, parts, rule, say, total};
use crate::bumdes::printing_papers::text_at;
use crate::support::TestApp;
use crate::support::factories::companies;
use crate::wholesale_programs::ordering;

fn rupiah(minor: i64) -> String {
    Money::idr(minor).display(Language::Id)
}

#[actix_web::test]
async fn the_paper_says_what_is_ordered_of_whom_and_who_agreed() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    rule(company, "1.000.000", "2.000.000").await;
    let request = bulk.quoted("300", &[("200", "10.000"), ("200", "11.000")]).await;
    let number = ordered(&company.buyer, &request).await;
    let address = format!("{ORDERS}/{number}/pdf");
    let waiting = text_at(&company.buyer, &address).await;
    for text in ["Menunggu persetujuan", "Belum ada yang menyetujui pesanan ini"] {
        assert!(waiting.contains(text), "{text}: {waiting}");
    }

    say(&company.approver, &number, "approval", "Sesuai anggaran").await;
    say(&company.second_approver, &number, "approval", "").await;
    let paper = text_at(&company.approver, &address).await;
    let total = rupiah(total(&app, &number).await);
    let said = [
        "Pesanan pembelian",
        "Purchase order",
        "Dipesan",
        &number,
        &request,
        "NPWP",
        "200 buah",
        "100 buah",
        "Rp10.000",
        "Rp11.000",
        "Rp3.200.000",
        "Setuju",
        "Sesuai anggaran",
        &total,
    ];
    for text in said {
        assert!(paper.contains(text), "{text}: {paper}");
    }
    assert!(!paper.contains("(batal)") && !paper.contains("Dikurangi"), "{paper}");

    let (part, _) = parts(&app, &number).await.remove(0);
    bulk.reject(&part, "Tenunnya rusak kena banjir").await;
    let paper = text_at(&company.finance, &address).await;
    assert!(paper.contains("(batal)") && paper.contains("Dikurangi"), "{paper}");
    app.stop().await;
}

#[actix_web::test]
async fn what_needs_nobodys_word_says_so_and_programs_get_the_same_paper() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    let number = ordered(&company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let address = format!("{ORDERS}/{number}/pdf");
    let paper = text_at(&company.buyer, &address).await;
    assert!(paper.contains("tidak perlu disetujui orang kedua"), "{paper}");
    let program = ordering(&app, company).await;
    let reply = program.get(&format!("/api/v1/wholesale/orders/{number}/pdf")).await;
    assert!(reply.content_type == "application/pdf" && reply.text.starts_with("%PDF"), "{}", reply.content_type);

    let other = companies::approved(&app).await;
    assert_eq!(other.buyer.get(&address).await.status, 404);
    let program = ordering(&app, &other).await;
    assert_eq!(program.get(&format!("/api/v1/wholesale/orders/{number}/pdf")).await.status, 404);
    app.stop().await;
}
