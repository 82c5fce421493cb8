//! What must be true of a shop afterwards, whatever happened to it. Each check has seen its fault: `planted/`.

mod mails;
mod money;
mod orders;
mod pieces;

use std::collections::BTreeMap;
use std::path::Path;

use etalase::ids::{OrderId, VariantId};

use super::evidence::{Evidence, Row};
use super::shopper::Bought;
use crate::support::TestApp;
use crate::support::stripe::Stripe;

type Check = fn(&Evidence) -> Vec<String>;

/// In the order of a purchase. A check says what it found, and nothing when all is well.
pub const CHECKS: [(&str, Check); 14] = [
    ("orders", orders::each_checkout_has_its_order_once),
    ("statuses", orders::who_paid_has_a_paid_order_and_nobody_else),
    ("fulfilment", orders::each_line_of_a_paid_order_is_with_its_bumdes),
    ("charges", money::each_paid_order_was_charged_once),
    ("refunds", money::each_refund_was_sent_once),
    ("receipts", money::the_books_have_each_payment_once),
    ("balance", money::each_transaction_balances),
    ("pieces", pieces::stock_on_hand_and_sold_make_the_opening),
    ("movements", pieces::each_sold_piece_left_once),
    ("reservations", pieces::nothing_is_held_any_more),
    ("jobs", mails::nothing_is_left_to_do),
    ("buyers", mails::each_buyer_was_told),
    ("sellers", mails::each_bumdes_was_told),
    ("notices", mails::each_notice_has_its_order),
];

pub async fn everything_holds(
    app: &TestApp,
    stripe: &Stripe,
    outbox: &Path,
    opening: &BTreeMap<VariantId, i64>,
    bought: &[Bought],
) {
    let found = findings(&Evidence::gather(app, stripe, outbox, opening, bought).await);
    assert!(found.is_empty(), "{} findings: {found:#?}", found.len());
}

/// The check's name and what it found.
pub fn findings(evidence: &Evidence) -> Vec<(&'static str, String)> {
    CHECKS.into_iter().flat_map(|(name, check)| check(evidence).into_iter().map(move |found| (name, found))).collect()
}

impl Evidence {
    /// The orders that are there, with what their buyers know.
    fn known(&self) -> impl Iterator<Item = (&Bought, &Row)> {
        let order = |told: &Bought| self.books.orders.iter().find(|order| order.cart_id == told.cart);
        self.bought.iter().filter_map(move |told| Some((told, order(told)?)))
    }

    /// The orders whose buyers have paid, whatever their status says.
    fn paid(&self) -> impl Iterator<Item = &Row> {
        self.known().filter(|(told, _)| told.is_paid).map(|(_, order)| order)
    }

    /// What paid orders took.
    fn sold(&self) -> BTreeMap<(&OrderId, &VariantId), i64> {
        let mut sold = BTreeMap::new();
        for order in self.paid() {
            for line in self.books.lines.iter().filter(|line| line.order_id == order.id) {
                *sold.entry((&line.order_id, &line.variant_id)).or_default() += line.quantity;
            }
        }
        sold
    }

    fn is_told(&self, to: &str, words: &str) -> bool {
        self.mails.iter().any(|mail| mail.to.contains(to) && mail.subject.contains(words))
    }
}
