//! The gateway's account of the money and ours.

use std::collections::BTreeMap;

use etalase::ids::OrderId;
use etalase::payments::RefundStatus;

use crate::faults::evidence::Evidence;

pub fn each_paid_order_was_charged_once(evidence: &Evidence) -> Vec<String> {
    let mut found = Vec::new();
    for (told, order) in evidence.known() {
        let of_it = || evidence.sessions.iter().filter(|s| s["client_reference_id"] == order.payment_id.as_str());
        let charged = of_it().filter(|s| s["payment_status"] == "paid").filter_map(|s| s["amount_total"].as_i64());
        let (charged, due) = (charged.collect::<Vec<_>>(), told.total_minor * 100);
        if charged != if told.is_paid { vec![due] } else { vec![] } {
            found.push(format!("{} was charged {charged:?}, {due} were due: {told:?}", order.number));
        }
        if of_it().any(|s| s["status"] == "open") {
            found.push(format!("{} can be paid once more", order.number));
        }
    }
    let is_ours = |s: &serde_json::Value| {
        evidence.books.orders.iter().any(|order| s["client_reference_id"] == order.payment_id.as_str())
    };
    let nobodys = evidence.sessions.iter().filter(|s| s["payment_status"] == "paid" && !is_ours(s));
    found.extend(nobodys.map(|s| format!("a charge without an order: {s}")));
    found
}

pub fn each_refund_was_sent_once(evidence: &Evidence) -> Vec<String> {
    let mut found = Vec::new();
    for (id, status, amount) in &evidence.books.refunds {
        if *status != RefundStatus::Succeeded {
            found.push(format!("a refund of {amount} of {} is {status}", id.as_str()));
        }
    }
    for order in &evidence.books.orders {
        let ours =
            evidence.books.refunds.iter().filter(|(id, ..)| *id == order.payment_id).map(|(.., rupiah)| rupiah * 100);
        let theirs = evidence.refunds.iter().filter(|r| r["payment_intent"].as_str() == order.charge.as_deref());
        let mut ours: Vec<i64> = ours.collect();
        let mut theirs: Vec<i64> = theirs.filter_map(|r| r["amount"].as_i64()).collect();
        ours.sort_unstable();
        theirs.sort_unstable();
        if ours != theirs {
            found.push(format!("refunds of {}: {ours:?} were decided, {theirs:?} were sent", order.number));
        }
    }
    found
}

pub fn the_books_have_each_payment_once(evidence: &Evidence) -> Vec<String> {
    let mut received: BTreeMap<Option<&OrderId>, i64> = BTreeMap::new();
    for entry in evidence.books.entries.iter().filter(|entry| entry.account == "gateway:stripe") {
        *received.entry(entry.order_id.as_ref()).or_default() += entry.amount_minor;
    }
    for order in evidence.paid() {
        *received.entry(Some(&order.id)).or_default() -= order.total_minor;
    }
    received.retain(|_, difference| *difference != 0);
    received.into_iter().map(|(order, rupiah)| format!("{order:?} is booked with {rupiah} too much")).collect()
}

pub fn each_transaction_balances(evidence: &Evidence) -> Vec<String> {
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    evidence.books.entries.iter().for_each(|e| *sums.entry(&e.transaction_id).or_default() += e.amount_minor);
    sums.retain(|_, sum| *sum != 0);
    sums.into_iter().map(|(id, sum)| format!("transaction {id} sums up to {sum}")).collect()
}
