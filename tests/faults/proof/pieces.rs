//! Nothing is sold that is not there, nothing is held for nobody.

use std::collections::BTreeMap;

use etalase::ids::VariantId;

use crate::faults::evidence::Evidence;

pub fn stock_on_hand_and_sold_make_the_opening(evidence: &Evidence) -> Vec<String> {
    let mut there: BTreeMap<&VariantId, i64> =
        evidence.books.stock.iter().map(|(id, on_hand, _)| (id, *on_hand)).collect();
    for ((_, id), quantity) in evidence.sold() {
        *there.entry(id).or_default() += quantity;
    }
    let differs = |(id, count): (&VariantId, &i64)| {
        let now = there.get(id).copied().unwrap_or(0);
        (now != *count).then(|| format!("{count} of {id:?} at first, {now} on hand and sold"))
    };
    evidence.opening.iter().filter_map(differs).collect()
}

pub fn each_sold_piece_left_once(evidence: &Evidence) -> Vec<String> {
    let mut open = evidence.sold();
    for (order_id, variant_id, quantity) in &evidence.books.movements {
        *open.entry((order_id, variant_id)).or_default() += quantity;
    }
    open.retain(|_, quantity| *quantity != 0);
    open.into_iter().map(|(of, quantity)| format!("{quantity} of {of:?} were sold and never left")).collect()
}

pub fn nothing_is_held_any_more(evidence: &Evidence) -> Vec<String> {
    let mut found: Vec<String> = evidence.books.held.iter().map(|id| format!("{id:?} still holds pieces")).collect();
    let reserved = evidence.books.stock.iter().filter(|(_, _, reserved)| *reserved != 0);
    found.extend(reserved.map(|(id, _, reserved)| format!("{reserved} of {id:?} are reserved")));
    found
}
