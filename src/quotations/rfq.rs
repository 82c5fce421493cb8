//! Rows of requests.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::{Grade, RfqStatus};
use crate::db::Timestamp;
use crate::db::schema::rfqs;
use crate::ids::{CompanyId, OutletId, ProductId, RfqId, UserId};

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = rfqs)]
pub struct Rfq {
    pub id: RfqId,
    /// what people read out: `RFQ-261123-7K3QF2`
    pub number: String,
    pub company_id: CompanyId,
    pub outlet_id: OutletId,
    pub asked_by: UserId,
    /// in a few words; of a product its name
    pub subject: String,
    pub product_id: Option<ProductId>,
    pub category_code: Option<String>,
    pub specification: String,
    pub minimum_grade: Option<Grade>,
    pub quantity: i64,
    pub unit: String,
    pub earliest_on: NaiveDate,
    pub latest_on: NaiveDate,
    /// of one unit, without shipping
    pub target_price_minor: Option<i64>,
    pub is_pooled: bool,
    pub at_most_suppliers: Option<i64>,
    /// the last moment of a first answer
    pub answer_by: Timestamp,
    pub status: RfqStatus,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Rfq {
    /// By the clock: it is closed from its last moment on, whenever the task comes that writes it down.
    pub fn stands(&self, now: Timestamp) -> RfqStatus {
        match self.status {
            RfqStatus::Open if now > self.answer_by => RfqStatus::Closed,
            status => status,
        }
    }

    /// Who answered may still change the offer, and the company ask for another.
    pub fn is_live(&self) -> bool {
        RfqStatus::LIVE.contains(&self.status)
    }
}
