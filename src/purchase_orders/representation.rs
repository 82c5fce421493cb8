//! What purchase orders look like to a company's programs.

use serde::Serialize;
use utoipa::ToSchema;

use super::PurchaseOrderStatus;
use super::purchase_order::pay_by;
use super::queries::{Detail, Row, ShareRow, Word};
use crate::catalog::representation::Price;
use crate::i18n::Language;
use crate::web::api_call::told;

#[derive(Serialize, ToSchema)]
pub struct PurchaseOrderPage {
    pub items: Vec<PurchaseOrderSummary>,
    /// the address of the next page; null at the end
    pub next: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct PurchaseOrderSummary {
    #[schema(example = "PO-261123-7K3QF2")]
    pub number: String,
    /// `awaiting_approval`, `awaiting_payment`, `ordered`, `refused` or `cancelled`
    #[schema(example = "ordered")]
    pub status: String,
    #[schema(example = "kopi arabika")]
    pub subject: String,
    pub outlet: String,
    #[schema(example = 750)]
    pub quantity: i64,
    /// empty where what was ordered from the catalogue has different ones
    #[schema(example = "kg")]
    pub unit: String,
    /// goods and shipping
    pub total: Price,
    /// the last day on which the goods may arrive; null where no day was asked for
    #[schema(example = "2027-01-31")]
    pub due_on: Option<String>,
    #[schema(example = "2026-11-23T03:00:00Z")]
    pub created_at: String,
}

impl From<Row> for PurchaseOrderSummary {
    fn from(Row { order, outlet }: Row) -> Self {
        Self {
            number: order.number,
            status: order.status.to_string(),
            subject: order.subject,
            outlet,
            quantity: order.quantity,
            unit: order.unit,
            total: Price::idr(order.total_minor),
            due_on: order.due_on.map(|day| day.to_string()),
            created_at: told(order.created_at),
        }
    }
}

#[derive(Serialize, ToSchema)]
pub struct OwnPurchaseOrder {
    #[schema(example = "PO-261123-7K3QF2")]
    pub number: String,
    /// `awaiting_approval`, `awaiting_payment` (to be paid before anything is made), `ordered` (the parts say how far they
    /// are), `refused` or `cancelled`
    #[schema(example = "ordered")]
    pub status: String,
    /// of the request it came from; null where it was ordered from the catalogue
    #[schema(example = "RFQ-261122-7K3QF2")]
    pub request: Option<String>,
    pub subject: String,
    pub outlet: String,
    /// the company's own number for it; may be empty
    pub reference: String,
    pub quantity: i64,
    /// empty where what was ordered from the catalogue has different ones
    pub unit: String,
    /// of what was asked for, nobody could make it in time
    pub shortfall: i64,
    pub items: Price,
    pub shipping: Price,
    pub total: Price,
    /// to be paid before anything is made
    pub first: Price,
    /// the last day to pay it, while the order waits for it
    #[schema(example = "2026-11-30")]
    pub pay_by: Option<String>,
    /// taken off again since it was ordered
    pub credited: Price,
    /// what was ordered again of others in the place of parts that came to nothing
    pub reordered: Price,
    /// of such parts, what nobody makes yet
    pub open_quantity: i64,
    /// `pay_now`, `net_14`, `net_30`, `net_60` or `deposit`: the terms of the moment it was drawn up
    #[schema(example = "net_30")]
    pub payment: String,
    /// null where no day was asked for
    #[schema(example = "2027-01-31")]
    pub due_on: Option<String>,
    pub approvals_needed: i64,
    /// what those who may agree have said
    pub approvals: Vec<PurchaseOrderWord>,
    pub shares: Vec<PurchaseOrderPart>,
    #[schema(example = "2026-11-23T03:00:00Z")]
    pub created_at: String,
}

#[derive(Serialize, ToSchema)]
pub struct PurchaseOrderWord {
    pub person: String,
    pub agrees: bool,
    pub note: String,
    #[schema(example = "2026-11-23T03:00:00Z")]
    pub made_at: String,
}

impl From<Word> for PurchaseOrderWord {
    fn from(word: Word) -> Self {
        Self { person: word.name, agrees: word.agrees, note: word.note, made_at: told(word.made_at) }
    }
}

/// What one BUMDes makes of it, or sends of one SKU: lines of one BUMDes from the catalogue share a part.
#[derive(Serialize, ToSchema)]
pub struct PurchaseOrderPart {
    #[schema(example = "bumdes-darmaji")]
    pub bumdes_slug: String,
    pub bumdes: String,
    pub product: String,
    #[schema(example = "NTB-DRM-KOTAKTISU-01")]
    pub sku: String,
    /// empty for a product without options
    pub option: String,
    #[schema(example = 400)]
    pub quantity: i64,
    #[schema(example = "kg")]
    pub unit: String,
    pub unit_price: Price,
    pub items: Price,
    pub shipping: Price,
    /// when how much of it is to arrive
    pub deliveries: Vec<PlannedDelivery>,
    /// the number of its part of the order, once there is one
    #[schema(example = "ET-261123-7K3QF2-1")]
    pub part: Option<String>,
    /// of that part: `awaiting_payment`, `new`, `accepted`, `packed`, `shipped`, `delivered`, `rejected` or `cancelled`
    #[schema(example = "accepted")]
    pub status: Option<String>,
    pub rejection_reason: Option<String>,
    /// the BUMDes in whose place it makes this
    pub instead_of: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct PlannedDelivery {
    #[schema(example = "2026-12-16")]
    pub due_on: String,
    #[schema(example = 200)]
    pub quantity: i64,
}

impl OwnPurchaseOrder {
    pub(super) fn new(language: Language, detail: Detail) -> Self {
        let Detail { order, rfq_number, outlet, shares, words, credited_minor, reordered_minor, open_quantity, .. } =
            detail;
        let waits = order.status == PurchaseOrderStatus::AwaitingPayment;
        Self {
            number: order.number,
            status: order.status.to_string(),
            request: rfq_number,
            subject: order.subject,
            outlet,
            reference: order.reference,
            quantity: order.quantity,
            unit: order.unit,
            shortfall: order.shortfall,
            items: Price::idr(order.items_total_minor),
            shipping: Price::idr(order.shipping_total_minor),
            total: Price::idr(order.total_minor),
            first: Price::idr(order.first_minor),
            pay_by: waits.then(|| pay_by(order.updated_at).to_string()),
            credited: Price::idr(credited_minor),
            reordered: Price::idr(reordered_minor),
            open_quantity,
            payment: order.payment.to_string(),
            due_on: order.due_on.map(|day| day.to_string()),
            approvals_needed: order.approvals_needed,
            approvals: words.into_iter().map(PurchaseOrderWord::from).collect(),
            shares: shares.into_iter().map(|row| PurchaseOrderPart::new(language, row)).collect(),
            created_at: told(order.created_at),
        }
    }
}

impl PurchaseOrderPart {
    fn new(language: Language, row: ShareRow) -> Self {
        let (status, part, rejection_reason) = match row.part {
            Some(part) => (Some(part.status.to_string()), Some(part.number), part.rejection_reason),
            None => (None, None, None),
        };
        Self {
            bumdes_slug: row.bumdes_slug,
            bumdes: row.bumdes,
            product: language.pick(&row.product_id, &row.product_en).to_owned(),
            sku: row.sku,
            option: row.option_value,
            quantity: row.share.quantity,
            unit: row.share.unit,
            unit_price: Price::idr(row.share.unit_price_minor),
            items: Price::idr(row.items_minor),
            shipping: Price::idr(row.share.shipping_minor),
            deliveries: row
                .deliveries
                .into_iter()
                .map(|(due_on, quantity)| PlannedDelivery { due_on: due_on.to_string(), quantity })
                .collect(),
            part,
            status,
            rejection_reason,
            instead_of: row.instead_of,
        }
    }
}
