//! Cash on delivery: the parcel goes first, the money comes with the hand-over.

use std::time::Duration;

use diesel::prelude::*;
use etalase::checkout::expire;
use etalase::db::schema::{bumdes, jobs, orders, payments, stock_levels};
use etalase::db::{DbConn, DbError};
use etalase::ids::BumdesId;
use etalase::ledger::queries::balance_of_order;
use etalase::orders::{OrderStatus, link};
use etalase::payments::PaymentStatus;
use etalase::payouts;

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::buying::{add_to_cart, quoted_checkout};
use crate::support::factories::catalog::{self, SmallCatalog};
use crate::support::factories::checked_out::{CheckedOut, with_items};
use crate::support::factories::people;

async fn allow_cash(app: &TestApp, ids: &[&BumdesId]) {
    let ids: Vec<BumdesId> = ids.iter().map(|id| (*id).clone()).collect();
    let allow = move |conn: &mut DbConn| {
        let those = bumdes::table.filter(bumdes::id.eq_any(ids));
        Ok(diesel::update(those).set(bumdes::allows_cash_on_delivery.eq(true)).execute(conn)?)
    };
    app.app.write::<_, DbError>(allow).await.unwrap();
}

/// Two tissue boxes from Darmaji to Jakarta for Rp132.000, to be paid in cash.
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

    async fn cash_in_the_books(&self) -> i64 {
        let id = self.order.order_id.clone();
        let find = move |conn: &mut DbConn| Ok(balance_of_order(conn, &id, "gateway:cash_on_delivery")?);
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
    assert_eq!((parcel.stock().await, parcel.cash_in_the_books().await), ((120, 2), 0));
    assert_eq!((parcel.mails("new_fulfillment_order").await, parcel.mails("order_paid").await), (1, 0));
    let page = parcel.bumdes.get(&parcel.page).await.body;
    assert!(page.contains("terima Rp132.000 tunai") && page.contains("uang sudah diterima"), "{page}");
    let page = parcel.order.client.get(&parcel.order.path).await.body;
    assert!(page.contains("Siapkan Rp132.000 tunai") && page.contains("Dikirim"), "{page}");

    parcel.step("delivery", &[]).await;
    assert_eq!(parcel.statuses().await, (OrderStatus::Completed, PaymentStatus::Succeeded));
    assert_eq!((parcel.stock().await, parcel.cash_in_the_books().await), ((118, 0), 132_000));
    assert_eq!((parcel.mails("new_fulfillment_order").await, parcel.mails("order_paid").await), (1, 0));
    let page = parcel.order.client.get(&parcel.order.path).await.body;
    assert!(page.contains("Pembayaran diterima") && !page.contains("Siapkan"), "{page}");
    parcel.app.stop().await;
}

#[actix_web::test]
async fn what_the_bumdes_took_at_the_door_is_not_paid_out_to_it_again() {
    let parcel = Parcel::shipped().await;
    parcel.step("delivery", &[]).await;
    parcel.app.advance(Duration::from_secs(60 * 24 * 60 * 60));
    let (now, id) = (parcel.app.app.clock.now(), parcel.shop.darmaji.id.clone());
    let find = move |conn: &mut DbConn| Ok(payouts::queries::balance(conn, now, &id)?);
    let balance = parcel.app.app.read::<_, DbError>(find).await.unwrap();
    assert_eq!((balance.due_minor, balance.held_minor), (0, 132_000));
    parcel.app.stop().await;
}

#[actix_web::test]
async fn a_parcel_turned_away_at_the_door_owes_nobody_anything() {
    let parcel = Parcel::shipped().await;
    parcel.step("rejection", &[("reason", "Pembeli tidak ada di rumah")]).await;
    assert_eq!(parcel.statuses().await, (OrderStatus::Cancelled, PaymentStatus::Expired));
    assert_eq!((parcel.stock().await, parcel.cash_in_the_books().await), ((118, 0), 0));
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
