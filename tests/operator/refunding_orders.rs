//! The operator looks at the money of an order and decides a refund.

use etalase::jobs::worker;
use etalase::payments::{PaymentStatus, RefundStatus};
use futures_util::future::join_all;

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::checked_out::{pay, two_bumdes, with_items};
use crate::support::factories::refunds::{OrderRows, rows, stock};
use crate::support::factories::{catalog, people};

fn page_of(order: &OrderRows) -> String {
    format!("/portal/operator/orders/{}", order.order.number)
}

/// The hidden fields of the preview, as its button sends them on.
fn hidden_fields(body: &str) -> Vec<(String, String)> {
    let form = body.split("<form class=\"actions\"").nth(1).expect("a form to decide with");
    form.split("<input type=\"hidden\" name=\"")
        .skip(1)
        .map(|input| {
            let (name, rest) = input.split_once("\" value=\"").unwrap();
            (name.to_owned(), rest.split('"').next().unwrap().to_owned())
        })
        .collect()
}

async fn decide(operator: &Client, page: &str, fields: &[(String, String)]) {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = operator.post(&format!("{page}/refunds"), &fields).await;
    assert_eq!((answer.status.as_u16(), answer.location.as_deref()), (303, Some(page)), "{}", answer.body);
}

#[actix_web::test]
async fn a_refund_is_seen_before_it_is_decided_and_decided_once() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let placed = two_bumdes(&app, &shop).await;
    pay(&app, &placed).await.unwrap();
    let variant = &shop.tissue_box.variant().id;
    let (on_hand, _) = stock(&app, variant).await;
    let order = rows(&app, &placed.order_id).await;
    let (page, boxes) = (page_of(&order), order.line_of(variant));
    let part = order.part_of(boxes);
    let operator = people::operator(&app).await;
    let shown = operator.get(&page).await.body;
    for words in ["Pembayaran masuk", "BUMDes Darmaji", "Lunas", "Belum ada yang dikembalikan"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }

    let (quantity, shipping) = (format!("quantity-{}", boxes.id), format!("shipping-{}", part.id));
    let fields =
        [(quantity.as_str(), "1"), (shipping.as_str(), "1"), ("is_restocked", "1"), ("reason", "Satu kotak rusak")];
    let preview = operator.submit(&page, &format!("{page}/refunds/preview"), &fields).await;
    assert_eq!(preview.status, 200, "{}", preview.body);
    let amount = boxes.unit_price_minor + part.shipping_minor;
    let shown = etalase::money::Money::idr(amount).display(etalase::i18n::Language::Id);
    assert!(preview.body.contains(&format!("Kembalikan {shown}")), "{}", preview.body);
    assert!(rows(&app, &placed.order_id).await.refunds.is_empty(), "nothing is decided yet");

    let hidden = hidden_fields(&preview.body);
    join_all((0..4).map(|_| decide(&operator, &page, &hidden))).await;
    let after = rows(&app, &placed.order_id).await;
    assert_eq!(after.refunds.len(), 1, "four presses, one refund");
    let refund = &after.refunds[0];
    assert_eq!((refund.amount_minor, refund.shipping_minor), (amount, part.shipping_minor));
    assert!(refund.is_restocked && refund.decided_by.is_some());
    assert_eq!(stock(&app, variant).await.0, on_hand + 1);
    worker::run_due(&app.app).await.unwrap();
    let shown = operator.get(&page).await.body;
    for words in ["Pengembalian terkirim", "Terkirim", "Satu kotak rusak", "Dikembalikan sebagian", "1 dari 2 tersisa"]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    app.assert_no_jobs_left().await;
    app.stop().await;
}

#[actix_web::test]
async fn everything_that_is_left_can_be_filled_in_at_once() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let placed = two_bumdes(&app, &shop).await;
    pay(&app, &placed).await.unwrap();
    let order = rows(&app, &placed.order_id).await;
    let page = page_of(&order);
    let operator = people::operator(&app).await;
    let filled = operator.get(&format!("{page}?fill=all")).await.body;
    let mut fields: Vec<(String, String)> = vec![("reason".into(), "Tutup karena banjir".into())];
    for line in &order.lines {
        assert!(filled.contains(&format!("max=\"{0}\" value=\"{0}\"", line.quantity)), "{filled}");
        fields.push((format!("quantity-{}", line.id), line.quantity.to_string()));
    }
    fields.extend(order.parts.iter().map(|part| (format!("shipping-{}", part.id), "1".to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let preview = operator.submit(&page, &format!("{page}/refunds/preview"), &fields).await;
    decide(&operator, &page, &hidden_fields(&preview.body)).await;
    worker::run_due(&app.app).await.unwrap();
    let after = rows(&app, &placed.order_id).await;
    assert_eq!((after.payment.status, after.payment.refunded_minor), (PaymentStatus::Refunded, placed.total_minor));
    assert_eq!(after.refunds[0].status, RefundStatus::Succeeded);
    assert!(!operator.get(&page).await.body.contains("Lihat jumlahnya"), "nothing is left to refund");
    app.stop().await;
}

#[actix_web::test]
async fn what_is_wrong_with_a_refund_is_said_and_nothing_changes() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let placed = two_bumdes(&app, &shop).await;
    let order = rows(&app, &placed.order_id).await;
    let (page, line) = (page_of(&order), &order.lines[0]);
    let operator = people::operator(&app).await;
    let quantity = format!("quantity-{}", line.id);
    let decided = [(quantity.as_str(), "1"), ("reason", "rusak parah"), ("seen_refunded", "0")];
    operator.submit("/account", &format!("{page}/refunds"), &decided).await;
    assert!(operator.get(&page).await.body.contains("tidak ada pembayaran yang bisa dikembalikan"), "not paid yet");

    pay(&app, &placed).await.unwrap();
    for (fields, words) in [
        ([(quantity.as_str(), "99"), ("reason", "rusak parah")], "barang sebanyak itu tidak tersisa"),
        ([(quantity.as_str(), "1"), ("reason", "-")], "Tulis alasannya"),
        ([(quantity.as_str(), "0"), ("reason", "rusak parah")], "Pilih dulu barang"),
        ([(quantity.as_str(), "satu"), ("reason", "rusak parah")], "angka bulat"),
    ] {
        operator.submit(&page, &format!("{page}/refunds/preview"), &fields).await;
        let shown = operator.get(&page).await.body;
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(rows(&app, &placed.order_id).await.refunds.is_empty());
    app.stop().await;
}

#[actix_web::test]
async fn lines_parts_and_complaints_of_other_orders_are_not_found() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let placed = two_bumdes(&app, &shop).await;
    let other = with_items(&app, &[(shop.basket.variant().id.as_str(), 1)], &[]).await;
    pay(&app, &placed).await.unwrap();
    pay(&app, &other).await.unwrap();
    let (order, other) = (rows(&app, &placed.order_id).await, rows(&app, &other.order_id).await);
    let page = page_of(&order);
    let operator = people::operator(&app).await;
    assert_eq!(operator.get("/portal/operator/orders/ET-000000-AAAAAA").await.status, 404);
    let (line, part) = (format!("quantity-{}", other.lines[0].id), format!("shipping-{}", other.parts[0].id));
    for stranger in [(line.as_str(), "1"), (part.as_str(), "1")] {
        let fields = [stranger, ("reason", "bukan pesanan ini"), ("seen_refunded", "0")];
        for action in ["refunds/preview", "refunds"] {
            let answer = operator.submit("/account", &format!("{page}/{action}"), &fields).await;
            assert_eq!(answer.status, 404, "{action}: {}", answer.body);
        }
    }
    let own = format!("quantity-{}", order.lines[0].id);
    let fields = [(own.as_str(), "1"), ("reason", "satu rusak"), ("seen_refunded", "0"), ("complaint", "of-another")];
    assert_eq!(operator.submit("/account", &format!("{page}/refunds"), &fields).await.status, 404);
    assert!(rows(&app, &placed.order_id).await.refunds.is_empty());
    app.stop().await;
}

#[actix_web::test]
async fn a_cancelled_order_whose_money_is_still_here_is_listed_until_it_is_sent() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let item = shop.tissue_box.variant().id.as_str();
    let placed = with_items(&app, &[(item, 1)], &[("provider", "bank_transfer")]).await;
    pay(&app, &placed).await.unwrap();
    let order = rows(&app, &placed.order_id).await;
    let cancellation = etalase::orders::link::action_path(&app.app.config.server, &order.order.number, "cancellation");
    placed.client.submit(&placed.path, &cancellation, &[]).await;
    worker::run_due(&app.app).await.unwrap();
    let operator = people::operator(&app).await;
    let number = &order.order.number;
    let tasks = "/portal/operator/refunds";
    let unfinished = |body: &str| body.split("id=\"unfinished\"").nth(1).is_some_and(|rest| rest.contains(number));
    assert!(unfinished(&operator.get(tasks).await.body), "the transfer back is not sent");
    let overview = operator.get("/portal/operator").await.body;
    assert!(overview.contains("pesanan batal yang uangnya belum kembali"), "{overview}");

    let refund = rows(&app, &placed.order_id).await.refunds.remove(0);
    assert_eq!((refund.status, refund.amount_minor), (RefundStatus::Manual, placed.total_minor));
    let done = format!("{tasks}/{}/completion", refund.id);
    operator.submit(tasks, &done, &[("reference", "TRX-1")]).await;
    assert!(!unfinished(&operator.get(tasks).await.body));
    app.stop().await;
}
