//! What was ordered from the catalogue is sent, signed for, billed and credited as every purchase order is.

use diesel::prelude::*;
use etalase::db::schema::{fulfillment_orders, invoices, jobs, order_lines};
use etalase::db::{DbConn, DbError};

use super::{ordered, put};
use crate::handovers::{HANDOVERS, numbers, pack};
use crate::invoices::account;
use crate::purchase_orders::{Bulk, ORDERS, bulk, in_the_books, owed, step, told};
use crate::support::client::Client;
use crate::support::{TestApp, outbox};

/// Fifty boxes and four cutlery holders of Darmaji, two batiks of Trusmi: the purchase order, and the parts of both.
async fn three_lines(app: &TestApp, bulk: &Bulk) -> (String, String, String) {
    let shop = &bulk.shop.catalog;
    let lines = [(&shop.tissue_box, "50"), (&shop.cutlery_holder, "4"), (&shop.batik, "2")];
    for (item, quantity) in lines {
        put(&bulk.company.buyer, &[(&item.variant().id, quantity)]).await;
    }
    let number = ordered(&bulk.company.buyer).await;
    outbox::deliver(app).await;
    let (of_darmaji, of_trusmi) = (shop.darmaji.id.clone(), shop.trusmi.id.clone());
    let load = move |conn: &mut DbConn| {
        let mut part = |id| {
            fulfillment_orders::table
                .filter(fulfillment_orders::bumdes_id.eq(id))
                .select(fulfillment_orders::number)
                .first::<String>(conn)
        };
        Ok((part(of_darmaji)?, part(of_trusmi)?))
    };
    let (darmaji, trusmi) = app.app.read::<_, DbError>(load).await.unwrap();
    (number, darmaji, trusmi)
}

/// The lines of a part, and how many of each were ordered.
async fn lines(app: &TestApp, part: &str) -> Vec<(String, i64)> {
    let part = part.to_owned();
    let load = move |conn: &mut DbConn| {
        let of = order_lines::table.inner_join(fulfillment_orders::table).filter(fulfillment_orders::number.eq(part));
        let of = of.order(order_lines::quantity.desc());
        Ok(of.select((order_lines::id, order_lines::quantity)).load::<(String, i64)>(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// Sends all of a packed part: the number of the handover.
async fn send_all(app: &TestApp, seller: &Client, part: &str) -> String {
    let all: Vec<(String, String)> =
        lines(app, part).await.into_iter().map(|(id, n)| (format!("quantity-{id}"), n.to_string())).collect();
    let mut fields = vec![("courier", "JNE"), ("tracking_number", "JT0123456789")];
    fields.extend(all.iter().map(|(name, n)| (name.as_str(), n.as_str())));
    let answer = step(seller, part, "shipment", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    numbers(app, part).await.pop().unwrap_or_else(|| panic!("nothing was sent of {part}"))
}

/// Signs for all but so many of the largest line.
async fn sign(app: &TestApp, buyer: &Client, part: &str, handover: &str, short: i64) {
    let mut short = short;
    let mut fields = vec![
        ("name".to_owned(), "Bagian Gudang".to_owned()),
        ("position".into(), "Kepala gudang".into()),
        ("confirmed".into(), "1".into()),
    ];
    for (id, quantity) in lines(app, part).await {
        fields.push((format!("received-{id}"), (quantity - short).to_string()));
        fields.push((format!("reason-{id}"), if short > 0 { "Pecah" } else { "" }.into()));
        short = 0;
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let page = format!("{HANDOVERS}/{handover}");
    let answer = buyer.submit(&page, &format!("{page}/signature"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(buyer.get(&page).await.body.contains("Ditandatangani"));
}

#[actix_web::test]
async fn papers_and_books_agree_after_a_short_delivery_of_two_products() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    let (number, darmaji, trusmi) = three_lines(&app, &bulk).await;
    let whole = account(&app, &company.id).await;
    assert_eq!((whole.to_come, whole.billed), (whole.ordered, 0));
    for (part, short) in [(&darmaji, 3), (&trusmi, 0)] {
        let (seller, _) = bulk.seller_of(part).await;
        pack(seller, part).await;
        let handover = send_all(&app, seller, part).await;
        sign(&app, &company.buyer, part, &handover, short).await;
        account(&app, &company.id).await;
    }
    outbox::deliver(&app).await;
    let end = account(&app, &company.id).await;
    assert_eq!((end.to_come, end.credited_unbilled), (0, 3 * 35_000), "{end:?}");
    assert_eq!((owed(&app, &company.id).await, in_the_books(&app).await), (end.billed, end.billed));
    let load = |conn: &mut DbConn| Ok(invoices::table.count().get_result::<i64>(conn)?);
    assert_eq!(app.app.read::<_, DbError>(load).await.unwrap(), 2, "one for each BUMDes");
    let page = told(&company.buyer, &number).await;
    assert_eq!(page.matches("Ditandatangani").count(), 2, "{page}");
    assert!(page.contains("Rp105.000"), "what was short is taken off: {page}");
    let program = crate::wholesale_programs::ordering(&app, company).await;
    let told = program.get(&format!("/api/v1/wholesale/orders/{number}")).await.json;
    assert!(told["request"].is_null() && told["due_on"].is_null(), "{told:#}");
    let of_darmaji = told["shares"].as_array().unwrap().iter().filter(|share| share["part"] == darmaji.as_str());
    let mut skus: Vec<&str> = of_darmaji.map(|share| share["sku"].as_str().unwrap()).collect();
    skus.sort_unstable();
    let shop = &bulk.shop.catalog;
    let mut expected = [shop.tissue_box.variant().sku.as_str(), shop.cutlery_holder.variant().sku.as_str()];
    expected.sort_unstable();
    assert_eq!(skus, expected, "two lines of one part: {told:#}");
    let zip = company.finance.get(&format!("{ORDERS}/{number}/documents.zip")).await;
    assert_eq!(zip.status, 200);
    app.stop().await;
}

#[actix_web::test]
async fn a_part_that_its_bumdes_cannot_send_is_credited_and_nobody_else_is_looked_for() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let company = &bulk.company;
    let (number, darmaji, _) = three_lines(&app, &bulk).await;
    let before = owed(&app, &company.id).await;
    let (seller, _) = bulk.seller_of(&darmaji).await;
    assert_eq!(step(seller, &darmaji, "rejection", &[("reason", "Gudang kebanjiran")]).await.status, 303);
    let reoffers =
        |conn: &mut DbConn| Ok(jobs::table.filter(jobs::kind.eq("reoffer_share")).count().get_result::<i64>(conn)?);
    assert_eq!(app.app.read::<_, DbError>(reoffers).await.unwrap(), 0);
    let mails = outbox::deliver(&app).await;
    let told_of = |mail: &&etalase::mail::outbox::OutboxMail| {
        mail.text.contains(&format!("tidak bisa mengirim bagiannya dari PO {number}: “Gudang kebanjiran”"))
    };
    assert_eq!(mails.iter().filter(told_of).count(), 2, "once to each who buys: {mails:#?}");
    let left = owed(&app, &company.id).await;
    assert!(left < before - 50 * 35_000 && left >= 2 * 165_000, "{before} {left}");
    assert_eq!(in_the_books(&app).await, left);
    let page = told(&company.buyer, &number).await;
    assert!(page.contains("Gudang kebanjiran") && !page.contains("belum ada penggantinya"), "{page}");
    assert!(!page.contains("/others"), "{page}");
    app.stop().await;
}
