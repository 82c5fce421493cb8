//! A buyer orders at quoted terms: the purchase order is drawn up, its weeks are promised, its quotes are taken. Where
//! nobody need agree it is placed at once.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::decided::decided;
use super::limits::{self, Excess};
use super::place::{PlaceError, place_or_wait};
use super::{PurchaseOrder, PurchaseOrderShare, PurchaseOrderStatus, schedule, told};
use crate::checkout::number::with_prefix;
use crate::companies::terms::{self, Terms};
use crate::companies::{CompanyAct, CompanyActKind, CompanyStatus, approval, record};
use crate::db::schema::{companies, outlets, purchase_order_deliveries, purchase_order_shares, purchase_orders};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{PurchaseOrderId, PurchaseOrderShareId, QuoteRoundId};
use crate::legality::day_in;
use crate::notices::{self, Notice};
use crate::quotations::promise::{self, PromiseError, Promised};
use crate::quotations::{self, TakeError, Taken};
use crate::web::BuyerScope;

/// What weeks are promised for: a share.
pub(super) const PROMISED_FOR: &str = "purchase_order_share";

/// What a buyer saw and ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// of the request
    pub rfq_number: String,
    pub shares: Vec<DraftShare>,
    /// what nobody can make in time
    pub shortfall: i64,
    /// goods and shipping of all shares, as the buyer saw it
    pub seen_total_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftShare {
    pub round_id: QuoteRoundId,
    pub shipping_minor: i64,
    /// Mondays of the weeks in which it is made, and how much in each: the sum is the share
    pub weeks: Vec<(NaiveDate, i64)>,
    pub reason: String,
}

impl DraftShare {
    pub fn quantity(&self) -> i64 {
        self.weeks.iter().map(|(_, quantity)| quantity).sum()
    }
}

#[derive(Debug, thiserror::Error)]
pub enum DrawUpError {
    /// The company may not buy now.
    #[error("the company is {0}")]
    NotApproved(CompanyStatus),
    #[error("nothing is ordered")]
    Empty,
    /// A quote ended or was changed, a price or a week is another: the buyer looks again.
    #[error(transparent)]
    Take(#[from] TakeError),
    #[error("the total is {now_minor} now")]
    TotalChanged { now_minor: i64 },
    #[error("more than the company may order: {0:?}")]
    TooMuch(Excess),
    /// Somebody else was promised a week meanwhile.
    #[error(transparent)]
    Promise(#[from] PromiseError),
    #[error(transparent)]
    Place(#[from] PlaceError),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for DrawUpError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// The new purchase order's number.
pub fn draw_up(conn: &mut DbConn, now: Timestamp, scope: &BuyerScope, draft: &Draft) -> Result<String, DrawUpError> {
    let terms = hold(conn, scope)?;
    let rounds: Vec<&QuoteRoundId> = draft.shares.iter().map(|share| &share.round_id).collect();
    let (rfq, taken) = quotations::take(conn, now, scope, &draft.rfq_number, &rounds)?;
    let order = summed_up(now, scope, draft, &rfq, &taken, &terms)?;
    if order.total_minor != draft.seen_total_minor {
        return Err(DrawUpError::TotalChanged { now_minor: order.total_minor });
    }
    let order = write(conn, now, order, &terms)?;
    for (share, taken) in draft.shares.iter().zip(&taken) {
        write_share(conn, now, &order, share, taken, None)?;
    }
    hand_on(conn, now, scope, &order)?;
    Ok(order.number)
}

/// The company, held: what it may still order is counted by one transaction at a time. Its terms, where it may buy.
pub(super) fn hold(conn: &mut DbConn, scope: &BuyerScope) -> Result<Terms, DrawUpError> {
    let company_id = scope.company_id();
    lock_row(conn, "companies", company_id.as_str())?;
    let status: CompanyStatus = companies::table.find(company_id).select(companies::status).first(conn)?;
    match terms::current(conn, company_id)? {
        Some(terms) if status == CompanyStatus::Approved => Ok(terms),
        _ => Err(DrawUpError::NotApproved(status)),
    }
}

/// Within what the company may order, and with as many approvals as its rule asks for.
pub(super) fn write(
    conn: &mut DbConn,
    now: Timestamp,
    order: PurchaseOrder,
    terms: &Terms,
) -> Result<PurchaseOrder, DrawUpError> {
    let region: String = outlets::table.find(&order.outlet_id).select(outlets::region_code).first(conn)?;
    let wanted = (day_in(now, &region), order.total_minor);
    if let Some(excess) = limits::excess(conn, &order.company_id, terms, &order.outlet_id, wanted, None)? {
        return Err(DrawUpError::TooMuch(excess));
    }
    let needed = approval::needed(conn, &order.company_id, order.total_minor)?;
    let order = PurchaseOrder { approvals_needed: needed.into(), ..order };
    diesel::insert_into(purchase_orders::table).values(&order).execute(conn)?;
    Ok(order)
}

/// Its shares are written: to those who must agree, or placed.
pub(super) fn hand_on(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BuyerScope,
    order: &PurchaseOrder,
) -> Result<(), DrawUpError> {
    record(conn, now, &CompanyAct::by(scope, CompanyActKind::PurchaseDrawnUp, &order.number))?;
    if order.approvals_needed == 0 {
        let to = place_or_wait(conn, now, order, scope.user_id())?;
        // others pay than those who order
        if to == PurchaseOrderStatus::AwaitingPayment {
            decided(conn, now, Some(scope.user_id()), order, to, "")?;
        }
    } else {
        told::of_status(conn, now, order, order.status)?;
        notices::tell(conn, now, &Notice::PurchaseToApprove { by: scope.user_id(), order })?;
    }
    Ok(())
}

fn summed_up(
    now: Timestamp,
    scope: &BuyerScope,
    draft: &Draft,
    rfq: &quotations::Rfq,
    taken: &[Taken],
    terms: &Terms,
) -> Result<PurchaseOrder, DrawUpError> {
    let quantity: i64 = draft.shares.iter().map(DraftShare::quantity).sum();
    let valid_until = taken.iter().filter_map(|taken| taken.offer.valid_until).min();
    let (Some(valid_until), 1..) = (valid_until, quantity) else { return Err(DrawUpError::Empty) };
    let items = draft.shares.iter().zip(taken).map(|(share, taken)| share.quantity() * taken.offer.unit_price_minor);
    let items_total_minor: i64 = items.sum();
    let shipping_total_minor: i64 = draft.shares.iter().map(|share| share.shipping_minor).sum();
    let total_minor = items_total_minor + shipping_total_minor;
    Ok(PurchaseOrder {
        id: PurchaseOrderId::new(),
        number: with_prefix("PO", now),
        company_id: scope.company_id().clone(),
        outlet_id: rfq.outlet_id.clone(),
        rfq_id: Some(rfq.id.clone()),
        drawn_up_by: scope.user_id().clone(),
        status: PurchaseOrderStatus::AwaitingApproval,
        payment: terms.payment,
        deposit_bps: terms.deposit_bps,
        approvals_needed: 0,
        quantity,
        shortfall: draft.shortfall,
        unit: rfq.unit.clone(),
        subject: rfq.subject.clone(),
        items_total_minor,
        shipping_total_minor,
        total_minor,
        first_minor: terms.first_minor(total_minor),
        due_on: Some(rfq.latest_on),
        valid_until,
        created_at: now,
        updated_at: now,
        reference: String::new(),
        note: String::new(),
    })
}

/// Writes it with its deliveries, and its weeks are promised.
pub(super) fn write_share(
    conn: &mut DbConn,
    now: Timestamp,
    order: &PurchaseOrder,
    share: &DraftShare,
    Taken { quote, offer, product_id, variant_id }: &Taken,
    replaces: Option<&PurchaseOrderShareId>,
) -> Result<PurchaseOrderShare, PromiseError> {
    let row = PurchaseOrderShare {
        id: PurchaseOrderShareId::new(),
        purchase_order_id: order.id.clone(),
        bumdes_id: quote.bumdes_id.clone(),
        product_id: product_id.clone(),
        variant_id: variant_id.clone(),
        quote_round_id: Some(offer.id.clone()),
        quantity: share.quantity(),
        unit_price_minor: offer.unit_price_minor,
        shipping_minor: share.shipping_minor,
        reason: share.reason.clone(),
        fulfillment_order_id: None,
        replaces: replaces.cloned(),
        made_at: now,
        reoffered_at: None,
        unit: order.unit.clone(),
        missing: 0,
    };
    diesel::insert_into(purchase_order_shares::table).values(&row).execute(conn)?;
    let lead_time_days = offer.lead_time_days.unwrap_or(0);
    let due_on = order.due_on.unwrap_or(NaiveDate::MAX);
    let deliveries: BTreeMap<NaiveDate, i64> = schedule::deliveries(&share.weeks, lead_time_days, due_on);
    for (due_on, quantity) in deliveries {
        diesel::insert_into(purchase_order_deliveries::table)
            .values((
                purchase_order_deliveries::share_id.eq(&row.id),
                purchase_order_deliveries::due_on.eq(due_on),
                purchase_order_deliveries::quantity.eq(quantity),
            ))
            .execute(conn)?;
    }
    let promised = Promised {
        bumdes_id: &row.bumdes_id,
        product_id,
        weekly_quantity: offer.weekly_quantity.unwrap_or(0),
        weeks: &share.weeks,
        source_kind: PROMISED_FOR,
        source_id: row.id.as_str(),
    };
    promise::promise(conn, now, &promised)?;
    Ok(row)
}
