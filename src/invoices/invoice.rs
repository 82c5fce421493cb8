//! Rows of invoices and credit notes.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::db::Timestamp;
use crate::db::schema::{credit_notes, invoices};
use crate::ids::{CompanyId, CreditNoteId, FulfillmentOrderId, HandoverId, InvoiceId, PurchaseOrderId, RefundId};

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = invoices)]
pub struct Invoice {
    pub id: InvoiceId,
    /// `INV-2026-000001`
    pub number: String,
    pub company_id: CompanyId,
    pub purchase_order_id: PurchaseOrderId,
    pub fulfillment_order_id: FulfillmentOrderId,
    /// none: shipping that no delivery carried
    pub handover_id: Option<HandoverId>,
    pub issued_at: Timestamp,
    /// in Jakarta
    pub issued_on: NaiveDate,
    pub due_on: NaiveDate,
    pub seller_name: String,
    pub seller_npwp: Option<String>,
    pub buyer_name: String,
    pub buyer_npwp: String,
    pub buyer_address: String,
    pub items_minor: i64,
    pub shipping_minor: i64,
    pub total_minor: i64,
    /// the base of the tax; zero where the seller takes none
    pub dpp_minor: i64,
    /// within the price of the goods
    pub ppn_minor: i64,
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = credit_notes)]
pub struct CreditNote {
    pub id: CreditNoteId,
    /// `NK-2026-000001`
    pub number: String,
    pub company_id: CompanyId,
    pub purchase_order_id: PurchaseOrderId,
    pub refund_id: RefundId,
    pub issued_at: Timestamp,
    /// in Jakarta
    pub issued_on: NaiveDate,
    pub buyer_name: String,
    pub buyer_npwp: String,
    pub buyer_address: String,
    pub reason: String,
    pub total_minor: i64,
    pub ppn_minor: i64,
    /// of the total, so much had been billed
    pub invoiced_minor: i64,
}
