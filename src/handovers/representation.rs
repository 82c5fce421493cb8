//! What handovers look like to a company's programs.

use serde::Serialize;
use utoipa::ToSchema;

use super::queries::{Detail, Line, Row};
use crate::i18n::Language;
use crate::web::api_call::told;

#[derive(Serialize, ToSchema)]
pub struct HandoverList {
    /// all of the purchase order, the oldest first
    pub items: Vec<HandoverSummary>,
}

#[derive(Serialize, ToSchema)]
pub struct HandoverSummary {
    /// of the handover record
    #[schema(example = "BAST-2026-000001")]
    pub number: String,
    /// of the delivery note that goes with the shipment
    #[schema(example = "SJ-2026-000001")]
    pub delivery_note: String,
    #[schema(example = "BUMDes Darmaji")]
    pub bumdes: String,
    /// its part of the order
    #[schema(example = "ET-261123-7K3QF2-1")]
    pub part: String,
    /// how many pieces were sent
    #[schema(example = 200)]
    pub sent: i64,
    #[schema(example = "2026-12-16T03:00:00Z")]
    pub shipped_at: String,
    /// when a buyer signed for what arrived; null: nobody has yet
    #[schema(example = "2026-12-18T03:00:00Z")]
    pub signed_at: Option<String>,
}

impl From<Row> for HandoverSummary {
    fn from(row: Row) -> Self {
        Self {
            number: row.number,
            delivery_note: row.delivery_note,
            bumdes: row.bumdes,
            part: row.part,
            sent: row.sent,
            shipped_at: told(row.opened_at),
            signed_at: row.signed_at.map(told),
        }
    }
}

#[derive(Serialize, ToSchema)]
pub struct OwnHandover {
    #[schema(example = "BAST-2026-000001")]
    pub number: String,
    #[schema(example = "SJ-2026-000001")]
    pub delivery_note: String,
    /// of the purchase order
    #[schema(example = "PO-261123-7K3QF2")]
    pub order: String,
    #[schema(example = "BUMDes Darmaji")]
    pub bumdes: String,
    #[schema(example = "ET-261123-7K3QF2-1")]
    pub part: String,
    /// null where the BUMDes brings it itself
    #[schema(example = "JNE")]
    pub courier: Option<String>,
    pub tracking_number: Option<String>,
    #[schema(example = "2026-12-16T03:00:00Z")]
    pub shipped_at: String,
    /// null, as are the next two, until a buyer has signed
    #[schema(example = "2026-12-18T03:00:00Z")]
    pub signed_at: Option<String>,
    /// who took it at the door
    pub receiver: Option<String>,
    pub receiver_position: Option<String>,
    pub lines: Vec<HandoverItem>,
}

#[derive(Serialize, ToSchema)]
pub struct HandoverItem {
    #[schema(example = "NTB-DRM-KOTAKTISU-01")]
    pub sku: String,
    pub product: String,
    /// empty where there is one kind alone
    pub option: String,
    /// what it is counted in: `pcs`, `pack`, `bottle`, `pair`, `kg` or `m`
    #[schema(example = "kg")]
    pub unit: String,
    #[schema(example = 200)]
    pub sent: i64,
    /// null: not signed yet
    #[schema(example = 180)]
    pub received: Option<i64>,
    /// of what is short, so many pieces were taken off the company's account
    #[schema(example = 20)]
    pub credited: i64,
    /// why something is short, else empty
    pub reason: String,
}

impl OwnHandover {
    pub(super) fn new(language: Language, detail: Detail) -> Self {
        let item = |line: Line| HandoverItem {
            product: language.pick(&line.name_id, &line.name_en).to_owned(),
            sku: line.sku,
            option: line.option_value,
            unit: line.unit,
            sent: line.sent,
            received: line.received,
            credited: line.credited,
            reason: line.reason,
        };
        Self {
            number: detail.handover.number,
            delivery_note: detail.delivery_note,
            order: detail.purchase_order,
            bumdes: detail.bumdes,
            part: detail.part,
            courier: detail.courier,
            tracking_number: detail.tracking_number,
            shipped_at: told(detail.handover.opened_at),
            signed_at: detail.handover.signed_at.map(told),
            receiver: detail.handover.receiver_name,
            receiver_position: detail.handover.receiver_position,
            lines: detail.lines.into_iter().map(item).collect(),
        }
    }
}
