//! What a company owes is what the books say, line by line, and its BUMDes are paid once it has paid.

use etalase::payouts::RunOutcome;
use etalase::receivables::{Kind, Period, statement};

use super::{bulk, in_the_books, ordered, owed, parts, pay, step, total};
use crate::handovers;
use crate::support::factories::payable::{self, HOLD};
use crate::support::{TestApp, outbox};

#[actix_web::test]
async fn the_statement_adds_up_to_the_books() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    let first = bulk.quoted("300", &[("400", "10.000")]).await;
    let number = ordered(&company.buyer, &first).await;
    let first_total = total(&app, &number).await;
    app.advance(super::DAY);
    let second = bulk.quoted("100", &[("400", "10.000")]).await;
    let other = ordered(&company.buyer, &second).await;
    let (part, _) = parts(&app, &other).await.remove(0);
    bulk.reject(&part, "Habis").await;
    outbox::deliver(&app).await;
    app.advance(super::DAY);
    pay(&bulk, 1_000_000, "TRF 0001").await;

    let id = company.id.clone();
    let all = Period::up_to("2026-11-24".parse().unwrap());
    let read = move |conn: &mut etalase::db::DbConn| Ok(statement(conn, &id, all, 50)?);
    let statement = app.app.read::<_, etalase::db::DbError>(read).await.unwrap();
    let kinds: Vec<Kind> = statement.lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [Kind::Paid, Kind::Credited, Kind::Ordered, Kind::Ordered]);
    assert_eq!((statement.opening_minor, statement.closing_minor), (0, first_total - 1_000_000));
    assert_eq!(owed(&app, &company.id).await, statement.closing_minor);
    assert_eq!(in_the_books(&app).await, statement.closing_minor);

    let page = company.finance.get("/portal/wholesale/account").await.body;
    assert!(page.contains("TRF 0001") && page.contains(&number), "{page}");
    assert_eq!(company.approver.get("/portal/wholesale/account").await.status, 403);
    let desk = format!("/portal/operator/companies/{}/account", company.id);
    let action = format!("/portal/operator/companies/{}/payments", company.id);
    let again = [("amount", "1000"), ("on", "2026-11-22"), ("reference", "TRF 0001")];
    let answer = bulk.shop.operator.submit(&desk, &action, &again).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Pembayaran dengan keterangan ini sudah tercatat"), "{}", answer.body);
    assert_eq!(company.finance.get(&desk).await.status, 403);
    app.stop().await;
}

#[actix_web::test]
async fn the_account_of_some_days_begins_with_what_was_owed_before_them() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    let first = ordered(&company.buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let first_total = total(&app, &first).await;
    app.advance(super::DAY);
    let second = ordered(&company.buyer, &bulk.quoted("100", &[("400", "10.000")]).await).await;
    let second_total = total(&app, &second).await;
    app.advance(super::DAY);
    pay(&bulk, 1_000_000, "TRF 0001").await;

    let id = company.id.clone();
    let of = |from: &str, until: &str, most: i64| {
        let (id, period) = (id.clone(), Period { from: from.parse().ok(), until: until.parse().unwrap() });
        let read = move |conn: &mut etalase::db::DbConn| Ok(statement(conn, &id, period, most)?);
        app.app.read::<_, etalase::db::DbError>(read)
    };
    let middle = of("2026-11-23", "2026-11-23", 50).await.unwrap();
    let balances: Vec<i64> = middle.lines.iter().map(|line| line.balance_minor).collect();
    assert_eq!((middle.opening_minor, balances), (first_total, vec![first_total + second_total]));
    let all = of("", "2026-11-24", 50).await.unwrap();
    assert_eq!((all.opening_minor, all.lines.len(), all.is_cut), (0, 3, false));
    let cut = of("", "2026-11-24", 1).await.unwrap();
    assert_eq!(
        (cut.opening_minor, cut.closing_minor, cut.is_cut),
        (first_total + second_total, all.closing_minor, true)
    );

    let account = "/portal/wholesale/account";
    let page = company.finance.get(&format!("{account}?from=2026-11-23&until=2026-11-23")).await.body;
    assert!(page.contains(&second) && !page.contains(&first) && !page.contains("TRF 0001"), "{page}");
    assert!(page.contains(&format!("{account}/pdf?from=2026-11-23&amp;until=2026-11-23")), "{page}");
    let empty = company.finance.get(&format!("{account}?until=2026-11-21")).await.body;
    assert!(empty.contains("Tidak ada yang dipesan atau dibayar"), "{empty}");
    let desk = format!("/portal/operator/companies/{}/account", company.id);
    for (client, base) in [(&company.finance, account), (&bulk.shop.operator, desk.as_str())] {
        for days in ["", "?from=2026-11-23", "?from=2026-11-01&until=2026-11-20", "?from=x"] {
            let paper = client.get(&format!("{base}/pdf{days}")).await;
            assert!(paper.status == 200 && paper.body.starts_with("%PDF"), "{base}{days}: {}", paper.status);
        }
    }
    let nobody = bulk.shop.operator.get("/portal/operator/companies/x/account/pdf").await;
    assert_eq!(
        (nobody.status.as_u16(), company.buyer.get(&format!("{account}/pdf")).await.status.as_u16()),
        (404, 403)
    );
    let csv = company.finance.get("/portal/wholesale/sheets/account.csv?from=2026-11-23&until=2026-11-23").await.body;
    assert!(csv.contains(&second) && !csv.contains(&first), "{csv}");
    app.stop().await;
}

#[actix_web::test]
async fn a_bumdes_is_paid_when_the_company_has_paid() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let request = bulk.quoted("300", &[("400", "10.000")]).await;
    let number = ordered(&bulk.company.buyer, &request).await;
    let (part, _) = parts(&app, &number).await.remove(0);
    let parcel = [("courier", "JNE"), ("tracking_number", "JT0123456789")];
    for (name, fields) in [("acceptance", &[][..]), ("packing", &[]), ("shipment", &parcel)] {
        let answer = step(&bulk.sellers[0], &part, name, fields).await;
        assert_eq!(answer.status, 303, "{name}: {}", answer.body);
    }
    let handover = handovers::numbers(&app, &part).await.remove(0);
    handovers::sign(&app, &bulk.company.buyer, &handover, 300).await;
    app.advance(HOLD);
    assert_eq!(payable::run(&app, &bulk.shop).await, RunOutcome::default(), "the company owes it");
    let money = bulk.sellers[0].get("/portal/bumdes/money").await.body;
    assert!(money.contains("belum dibayar perusahaan") || money.contains("perusahaan"), "{money}");

    let total = total(&app, &number).await;
    pay(&bulk, total - 1, "TRF 1").await;
    assert_eq!(payable::run(&app, &bulk.shop).await, RunOutcome::default(), "a rupiah is missing");
    pay(&bulk, 1, "TRF 2").await;
    let outcome = payable::run(&app, &bulk.shop).await;
    assert!(outcome.total_minor > 0 && outcome.total_minor <= total, "{outcome:?}");
    assert_eq!(in_the_books(&app).await, 0);
    app.stop().await;
}
