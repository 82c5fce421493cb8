//! What each event books. Money that comes in is owed to the parties of the order, line by line; a refund first
//! turns that into a debt to the buyer, and is only off the books when it has been sent.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use super::account::Account;
use super::entry::Entry;
use super::freeze_shares::LineShare;
use super::post::LedgerError;
use super::queries::{self, Left};
use super::shares::Tier;
use crate::db::DbConn;
use crate::db::schema::{line_shares, order_lines};
use crate::fulfillment::FulfillmentOrder;
use crate::ids::{FulfillmentOrderId, OrderLineId};
use crate::money::split;
use crate::payments::Provider;

/// A paid order: whoever took the money holds the whole, each party is owed its frozen share of each line, and each
/// BUMDes the shipping.
pub fn entries_for_payment(
    conn: &mut DbConn,
    provider: Provider,
    parts: &[FulfillmentOrder],
) -> QueryResult<Vec<Entry>> {
    let mut credits = Vec::new();
    for part in parts {
        let of_part = |account, amount_minor: i64| Entry {
            fulfillment_order_id: Some(part.id.clone()),
            ..Entry::payable(account, part.bumdes_id.clone(), None, -amount_minor)
        };
        for share in shares_of_part(conn, &part.id)? {
            credits.push(Entry {
                producer_id: share.producer_id,
                order_line_id: Some(share.order_line_id),
                ..of_part(share.tier.account(), share.amount_minor)
            });
        }
        credits.push(of_part(Account::PayableShipping, part.shipping_minor));
    }
    let total = parts.iter().map(worth).sum();
    Ok(taken_by(provider, parts, total).into_iter().chain(credits).collect())
}

fn worth(part: &FulfillmentOrder) -> i64 {
    part.items_total_minor + part.shipping_minor
}

/// Who has so much of a payment: the gateway. Cash is with the BUMDes that took it at the door: it owes the house that
/// much, and so what stays between the two over that part is commission and tax.
fn taken_by(provider: Provider, parts: &[FulfillmentOrder], amount_minor: i64) -> Vec<Entry> {
    if provider != Provider::CashOnDelivery || parts.is_empty() {
        return vec![Entry::gateway(provider, amount_minor)];
    }
    let weights: Vec<i64> = parts.iter().map(worth).collect();
    let owed = split(amount_minor, &weights).into_iter().zip(parts).map(|(minor, part)| Entry {
        fulfillment_order_id: Some(part.id.clone()),
        ..Entry::payable(Account::PayableBumdes, part.bumdes_id.clone(), None, minor)
    });
    owed.collect()
}

/// The frozen shares of each line. A line that was ordered before shares were frozen is its BUMDes's alone.
fn shares_of_part(conn: &mut DbConn, part: &FulfillmentOrderId) -> QueryResult<Vec<LineShare>> {
    let lines: Vec<(OrderLineId, i64)> = order_lines::table
        .filter(order_lines::fulfillment_order_id.eq(part))
        .order(order_lines::id)
        .select((order_lines::id, order_lines::total_minor))
        .load(conn)?;
    let frozen: Vec<LineShare> = line_shares::table
        .filter(line_shares::order_line_id.eq_any(lines.iter().map(|(id, _)| id)))
        .order((line_shares::order_line_id, line_shares::tier))
        .select(LineShare::as_select())
        .load(conn)?;
    let mut by_line: HashMap<OrderLineId, Vec<LineShare>> = HashMap::new();
    for share in frozen {
        by_line.entry(share.order_line_id.clone()).or_default().push(share);
    }
    let whole = |id: &OrderLineId, amount_minor| {
        vec![LineShare { order_line_id: id.clone(), tier: Tier::Bumdes, producer_id: None, amount_minor }]
    };
    Ok(lines
        .into_iter()
        .flat_map(|(id, total_minor)| by_line.remove(&id).unwrap_or_else(|| whole(&id, total_minor)))
        .collect())
}

/// Money for an order that could not be kept: the gateway holds it, the buyer is owed it.
pub fn entries_for_unkept_payment(provider: Provider, amount_minor: i64) -> Vec<Entry> {
    vec![Entry::gateway(provider, amount_minor), Entry::buyer_refundable(-amount_minor)]
}

/// What the gateway (or the courier that collects cash) keeps of a payment, expected when it was placed. Below zero it is
/// what the buyer paid on top of a bank transfer, which goes towards bank charges.
pub fn entries_for_fee(provider: Provider, fee_minor: i64, parts: &[FulfillmentOrder]) -> Vec<Entry> {
    let fee = Entry::new(Account::GatewayFee, fee_minor);
    std::iter::once(fee).chain(taken_by(provider, parts, -fee_minor)).collect()
}

/// What goes back of one BUMDes's part.
#[derive(Debug, Clone, Copy)]
pub struct RefundedPart<'a> {
    pub fulfillment_order_id: &'a FulfillmentOrderId,
    /// how much of which line
    pub lines: &'a [(OrderLineId, i64)],
    pub shipping_minor: i64,
}

/// A refund is decided: what the parties were owed is now owed to the buyer. Each share gives back in proportion to
/// what is left of it, so that the last refund of a line leaves nothing of any share, and none gives more than it got.
/// Hold the order's row: two refunds of one part decide one after the other.
pub fn entries_for_refund(conn: &mut DbConn, part: &RefundedPart<'_>) -> Result<Vec<Entry>, LedgerError> {
    let left = queries::left_of_part(conn, part.fulfillment_order_id)?;
    let mut asked: BTreeMap<&OrderLineId, i64> = BTreeMap::new();
    for (line_id, amount_minor) in part.lines {
        *asked.entry(line_id).or_default() += amount_minor;
    }
    let mut entries = Vec::new();
    for (line_id, amount_minor) in asked {
        let shares: Vec<&Left> = left.iter().filter(|share| share.order_line_id.as_ref() == Some(line_id)).collect();
        entries.extend(take_back(part, &shares, amount_minor)?);
    }
    let shipping: Vec<&Left> = left.iter().filter(|share| share.account == Account::PayableShipping).collect();
    entries.extend(take_back(part, &shipping, part.shipping_minor)?);
    let total: i64 = entries.iter().map(|entry| entry.amount_minor).sum();
    entries.push(Entry::buyer_refundable(-total));
    Ok(entries)
}

fn take_back(part: &RefundedPart<'_>, shares: &[&Left], amount_minor: i64) -> Result<Vec<Entry>, LedgerError> {
    let weights: Vec<i64> = shares.iter().map(|share| share.left_minor).collect();
    let left: i64 = weights.iter().sum();
    if amount_minor == 0 {
        return Ok(Vec::new());
    }
    if !(0..=left).contains(&amount_minor) {
        let what = part.fulfillment_order_id.to_string();
        return Err(LedgerError::MoreThanLeft { what, asked: amount_minor, left });
    }
    let debits = split(amount_minor, &weights).into_iter().zip(shares).map(|(minor, share)| Entry {
        account: share.account,
        bumdes_id: share.bumdes_id.clone(),
        producer_id: share.producer_id.clone(),
        fulfillment_order_id: Some(part.fulfillment_order_id.clone()),
        order_line_id: share.order_line_id.clone(),
        amount_minor: minor,
    });
    Ok(debits.collect())
}

/// A refund has left: the gateway, or [`super::OUR_BANK`] where a person sent it, holds less, the buyer is owed less.
pub fn entries_for_sent_refund(provider: Provider, amount_minor: i64) -> Vec<Entry> {
    vec![Entry::buyer_refundable(amount_minor), Entry::gateway(provider, -amount_minor)]
}

/// A company paid what it owes: the house's bank account has it. Below zero it was sent back.
pub fn entries_for_company_payment(amount_minor: i64) -> Vec<Entry> {
    vec![Entry::gateway(super::OUR_BANK, amount_minor), Entry::gateway(Provider::OnAccount, -amount_minor)]
}

/// A refund that had left came back to the gateway: it holds the money again, the buyer is owed it again.
pub fn entries_for_failed_refund(provider: Provider, amount_minor: i64) -> Vec<Entry> {
    vec![Entry::gateway(provider, amount_minor), Entry::buyer_refundable(-amount_minor)]
}
