//! Rows of purchase orders and of their shares.

use chrono::{Days, NaiveDate};
use diesel::prelude::*;
use serde::Serialize;

use super::PurchaseOrderStatus;
use crate::companies::terms::PaymentTerm;
use crate::db::schema::{purchase_order_shares, purchase_orders};
use crate::db::{DbConn, Timestamp, lock_row};
use crate::ids::{
    BumdesId, CompanyId, FulfillmentOrderId, OutletId, ProductId, PurchaseOrderId, PurchaseOrderShareId, QuoteRoundId,
    RfqId, UserId, VariantId,
};
use crate::legality::day_in;
use crate::web::CompanyScope;

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = purchase_orders)]
pub struct PurchaseOrder {
    pub id: PurchaseOrderId,
    /// what people read out: `PO-261123-7K3QF2`
    pub number: String,
    pub company_id: CompanyId,
    pub outlet_id: OutletId,
    /// none where it was ordered from the catalogue
    pub rfq_id: Option<RfqId>,
    pub drawn_up_by: UserId,
    pub status: PurchaseOrderStatus,
    /// the company's terms of that moment
    pub payment: PaymentTerm,
    pub deposit_bps: i64,
    /// how many must agree, by the company's rule of that moment
    pub approvals_needed: i64,
    pub quantity: i64,
    /// of what was asked for, nobody could make it in time
    pub shortfall: i64,
    /// empty where the goods of a basket have different ones
    pub unit: String,
    /// what is ordered, in the buyer's words
    pub subject: String,
    pub items_total_minor: i64,
    pub shipping_total_minor: i64,
    pub total_minor: i64,
    /// to be paid before anything is made
    pub first_minor: i64,
    /// the last day on which the goods may arrive; none: no day was asked for
    pub due_on: Option<NaiveDate>,
    /// agreed to later it is void: the first of its quotes ends after this day, or its prices do
    pub valid_until: NaiveDate,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// the company's own number for it; may be empty
    pub reference: String,
    /// for the BUMDes; may be empty
    pub note: String,
}

impl PurchaseOrder {
    /// At catalogue prices, which take their pieces from the stock when they are placed.
    pub fn is_from_catalogue(&self) -> bool {
        self.rfq_id.is_none()
    }
}

/// So long may a company take to pay what is due first: weeks that are promised meanwhile are nobody else's.
pub(super) const DAYS_TO_PAY: Days = Days::new(7);

/// The last day to pay what is due first, of an order that waits for it since then.
pub(super) fn pay_by(since: Timestamp) -> NaiveDate {
    day_in(since, "31") + DAYS_TO_PAY
}

/// What one BUMDes makes of it, or sends of one variant.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = purchase_order_shares)]
pub struct PurchaseOrderShare {
    pub id: PurchaseOrderShareId,
    pub purchase_order_id: PurchaseOrderId,
    pub bumdes_id: BumdesId,
    pub product_id: ProductId,
    pub variant_id: VariantId,
    /// none at catalogue prices
    pub quote_round_id: Option<QuoteRoundId>,
    pub quantity: i64,
    pub unit_price_minor: i64,
    pub shipping_minor: i64,
    /// why it has this share; empty where one BUMDes was asked alone
    pub reason: String,
    /// the part of the order that it became
    pub fulfillment_order_id: Option<FulfillmentOrderId>,
    /// the share that came to nothing, and whose place this one takes
    pub replaces: Option<PurchaseOrderShareId>,
    pub made_at: Timestamp,
    /// when others were looked for in its place
    pub reoffered_at: Option<Timestamp>,
    pub unit: String,
    /// so many were not there when it was paid, and it came to nothing
    pub missing: i64,
}

impl PurchaseOrderShare {
    pub fn items_minor(&self) -> i64 {
        self.quantity * self.unit_price_minor
    }

    /// At a catalogue price: it takes its pieces from the stock, and is one part with its BUMDes's other lines.
    pub fn is_from_catalogue(&self) -> bool {
        self.quote_round_id.is_none()
    }
}

/// The scope's purchase order of this number, held until the transaction ends. Its company is held before it: what a
/// company may still order is counted by one transaction at a time.
pub(super) fn lock_own(conn: &mut DbConn, scope: &CompanyScope, number: &str) -> QueryResult<Option<PurchaseOrder>> {
    lock_row(conn, "companies", scope.company_id().as_str())?;
    purchase_orders::table
        .filter(purchase_orders::number.eq(number).and(purchase_orders::company_id.eq(scope.company_id())))
        .select(PurchaseOrder::as_select())
        .first(conn)
        .optional()
}

/// Of the scope's purchase order of this number.
pub fn own_id(conn: &mut DbConn, scope: &CompanyScope, number: &str) -> QueryResult<Option<PurchaseOrderId>> {
    purchase_orders::table
        .filter(purchase_orders::number.eq(number).and(purchase_orders::company_id.eq(scope.company_id())))
        .select(purchase_orders::id)
        .first(conn)
        .optional()
}

/// The scope's purchase order of this number, where this is a share of it.
pub(super) fn own_share(
    conn: &mut DbConn,
    scope: &CompanyScope,
    number: &str,
    share: &PurchaseOrderShareId,
) -> QueryResult<Option<PurchaseOrder>> {
    purchase_orders::table
        .inner_join(purchase_order_shares::table)
        .filter(purchase_orders::number.eq(number).and(purchase_orders::company_id.eq(scope.company_id())))
        .filter(purchase_order_shares::id.eq(share))
        .select(PurchaseOrder::as_select())
        .first(conn)
        .optional()
}

/// In the order of their BUMDes.
pub(super) fn shares(conn: &mut DbConn, id: &PurchaseOrderId) -> QueryResult<Vec<PurchaseOrderShare>> {
    purchase_order_shares::table
        .filter(purchase_order_shares::purchase_order_id.eq(id))
        .order((purchase_order_shares::bumdes_id, purchase_order_shares::id))
        .select(PurchaseOrderShare::as_select())
        .load(conn)
}
