//! Whatever happens in whatever order: the books balance, shares add up to their lines, refunds never take more than
//! there is and in the end leave nothing, and no agreement, tax or registration changes what was ordered before.

use std::collections::HashMap;

use chrono::TimeDelta;
use diesel::prelude::*;
use etalase::accounts::{NewUser, Role, add_user};
use etalase::db::schema::{fulfillment_orders, order_lines, orders};
use etalase::db::{DbConn, DbError, Timestamp};
use etalase::fulfillment::FulfillmentOrder;
use etalase::i18n::Language;
use etalase::ids::{BumdesId, FulfillmentOrderId, OrderId, OrderLineId, UserId};
use etalase::ledger::agreement::{Term, Terms};
use etalase::ledger::queries::{left_of_part, owed};
use etalase::ledger::tax::Tax;
use etalase::ledger::{
    LedgerError, RefundedPart, Registration, TransactionKind, entries_for_payment, entries_for_refund, freeze_shares,
    make_agreement, post, register_seller, switch_tax,
};
use etalase::orders::OrderLine;
use etalase::payments::Provider;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::books::{OPEN_SHARES, UNBALANCED, balance_of_part, count, frozen};
use super::rows::{line_row, order_row, part_row};
use crate::support::database::TestDatabase;
use crate::support::factories::catalog::{Item, SmallCatalog, write_small};

#[derive(Debug, Clone)]
enum Step {
    Agree {
        seller: usize,
        terms: Terms,
    },
    Register {
        seller: usize,
        is_pkp: bool,
    },
    SwitchPph22 {
        is_on: bool,
    },
    /// lines of (piece, unit price, quantity), and the shipping of each part
    Order {
        lines: Vec<(usize, i64, i64)>,
        shipping_minor: i64,
        provider: Provider,
    },
    /// so many per cent of what is left of a line and of its part's shipping
    Refund {
        line: prop::sample::Index,
        of_line: i64,
        of_shipping: i64,
    },
}

fn term() -> impl Strategy<Value = Term> {
    prop_oneof![(0i64..=3_333).prop_map(Term::Bps), (0i64..60_000).prop_map(Term::PerPiece)]
}

fn step() -> impl Strategy<Value = Step> {
    let line = (0usize..6, 0i64..2_000_000, 1i64..40);
    let provider = prop::sample::select(vec![Provider::Simulator, Provider::CashOnDelivery]);
    prop_oneof![
        1 => (0usize..3, term(), term(), term(), term()).prop_map(|(seller, commission, maker, cluster, village)| {
            Step::Agree { seller, terms: Terms { commission, maker, cluster, village } }
        }),
        1 => (0usize..3, any::<bool>()).prop_map(|(seller, is_pkp)| Step::Register { seller, is_pkp }),
        1 => any::<bool>().prop_map(|is_on| Step::SwitchPph22 { is_on }),
        3 => (prop::collection::vec(line, 1..5), 0i64..100_000, provider)
            .prop_map(|(lines, shipping_minor, provider)| Step::Order { lines, shipping_minor, provider }),
        4 => (any::<prop::sample::Index>(), 0i64..=100, 0i64..=100)
            .prop_map(|(line, of_line, of_shipping)| Step::Refund { line, of_line, of_shipping }),
    ]
}

/// A line that was sold, with what was frozen for it.
struct Sold {
    line: OrderLineId,
    part: FulfillmentOrderId,
    shares: Vec<(String, i64)>,
    left_minor: i64,
}

struct World<'a> {
    conn: &'a mut DbConn,
    sellers: [BumdesId; 3],
    items: [&'a Item; 6],
    operator: UserId,
    now: Timestamp,
    sold: Vec<Sold>,
    shipping_left: HashMap<FulfillmentOrderId, i64>,
    /// all that came to a gateway, less what is to go back
    held_minor: i64,
    /// what each part's BUMDes took at the door
    cash: HashMap<FulfillmentOrderId, i64>,
}

impl World<'_> {
    fn play(&mut self, step: &Step) {
        self.now += TimeDelta::seconds(1);
        let now = self.now;
        match step {
            Step::Agree { seller, terms } => {
                make_agreement(self.conn, now, &self.operator, &self.sellers[*seller], now, terms).unwrap();
            }
            Step::Register { seller, is_pkp } => {
                let registration = Registration { is_pkp: *is_pkp, npwp: None };
                assert!(register_seller(self.conn, now, &self.sellers[*seller], &registration).unwrap());
            }
            Step::SwitchPph22 { is_on } => {
                switch_tax(self.conn, now, &self.operator, Tax::Pph22, *is_on, now).unwrap();
            }
            Step::Order { lines, shipping_minor, provider } => self.order(lines, *shipping_minor, *provider),
            Step::Refund { line, of_line, of_shipping } if !self.sold.is_empty() => {
                let index = line.index(self.sold.len());
                let (left_minor, part) = (self.sold[index].left_minor, self.sold[index].part.clone());
                self.refund(index, left_minor * of_line / 100, self.shipping_left[&part] * of_shipping / 100).unwrap();
            }
            Step::Refund { .. } => {}
        }
    }

    /// One part for each seller who has a line in it.
    fn order(&mut self, lines: &[(usize, i64, i64)], shipping_minor: i64, provider: Provider) {
        let mut parts: Vec<(FulfillmentOrder, Vec<OrderLine>)> = Vec::new();
        let order_id = OrderId::new();
        for (position, seller) in self.sellers.iter().enumerate() {
            let part_id = FulfillmentOrderId::new();
            let lines: Vec<OrderLine> = lines
                .iter()
                .filter(|(piece, ..)| self.items[*piece].bumdes_id == *seller)
                .map(|(piece, price, quantity)| line_row(&order_id, &part_id, self.items[*piece], *price, *quantity))
                .collect();
            if !lines.is_empty() {
                let number = format!("{order_id}-{position}");
                parts.push((part_row(&order_id, part_id, seller, number, &lines, shipping_minor, self.now), lines));
            }
        }
        let items_minor: i64 = parts.iter().map(|(part, _)| part.items_total_minor).sum();
        let shipping_minor: i64 = parts.iter().map(|(part, _)| part.shipping_minor).sum();
        let order = order_row(order_id, items_minor, shipping_minor, self.now);
        diesel::insert_into(orders::table).values(&order).execute(self.conn).unwrap();
        for (part, lines) in &parts {
            diesel::insert_into(fulfillment_orders::table).values(part).execute(self.conn).unwrap();
            for line in lines {
                diesel::insert_into(order_lines::table).values(line).execute(self.conn).unwrap();
            }
            freeze_shares(self.conn, self.now, &part.bumdes_id, lines).unwrap();
        }
        let (parts, lines): (Vec<FulfillmentOrder>, Vec<Vec<OrderLine>>) = parts.into_iter().unzip();
        let entries = entries_for_payment(self.conn, provider, &parts).unwrap();
        let source = order.id.to_string();
        post(self.conn, self.now, TransactionKind::Payment, &source, Some(&order.id), &entries).unwrap();
        if provider == Provider::CashOnDelivery {
            let taken = |part: &FulfillmentOrder| (part.id.clone(), part.items_total_minor + part.shipping_minor);
            self.cash.extend(parts.iter().map(taken));
        } else {
            self.held_minor += items_minor + shipping_minor;
        }
        self.shipping_left.extend(parts.iter().map(|part| (part.id.clone(), part.shipping_minor)));
        for line in lines.into_iter().flatten() {
            let shares = frozen(self.conn, &line.id);
            assert_eq!(shares.iter().map(|(_, minor)| minor).sum::<i64>(), line.total_minor);
            self.sold.push(Sold {
                line: line.id,
                part: line.fulfillment_order_id,
                shares,
                left_minor: line.total_minor,
            });
        }
    }

    fn refund(&mut self, index: usize, line_minor: i64, shipping_minor: i64) -> Result<(), LedgerError> {
        let sold = &mut self.sold[index];
        let lines = [(sold.line.clone(), line_minor)];
        let part = RefundedPart { fulfillment_order_id: &sold.part, lines: &lines, shipping_minor };
        let entries = entries_for_refund(self.conn, &part)?;
        let source = uuid::Uuid::now_v7().to_string();
        post(self.conn, self.now, TransactionKind::Refund, &source, None, &entries)?;
        sold.left_minor -= line_minor;
        *self.shipping_left.get_mut(&sold.part).unwrap() -= shipping_minor;
        self.held_minor -= line_minor + shipping_minor;
        Ok(())
    }

    fn check(&mut self) {
        for sold in &self.sold {
            assert_eq!(frozen(self.conn, &sold.line), sold.shares, "the past has changed");
            let left = left_of_part(self.conn, &sold.part).unwrap();
            assert!(left.iter().all(|share| share.left_minor > 0), "{left:?}");
            let of_line = left.iter().filter(|share| share.order_line_id.as_ref() == Some(&sold.line));
            assert_eq!(of_line.map(|share| share.left_minor).sum::<i64>(), sold.left_minor);
            let of_shipping = left.iter().filter(|share| share.order_line_id.is_none());
            assert_eq!(of_shipping.map(|share| share.left_minor).sum::<i64>(), self.shipping_left[&sold.part]);
        }
        for (part, taken_minor) in &self.cash {
            // the BUMDes owes the cash, and is owed what is left: of an order without refunds, all but commission and tax
            let of_part = self.sold.iter().filter(|sold| sold.part == *part);
            let left_minor = of_part.map(|sold| sold.left_minor).sum::<i64>() + self.shipping_left[part];
            assert_eq!(balance_of_part(self.conn, part), taken_minor - left_minor);
        }
        assert_eq!(count(self.conn, UNBALANCED), 0);
        let owed_minor: i64 = self.sellers.iter().map(|seller| owed(self.conn, seller).unwrap()).sum();
        let others_minor = -count(
            self.conn,
            "SELECT CAST(COALESCE(SUM(amount_minor), 0) AS BIGINT) AS number \
             FROM ledger_entries WHERE account IN ('commission', 'tax:pph22')",
        );
        assert_eq!(owed_minor + others_minor, self.held_minor);
    }

    /// All that is left goes back, line by line; then there is nothing anywhere, and nothing more to be had.
    fn undo_everything(&mut self) {
        for index in 0..self.sold.len() {
            let (left_minor, part) = (self.sold[index].left_minor, self.sold[index].part.clone());
            self.refund(index, left_minor, self.shipping_left[&part]).unwrap();
            let more = self.refund(index, 1, 0);
            assert!(matches!(more, Err(LedgerError::MoreThanLeft { left: 0, .. })), "{more:?}");
        }
        assert_eq!(-self.held_minor, self.cash.values().sum::<i64>(), "what was taken in cash is owed by who has it");
        assert_eq!(count(self.conn, OPEN_SHARES), 0);
    }
}

fn operator(conn: &mut DbConn, now: Timestamp) -> UserId {
    let user = NewUser {
        email: "pengelola@contoh.id".into(),
        name: "Pengelola Demo".into(),
        phone: None,
        password_hash: String::new(),
        language: Language::Id,
        roles: vec![Role::Operator],
    };
    add_user(conn, now, &user).unwrap()
}

/// Plays the steps on the shop as it is, and takes everything back in the end.
fn play(conn: &mut DbConn, shop: &SmallCatalog, operator: &UserId, now: Timestamp, steps: &[Step]) {
    let mut world = World {
        conn,
        sellers: [shop.darmaji.id.clone(), shop.senggigi.id.clone(), shop.trusmi.id.clone()],
        items: [&shop.tissue_box, &shop.basket, &shop.bracelet, &shop.necklace, &shop.batik, &shop.hand_drawn_batik],
        operator: operator.clone(),
        now,
        sold: Vec::new(),
        shipping_left: HashMap::new(),
        cash: HashMap::new(),
        held_minor: 0,
    };
    for step in steps {
        world.play(step);
    }
    world.check();
    world.undo_everything();
    world.check();
}

#[test]
fn any_sequence_of_orders_agreements_and_refunds_keeps_the_books() {
    let database = TestDatabase::new();
    let now = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(3, 0, 0).unwrap();
    let (shop, operator) =
        database.db.write::<_, DbError>(|conn| Ok((write_small(conn, now)?, operator(conn, now)))).unwrap();
    let config = Config { cases: 40, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&prop::collection::vec(step(), 1..25), |steps| {
            // undone afterwards, so that each case begins with the same shop
            let played: Result<(), DbError> = database.db.write(|conn| {
                play(conn, &shop, &operator, now, &steps);
                Err(diesel::result::Error::RollbackTransaction.into())
            });
            assert!(matches!(played, Err(DbError::Query(diesel::result::Error::RollbackTransaction))));
            Ok(())
        })
        .unwrap();
}
