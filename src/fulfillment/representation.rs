//! What a part of an order looks like to its BUMDes's programs.

use serde::Serialize;
use utoipa::ToSchema;

use super::queries::{OrderForBumdes, TimelineEntry};
use super::row::OrderRow;
use crate::catalog::representation::Price;
use crate::orders::OrderLine;
use crate::orders::representation::ParcelView;
use crate::web::ApiCall;
use crate::web::api_call::told;

#[derive(Serialize, ToSchema)]
pub struct OwnOrderPage {
    pub items: Vec<OwnOrderSummary>,
    /// the address of the next page; null at the end
    pub next: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct OwnOrderSummary {
    /// of this BUMDes's part: every address takes it
    #[schema(example = "ET-261122-7K3QF2-1")]
    pub number: String,
    /// `new`, `accepted`, `packed`, `shipped`, `delivered`, `rejected`, `cancelled`
    pub status: String,
    /// `courier` or `pickup`
    pub delivery: String,
    pub buyer_name: String,
    /// the regency it goes to
    pub destination: String,
    /// less what was refunded
    pub pieces: i64,
    /// on their way while the rest waits
    pub sent: i64,
    pub items_total: Price,
    pub shipping: Price,
    pub total: Price,
    /// until when the next step is to be done; null where nothing waits for the BUMDes
    #[schema(example = "2026-11-24T03:00:00Z")]
    pub due_at: Option<String>,
    pub placed_at: String,
    pub updated_at: String,
}

#[derive(Serialize, ToSchema)]
pub struct OwnOrder {
    #[schema(example = "ET-261122-7K3QF2-1")]
    pub number: String,
    /// the buyer's, which may have parts of other BUMDes
    #[schema(example = "ET-261122-7K3QF2")]
    pub order_number: String,
    /// `new`, `accepted`, `packed`, `shipped`, `delivered`, `rejected`, `cancelled`
    pub status: String,
    /// `courier` or `pickup`
    pub delivery: String,
    pub buyer: OwnOrderBuyer,
    /// from the buyer, for whoever packs
    pub note: String,
    pub lines: Vec<OwnOrderLine>,
    pub items_total: Price,
    pub shipping: Price,
    pub total: Price,
    /// to be taken with the parcel; null where it is paid, or over
    pub cash: Option<Price>,
    /// oldest first
    pub parcels: Vec<ParcelView>,
    pub rejection_reason: Option<String>,
    /// until when the next step is to be done; null where nothing waits for the BUMDes
    pub due_at: Option<String>,
    /// what happened, the oldest first
    pub events: Vec<OwnOrderEvent>,
    pub paid_at: String,
    pub updated_at: String,
}

#[derive(Serialize, ToSchema)]
pub struct OwnOrderBuyer {
    pub name: String,
    pub phone: String,
    pub address_line: String,
    /// from the village to the province
    pub places: Vec<String>,
    /// the official code of the village
    #[schema(example = "31.71.01.1001")]
    pub region_code: String,
    pub postal_code: String,
    /// what they read: `id` or `en`
    pub language: String,
}

#[derive(Serialize, ToSchema)]
pub struct OwnOrderLine {
    /// what a shipment of this line names
    pub id: String,
    #[schema(example = "NTB-DRM-KOTAKTISU-01")]
    pub sku: String,
    pub name: String,
    pub option: String,
    pub quantity: i64,
    /// what it is counted in: `pcs`, `pack`, `bottle`, `pair`, `kg` or `m`
    #[schema(example = "pcs")]
    pub unit: String,
    /// to be sent still
    pub left: i64,
    pub unit_price: Price,
    pub total: Price,
}

#[derive(Serialize, ToSchema)]
pub struct OwnOrderEvent {
    /// `paid`, `accepted`, `packed`, `partly_shipped`, `shipped`, `delivered`, `rejected` …
    pub kind: String,
    pub note: Option<String>,
    pub at: String,
}

impl From<OrderRow> for OwnOrderSummary {
    fn from(row: OrderRow) -> Self {
        let OrderRow { part, .. } = row;
        Self {
            number: part.number,
            status: part.status.to_string(),
            delivery: part.delivery.to_string(),
            buyer_name: row.buyer_name,
            destination: row.destination,
            pieces: row.pieces,
            sent: row.sent,
            items_total: Price::idr(part.items_total_minor),
            shipping: Price::idr(part.shipping_minor),
            total: Price::idr(part.items_total_minor + part.shipping_minor),
            due_at: row.due_at.map(told),
            placed_at: told(part.created_at),
            updated_at: told(part.updated_at),
        }
    }
}

impl OwnOrder {
    pub fn new(call: &ApiCall, order: OrderForBumdes) -> Self {
        let OrderForBumdes { part, left, lines, timeline, .. } = order;
        let line = |line: OrderLine| OwnOrderLine {
            left: left.get(&line.id).copied().unwrap_or(0),
            id: line.id.to_string(),
            name: call.language.pick(&line.name_id, &line.name_en).to_owned(),
            sku: line.sku,
            option: line.option_value,
            quantity: line.quantity,
            unit: line.unit,
            unit_price: Price::idr(line.unit_price_minor),
            total: Price::idr(line.total_minor),
        };
        let event =
            |entry: TimelineEntry| OwnOrderEvent { kind: entry.kind, note: entry.note, at: told(entry.created_at) };
        Self {
            buyer: OwnOrderBuyer {
                name: order.buyer_name,
                phone: order.buyer_phone,
                address_line: order.address_line,
                places: order.places,
                region_code: order.region_code,
                postal_code: order.postal_code,
                language: order.language.as_str().to_owned(),
            },
            order_number: order.order_number,
            status: part.status.to_string(),
            delivery: part.delivery.to_string(),
            note: order.note,
            lines: lines.into_iter().map(line).collect(),
            items_total: Price::idr(part.items_total_minor),
            shipping: Price::idr(part.shipping_minor),
            total: Price::idr(order.total_minor),
            cash: order.cash_minor.map(Price::idr),
            parcels: order.parcels.into_iter().map(ParcelView::from).collect(),
            rejection_reason: part.rejection_reason,
            due_at: order.due_at.map(told),
            events: timeline.into_iter().map(event).collect(),
            paid_at: told(order.paid_at),
            updated_at: told(part.updated_at),
            number: part.number,
        }
    }
}
