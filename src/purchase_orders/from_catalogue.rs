//! Goods of the catalogue are ordered at the company's prices of this moment: what lies in a buyer's basket, or what their
//! program lists. The prices are fixed from now on; the stock is taken when the purchase order is placed.

use chrono::{Days, NaiveDate};
use diesel::prelude::*;

use super::draw_up::{self, DrawUpError, hand_on, hold};
use super::seen::{Difference, Seen};
use super::{PurchaseOrder, PurchaseOrderShare, PurchaseOrderStatus};
use crate::baskets::listed::{Faults, ListedGood, wishes_of};
use crate::baskets::{self, Basket, BasketPart};
use crate::checkout::number::with_prefix;
use crate::companies::outlets::{self, Outlet};
use crate::companies::terms::Terms;
use crate::db::schema::purchase_order_shares;
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::fulfillment::deadline::SEND_DAYS;
use crate::i18n::Language;
use crate::ids::{OutletId, PurchaseOrderId, PurchaseOrderShareId};
use crate::legality::day_in;
use crate::money::split;
use crate::web::BuyerScope;

/// So long the prices hold while people agree to them.
pub const VALID_DAYS: u64 = 7;
/// Nobody asks for a day so far off but by a slip of the finger.
pub const MOST_DAYS: u64 = 366;

/// Where the goods go, and what is said of them.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub outlet_id: OutletId,
    /// wanted there by then
    pub due_on: Option<NaiveDate>,
    pub reference: String,
    pub note: String,
    /// in which the buyer reads the names
    pub language: Language,
}

#[derive(Debug, thiserror::Error)]
pub enum OrderGoodsError {
    #[error("no such outlet")]
    NoOutlet,
    #[error("the basket is empty")]
    Empty,
    #[error("listed wrongly: {0:?}")]
    Listed(Faults),
    /// Nothing is ordered, nothing is lost from the basket.
    #[error("it is different now: {0:?}")]
    Changed(Vec<Difference>),
    #[error("{bumdes} sends nothing there")]
    Unserved { bumdes: String },
    #[error("it can be there from {earliest} to {latest}")]
    OutsideDays { earliest: NaiveDate, latest: NaiveDate },
    #[error(transparent)]
    DrawUp(#[from] DrawUpError),
}

impl From<DbError> for OrderGoodsError {
    fn from(error: DbError) -> Self {
        Self::DrawUp(error.into())
    }
}

impl From<diesel::result::Error> for OrderGoodsError {
    fn from(error: diesel::result::Error) -> Self {
        Self::DrawUp(error.into())
    }
}

/// The days that may be asked for: what takes longest must be made, and sent.
pub(super) fn days(basket: &Basket, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let longest = basket.lines().map(|line| i64::from(line.good.lead_time_days)).max().unwrap_or(0);
    let lead = u64::try_from(longest + SEND_DAYS).unwrap_or(0);
    (today + Days::new(lead), today + Days::new(lead.max(MOST_DAYS)))
}

/// What lies in the buyer's basket, as they saw it. Its lines leave the basket with it. The new purchase order's number.
pub fn order_basket(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BuyerScope,
    wanted: &Wanted,
    seen: &Seen,
) -> Result<String, OrderGoodsError> {
    let (terms, outlet) = begin(conn, scope, wanted)?;
    // whatever else this buyer puts in waits
    lock_row(conn, "users", scope.user_id().as_str())?;
    let basket = baskets::load(conn, now, scope, Some(&outlet))?;
    let order = write(conn, now, scope, (&terms, &outlet), wanted, &basket, seen)?;
    baskets::empty(conn, scope)?;
    hand_on(conn, now, scope, &order)?;
    Ok(order.number)
}

/// What a program lists, for the total that it was shown. The new purchase order's number.
pub fn order_listed(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BuyerScope,
    wanted: &Wanted,
    goods: &[ListedGood],
    seen_total_minor: i64,
) -> Result<String, OrderGoodsError> {
    let (terms, outlet) = begin(conn, scope, wanted)?;
    let wishes = wishes_of(conn, goods)?.map_err(OrderGoodsError::Listed)?;
    let basket = baskets::priced(conn, now, scope.company_id(), &wishes, Some(&outlet))?;
    let seen = Seen { total_minor: seen_total_minor, ..Seen::of(&basket) };
    let order = write(conn, now, scope, (&terms, &outlet), wanted, &basket, &seen)?;
    hand_on(conn, now, scope, &order)?;
    Ok(order.number)
}

fn begin(conn: &mut DbConn, scope: &BuyerScope, wanted: &Wanted) -> Result<(Terms, Outlet), OrderGoodsError> {
    let terms = hold(conn, scope)?;
    let outlet = outlets::find(conn, scope, &wanted.outlet_id)?.filter(|outlet| outlet.is_active);
    Ok((terms, outlet.ok_or(OrderGoodsError::NoOutlet)?))
}

/// The order and its shares, where everything is as it was seen.
fn write(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BuyerScope,
    (terms, outlet): (&Terms, &Outlet),
    wanted: &Wanted,
    basket: &Basket,
    seen: &Seen,
) -> Result<PurchaseOrder, OrderGoodsError> {
    if basket.parts.is_empty() {
        return Err(OrderGoodsError::Empty);
    }
    let differences = seen.differences(basket);
    if !differences.is_empty() {
        return Err(OrderGoodsError::Changed(differences));
    }
    if let Some(part) = basket.parts.iter().find(|part| part.shipping_minor.is_none()) {
        return Err(OrderGoodsError::Unserved { bumdes: part.bumdes_name.clone() });
    }
    let today = day_in(now, &outlet.region_code);
    let (earliest, latest) = days(basket, today);
    if wanted.due_on.is_some_and(|day| !(earliest..=latest).contains(&day)) {
        return Err(OrderGoodsError::OutsideDays { earliest, latest });
    }
    let order = summed_up(now, scope, wanted, basket, terms, today);
    if order.total_minor != seen.total_minor {
        return Err(DrawUpError::TotalChanged { now_minor: order.total_minor }.into());
    }
    let order = draw_up::write(conn, now, order, terms)?;
    for part in &basket.parts {
        write_shares(conn, now, &order, part)?;
    }
    Ok(order)
}

fn summed_up(
    now: Timestamp,
    scope: &BuyerScope,
    wanted: &Wanted,
    basket: &Basket,
    terms: &Terms,
    today: NaiveDate,
) -> PurchaseOrder {
    let mut units: Vec<&str> = basket.lines().map(|line| line.good.unit.as_str()).collect();
    units.sort_unstable();
    units.dedup();
    let shipping_total_minor = basket.shipping_total_minor.unwrap_or(0);
    let total_minor = basket.items_total_minor + shipping_total_minor;
    PurchaseOrder {
        id: PurchaseOrderId::new(),
        number: with_prefix("PO", now),
        company_id: scope.company_id().clone(),
        outlet_id: wanted.outlet_id.clone(),
        rfq_id: None,
        drawn_up_by: scope.user_id().clone(),
        status: PurchaseOrderStatus::AwaitingApproval,
        payment: terms.payment,
        deposit_bps: terms.deposit_bps,
        approvals_needed: 0,
        quantity: basket.lines().map(|line| line.quantity).sum(),
        shortfall: 0,
        unit: if let [unit] = units[..] { unit.to_owned() } else { String::new() },
        subject: subject(basket, wanted.language),
        items_total_minor: basket.items_total_minor,
        shipping_total_minor,
        total_minor,
        first_minor: terms.first_minor(total_minor),
        due_on: wanted.due_on,
        valid_until: today + Days::new(VALID_DAYS),
        created_at: now,
        updated_at: now,
        reference: wanted.reference.clone(),
        note: wanted.note.clone(),
    }
}

/// The first of its products, and how many more.
fn subject(basket: &Basket, language: Language) -> String {
    let mut names: Vec<&str> =
        basket.lines().map(|line| language.pick(&line.good.name_id, &line.good.name_en)).collect();
    names.dedup();
    match names[..] {
        [] => String::new(),
        [one] => one.to_owned(),
        [first, ..] => format!("{first} +{}", names.len() - 1),
    }
}

/// One for each line. Together they carry the part's shipping, each by its weight.
fn write_shares(conn: &mut DbConn, now: Timestamp, order: &PurchaseOrder, part: &BasketPart) -> QueryResult<()> {
    let weights: Vec<i64> = part.lines.iter().map(|line| line.good.weight_g.saturating_mul(line.quantity)).collect();
    let shipping = split(part.shipping_minor.unwrap_or(0), &weights);
    for (line, shipping_minor) in part.lines.iter().zip(shipping) {
        let row = PurchaseOrderShare {
            id: PurchaseOrderShareId::new(),
            purchase_order_id: order.id.clone(),
            bumdes_id: part.bumdes_id.clone(),
            product_id: line.good.product_id.clone(),
            variant_id: line.good.variant_id.clone(),
            quote_round_id: None,
            quantity: line.quantity,
            unit_price_minor: line.price.unit_price_minor,
            shipping_minor,
            reason: String::new(),
            fulfillment_order_id: None,
            replaces: None,
            made_at: now,
            reoffered_at: None,
            unit: line.good.unit.clone(),
            missing: 0,
        };
        diesel::insert_into(purchase_order_shares::table).values(&row).execute(conn)?;
    }
    Ok(())
}
