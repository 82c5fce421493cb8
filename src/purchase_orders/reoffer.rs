//! A share that came to nothing goes to others who answered the same request, at the terms they offered and spread as the
//! first time: by itself where the whole costs no more than was agreed to, else when a buyer says so (`others_pages.rs`) and
//! the company's rule asks for nobody's word beyond those who gave theirs. Each change is told to the company's buyers.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::draw_up::{DraftShare, write_share};
use super::limits::{self, Excess};
use super::place::{PlaceError, place};
use super::purchase_order::shares;
use super::told::{self, Moved};
use super::{PurchaseOrder, PurchaseOrderShare, PurchaseOrderStatus};
use crate::allocation::{Allocation, Share};
use crate::app::App;
use crate::companies::{CompanyAct, CompanyActKind, approval, record, terms};
use crate::db::schema::{
    bumdes, fulfillment_orders, outlets, purchase_order_shares, purchase_orders, rfq_regencies, rfqs,
};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::fulfillment::FulfillmentStatus;
use crate::ids::{BumdesId, FulfillmentOrderId, PurchaseOrderShareId, QuoteRoundId, UserId};
use crate::legality::day_in;
use crate::notices::{self, Notice};
use crate::quotations::promise::PromiseError;
use crate::quotations::spread::{self, Instead, Question};
use crate::quotations::{self, Rfq, TakeError};
use crate::web::BuyerScope;

#[derive(Debug, thiserror::Error)]
pub enum ReofferError {
    #[error(transparent)]
    Take(#[from] TakeError),
    #[error(transparent)]
    Promise(#[from] PromiseError),
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// It lives, or others make all of it already.
    #[error("nothing of the share is open")]
    NotOpen,
    #[error("it costs {now_minor} now")]
    TotalChanged { now_minor: i64 },
    #[error("more than the company may order: {0:?}")]
    TooMuch(Excess),
    /// By the company's rule more must agree to the new total than have.
    #[error("others must agree to it")]
    NotAgreed,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ReofferError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Whether the limits of the request hold: how many suppliers there may be, and from which regencies there must be one.
/// Nothing moves against them by itself; a buyer who sees that they cannot be kept may lift them for a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limits {
    Kept,
    Lifted,
}

/// Where a quote or a week is another meanwhile, it fails, and the job comes again.
pub async fn run(app: &App, share_id: &PurchaseOrderShareId) -> anyhow::Result<()> {
    let (now, wanted) = (app.clock.now(), share_id.clone());
    let asked = app.read::<_, DbError>(move |conn| Ok(question(conn, now, &wanted, Limits::Kept)?)).await?;
    let Some(question) = asked else { return Ok(()) };
    let (question, answer) = spread::find(question).await.map_err(|error| anyhow::anyhow!("{error}"))?;
    // what cannot be computed stays open, and the buyer is told so
    let found = answer.ok();
    let share_id = share_id.clone();
    let moving = move |conn: &mut DbConn| move_by_itself(conn, now, &share_id, &question, found.as_ref());
    Ok(app.write::<_, ReofferError>(moving).await?)
}

/// None where nothing of the share is open.
pub(super) fn question(
    conn: &mut DbConn,
    now: Timestamp,
    id: &PurchaseOrderShareId,
    limits: Limits,
) -> QueryResult<Option<Question>> {
    let (order, share) = read(conn, id)?;
    let Some(rfq_id) = order.rfq_id.as_ref() else { return Ok(None) };
    let open = open_quantity(conn, &share)?;
    if open == 0 {
        return Ok(None);
    }
    let rfq: Rfq = rfqs::table.find(rfq_id).select(Rfq::as_select()).first(conn)?;
    let region: String = outlets::table.find(&order.outlet_id).select(outlets::region_code).first(conn)?;
    let (live, ended) = standing(conn, &order)?;
    let mut made: HashMap<BumdesId, i64> = HashMap::new();
    for share in &live {
        *made.entry(share.bumdes_id.clone()).or_default() += share.quantity;
    }
    let makers: Vec<BumdesId> = made.keys().cloned().collect();
    let without: Vec<BumdesId> = ended.into_iter().map(|share| share.bumdes_id).collect();
    let free = Instead {
        quantity: open,
        without: &without,
        only: None,
        at_most_suppliers: None,
        from_regencies: Vec::new(),
        made: &made,
    };
    if limits == Limits::Lifted {
        return spread::question_instead(conn, now, &rfq, &region, &free).map(Some);
    }
    let villages: Vec<String> =
        bumdes::table.filter(bumdes::id.eq_any(&makers)).select(bumdes::village_code).load(conn)?;
    let mut from_regencies: Vec<String> = rfq_regencies::table
        .filter(rfq_regencies::rfq_id.eq(rfq_id))
        .order(rfq_regencies::region_code)
        .select(rfq_regencies::region_code)
        .load(conn)?;
    from_regencies.retain(|code| !villages.iter().any(|village| village.starts_with(code.as_str())));
    let most = rfq.at_most_suppliers.and_then(|most| usize::try_from(most).ok());
    let more = most.map(|most| most.saturating_sub(makers.len()));
    let instead = Instead {
        only: more.filter(|more| *more == 0).map(|_| makers.as_slice()),
        at_most_suppliers: more.filter(|more| *more > 0),
        from_regencies,
        ..free
    };
    spread::question_instead(conn, now, &rfq, &region, &instead).map(Some)
}

/// What of a share came to nothing and is made by nobody else.
fn open_quantity(conn: &mut DbConn, share: &PurchaseOrderShare) -> QueryResult<i64> {
    let Some(part) = &share.fulfillment_order_id else { return Ok(0) };
    let status: FulfillmentStatus =
        fulfillment_orders::table.find(part).select(fulfillment_orders::status).first(conn)?;
    if !ENDED.contains(&status) {
        return Ok(0);
    }
    let instead: Vec<i64> = purchase_order_shares::table
        .filter(purchase_order_shares::replaces.eq(&share.id))
        .select(purchase_order_shares::quantity)
        .load(conn)?;
    Ok(share.quantity - instead.iter().sum::<i64>())
}

const ENDED: [FulfillmentStatus; 2] = [FulfillmentStatus::Rejected, FulfillmentStatus::Cancelled];

fn read(conn: &mut DbConn, id: &PurchaseOrderShareId) -> QueryResult<(PurchaseOrder, PurchaseOrderShare)> {
    purchase_order_shares::table
        .find(id)
        .inner_join(purchase_orders::table)
        .select((PurchaseOrder::as_select(), PurchaseOrderShare::as_select()))
        .first(conn)
}

type Standing = (Vec<PurchaseOrderShare>, Vec<PurchaseOrderShare>);

/// Shares whose parts are with their BUMDes or delivered, and those that came to nothing.
fn standing(conn: &mut DbConn, order: &PurchaseOrder) -> QueryResult<Standing> {
    let all = shares(conn, &order.id)?;
    let gone: HashSet<FulfillmentOrderId> = fulfillment_orders::table
        .filter(fulfillment_orders::id.eq_any(all.iter().filter_map(|share| share.fulfillment_order_id.as_ref())))
        .filter(fulfillment_orders::status.eq_any(ENDED))
        .select(fulfillment_orders::id)
        .load(conn)?
        .into_iter()
        .collect();
    let is_gone = |share: &PurchaseOrderShare| share.fulfillment_order_id.as_ref().is_some_and(|id| gone.contains(id));
    Ok(all.into_iter().partition(|share| !is_gone(share)))
}

/// The share and its order, held with their company; and what the live shares come to.
fn hold(
    conn: &mut DbConn,
    id: &PurchaseOrderShareId,
) -> Result<(PurchaseOrder, PurchaseOrderShare, i64), ReofferError> {
    let (order, _) = read(conn, id)?;
    lock_row(conn, "companies", order.company_id.as_str())?;
    // read again once the company is held
    let (order, share) = read(conn, id)?;
    if order.status != PurchaseOrderStatus::Ordered || open_quantity(conn, &share)? == 0 {
        return Err(ReofferError::NotOpen);
    }
    let (live, _) = standing(conn, &order)?;
    let agreed_minor = live.iter().map(|share| share.items_minor() + share.shipping_minor).sum();
    Ok((order, share, agreed_minor))
}

/// Once, and within what was agreed to: otherwise the buyers are told that it is open.
fn move_by_itself(
    conn: &mut DbConn,
    now: Timestamp,
    id: &PurchaseOrderShareId,
    question: &Question,
    found: Option<&Allocation>,
) -> Result<(), ReofferError> {
    let (order, share, agreed_minor) = match hold(conn, id) {
        Err(ReofferError::NotOpen) => return Ok(()),
        held => held?,
    };
    if share.reoffered_at.is_some() {
        return Ok(());
    }
    diesel::update(purchase_order_shares::table.find(id))
        .set(purchase_order_shares::reoffered_at.eq(now))
        .execute(conn)?;
    let found = found.filter(|found| agreed_minor + found.landed_minor <= order.total_minor);
    let drafts = found.map_or_else(Vec::new, |found| drafts(question, found));
    let moved = move_share(conn, now, &order, &share, &drafts, &order.drawn_up_by)?;
    tell(conn, now, &order, &share, &moved)?;
    Ok(())
}

/// A buyer orders what the page showed, at that price and no other.
pub(super) fn order_others(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BuyerScope,
    id: &PurchaseOrderShareId,
    question: &Question,
    found: &Allocation,
    seen_minor: i64,
) -> Result<(), ReofferError> {
    let (order, share, agreed_minor) = hold(conn, id)?;
    let terms = terms::current(conn, scope.company_id())?.ok_or(ReofferError::NotOpen)?;
    if found.landed_minor != seen_minor || found.shares.is_empty() {
        return Err(ReofferError::TotalChanged { now_minor: found.landed_minor });
    }
    let total_minor = agreed_minor + found.landed_minor;
    if i64::from(approval::needed(conn, scope.company_id(), total_minor)?) > order.approvals_needed {
        return Err(ReofferError::NotAgreed);
    }
    let region: String = outlets::table.find(&order.outlet_id).select(outlets::region_code).first(conn)?;
    // as budgets count it: what was agreed to is used up already, and what earlier moves cost above that
    let more_minor = total_minor.max(order.total_minor) - agreed_minor.max(order.total_minor);
    let excess = match limits::over_credit(conn, scope.company_id(), &terms, found.landed_minor, None)? {
        None => {
            limits::over_budget(conn, scope.company_id(), &order.outlet_id, (day_in(now, &region), more_minor), None)?
        }
        excess => excess,
    };
    if let Some(excess) = excess {
        return Err(ReofferError::TooMuch(excess));
    }
    let moved = move_share(conn, now, &order, &share, &drafts(question, found), scope.user_id())?;
    told::share_moved(conn, now, &order, &share, &moved)?;
    record(conn, now, &CompanyAct::by(scope, CompanyActKind::PurchaseMoved, &order.number))?;
    Ok(())
}

fn move_share(
    conn: &mut DbConn,
    now: Timestamp,
    order: &PurchaseOrder,
    share: &PurchaseOrderShare,
    drafts: &[DraftShare],
    by: &UserId,
) -> Result<Vec<PurchaseOrderShare>, ReofferError> {
    let (Some(rfq_id), false) = (&order.rfq_id, drafts.is_empty()) else { return Ok(Vec::new()) };
    let wanted: Vec<&QuoteRoundId> = drafts.iter().map(|draft| &draft.round_id).collect();
    let taken = quotations::take_instead(conn, now, rfq_id, &wanted)?;
    let mut moved = Vec::with_capacity(drafts.len());
    for (draft, taken) in drafts.iter().zip(&taken) {
        moved.push(write_share(conn, now, order, draft, taken, Some(&share.id))?);
    }
    place(conn, now, order, &moved, by)?;
    Ok(moved)
}

fn drafts(question: &Question, allocation: &Allocation) -> Vec<DraftShare> {
    let draft = |share: &Share| {
        Some(DraftShare {
            round_id: question.rounds.get(&share.key)?.clone(),
            shipping_minor: share.shipping_minor,
            weeks: share.promises.iter().map(|promise| (promise.week, promise.quantity)).collect(),
            reason: share.reason.word().to_owned(),
        })
    };
    allocation.shares.iter().filter_map(draft).collect()
}

fn tell(
    conn: &mut DbConn,
    now: Timestamp,
    order: &PurchaseOrder,
    share: &PurchaseOrderShare,
    moved: &[PurchaseOrderShare],
) -> QueryResult<()> {
    let Moved { from, to, quantity, missing } = told::share_moved(conn, now, order, share, moved)?;
    let notice = Notice::ShareMoved { order, quantity, missing, from: &from, to: &to.join(", ") };
    notices::tell(conn, now, &notice)
}
