//! A company's system hears of every paper that changes what it owes, and of what it has paid.

use serde_json::{Value, json};

use super::{add_for_everything, start};
use crate::handovers::{line, send_all, sign};
use crate::invoices::adding_up::take_back;
use crate::purchase_orders::{Bulk, bulk, ordered, parts, pay, reversing};
use crate::support::receiver::Receiver;
use crate::support::{TestApp, outbox};

const PAPERS: [&str; 5] =
    ["handover.signed", "invoice.issued", "invoice.settled", "invoice.reopened", "credit_note.issued"];

/// Of papers, what was told since the last look, in the order of [`PAPERS`].
async fn told(app: &TestApp, receiver: &Receiver, seen: &mut usize) -> Vec<(&'static str, Value)> {
    outbox::deliver(app).await;
    let all = receiver.received();
    let new: Vec<Value> = all[*seen..].iter().map(|one| one.json()).collect();
    *seen = all.len();
    let of = |kind: &'static str| {
        let mut data: Vec<Value> =
            new.iter().filter(|one| one["type"] == kind).map(|one| one["data"].clone()).collect();
        data.sort_by_key(Value::to_string);
        data.into_iter().map(move |data| (kind, data)).collect::<Vec<_>>()
    };
    PAPERS.into_iter().flat_map(of).collect()
}

/// Ten pieces are ordered and so many of them arrive. The numbers of the purchase order and its part.
async fn billed(app: &TestApp, bulk: &Bulk, received: i64) -> (String, String) {
    let order = ordered(&bulk.company.buyer, &bulk.quoted("10", &[("1", "19.000"), ("400", "10.000")]).await).await;
    let (part, _) = parts(app, &order).await.remove(0);
    let number = send_all(app, bulk, &part, 10).await;
    sign(app, &bulk.company.buyer, &number, received).await;
    (order, part)
}

fn invoice(n: u32, order: &str) -> Value {
    json!({ "invoice": format!("INV-2026-{n:06}"), "purchase_order": order })
}

fn note(n: u32, order: &str) -> Value {
    json!({ "credit_note": format!("NK-2026-{n:06}"), "purchase_order": order })
}

#[actix_web::test]
async fn each_paper_is_told_with_its_number_and_an_invoice_once_when_nothing_is_left_of_it() {
    let app = start().await;
    let bulk = bulk(&app).await;
    let receiver = Receiver::start().await;
    add_for_everything(&bulk.company.admin, &receiver).await;
    let mut seen = 0;
    let (first, part) = billed(&app, &bulk, 9).await;
    let signed = json!({ "handover": "BAST-2026-000001", "purchase_order": first, "part": part, "short": 1 });
    let expected =
        [("handover.signed", signed), ("invoice.issued", invoice(1, &first)), ("credit_note.issued", note(1, &first))];
    assert_eq!(told(&app, &receiver, &mut seen).await, expected);
    let (second, part) = billed(&app, &bulk, 10).await;
    assert_eq!(told(&app, &receiver, &mut seen).await[1], ("invoice.issued", invoice(2, &second)));

    pay(&bulk, 1, "TRF 1").await;
    assert_eq!(told(&app, &receiver, &mut seen).await, []);
    // pays the first whole, and most of what is left
    let owed = crate::purchase_orders::owed(&app, &bulk.company.id).await;
    pay(&bulk, owed - 50_000, "TRF 2").await;
    assert_eq!(told(&app, &receiver, &mut seen).await, [("invoice.settled", invoice(1, &first))]);
    // the rest of the second is credited
    take_back(&app, &line(&app, &part).await, 5).await;
    let expected = [("invoice.settled", invoice(2, &second)), ("credit_note.issued", note(2, &second))];
    assert_eq!(told(&app, &receiver, &mut seen).await, expected);

    pay(&bulk, 5_000_000, "TRF 3").await;
    assert_eq!(told(&app, &receiver, &mut seen).await, [], "once each");
    let (third, _) = billed(&app, &bulk, 10).await;
    let heard = told(&app, &receiver, &mut seen).await;
    let expected = [("invoice.issued", invoice(3, &third)), ("invoice.settled", invoice(3, &third))];
    assert_eq!(heard[1..], expected, "what was paid ahead pays for it at once");

    // the last payment was another company's: the third is to be paid after all
    let page = reversing::page_of(&app, &bulk, "TRF 3").await;
    assert_eq!(reversing::reverse(&bulk, &page, "Transfer dari hotel lain").await.status, 303);
    assert_eq!(told(&app, &receiver, &mut seen).await, [("invoice.reopened", invoice(3, &third))]);
    let shown = bulk.company.finance.get("/portal/wholesale/invoices/INV-2026-000003").await.body;
    assert!(shown.contains("Belum dibayar"), "{shown}");
    pay(&bulk, 5_000_000, "TRF 3").await;
    assert_eq!(told(&app, &receiver, &mut seen).await, [("invoice.settled", invoice(3, &third))]);
    app.stop().await;
}
