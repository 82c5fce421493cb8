//! What companies are sent, billed and credited, and what they owe.

use etalase::db::DbError;
use etalase::invoices::remind;

use super::{assert_no_scans, taken};
use crate::handovers::{line, pack, send, sign};
use crate::invoices::adding_up::take_back;
use crate::purchase_orders::{DAY, bulk, ordered, parts, pay, reversing};
use crate::support::TestApp;
use crate::support::factories::tokens::of_company_with;
use crate::support::{outbox, statements};

#[actix_web::test]
async fn no_page_about_papers_reads_a_whole_table() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    let rights = [("invoices", "read")];
    let program = of_company_with(&app, &company.finance, "Pembukuan", &rights).await;
    let reader = of_company_with(&app, &company.approver, "Gudang", &[("wholesale", "read")]).await;
    let order = ordered(&company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let (part, _) = parts(&app, &order).await.remove(0);
    let (seller, _) = bulk.seller_of(&part).await;
    let goods = line(&app, &part).await;
    pack(seller, &part).await;
    let first = send(&app, seller, &part, 200).await;
    statements::watch(&app.app.config.database);
    let (own, api) = ("/portal/wholesale", "/api/v1/wholesale");
    assert_eq!(company.buyer.get(&format!("{own}/handovers/{first}")).await.status, 200);
    let shown = statements::taken(&app.app.config.database);
    // what the test itself looks for on the way is left out
    sign(&app, &company.buyer, &first, 180).await;
    take_back(&app, &goods, 5).await;
    statements::watch(&app.app.config.database);
    pay(&bulk, 500_000, "TRF 1").await;
    outbox::deliver(&app).await;
    for path in [
        "invoices",
        "invoices?before=INV-2026-000009",
        "invoices?before=NK-2026-000009",
        "invoices/INV-2026-000001",
        "invoices/INV-2026-000001/pdf",
        "credit-notes/NK-2026-000001",
        "credit-notes/NK-2026-000001/pdf",
        "account",
        "account?from=2026-11-01&until=2026-11-20",
        "account/pdf",
        "sheets/invoices.csv",
        "sheets/account.csv",
        &format!("orders/{order}/documents.zip"),
        &format!("orders/{order}"),
        &format!("handovers/{first}"),
        &format!("handovers/{first}/record.pdf"),
    ] {
        assert_eq!(company.finance.get(&format!("{own}/{path}")).await.status, 200, "{path}");
    }
    let desk = format!("/portal/operator/companies/{}", company.id);
    for path in ["invoices", "account", "account/pdf", "payments/back", "invoices/INV-2026-000001/pdf"] {
        assert_eq!(bulk.shop.operator.get(&format!("{desk}/{path}")).await.status, 200, "{path}");
    }
    let reversal = reversing::page_of(&app, &bulk, "TRF 1").await;
    assert_eq!(bulk.shop.operator.get(&reversal).await.status, 200);
    assert_eq!(reversing::reverse(&bulk, &reversal, "Transfer dari hotel lain").await.status, 303);
    for path in [
        "invoices",
        "invoices?standing=open&since=2026-11-01&cursor=INV-2026-000009",
        "invoices?standing=paid",
        "invoices?standing=overdue",
        &format!("invoices?order={order}"),
        "invoices/INV-2026-000001",
        "credit-notes/NK-2026-000001",
    ] {
        assert_eq!(program.get(&format!("{api}/{path}")).await.status, 200, "{path}");
    }
    for path in [format!("orders/{order}/handovers"), format!("handovers/{first}")] {
        assert_eq!(reader.get(&format!("{api}/{path}")).await.status, 200, "{path}");
    }
    app.advance(DAY * 31);
    remind::run(&app.app).await.unwrap();
    let id = company.id.clone();
    let now = app.app.clock.now();
    app.app.write::<_, DbError>(move |conn| Ok(etalase::invoices::settle(conn, now, &id)?)).await.unwrap();
    let mut asked = taken(&app, 60);
    asked.extend(shown);
    assert_no_scans(&app, asked).await;
    app.stop().await;
}
