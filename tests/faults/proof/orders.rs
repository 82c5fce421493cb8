//! Every order is there once, says what is true, and is with whoever fulfils it.

use etalase::fulfillment::FulfillmentStatus;
use etalase::orders::OrderStatus;
use etalase::payments::PaymentStatus;

use crate::faults::evidence::{Evidence, Row};
use crate::faults::shopper::Bought;

pub fn each_checkout_has_its_order_once(evidence: &Evidence) -> Vec<String> {
    let (orders, bought) = (&evidence.books.orders, &evidence.bought);
    let mut found = Vec::new();
    for told in bought {
        let of_it: Vec<&Row> = orders.iter().filter(|order| order.cart_id == told.cart).collect();
        match of_it[..] {
            [order] if (&order.number, &order.email) != (&told.number, &told.email) => {
                found.push(format!("{order:?} is not what was told: {told:?}"));
            }
            [order] if order.total_minor != told.total_minor => {
                found.push(format!("{order:?} costs another sum than was told: {told:?}"));
            }
            [_] => {}
            [] => found.push(format!("the order of {told:?} is lost")),
            _ => found.push(format!("{told:?} is there {} times", of_it.len())),
        }
    }
    let nobodys = orders.iter().filter(|order| bought.iter().all(|told| told.cart != order.cart_id));
    found.extend(nobodys.map(|order| format!("nobody ordered {}", order.number)));
    found
}

pub fn who_paid_has_a_paid_order_and_nobody_else(evidence: &Evidence) -> Vec<String> {
    let state = |(told, order): (&Bought, &Row)| {
        let expected = if told.is_paid { OrderStatus::Paid } else { OrderStatus::Expired };
        let times = evidence.books.paid_events.iter().filter(|id| **id == order.id).count();
        let is_right = order.status == expected
            && (order.payment == PaymentStatus::Succeeded) == told.is_paid
            && times == usize::from(told.is_paid);
        (!is_right).then(|| format!("{order:?} was marked paid {times} times, and its buyer knows {told:?}"))
    };
    evidence.known().filter_map(state).collect()
}

pub fn each_line_of_a_paid_order_is_with_its_bumdes(evidence: &Evidence) -> Vec<String> {
    let mut found = Vec::new();
    for order in evidence.paid() {
        let mut lines = evidence.books.lines.iter().filter(|line| line.order_id == order.id).peekable();
        if lines.peek().is_none() {
            found.push(format!("{} has no lines", order.number));
        }
        for line in lines {
            match evidence.books.parts.iter().find(|part| part.id == line.part_id && part.order_id == order.id) {
                None => found.push(format!("nobody fulfils {:?} of {}", line.variant_id, order.number)),
                Some(part) if FulfillmentStatus::UNPAID.contains(&part.status) => {
                    found.push(format!("{} is paid and {}", part.number, part.status));
                }
                Some(_) => {}
            }
        }
    }
    found
}
