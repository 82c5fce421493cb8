//! Who must agree does, or does not; until then its weeks are promised and nothing is ordered.

use etalase::purchase_orders::PurchaseOrderStatus;

use super::{DAY, bulk, in_the_books, ordered, promised, rule, say, status, told};
use crate::support::{TestApp, outbox};

#[actix_web::test]
async fn two_approvers_sign_and_nobody_signs_twice() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    rule(company, "1.000.000", "2.000.000").await;
    let request = bulk.quoted("300", &[("400", "10.000")]).await;
    let number = ordered(&company.buyer, &request).await;
    assert_eq!(status(&app, &number).await, PurchaseOrderStatus::AwaitingApproval);
    assert_eq!((promised(&app).await, in_the_books(&app).await), (300, 0));
    let mails = outbox::deliver(&app).await;
    let asked: Vec<_> = mails.iter().filter(|mail| mail.text.contains(&number)).collect();
    assert_eq!(asked.len(), 2, "both approvers, and nobody else: {mails:#?}");
    assert!(asked[0].text.contains("senilai Rp"), "{}", asked[0].text);
    assert!(company.approver.get("/portal/wholesale").await.body.contains("menunggu persetujuan Anda"));

    assert_eq!(say(&company.buyer, &number, "approval", "").await.status, 403, "a buyer is no approver");
    say(&company.approver, &number, "approval", "Sesuai anggaran").await;
    assert!(told(&company.approver, &number).await.contains("Masih menunggu satu persetujuan lagi"));
    assert!(!company.approver.get("/portal/wholesale").await.body.contains("menunggu persetujuan Anda"));
    say(&company.approver, &number, "approval", "").await;
    assert!(told(&company.approver, &number).await.contains("Persetujuan Anda sudah tercatat"));
    assert_eq!(status(&app, &number).await, PurchaseOrderStatus::AwaitingApproval);

    say(&company.second_approver, &number, "approval", "").await;
    let page = told(&company.second_approver, &number).await;
    assert!(page.contains("PO disetujui") && page.contains("“Sesuai anggaran”"), "{page}");
    assert_eq!(status(&app, &number).await, PurchaseOrderStatus::Ordered);
    let trail = company.admin.get("/portal/wholesale/trail").await.body;
    assert_eq!(trail.matches(&format!("menyetujui PO {number}")).count(), 2, "{trail}");
    say(&company.second_approver, &number, "refusal", "Terlambat").await;
    assert_eq!(status(&app, &number).await, PurchaseOrderStatus::Ordered, "what is ordered is not refused");
    app.stop().await;
}

#[actix_web::test]
async fn a_refusal_needs_a_reason_and_gives_everything_back() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    rule(company, "1.000.000", "").await;
    let request = bulk.quoted("300", &[("400", "10.000")]).await;
    let number = ordered(&company.buyer, &request).await;
    say(&company.approver, &number, "refusal", " ").await;
    assert!(told(&company.approver, &number).await.contains("Tulis alasan Anda"));
    say(&company.approver, &number, "refusal", "Tunggu bulan depan").await;
    assert_eq!(status(&app, &number).await, PurchaseOrderStatus::Refused);
    assert_eq!((promised(&app).await, in_the_books(&app).await), (0, 0));
    let mails = outbox::deliver(&app).await;
    assert!(mails.iter().any(|mail| mail.text.contains("Tunggu bulan depan")), "{mails:#?}");
    // the offers are open again
    let again = ordered(&company.buyer, &request).await;
    assert_eq!(status(&app, &again).await, PurchaseOrderStatus::AwaitingApproval);
    assert_eq!(say(&company.buyer, &again, "cancellation", "").await.status, 303);
    assert_eq!((status(&app, &again).await, promised(&app).await), (PurchaseOrderStatus::Cancelled, 0));
    app.stop().await;
}

#[actix_web::test]
async fn what_nobody_agreed_to_in_time_lapses_with_its_quotes() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    rule(company, "1.000.000", "").await;
    let request = bulk.quoted("300", &[("400", "10.000")]).await;
    let number = ordered(&company.buyer, &request).await;
    outbox::deliver(&app).await;
    // the quote holds until 6 December
    app.advance(DAY * 15);
    say(&company.approver, &number, "approval", "").await;
    assert!(told(&company.approver, &number).await.contains("Ada penawaran yang sudah berakhir"));
    assert_eq!(status(&app, &number).await, PurchaseOrderStatus::AwaitingApproval);
    etalase::purchase_orders::lapse::run(&app.app).await.unwrap();
    assert_eq!((status(&app, &number).await, promised(&app).await), (PurchaseOrderStatus::Cancelled, 0));
    let mails = outbox::deliver(&app).await;
    assert!(mails.iter().any(|mail| mail.text.contains("hanya berlaku sampai 6 Desember 2026")), "{mails:#?}");
    assert_eq!(etalase::purchase_orders::lapse::run(&app.app).await.unwrap(), 0);
    app.stop().await;
}
