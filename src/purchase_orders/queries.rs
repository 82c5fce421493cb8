//! Reads for the pages of purchase orders.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use serde::Serialize;

use super::purchase_order::shares;
use super::{PurchaseOrder, PurchaseOrderShare, PurchaseOrderStatus};
use crate::db::schema::{
    bumdes, deadlines, fulfillment_orders, outlets, products, purchase_order_approvals, purchase_order_deliveries,
    purchase_order_shares, purchase_orders, refund_lines, refunds, rfqs, shipments, users, variants,
};
use crate::db::{DbConn, Timestamp};
use crate::fulfillment::FulfillmentStatus;
use crate::ids::{BumdesId, FulfillmentOrderId, PurchaseOrderId, PurchaseOrderShareId, UserId, VariantId};
use crate::web::CompanyScope;

pub const PER_PAGE: i64 = 25;

/// A purchase order as the list shows it.
#[derive(Debug, Queryable, Serialize)]
pub struct Row {
    pub order: PurchaseOrder,
    pub outlet: String,
}

/// The newest first, and where the next page begins.
pub fn list(
    conn: &mut DbConn,
    scope: &CompanyScope,
    status: Option<PurchaseOrderStatus>,
    after: Option<&PurchaseOrderId>,
) -> QueryResult<(Vec<Row>, Option<PurchaseOrderId>)> {
    let mut query = purchase_orders::table
        .inner_join(outlets::table)
        .filter(purchase_orders::company_id.eq(scope.company_id()))
        .order(purchase_orders::id.desc())
        .limit(PER_PAGE + 1)
        .select((PurchaseOrder::as_select(), outlets::name))
        .into_boxed();
    if let Some(status) = status {
        query = query.filter(purchase_orders::status.eq(status));
    }
    if let Some(after) = after {
        query = query.filter(purchase_orders::id.lt(after));
    }
    let mut rows: Vec<Row> = query.load(conn)?;
    let has_more = rows.len() as i64 > PER_PAGE;
    rows.truncate(PER_PAGE as usize);
    let next = rows.last().filter(|_| has_more).map(|row| row.order.id.clone());
    Ok((rows, next))
}

/// What a BUMDes makes of it, and how far it is.
#[derive(Debug, Serialize)]
pub struct ShareRow {
    pub share: PurchaseOrderShare,
    pub items_minor: i64,
    pub bumdes: String,
    pub bumdes_slug: String,
    /// its names
    pub product_id: String,
    pub product_en: String,
    pub option_value: String,
    pub sku: String,
    pub deliveries: Vec<(NaiveDate, i64)>,
    /// of its part of the order, once there is one
    pub part: Option<PartRow>,
    /// its day has passed, and nothing was sent
    pub is_late: bool,
    /// whose place it takes
    pub instead_of: Option<String>,
    /// came to nothing, and nobody else makes so many of it
    pub open_quantity: i64,
}

impl ShareRow {
    pub fn came_to_nothing(&self) -> bool {
        self.part.as_ref().is_some_and(PartRow::came_to_nothing)
    }
}

#[derive(Debug, Clone, Queryable, Serialize)]
pub struct PartRow {
    pub id: FulfillmentOrderId,
    pub number: String,
    pub status: FulfillmentStatus,
    pub rejection_reason: Option<String>,
}

impl PartRow {
    fn came_to_nothing(&self) -> bool {
        matches!(self.status, FulfillmentStatus::Rejected | FulfillmentStatus::Cancelled)
    }
}

/// Somebody's word.
#[derive(Debug, Queryable, Serialize)]
pub struct Word {
    pub user_id: UserId,
    pub name: String,
    pub agrees: bool,
    pub note: String,
    pub made_at: Timestamp,
}

#[derive(Debug, Serialize)]
pub struct Detail {
    pub order: PurchaseOrder,
    /// of the request it came from
    pub rfq_number: Option<String>,
    pub outlet: String,
    pub outlet_address: String,
    /// who takes it there
    pub recipient: String,
    pub phone: String,
    pub drawn_up_by: String,
    pub shares: Vec<ShareRow>,
    pub words: Vec<Word>,
    /// taken off again since it was ordered
    pub credited_minor: i64,
    /// ordered again in the place of what came to nothing
    pub reordered_minor: i64,
    /// what nobody makes now
    pub open_quantity: i64,
}

impl Detail {
    /// Of what lives.
    pub fn total_now_minor(&self) -> i64 {
        self.order.total_minor - self.credited_minor + self.reordered_minor
    }
}

pub fn detail(conn: &mut DbConn, now: Timestamp, scope: &CompanyScope, number: &str) -> QueryResult<Option<Detail>> {
    type Found = (PurchaseOrder, Option<String>, (String, String, String, String), String);
    let found: Option<Found> = purchase_orders::table
        .inner_join(outlets::table)
        .left_join(rfqs::table.on(purchase_orders::rfq_id.eq(rfqs::id.nullable())))
        .inner_join(users::table.on(users::id.eq(purchase_orders::drawn_up_by)))
        .filter(purchase_orders::number.eq(number).and(purchase_orders::company_id.eq(scope.company_id())))
        .select((
            PurchaseOrder::as_select(),
            rfqs::number.nullable(),
            (outlets::name, outlets::address_line, outlets::recipient, outlets::phone),
            users::name,
        ))
        .first(conn)
        .optional()?;
    let Some((order, rfq_number, place, drawn_up_by)) = found else { return Ok(None) };
    let (outlet, outlet_address, recipient, phone) = place;
    let words = purchase_order_approvals::table
        .inner_join(users::table.on(users::id.eq(purchase_order_approvals::user_id)))
        .filter(purchase_order_approvals::purchase_order_id.eq(&order.id))
        .order((purchase_order_approvals::made_at, purchase_order_approvals::user_id))
        .select((
            users::id,
            users::name,
            purchase_order_approvals::agrees,
            purchase_order_approvals::note,
            purchase_order_approvals::made_at,
        ))
        .load(conn)?;
    let shares = share_rows(conn, now, &order.id)?;
    let parts: Vec<&FulfillmentOrderId> =
        shares.iter().filter_map(|row| row.share.fulfillment_order_id.as_ref()).collect();
    let credited: Vec<i64> = refund_lines::table
        .inner_join(refunds::table.on(refunds::id.eq(refund_lines::refund_id)))
        .filter(refund_lines::fulfillment_order_id.eq_any(parts))
        .select(refund_lines::amount_minor)
        .load(conn)?;
    let credited_minor = credited.iter().sum();
    let open_quantity = shares.iter().map(|row| row.open_quantity).sum();
    let again = |row: &&ShareRow| row.share.replaces.is_some();
    let reordered_minor = shares.iter().filter(again).map(|row| row.items_minor + row.share.shipping_minor).sum();
    Ok(Some(Detail {
        order,
        rfq_number,
        outlet,
        outlet_address,
        recipient,
        phone,
        drawn_up_by,
        shares,
        words,
        credited_minor,
        reordered_minor,
        open_quantity,
    }))
}

fn share_rows(conn: &mut DbConn, now: Timestamp, id: &PurchaseOrderId) -> QueryResult<Vec<ShareRow>> {
    let shares = shares(conn, id)?;
    let sellers: HashMap<BumdesId, (String, String)> = bumdes::table
        .filter(bumdes::id.eq_any(shares.iter().map(|share| &share.bumdes_id)))
        .select((bumdes::id, (bumdes::name, bumdes::slug)))
        .load::<(BumdesId, (String, String))>(conn)?
        .into_iter()
        .collect();
    type Names = (String, String, String, String);
    let names: HashMap<VariantId, Names> = variants::table
        .inner_join(products::table)
        .filter(variants::id.eq_any(shares.iter().map(|share| &share.variant_id)))
        .select((variants::id, (products::name_id, products::name_en, variants::option_value, variants::sku)))
        .load::<(VariantId, Names)>(conn)?
        .into_iter()
        .collect();
    let mut deliveries: HashMap<PurchaseOrderShareId, Vec<(NaiveDate, i64)>> = HashMap::new();
    let all: Vec<(PurchaseOrderShareId, NaiveDate, i64)> = purchase_order_deliveries::table
        .filter(purchase_order_deliveries::share_id.eq_any(shares.iter().map(|share| &share.id)))
        .order((purchase_order_deliveries::share_id, purchase_order_deliveries::due_on))
        .select((
            purchase_order_deliveries::share_id,
            purchase_order_deliveries::due_on,
            purchase_order_deliveries::quantity,
        ))
        .load(conn)?;
    for (share_id, due_on, quantity) in all {
        deliveries.entry(share_id).or_default().push((due_on, quantity));
    }
    let parts: Vec<PartRow> = fulfillment_orders::table
        .inner_join(
            purchase_order_shares::table
                .on(purchase_order_shares::fulfillment_order_id.eq(fulfillment_orders::id.nullable())),
        )
        .filter(purchase_order_shares::purchase_order_id.eq(id))
        .select((
            fulfillment_orders::id,
            fulfillment_orders::number,
            fulfillment_orders::status,
            fulfillment_orders::rejection_reason,
        ))
        .load(conn)?;
    let late: HashSet<FulfillmentOrderId> = deadlines::table
        .inner_join(fulfillment_orders::table)
        .filter(deadlines::fulfillment_order_id.eq_any(parts.iter().map(|part| &part.id)))
        .filter(deadlines::ship_by.lt(now).and(fulfillment_orders::status.eq_any(FulfillmentStatus::WAITING)))
        .filter(not(exists(
            shipments::table.filter(shipments::fulfillment_order_id.eq(deadlines::fulfillment_order_id)),
        )))
        .select(deadlines::fulfillment_order_id)
        .load(conn)?
        .into_iter()
        .collect();
    let makers: HashMap<PurchaseOrderShareId, BumdesId> =
        shares.iter().map(|share| (share.id.clone(), share.bumdes_id.clone())).collect();
    let row = |share: PurchaseOrderShare| {
        let (bumdes, bumdes_slug) = sellers.get(&share.bumdes_id).cloned().unwrap_or_default();
        let (product_id, product_en, option_value, sku) = names.get(&share.variant_id).cloned().unwrap_or_default();
        let part = parts.iter().find(|part| Some(&part.id) == share.fulfillment_order_id.as_ref()).cloned();
        ShareRow {
            items_minor: share.items_minor(),
            is_late: share.fulfillment_order_id.as_ref().is_some_and(|id| late.contains(id)),
            instead_of: share
                .replaces
                .as_ref()
                .and_then(|id| sellers.get(makers.get(id)?))
                .map(|(name, _)| name.clone()),
            open_quantity: 0,
            deliveries: deliveries.remove(&share.id).unwrap_or_default(),
            bumdes,
            bumdes_slug,
            product_id,
            product_en,
            option_value,
            sku,
            part,
            share,
        }
    };
    let mut rows: Vec<ShareRow> = shares.into_iter().map(row).collect();
    let mut instead: HashMap<PurchaseOrderShareId, i64> = HashMap::new();
    for share in rows.iter().map(|row| &row.share) {
        if let Some(gone) = &share.replaces {
            *instead.entry(gone.clone()).or_default() += share.quantity;
        }
    }
    // others are looked for among those who quoted
    let quoted = rows.iter_mut().filter(|row| !row.share.is_from_catalogue());
    for row in quoted.filter(|row| row.came_to_nothing()) {
        row.open_quantity = row.share.quantity - instead.get(&row.share.id).copied().unwrap_or(0);
    }
    Ok(rows)
}
