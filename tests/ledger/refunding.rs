//! A refund takes back from every share what it got, in proportion, and in the end exactly.

use std::collections::BTreeMap;

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{fulfillment_orders, order_lines};
use etalase::ids::{FulfillmentOrderId, OrderLineId};
use etalase::ledger::{Account, Entry, LedgerError, RefundedPart, TransactionKind, entries_for_refund, post};

use crate::support::TestApp;
use crate::support::factories::agreement::{USUAL, agree};
use crate::support::factories::catalog;
use crate::support::factories::checked_out::{pay, with_items};

struct Sold {
    app: TestApp,
    part: FulfillmentOrderId,
    line: OrderLineId,
}

/// Two tissue boxes for Rp90.000, sent for Rp42.000, paid.
async fn sold() -> Sold {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    agree(&app, &shop.darmaji.id, USUAL).await;
    let order = with_items(&app, &[(shop.tissue_box.variant().id.as_str(), 2)], &[]).await;
    pay(&app, &order).await.unwrap();
    let (part, line) = app
        .app
        .read::<_, DbError>(move |conn| {
            Ok(fulfillment_orders::table
                .inner_join(order_lines::table)
                .select((fulfillment_orders::id, order_lines::id))
                .first(conn)?)
        })
        .await
        .unwrap();
    Sold { app, part, line }
}

impl Sold {
    /// Decides and books a refund; by account what was taken.
    async fn refund(
        &self,
        source: &'static str,
        line_minor: i64,
        shipping_minor: i64,
    ) -> Result<BTreeMap<Account, i64>, LedgerError> {
        let (now, part, lines) = (self.app.app.clock.now(), self.part.clone(), [(self.line.clone(), line_minor)]);
        let entries = self
            .app
            .app
            .write::<_, DbError>(move |conn| {
                let part = RefundedPart { fulfillment_order_id: &part, lines: &lines, shipping_minor };
                let entries = match entries_for_refund(conn, &part) {
                    Ok(entries) => entries,
                    refused => return Ok(refused),
                };
                Ok(post(conn, now, TransactionKind::Refund, source, None, &entries).map(|()| entries))
            })
            .await
            .unwrap()?;
        Ok(entries.into_iter().map(|Entry { account, amount_minor, .. }| (account, amount_minor)).collect())
    }
}

#[actix_web::test]
async fn thirty_per_cent_take_thirty_per_cent_of_every_share() {
    let sold = sold().await;
    let taken = sold.refund("r1", 27_000, 0).await.unwrap();
    let expected = BTreeMap::from([
        (Account::Commission, 1_350),
        (Account::PayableCluster, 900),
        (Account::PayableMaker, 14_850),
        // 1.237,50 and 8.662,50: the rupiah between them goes to the first
        (Account::PayableBumdes, 8_663),
        (Account::PayableVillage, 1_237),
        (Account::BuyerRefundable, -27_000),
    ]);
    assert_eq!(taken, expected);
    sold.app.stop().await;
}

#[actix_web::test]
async fn the_last_refund_leaves_nothing_of_any_share() {
    let sold = sold().await;
    let mut sums: BTreeMap<Account, i64> = BTreeMap::new();
    for (source, line_minor, shipping_minor) in [("r1", 33_333, 0), ("r2", 1, 41_999), ("r3", 56_666, 1)] {
        for (account, minor) in sold.refund(source, line_minor, shipping_minor).await.unwrap() {
            *sums.entry(account).or_default() += minor;
        }
    }
    let expected = BTreeMap::from([
        (Account::Commission, 4_500),
        (Account::PayableCluster, 3_000),
        (Account::PayableMaker, 49_500),
        (Account::PayableVillage, 4_125),
        (Account::PayableBumdes, 28_875),
        (Account::PayableShipping, 42_000),
        (Account::BuyerRefundable, -132_000),
    ]);
    assert_eq!(sums, expected);
    for (line_minor, shipping_minor) in [(1, 0), (0, 1)] {
        let more = sold.refund("r4", line_minor, shipping_minor).await;
        assert!(matches!(more, Err(LedgerError::MoreThanLeft { asked: 1, left: 0, .. })), "{more:?}");
    }
    sold.app.stop().await;
}

#[actix_web::test]
async fn more_than_is_left_is_refused_and_so_is_less_than_nothing() {
    let sold = sold().await;
    for line_minor in [90_001, -1] {
        let refused = sold.refund("r1", line_minor, 0).await;
        assert!(matches!(refused, Err(LedgerError::MoreThanLeft { left: 90_000, .. })), "{refused:?}");
    }
    sold.app.stop().await;
}
