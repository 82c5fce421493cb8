//! What exactly a refund takes, counted against what is left. Changes nothing: the operator sees it first.

use serde::Serialize;

use super::refundable::{Refundable, RefundablePart};
use crate::ids::{FulfillmentOrderId, OrderLineId};
use crate::stock::Wanted;

/// How much of an order goes back.
#[derive(Debug, Clone, Copy)]
pub enum Extent<'a> {
    /// All that is left of it.
    Order { with_shipping: bool },
    /// All that is left of one part.
    Part { id: &'a FulfillmentOrderId, with_shipping: bool },
    /// So many pieces of these lines, and the shipping of these parts.
    Lines { lines: &'a [(OrderLineId, i64)], shipping_of: &'a [FulfillmentOrderId] },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// the parts that something is taken of
    pub parts: Vec<PlannedPart>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlannedPart {
    pub fulfillment_order_id: FulfillmentOrderId,
    pub lines: Vec<PlannedLine>,
    pub shipping_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlannedLine {
    pub order_line_id: OrderLineId,
    pub quantity: i64,
    pub amount_minor: i64,
    #[serde(skip)]
    pub pieces: Pieces,
}

/// The pieces of a line as the stock knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pieces {
    pub variant_id: crate::ids::VariantId,
    pub product_id: crate::ids::ProductId,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// A line or a part that is not of this order.
    #[error("the order has nothing by this id")]
    NotOfThisOrder,
    #[error("{asked} pieces asked back where {left} are left")]
    MoreThanLeft { asked: i64, left: i64 },
}

impl Plan {
    pub fn items_minor(&self) -> i64 {
        self.parts.iter().flat_map(|part| &part.lines).map(|line| line.amount_minor).sum()
    }

    pub fn shipping_minor(&self) -> i64 {
        self.parts.iter().map(|part| part.shipping_minor).sum()
    }

    pub fn amount_minor(&self) -> i64 {
        self.items_minor() + self.shipping_minor()
    }

    /// What the stock gets back.
    pub fn pieces(&self) -> Vec<Wanted> {
        let lines = self.parts.iter().flat_map(|part| &part.lines);
        lines
            .map(|line| Wanted {
                variant_id: line.pieces.variant_id.clone(),
                product_id: line.pieces.product_id.clone(),
                quantity: line.quantity,
            })
            .collect()
    }
}

pub fn plan(left: &Refundable, extent: &Extent<'_>) -> Result<Plan, PlanError> {
    let mut parts = Vec::new();
    match *extent {
        Extent::Order { with_shipping } => parts.extend(left.parts.iter().map(|part| whole(part, with_shipping))),
        Extent::Part { id, with_shipping } => {
            let part = left.parts.iter().find(|p| p.part.id == *id).ok_or(PlanError::NotOfThisOrder)?;
            parts.push(whole(part, with_shipping));
        }
        Extent::Lines { lines, shipping_of } => {
            check_known(left, lines, shipping_of)?;
            for part in &left.parts {
                parts.push(some(part, lines, shipping_of.contains(&part.part.id))?);
            }
        }
    }
    parts.retain(|part| !part.lines.is_empty() || part.shipping_minor > 0);
    Ok(Plan { parts })
}

fn check_known(
    left: &Refundable,
    lines: &[(OrderLineId, i64)],
    shipping_of: &[FulfillmentOrderId],
) -> Result<(), PlanError> {
    let has_line = |id: &OrderLineId| left.parts.iter().flat_map(|p| &p.lines).any(|l| l.line.id == *id);
    let has_part = |id: &FulfillmentOrderId| left.parts.iter().any(|p| p.part.id == *id);
    if lines.iter().all(|(id, _)| has_line(id)) && shipping_of.iter().all(has_part) {
        Ok(())
    } else {
        Err(PlanError::NotOfThisOrder)
    }
}

fn whole(part: &RefundablePart, with_shipping: bool) -> PlannedPart {
    let lines = part.lines.iter().filter(|l| l.quantity_left > 0).map(|l| planned(l, l.quantity_left)).collect();
    planned_part(part, lines, with_shipping)
}

fn some(part: &RefundablePart, wanted: &[(OrderLineId, i64)], with_shipping: bool) -> Result<PlannedPart, PlanError> {
    let mut lines = Vec::new();
    for line in &part.lines {
        let asked: i64 = wanted.iter().filter(|(id, _)| *id == line.line.id).map(|(_, quantity)| quantity).sum();
        if asked > line.quantity_left || asked < 0 {
            return Err(PlanError::MoreThanLeft { asked, left: line.quantity_left });
        }
        if asked > 0 {
            lines.push(planned(line, asked));
        }
    }
    Ok(planned_part(part, lines, with_shipping))
}

fn planned(line: &super::refundable::RefundableLine, quantity: i64) -> PlannedLine {
    PlannedLine {
        order_line_id: line.line.id.clone(),
        quantity,
        amount_minor: quantity * line.line.unit_price_minor,
        pieces: Pieces { variant_id: line.line.variant_id.clone(), product_id: line.line.product_id.clone() },
    }
}

fn planned_part(part: &RefundablePart, lines: Vec<PlannedLine>, with_shipping: bool) -> PlannedPart {
    PlannedPart {
        fulfillment_order_id: part.part.id.clone(),
        lines,
        shipping_minor: if with_shipping { part.shipping_left_minor } else { 0 },
    }
}
