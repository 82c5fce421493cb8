//! What was to be done afterwards was done, and everybody knows.

use etalase::i18n::Language;

use crate::faults::evidence::{Evidence, Row};
use crate::faults::shopper::Bought;

pub fn nothing_is_left_to_do(evidence: &Evidence) -> Vec<String> {
    evidence.books.jobs.iter().map(|(kind, why)| format!("{kind} is not done: {why:?}")).collect()
}

/// Each mail at least once. One of a placed order is not sent when its buyer was faster.
pub fn each_buyer_was_told(evidence: &Evidence) -> Vec<String> {
    let untold = |(told, order): (&Bought, &Row)| {
        let key = if told.is_paid { "mail-order-paid-subject" } else { "mail-order-expired-subject" };
        let number = [("number", order.number.clone().into())];
        let subject = evidence.app.translations.text(Language::Id, key, &number);
        (!evidence.is_told(&told.email, &subject)).then(|| format!("{} was not told: {subject}", told.email))
    };
    evidence.known().filter_map(untold).collect()
}

pub fn each_bumdes_was_told(evidence: &Evidence) -> Vec<String> {
    let mut found = Vec::new();
    for order in evidence.paid() {
        let of_it = evidence.books.parts.iter().filter(|part| part.order_id == order.id);
        let untold = of_it.filter(|part| !evidence.is_told(&part.seller, &format!("{}:", part.number)));
        found.extend(untold.map(|part| format!("{} was not told of {}", part.seller, part.number)));
    }
    found
}

pub fn each_notice_has_its_order(evidence: &Evidence) -> Vec<String> {
    let books = &evidence.books;
    let is_of_a_paid_order = |subject: &str| {
        evidence
            .paid()
            .any(|order| books.parts.iter().any(|part| part.order_id == order.id && subject.contains(&part.number)))
    };
    let to_sellers = evidence.mails.iter().filter(|mail| books.sellers.iter().any(|seller| mail.to.contains(seller)));
    let stray = to_sellers.filter(|mail| !is_of_a_paid_order(&mail.subject));
    stray.map(|mail| format!("{} was told of no paid order: {}", mail.to, mail.subject)).collect()
}
