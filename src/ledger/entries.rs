//! What each event books. Money that comes in is owed to the BUMDes of the order, part by part; a refund
//! first turns that into a debt to the buyer, and is only off the books when the gateway has sent it.

use super::post::Entry;
use crate::fulfillment::FulfillmentOrder;
use crate::ids::BumdesId;
use crate::payments::Provider;

/// A paid order: the gateway holds the whole, each BUMDes is owed its items and shipping.
pub fn entries_for_payment(provider: Provider, parts: &[FulfillmentOrder]) -> Vec<Entry> {
    let total = parts.iter().map(|p| p.items_total_minor + p.shipping_minor).sum();
    let owed =
        parts.iter().map(|p| Entry::bumdes_payable(p.bumdes_id.clone(), -(p.items_total_minor + p.shipping_minor)));
    std::iter::once(Entry::gateway(provider, total)).chain(owed).collect()
}

/// Money for an order that could not be kept: the gateway holds it, the buyer is owed it.
pub fn entries_for_unkept_payment(provider: Provider, amount_minor: i64) -> Vec<Entry> {
    vec![Entry::gateway(provider, amount_minor), Entry::buyer_refundable(-amount_minor)]
}

/// A refund is decided: what these BUMDes were owed is now owed to the buyer.
pub fn entries_for_refund(parts: &[(BumdesId, i64)]) -> Vec<Entry> {
    let total: i64 = parts.iter().map(|(_, amount)| amount).sum();
    let taken = parts.iter().map(|(bumdes_id, amount)| Entry::bumdes_payable(bumdes_id.clone(), *amount));
    taken.chain(std::iter::once(Entry::buyer_refundable(-total))).collect()
}

/// A refund has left: the gateway holds less, the buyer is owed less.
pub fn entries_for_sent_refund(provider: Provider, amount_minor: i64) -> Vec<Entry> {
    vec![Entry::buyer_refundable(amount_minor), Entry::gateway(provider, -amount_minor)]
}
