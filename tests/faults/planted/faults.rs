//! The faults, each as small as it can be.

use serde_json::json;

use Plant::{Outside, Rows};

use crate::faults::evidence::{Evidence, Mail};

/// What goes wrong, the checks that must see it (and no other), and how it is done.
pub type Fault = (&'static str, &'static [&'static str], Plant);

pub enum Plant {
    /// in the database
    Rows(&'static str),
    /// at the gateway or in the outbox
    Outside(fn(&mut Evidence)),
}

pub const FAULTS: &[Fault] = &[
    ("an order is lost", &["orders"], Rows("DELETE FROM orders WHERE status = 'expired'")),
    ("an order has lost its payment", &["orders"], Rows("DELETE FROM payments WHERE status <> 'succeeded'")),
    (
        "an order costs more than was told",
        &["orders"],
        Rows(
            "UPDATE orders SET total_minor = total_minor + 1, items_total_minor = items_total_minor + 1
             WHERE status = 'expired'",
        ),
    ),
    (
        "an order nobody made",
        &["orders"],
        Rows(
            "CREATE TEMPORARY TABLE twin AS SELECT * FROM orders WHERE status = 'expired';
             UPDATE twin SET id = 'twin', number = 'twin', cart_id = 'twin';
             INSERT INTO orders SELECT * FROM twin;
             CREATE TEMPORARY TABLE other AS SELECT * FROM payments WHERE status <> 'succeeded';
             UPDATE other SET id = 'other', order_id = 'twin', reference = NULL;
             INSERT INTO payments SELECT * FROM other;",
        ),
    ),
    (
        "a paid order still waits",
        &["statuses"],
        Rows(
            "UPDATE orders SET status = 'pending_payment'
             WHERE id = (SELECT min(id) FROM orders WHERE status = 'paid')",
        ),
    ),
    (
        "an order is paid, its payment is not",
        &["statuses"],
        Rows(
            "UPDATE payments SET status = 'pending'
             WHERE id = (SELECT min(id) FROM payments WHERE status = 'succeeded')",
        ),
    ),
    (
        "an order is marked paid twice",
        &["statuses"],
        Rows(
            "CREATE TEMPORARY TABLE again AS SELECT * FROM order_events
                 WHERE id = (SELECT min(id) FROM order_events WHERE kind = 'paid');
             UPDATE again SET id = 'again';
             INSERT INTO order_events SELECT * FROM again;",
        ),
    ),
    (
        "a paid part is not let go",
        &["fulfilment"],
        Rows(
            "UPDATE fulfillment_orders SET status = 'awaiting_payment'
             WHERE id = (SELECT min(id) FROM fulfillment_orders WHERE status = 'new')",
        ),
    ),
    // the BUMDes was told of it before it went
    (
        "a paid part is lost",
        &["fulfilment", "notices"],
        Rows(
            "DELETE FROM fulfillment_orders
             WHERE id = (SELECT min(id) FROM fulfillment_orders WHERE status = 'new')",
        ),
    ),
    (
        "a buyer is charged twice",
        &["charges"],
        Outside(|evidence| {
            let paid = paid_session(evidence).clone();
            evidence.sessions.push(paid);
        }),
    ),
    (
        "a buyer can pay once more",
        &["charges"],
        Outside(|evidence| {
            let mut open = paid_session(evidence).clone();
            (open["status"], open["payment_status"]) = ("open".into(), "unpaid".into());
            evidence.sessions.push(open);
        }),
    ),
    (
        "a buyer is charged another sum",
        &["charges"],
        Outside(|evidence| {
            paid_session(evidence)["amount_total"] = 1.into();
        }),
    ),
    (
        "a paid order was never charged",
        &["charges"],
        Outside(|evidence| {
            let id = paid_session(evidence)["id"].clone();
            evidence.sessions.retain(|session| session["id"] != id);
        }),
    ),
    (
        "a charge belongs to nobody",
        &["charges"],
        Outside(|evidence| {
            let mut foreign = paid_session(evidence).clone();
            foreign["client_reference_id"] = "nobody".into();
            evidence.sessions.push(foreign);
        }),
    ),
    (
        "money goes back that nobody sent",
        &["refunds"],
        Outside(|evidence| {
            let intent = paid_session(evidence)["payment_intent"].clone();
            evidence.refunds.push(json!({ "payment_intent": intent, "amount": 100 }));
        }),
    ),
    (
        "a refund never left",
        &["refunds"],
        Rows(
            "INSERT INTO refunds (id, payment_id, status, amount_minor, items_minor, shipping_minor, is_restocked,
                 reason, created_at, updated_at)
             SELECT 'refund', min(id), 'succeeded', 100, 100, 0, FALSE, 'habis', min(created_at), min(created_at)
             FROM payments WHERE status = 'succeeded'",
        ),
    ),
    (
        "a payment is booked twice",
        &["receipts"],
        Rows(
            "UPDATE ledger_entries SET amount_minor = 2 * amount_minor
             WHERE transaction_id = (SELECT min(id) FROM ledger_transactions)",
        ),
    ),
    (
        "a payment is not booked",
        &["receipts"],
        Rows(
            "DELETE FROM ledger_entries
             WHERE transaction_id = (SELECT min(id) FROM ledger_transactions)",
        ),
    ),
    (
        "the ledger is off by one",
        &["balance"],
        Rows(
            "UPDATE ledger_entries SET amount_minor = amount_minor - 1
             WHERE id = (SELECT min(id) FROM ledger_entries WHERE account <> 'gateway:stripe')",
        ),
    ),
    (
        "a piece is gone",
        &["pieces"],
        Rows(
            "UPDATE stock_levels SET on_hand = on_hand - 1
             WHERE variant_id = (SELECT min(variant_id) FROM order_lines)",
        ),
    ),
    (
        "a stock level is lost",
        &["pieces"],
        Rows(
            "DELETE FROM stock_levels
             WHERE variant_id = (SELECT min(variant_id) FROM order_lines)",
        ),
    ),
    (
        "a piece left without a note",
        &["movements"],
        Rows(
            "DELETE FROM stock_movements
             WHERE id = (SELECT min(id) FROM stock_movements WHERE kind = 'sale')",
        ),
    ),
    (
        "a piece left twice",
        &["movements"],
        Rows(
            "UPDATE stock_movements SET quantity = 2 * quantity
             WHERE id = (SELECT min(id) FROM stock_movements WHERE kind = 'sale')",
        ),
    ),
    (
        "a reservation is left",
        &["reservations"],
        Rows(
            "UPDATE reservations SET status = 'held'
             WHERE order_id = (SELECT min(order_id) FROM reservations)",
        ),
    ),
    (
        "a piece stays reserved",
        &["reservations"],
        Rows(
            "UPDATE stock_levels SET reserved = 1
             WHERE variant_id = (SELECT min(variant_id) FROM order_lines)",
        ),
    ),
    (
        "a job was given up",
        &["jobs"],
        Rows(
            "INSERT INTO jobs (id, kind, payload, run_at, attempts, created_at)
             SELECT 'job', 'send_mail', '{}', min(created_at), 9, min(created_at) FROM orders",
        ),
    ),
    ("a buyer waits for the mail of a paid order", &["buyers"], Outside(|evidence| forget(evidence, "ayu-0@", ""))),
    (
        "a buyer waits for the mail of an expired order",
        &["buyers"],
        Outside(|evidence| {
            forget(evidence, "ayu-2@", "batal");
        }),
    ),
    ("a BUMDes is not told", &["sellers"], Outside(|evidence| forget(evidence, "@bumdes.example", ""))),
    (
        "a BUMDes is told of what is not paid",
        &["notices"],
        Outside(|evidence| {
            let unpaid = evidence.bought.iter().find(|told| !told.is_paid).unwrap().number.clone();
            let to = evidence.books.sellers[0].clone();
            evidence.mails.push(Mail { to, subject: format!("{unpaid}-1: pesanan baru") });
        }),
    ),
];

fn paid_session(evidence: &mut Evidence) -> &mut serde_json::Value {
    evidence.sessions.iter_mut().find(|session| session["payment_status"] == "paid").unwrap()
}

fn forget(evidence: &mut Evidence, to: &str, words: &str) {
    let before = evidence.mails.len();
    evidence.mails.retain(|mail| !(mail.to.contains(to) && mail.subject.contains(words)));
    assert!(evidence.mails.len() < before, "{to} has no mail to forget");
}
