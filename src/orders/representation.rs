//! What an order looks like to its buyer's program.

use serde::Serialize;
use utoipa::ToSchema;

use super::detail::{OrderDetail, Part, TimelineEntry};
use super::order::OrderLine;
use crate::catalog::representation::Price;
use crate::fulfillment::shipment::{Parcel, ParcelLine};
use crate::web::ApiCall;
use crate::web::api_call::told;

#[derive(Debug, Serialize, ToSchema)]
pub struct OrderView {
    #[schema(example = "ET-261122-7K3QF2")]
    pub number: String,
    /// `awaiting_payment`, `processing`, `partly_shipped`, `shipped`, `completed`, `expired`, `cancelled`
    pub status: String,
    pub items_total: Price,
    pub shipping_total: Price,
    pub total: Price,
    pub payment: PaymentView,
    /// what each BUMDes sends
    pub parts: Vec<OrderPartView>,
    pub refunds: Vec<RefundView>,
    /// what happened, the oldest first
    pub events: Vec<EventView>,
    /// the stock is held until then while the payment is awaited
    pub pay_until: String,
    pub placed_at: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PaymentView {
    /// `stripe`, `bank_transfer` …
    pub provider: String,
    /// `pending`, `succeeded`, `failed`, `expired`, `partially_refunded`, `refunded` …
    pub status: String,
    /// exactly what is to be paid
    pub amount: Price,
    pub paid_at: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OrderPartView {
    #[schema(example = "ET-261122-7K3QF2-1")]
    pub number: String,
    pub bumdes_name: String,
    /// `awaiting_payment`, `new`, `accepted`, `packed`, `shipped`, `delivered`, `rejected`, `cancelled`
    pub status: String,
    /// `courier` or `pickup`
    pub delivery: String,
    /// of the latest parcel
    pub courier: Option<String>,
    pub tracking_number: Option<String>,
    /// what was sent, oldest first: a part may go in several parcels
    pub parcels: Vec<ParcelView>,
    pub rejection_reason: Option<String>,
    pub shipping: Price,
    pub lines: Vec<OrderLineView>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OrderLineView {
    /// what a refund of this line names
    pub id: String,
    pub sku: String,
    pub name: String,
    pub option: String,
    pub quantity: i64,
    /// what it is counted in: `pcs`, `pack`, `bottle`, `pair`, `kg` or `m`
    #[schema(example = "pcs")]
    pub unit: String,
    pub unit_price: Price,
    pub total: Price,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ParcelView {
    pub courier: Option<String>,
    pub tracking_number: Option<String>,
    /// the courier's own page
    pub tracking_url: Option<String>,
    pub shipped_at: String,
    pub delivered_at: Option<String>,
    pub lines: Vec<ParcelLineView>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ParcelLineView {
    /// the order's line
    pub id: String,
    pub sku: String,
    pub quantity: i64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RefundView {
    pub id: String,
    pub amount: Price,
    /// `pending`, `manual`, `succeeded`, `failed`
    pub status: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct EventView {
    /// `placed`, `paid`, `shipped` …
    pub kind: String,
    /// the part it happened to; null for the whole order
    pub part: Option<String>,
    pub at: String,
}

impl OrderView {
    pub fn new(call: &ApiCall, detail: OrderDetail) -> Self {
        let OrderDetail { order, overall_status, payment, refunds, parts, events, .. } = detail;
        let number_of = |event: &TimelineEntry| {
            let id = event.fulfillment_order_id.as_ref()?;
            Some(parts.iter().find(|part| &part.fulfillment_order.id == id)?.fulfillment_order.number.clone())
        };
        let events = events.iter().map(|event| EventView {
            kind: event.kind.clone(),
            part: number_of(event),
            at: told(event.created_at),
        });
        Self {
            events: events.collect(),
            number: order.number,
            status: overall_status.to_string(),
            items_total: Price::idr(order.items_total_minor),
            shipping_total: Price::idr(order.shipping_total_minor),
            total: Price::idr(order.total_minor),
            payment: PaymentView {
                provider: payment.provider.to_string(),
                status: payment.status.to_string(),
                amount: Price::idr(payment.transfer_minor()),
                paid_at: payment.paid_at.map(told),
            },
            refunds: refunds
                .into_iter()
                .map(|refund| RefundView {
                    id: refund.id.to_string(),
                    amount: Price::idr(refund.amount_minor),
                    status: refund.status.to_string(),
                })
                .collect(),
            parts: parts.into_iter().map(|part| OrderPartView::new(call, part)).collect(),
            pay_until: told(order.expires_at),
            placed_at: told(order.created_at),
        }
    }
}

impl From<Parcel> for ParcelView {
    fn from(parcel: Parcel) -> Self {
        let line = |line: ParcelLine| ParcelLineView {
            id: line.order_line_id.to_string(),
            sku: line.sku,
            quantity: line.quantity,
        };
        Self {
            courier: parcel.courier,
            tracking_number: parcel.tracking_number,
            tracking_url: parcel.tracking_url,
            shipped_at: told(parcel.shipped_at),
            delivered_at: parcel.delivered_at.map(told),
            lines: parcel.lines.into_iter().map(line).collect(),
        }
    }
}

impl OrderPartView {
    fn new(call: &ApiCall, part: Part) -> Self {
        let Part { fulfillment_order, bumdes, lines, parcels, .. } = part;
        let line = |line: OrderLine| OrderLineView {
            id: line.id.to_string(),
            name: call.language.pick(&line.name_id, &line.name_en).to_owned(),
            sku: line.sku,
            option: line.option_value,
            quantity: line.quantity,
            unit: line.unit,
            unit_price: Price::idr(line.unit_price_minor),
            total: Price::idr(line.total_minor),
        };
        Self {
            number: fulfillment_order.number,
            bumdes_name: bumdes.name,
            status: fulfillment_order.status.to_string(),
            delivery: fulfillment_order.delivery.to_string(),
            courier: parcels.last().and_then(|parcel| parcel.courier.clone()),
            tracking_number: parcels.last().and_then(|parcel| parcel.tracking_number.clone()),
            parcels: parcels.into_iter().map(ParcelView::from).collect(),
            rejection_reason: fulfillment_order.rejection_reason,
            shipping: Price::idr(fulfillment_order.shipping_minor),
            lines: lines.into_iter().map(line).collect(),
        }
    }
}
