//! Orders that were paid and delivered, so that their seller can be paid out.

use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamp as SqlTimestamp};
use etalase::db::schema::{fulfillment_orders, ledger_entries, order_lines, payouts, share_agreements, users};
use etalase::db::{DbConn, DbError};
use etalase::ids::{FulfillmentOrderId, OrderId, PaymentId, UserId};
use etalase::ledger::{self, Account, Entry, LedgerError, TransactionKind};
use etalase::payouts::{EndPayoutError, Payout, RunOutcome, mark_failed, mark_paid, run_payouts, settings};

use super::catalog::{self, SmallCatalog};
use super::checked_out::{CheckedOut, allow_cash, pay, with_items};
use super::people;
use crate::bumdes::fulfilling_an_order::press;
use crate::support::TestApp;
use crate::support::client::Client;

pub const ACCOUNT: &[(&str, &str)] =
    &[("bank", "Bank NTB Syariah"), ("number", "001-2233-4455"), ("holder", "BUMDes Darmaji")];
/// A little more than the three days that the shop holds money after a delivery.
pub const HOLD: Duration = Duration::from_secs(3 * 24 * 3600 + 60);

/// The small catalogue with its operator, who has set the hold to three days, and Darmaji with a bank account.
pub struct Shop {
    pub catalog: SmallCatalog,
    pub darmaji: Client,
    pub operator: Client,
    pub operator_id: UserId,
}

/// What Darmaji sold: tissue boxes at Rp45.000, sent to Jakarta.
pub struct Sale {
    pub order_id: OrderId,
    pub payment_id: PaymentId,
    pub part_id: FulfillmentOrderId,
    pub part_number: String,
    /// items and shipping, all of it Darmaji's without an agreement
    pub total_minor: i64,
}

pub async fn shop(app: &TestApp) -> Shop {
    let catalog = catalog::small(app).await;
    let darmaji = people::bumdes_operator(app, &catalog.darmaji.id).await;
    let operator = people::operator(app).await;
    let page = "/portal/bumdes/money/bank-account";
    assert_eq!(darmaji.submit(page, page, ACCOUNT).await.status, 303);
    let operator_id = app
        .app
        .write::<_, DbError>(|conn| {
            settings::set_hold_days(conn, Some(3))?;
            Ok(users::table.filter(users::email.eq("pengelola@contoh.id")).select(users::id).first(conn)?)
        })
        .await
        .unwrap();
    Shop { catalog, darmaji, operator, operator_id }
}

/// Half to the maker, a twentieth to the village, from now on.
pub async fn agree(app: &TestApp, shop: &Shop) {
    let (now, bumdes_id, made_by) = (app.app.clock.now(), shop.catalog.darmaji.id.clone(), shop.operator_id.clone());
    app.app
        .write::<_, DbError>(move |conn| {
            diesel::insert_into(share_agreements::table)
                .values((
                    share_agreements::id.eq("agreement-1"),
                    share_agreements::bumdes_id.eq(bumdes_id),
                    share_agreements::effective_from.eq(now),
                    share_agreements::commission_bps.eq(0),
                    share_agreements::commission_per_piece_minor.eq(0),
                    share_agreements::maker_bps.eq(5_000),
                    share_agreements::maker_per_piece_minor.eq(0),
                    share_agreements::cluster_bps.eq(0),
                    share_agreements::cluster_per_piece_minor.eq(0),
                    share_agreements::village_bps.eq(500),
                    share_agreements::village_per_piece_minor.eq(0),
                    share_agreements::made_by.eq(made_by),
                    share_agreements::made_at.eq(now),
                ))
                .execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
}

/// Paid and with Darmaji, not sent yet.
pub async fn sold(app: &TestApp, shop: &Shop, boxes: i64) -> Sale {
    let order = with_items(app, &[(shop.catalog.tissue_box.variant().id.as_str(), boxes)], &[]).await;
    pay(app, &order).await.unwrap();
    sale(app, order).await
}

/// With Darmaji, to be paid with cash at the door.
pub async fn sold_for_cash(app: &TestApp, shop: &Shop, boxes: i64) -> Sale {
    allow_cash(app, &[&shop.catalog.darmaji.id]).await;
    let cash = &[("provider", "cash_on_delivery")];
    let order = with_items(app, &[(shop.catalog.tissue_box.variant().id.as_str(), boxes)], cash).await;
    sale(app, order).await
}

async fn sale(app: &TestApp, order: CheckedOut) -> Sale {
    let id = order.order_id.clone();
    let (part_id, part_number) = app
        .app
        .read::<_, DbError>(move |conn| {
            let part = fulfillment_orders::table.filter(fulfillment_orders::order_id.eq(id));
            Ok(part.select((fulfillment_orders::id, fulfillment_orders::number)).first(conn)?)
        })
        .await
        .unwrap();
    let (order_id, payment_id) = (order.order_id, order.payment_id);
    Sale { order_id, payment_id, part_id, part_number, total_minor: order.total_minor }
}

pub async fn deliver(shop: &Shop, sale: &Sale) {
    let parcel: &[(&str, &str)] = &[("courier", "JNE"), ("tracking_number", "JT0123456789")];
    for (step, fields) in [("acceptance", &[][..]), ("packing", &[]), ("shipment", parcel), ("delivery", &[])] {
        press(&shop.darmaji, &sale.part_number, step, fields).await;
    }
}

/// Paid, delivered, and past the hold.
pub async fn due(app: &TestApp, shop: &Shop, boxes: i64) -> Sale {
    let sale = sold(app, shop, boxes).await;
    deliver(shop, &sale).await;
    app.advance(HOLD);
    sale
}

pub async fn run(app: &TestApp, shop: &Shop) -> RunOutcome {
    let (now, operator, node) = (app.app.clock.now(), shop.operator_id.clone(), app.app.clone());
    let run = move |conn: &mut _| Ok(run_payouts(conn, &node.config.server, now, &operator)?);
    app.app.write::<_, DbError>(run).await.unwrap()
}

pub async fn paid(app: &TestApp, shop: &Shop, number: &str) -> Result<(), EndPayoutError> {
    let (now, operator, number) = (app.app.clock.now(), shop.operator_id.clone(), number.to_owned());
    app.app.write(move |conn| mark_paid(conn, now, &number, &operator, Some("TRX-77"))).await
}

pub async fn failed(app: &TestApp, shop: &Shop, number: &str) -> Result<(), EndPayoutError> {
    let (now, operator, number) = (app.app.clock.now(), shop.operator_id.clone(), number.to_owned());
    app.app.write(move |conn| mark_failed(conn, now, &number, &operator, "nomor rekening ditolak")).await
}

/// Every payout there is, the first one first.
pub async fn payouts(app: &TestApp) -> Vec<Payout> {
    app.app
        .read::<_, DbError>(|conn| Ok(payouts::table.order(payouts::id).select(Payout::as_select()).load(conn)?))
        .await
        .unwrap()
}

/// The buyer gets this much of a part back, and the books know: the BUMDes is owed less.
pub async fn take_back(app: &TestApp, shop: &Shop, sale: &Sale, amount_minor: i64) {
    let (now, bumdes_id, part_id) = (app.app.clock.now(), shop.catalog.darmaji.id.clone(), sale.part_id.clone());
    let order_id = sale.order_id.clone();
    app.app
        .write::<_, LedgerFailure>(move |conn| {
            let mut debit = Entry::payable(Account::PayableBumdes, bumdes_id, None, amount_minor);
            let lines = order_lines::table.filter(order_lines::fulfillment_order_id.eq(&part_id));
            debit.order_line_id = Some(lines.select(order_lines::id).first(conn)?);
            debit.fulfillment_order_id = Some(part_id);
            let entries = [debit, Entry::buyer_refundable(-amount_minor)];
            let source = format!("refund-{now}");
            Ok(ledger::post(conn, now, TransactionKind::Refund, &source, Some(&order_id), &entries)?)
        })
        .await
        .unwrap();
}

#[derive(Debug, thiserror::Error)]
enum LedgerFailure {
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for LedgerFailure {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// A refund of Rp5.000 of this part is decided; the books are not told.
pub async fn open_refund(app: &TestApp, sale: &Sale, status: &'static str) {
    let (now, payment_id, part_id) = (app.app.clock.now(), sale.payment_id.clone(), sale.part_id.clone());
    app.app
        .write::<_, DbError>(move |conn| {
            diesel::sql_query(
                "INSERT INTO refunds (id, payment_id, fulfillment_order_id, status, amount_minor, items_minor, \
                 shipping_minor, is_restocked, reason, created_at, updated_at) \
                 VALUES ('refund-1', $1, $2, $3, 5000, 0, 5000, FALSE, 'retak', $4, $5)",
            )
            .bind::<Text, _>(payment_id)
            .bind::<Text, _>(&part_id)
            .bind::<Text, _>(status)
            .bind::<SqlTimestamp, _>(now)
            .bind::<SqlTimestamp, _>(now)
            .execute(conn)?;
            diesel::sql_query(
                "INSERT INTO refund_lines (id, refund_id, fulfillment_order_id, quantity, amount_minor) \
                 VALUES ('line-1', 'refund-1', $1, 0, 5000)",
            )
            .bind::<Text, _>(part_id)
            .execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
}

/// The buyer complains of this part.
pub async fn complain(app: &TestApp, sale: &Sale) {
    let (now, part_id) = (app.app.clock.now(), sale.part_id.clone());
    app.app
        .write::<_, DbError>(move |conn| {
            diesel::sql_query(
                "INSERT INTO complaints (id, fulfillment_order_id, text, opened_at) VALUES ('complaint-1', $1, 'retak', $2)",
            )
            .bind::<Text, _>(part_id)
            .bind::<SqlTimestamp, _>(now)
            .execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
}

/// What the books owe Darmaji, and what our bank account holds by them.
pub async fn owed_and_bank(app: &TestApp, shop: &Shop) -> (i64, i64) {
    let bumdes_id = shop.catalog.darmaji.id.clone();
    app.app
        .read::<_, DbError>(move |conn: &mut DbConn| {
            let owed: Vec<i64> = ledger_entries::table
                .filter(ledger_entries::bumdes_id.eq(bumdes_id).and(ledger_entries::account.like("payable:%")))
                .select(ledger_entries::amount_minor)
                .load(conn)?;
            let bank: Vec<i64> = ledger_entries::table
                .filter(ledger_entries::account.eq("gateway:bank_transfer"))
                .select(ledger_entries::amount_minor)
                .load(conn)?;
            Ok((-owed.iter().sum::<i64>(), bank.iter().sum()))
        })
        .await
        .unwrap()
}
