//! Something of an order on account is taken off again: a declined share, a shortage, a refund that an operator decides.
//! What is taken off comes first of what was not billed yet, as what is still to be sent does.

use std::collections::HashMap;

use diesel::prelude::*;

use super::CreditNote;
use super::left::{Left, left};
use super::settle::order_of;
use crate::companies::Party;
use crate::db::schema::{
    account_orders, credit_note_lines, credit_notes, fulfillment_orders, ledger_entries, ledger_transactions,
    refund_lines,
};
use crate::db::{DbConn, Timestamp};
use crate::fulfillment::FulfillmentOrder;
use crate::ids::{CompanyId, CreditNoteId, FulfillmentOrderId, OrderId, OrderLineId, PurchaseOrderId};
use crate::ledger::{Account, TransactionKind};
use crate::legality::day_in;
use crate::money::split;
use crate::outbound::{self, Event};
use crate::payments::Refund;
use crate::running_number::{self, Series};

#[derive(Debug, Insertable)]
#[diesel(table_name = credit_note_lines)]
struct Line {
    id: String,
    credit_note_id: CreditNoteId,
    fulfillment_order_id: FulfillmentOrderId,
    order_line_id: Option<OrderLineId>,
    quantity: i64,
    amount_minor: i64,
    ppn_minor: i64,
    invoiced_quantity: i64,
    invoiced_minor: i64,
    invoiced_ppn_minor: i64,
}

/// Nothing for an order that is on no account. Call it once the refund is booked, with its order held.
pub fn credit(conn: &mut DbConn, now: Timestamp, order_id: &OrderId, refund: &Refund) -> QueryResult<()> {
    let account: Option<(CompanyId, PurchaseOrderId)> = account_orders::table
        .find(order_id)
        .select((account_orders::company_id, account_orders::purchase_order_id))
        .first(conn)
        .optional()?;
    let Some((company_id, purchase_order_id)) = account else { return Ok(()) };
    let id = CreditNoteId::new();
    let lines = lines(conn, refund, &id)?;
    let buyer = Party::of(conn, &company_id)?;
    let issued_on = day_in(now, "31");
    let note = CreditNote {
        number: running_number::next(conn, Series::CreditNote, issued_on)?,
        id,
        company_id,
        purchase_order_id,
        refund_id: refund.id.clone(),
        issued_at: now,
        issued_on,
        buyer_name: buyer.name,
        buyer_npwp: buyer.npwp,
        buyer_address: buyer.address,
        reason: refund.reason.clone(),
        total_minor: refund.amount_minor,
        ppn_minor: lines.iter().map(|line| line.ppn_minor).sum(),
        invoiced_minor: lines.iter().map(|line| line.invoiced_minor).sum(),
    };
    diesel::insert_into(credit_notes::table).values(&note).execute(conn)?;
    for line in lines {
        diesel::insert_into(credit_note_lines::table).values(line).execute(conn)?;
    }
    let order = order_of(conn, &note.purchase_order_id)?;
    let event = Event::CreditNoteIssued { number: &note.number, purchase_order: &order };
    outbound::publish(conn, now, &note.company_id, &event)
}

fn lines(conn: &mut DbConn, refund: &Refund, note: &CreditNoteId) -> QueryResult<Vec<Line>> {
    type Taken = (FulfillmentOrderId, Option<OrderLineId>, i64, i64);
    let taken: Vec<Taken> = refund_lines::table
        .filter(refund_lines::refund_id.eq(&refund.id))
        .order((refund_lines::fulfillment_order_id, refund_lines::id))
        .select((
            refund_lines::fulfillment_order_id,
            refund_lines::order_line_id,
            refund_lines::quantity,
            refund_lines::amount_minor,
        ))
        .load(conn)?;
    let tax = tax_of(conn, refund)?;
    let mut parts: HashMap<FulfillmentOrderId, Left> = HashMap::new();
    for (part_id, ..) in &taken {
        if !parts.contains_key(part_id) {
            let part: FulfillmentOrder =
                fulfillment_orders::table.find(part_id).select(FulfillmentOrder::as_select()).first(conn)?;
            parts.insert(part_id.clone(), left(conn, &part)?);
        }
    }
    let line = |(part_id, order_line_id, quantity, amount_minor): Taken| {
        let left = parts.get(&part_id);
        let (unbilled, whole) = match &order_line_id {
            Some(id) => (left.map_or(0, |left| left.quantity(id)).clamp(0, quantity), quantity),
            None => (left.map_or(0, |left| left.shipping_minor).clamp(0, amount_minor), amount_minor),
        };
        let ppn_minor = order_line_id.as_ref().and_then(|id| tax.get(id)).copied().unwrap_or(0);
        let billed = whole - unbilled;
        Line {
            id: uuid::Uuid::now_v7().to_string(),
            credit_note_id: note.clone(),
            fulfillment_order_id: part_id,
            invoiced_quantity: if order_line_id.is_some() { billed } else { 0 },
            invoiced_minor: split(amount_minor, &[billed, unbilled])[0],
            invoiced_ppn_minor: split(ppn_minor, &[billed, unbilled])[0],
            order_line_id,
            quantity,
            amount_minor,
            ppn_minor,
        }
    };
    Ok(taken.into_iter().map(line).collect())
}

/// As the books took it back, line by line.
fn tax_of(conn: &mut DbConn, refund: &Refund) -> QueryResult<HashMap<OrderLineId, i64>> {
    let rows: Vec<(Option<OrderLineId>, i64)> = ledger_entries::table
        .inner_join(ledger_transactions::table)
        .filter(ledger_transactions::kind.eq(TransactionKind::Refund))
        .filter(ledger_transactions::source_id.eq(refund.id.as_str()))
        .filter(ledger_entries::account.eq(Account::PayablePpn.to_string()))
        .select((ledger_entries::order_line_id, ledger_entries::amount_minor))
        .load(conn)?;
    let mut tax = HashMap::new();
    for (line, amount_minor) in rows {
        if let Some(line) = line {
            *tax.entry(line).or_default() += amount_minor;
        }
    }
    Ok(tax)
}
