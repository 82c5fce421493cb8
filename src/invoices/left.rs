//! What of a part is not billed yet.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::db::DbConn;
use crate::db::schema::{credit_note_lines, invoice_lines, invoices, line_shares, order_lines};
use crate::fulfillment::FulfillmentOrder;
use crate::ids::{FulfillmentOrderId, OrderLineId};
use crate::ledger::shares::Tier;

#[derive(Debug, Default)]
pub struct Left {
    pub lines: BTreeMap<OrderLineId, LineLeft>,
    pub shipping_minor: i64,
    /// something of it was billed before
    pub is_begun: bool,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct LineLeft {
    pub quantity: i64,
    pub unit_price_minor: i64,
    /// within the price, as it was frozen when it was ordered
    pub ppn_minor: i64,
}

impl Left {
    pub fn quantity(&self, line: &OrderLineId) -> i64 {
        self.lines.get(line).map_or(0, |line| line.quantity)
    }

    /// Goods and shipping.
    pub fn minor(&self) -> i64 {
        let items: i64 = self.lines.values().map(|line| line.quantity * line.unit_price_minor).sum();
        items + self.shipping_minor
    }
}

/// Read it with the part's order held, where something is decided by it.
pub fn left(conn: &mut DbConn, part: &FulfillmentOrder) -> QueryResult<Left> {
    let ordered: Vec<(OrderLineId, i64, i64)> = order_lines::table
        .filter(order_lines::fulfillment_order_id.eq(&part.id))
        .select((order_lines::id, order_lines::quantity, order_lines::unit_price_minor))
        .load(conn)?;
    let mut left = Left { shipping_minor: part.shipping_minor, ..Left::default() };
    for (id, quantity, unit_price_minor) in ordered {
        left.lines.insert(id, LineLeft { quantity, unit_price_minor, ppn_minor: 0 });
    }
    let frozen: Vec<(OrderLineId, i64)> = line_shares::table
        .filter(line_shares::order_line_id.eq_any(left.lines.keys()).and(line_shares::tier.eq(Tier::Ppn)))
        .select((line_shares::order_line_id, line_shares::amount_minor))
        .load(conn)?;
    for (id, ppn_minor) in frozen {
        left.change(&id, 0, ppn_minor);
    }
    take_billed(conn, &part.id, &mut left)?;
    take_credited(conn, &part.id, &mut left)?;
    Ok(left)
}

impl Left {
    fn change(&mut self, id: &OrderLineId, quantity: i64, ppn_minor: i64) {
        if let Some(line) = self.lines.get_mut(id) {
            line.quantity += quantity;
            line.ppn_minor += ppn_minor;
        }
    }
}

fn take_billed(conn: &mut DbConn, part: &FulfillmentOrderId, left: &mut Left) -> QueryResult<()> {
    let shipping: Vec<i64> =
        invoices::table.filter(invoices::fulfillment_order_id.eq(part)).select(invoices::shipping_minor).load(conn)?;
    left.is_begun = !shipping.is_empty();
    left.shipping_minor -= shipping.iter().sum::<i64>();
    let billed: Vec<(OrderLineId, i64, i64)> = invoice_lines::table
        .inner_join(invoices::table)
        .filter(invoices::fulfillment_order_id.eq(part))
        .select((invoice_lines::order_line_id, invoice_lines::quantity, invoice_lines::ppn_minor))
        .load(conn)?;
    for (id, quantity, ppn_minor) in billed {
        left.change(&id, -quantity, -ppn_minor);
    }
    Ok(())
}

/// Of what was taken off, that which had not been billed.
fn take_credited(conn: &mut DbConn, part: &FulfillmentOrderId, left: &mut Left) -> QueryResult<()> {
    type Taken = (Option<OrderLineId>, i64, i64, i64);
    let credited: Vec<Taken> = credit_note_lines::table
        .filter(credit_note_lines::fulfillment_order_id.eq(part))
        .select((
            credit_note_lines::order_line_id,
            credit_note_lines::quantity - credit_note_lines::invoiced_quantity,
            credit_note_lines::amount_minor - credit_note_lines::invoiced_minor,
            credit_note_lines::ppn_minor - credit_note_lines::invoiced_ppn_minor,
        ))
        .load(conn)?;
    for (id, quantity, amount_minor, ppn_minor) in credited {
        match id {
            Some(id) => left.change(&id, -quantity, -ppn_minor),
            None => left.shipping_minor -= amount_minor,
        }
    }
    Ok(())
}
