//! Cash on delivery: the parcel goes first, the money comes with the hand-over.

use std::time::Duration;

use diesel::prelude::*;
use etalase::checkout::expire;
use etalase::db::schema::{jobs, orders, payments, stock_levels};
use etalase::db::{DbConn, DbError};
use etalase::jobs::worker;
use etalase::ledger::queries::balance_of_order;
use etalase::ledger::switch_tax;
use etalase::ledger::tax::Tax;
use etalase::orders::{Actor, OrderStatus, link};
use etalase::payments::mark_refunded::mark_refunded;
use etalase::payments::{Decision, Extent, PaymentStatus, refund};
use etalase::payouts;

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::agreement::{USUAL, agree};
use crate::support::factories::buying::{add_to_cart, quoted_checkout};
use crate::support::factories::catalog::{self, SmallCatalog};
use crate::support::factories::checked_out::{CheckedOut, allow_cash, with_items};
use crate::support::factories::people;

/// Two tissue boxes from Darmaji for Rp90.000, sent to Jakarta for Rp42.000, to be paid in cash. Of it 5% are commission
/// and 0.5% PPh 22.
struct Parcel {
    app: TestApp,
    shop: SmallCatalog,
    order: CheckedOut,
    bumdes: Client,
    /// the part's page at the BUMDes
    page: String,
}

impl Parcel {
    async fn ordered() -> Self {
        let app = TestApp::start().await;
        let shop = catalog::small(&app).await;
        allow_cash(&app, &[&shop.darmaji.id]).await;
        agree(&app, &shop.darmaji.id, USUAL).await;
        let (now, operator) = (app.app.clock.now(), people::add(&app, "pajak@contoh.id", vec![]).await);
        let withhold = move |conn: &mut DbConn| switch_tax(conn, now, &operator, Tax::Pph22, true, now);
        app.app.write(withhold).await.unwrap();
        let variant = shop.tissue_box.variant().id.as_str();
        let order = with_items(&app, &[(variant, 2)], &[("provider", "cash_on_delivery")]).await;
        let bumdes = people::bumdes_operator(&app, &shop.darmaji.id).await;
        let number = order.path["/orders/".len()..].split('?').next().unwrap();
        let page = format!("/portal/bumdes/orders/{number}-1");
        Self { app, shop, order, bumdes, page }
    }

    async fn step(&self, step: &str, fields: &[(&str, &str)]) {
        let answer = self.bumdes.submit(&self.page, &format!("{}/{step}", self.page), fields).await;
        assert_eq!(answer.status, 303, "{step}: {}", answer.body);
    }

    async fn shipped() -> Self {
        let parcel = Self::ordered().await;
        parcel.step("acceptance", &[]).await;
        parcel.step("packing", &[]).await;
        parcel.step("shipment", &[("courier", "JNE"), ("tracking_number", "JP123")]).await;
        parcel
    }

    async fn statuses(&self) -> (OrderStatus, PaymentStatus) {
        let id = self.order.order_id.clone();
        let find = move |conn: &mut DbConn| {
            let row = orders::table.inner_join(payments::table).filter(orders::id.eq(id));
            Ok(row.select((orders::status, payments::status)).first(conn)?)
        };
        self.app.app.read::<_, DbError>(find).await.unwrap()
    }

    /// What there is of the tissue box, and how many of it are held.
    async fn stock(&self) -> (i64, i64) {
        let variant = self.shop.tissue_box.variant().id.clone();
        let find = move |conn: &mut DbConn| {
            let level = stock_levels::table.find(variant);
            Ok(level.select((stock_levels::on_hand, stock_levels::reserved)).first(conn)?)
        };
        self.app.app.read::<_, DbError>(find).await.unwrap()
    }

    /// The balance over the order of the accounts that begin so: debits positive.
    async fn books(&self, prefix: &'static str) -> i64 {
        let id = self.order.order_id.clone();
        let find = move |conn: &mut DbConn| Ok(balance_of_order(conn, &id, prefix)?);
        self.app.app.read::<_, DbError>(find).await.unwrap()
    }

    async fn mails(&self, kind: &str) -> usize {
        let all = |conn: &mut DbConn| Ok(jobs::table.select(jobs::payload).load::<String>(conn)?);
        let payloads = self.app.app.read::<_, DbError>(all).await.unwrap();
        payloads.iter().filter(|payload| payload.contains(kind)).count()
    }
}

#[actix_web::test]
async fn the_bumdes_is_told_at_once_and_the_money_counts_when_the_parcel_is_handed_over() {
    let parcel = Parcel::shipped().await;
    assert_eq!(parcel.statuses().await, (OrderStatus::PendingPayment, PaymentStatus::Pending));
    assert_eq!((parcel.stock().await, parcel.books("").await), ((120, 2), 0));
    assert_eq!((parcel.mails("new_fulfillment_order").await, parcel.mails("order_paid").await), (1, 0));
    let page = parcel.bumdes.get(&parcel.page).await.body;
    assert!(page.contains("terima Rp132.000 tunai") && page.contains("uang sudah diterima"), "{page}");
    let page = parcel.order.client.get(&parcel.order.path).await.body;
    assert!(page.contains("Siapkan Rp132.000 tunai") && page.contains("Dikirim"), "{page}");

    parcel.step("delivery", &[]).await;
    assert_eq!(parcel.statuses().await, (OrderStatus::Completed, PaymentStatus::Succeeded));
    assert_eq!(parcel.stock().await, (118, 0));
    assert_eq!((parcel.mails("new_fulfillment_order").await, parcel.mails("order_paid").await), (1, 0));
    let page = parcel.order.client.get(&parcel.order.path).await.body;
    assert!(page.contains("Pembayaran diterima") && !page.contains("Siapkan"), "{page}");
    parcel.app.stop().await;
}

#[actix_web::test]
async fn what_the_bumdes_took_at_the_door_stays_with_it_and_commission_and_tax_are_owed() {
    let parcel = Parcel::shipped().await;
    parcel.step("delivery", &[]).await;
    assert_eq!((parcel.books("commission").await, parcel.books("tax:pph22").await), (-4_500, -450));
    assert_eq!((parcel.books("payable:").await, parcel.books("gateway:").await), (4_950, 0));
    parcel.app.advance(Duration::from_secs(60 * 24 * 60 * 60));
    let (now, id) = (parcel.app.app.clock.now(), parcel.shop.darmaji.id.clone());
    let find = move |conn: &mut DbConn| Ok(payouts::queries::balance(conn, now, &id)?);
    let balance = parcel.app.app.read::<_, DbError>(find).await.unwrap();
    assert_eq!((balance.due_minor, balance.held_minor), (-4_950, 0));
    parcel.app.stop().await;
}

#[actix_web::test]
async fn a_refund_of_cash_is_sent_by_the_house_and_owed_by_the_bumdes_that_has_the_cash() {
    let parcel = Parcel::shipped().await;
    parcel.step("delivery", &[]).await;
    let (now, order_id) = (parcel.app.app.clock.now(), parcel.order.order_id.clone());
    let decision = Decision {
        extent: Extent::Order { with_shipping: true },
        is_restocked: false,
        reason: "pecah",
        actor: Actor::Operator,
        decided_by: None,
        seen_refunded_minor: None,
    };
    let id = parcel.app.app.write(move |conn| refund(conn, now, &order_id, &decision)).await.unwrap();
    worker::run_due(&parcel.app.app).await.unwrap();
    let sent = id.clone();
    parcel.app.app.write(move |conn| mark_refunded(conn, now, &sent, "TRX-1")).await.unwrap();
    // nothing is left of any share; the bank is short of what the BUMDes still has
    let books = [parcel.books("commission").await, parcel.books("tax:pph22").await, parcel.books("buyer").await];
    assert_eq!(books, [0, 0, 0]);
    assert_eq!((parcel.books("gateway:bank_transfer").await, parcel.books("payable:").await), (-132_000, 132_000));
    parcel.app.stop().await;
}

#[actix_web::test]
async fn a_parcel_turned_away_at_the_door_owes_nobody_anything() {
    let parcel = Parcel::shipped().await;
    parcel.step("rejection", &[("reason", "Pembeli tidak ada di rumah")]).await;
    assert_eq!(parcel.statuses().await, (OrderStatus::Cancelled, PaymentStatus::Expired));
    assert_eq!((parcel.stock().await, parcel.books("payable:").await), ((118, 0), 0));
    let page = parcel.order.client.get(&parcel.order.path).await.body;
    assert!(page.contains("Pembeli tidak ada di rumah") && !page.contains("ikembalikan"), "{page}");
    parcel.app.stop().await;
}

#[actix_web::test]
async fn the_bumdes_can_open_what_the_buyer_has_cancelled() {
    let parcel = Parcel::ordered().await;
    let number = parcel.order.path["/orders/".len()..].split('?').next().unwrap();
    let cancellation = link::action_path(&parcel.app.app.config.server, number, "cancellation");
    let answer = parcel.order.client.submit("/account/sign-in", &cancellation, &[]).await;
    assert_eq!(answer.status, 303);
    assert_eq!(parcel.statuses().await.0, OrderStatus::Cancelled);
    let page = parcel.bumdes.get(&parcel.page).await;
    assert!(page.status == 200 && page.body.contains("Dibatalkan"), "{}: {}", page.status, page.body);
    parcel.app.stop().await;
}

#[actix_web::test]
async fn an_order_paid_with_cash_does_not_expire() {
    let parcel = Parcel::ordered().await;
    parcel.app.advance(Duration::from_secs(60 * 24 * 60 * 60));
    assert_eq!(expire::run(&parcel.app.app).await.unwrap(), 0);
    assert_eq!(parcel.statuses().await, (OrderStatus::PendingPayment, PaymentStatus::Pending));
    parcel.app.stop().await;
}

#[actix_web::test]
async fn cash_is_offered_where_the_one_bumdes_of_the_cart_allows_it() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = app.client();
    add_to_cart(&client, shop.tissue_box.variant().id.as_str(), 1).await;
    let offered = |page: &str| page.contains(r#"value="cash_on_delivery""#);
    assert!(!offered(&quoted_checkout(&client, &[]).await.1.body), "no BUMDes does by itself");

    let darmaji = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let settings = "/portal/bumdes/shipping";
    darmaji.submit(settings, settings, &[("allows_pickup", "1"), ("allows_cash_on_delivery", "1")]).await;
    assert!(offered(&quoted_checkout(&client, &[]).await.1.body));

    // with a second BUMDes that allows it, the page says why not; with one that does not, nothing
    add_to_cart(&client, shop.batik.variant().id.as_str(), 1).await;
    assert!(!offered(&quoted_checkout(&client, &[]).await.1.body));
    allow_cash(&app, &[&shop.trusmi.id]).await;
    let page = quoted_checkout(&client, &[]).await.1.body;
    assert!(page.contains("Hanya untuk pesanan dari satu BUMDes"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn what_is_paid_already_cannot_be_turned_away_after_shipping() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let order = crate::support::factories::order::paid(&app, &shop).await;
    let bumdes = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let page = format!("/portal/bumdes/orders/{}", order.darmaji.number);
    for (step, fields) in [
        ("acceptance", &[][..]),
        ("packing", &[][..]),
        ("shipment", &[("courier", "JNE"), ("tracking_number", "JP123")][..]),
        ("rejection", &[("reason", "berubah pikiran")][..]),
    ] {
        bumdes.submit(&page, &format!("{page}/{step}"), fields).await;
    }
    assert!(bumdes.get(&page).await.body.contains("Tidak ada yang diubah"));
    app.stop().await;
}
