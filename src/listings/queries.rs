//! Reads of a BUMDes's own products, shaped for pages.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use super::content::ListingContent;
use super::draft::read;
use super::next::{Next, next};
use super::submission::Decision;
use crate::catalog::{ListingStatus, Making};
use crate::curation::Side;
use crate::curation::queries::{lower, pattern};
use crate::db::schema::{
    bumdes, listing_drafts, listing_events, listing_submissions, products, review_comments, stock_levels, users,
    variants, withheld_listings,
};
use crate::db::{DbConn, Timestamp};
use crate::ids::{ProductId, SubmissionId};
use crate::web::ListingScope;

pub const PER_PAGE: i64 = 25;

/// What a BUMDes looks for among its own. Empty text looks for everything that is not put away.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    pub q: String,
    pub status: Option<ListingStatus>,
    /// the last product of the page before
    pub after: Option<ProductId>,
}

#[derive(Debug, Clone, Serialize, Queryable)]
pub struct Listed {
    pub id: ProductId,
    pub sku: String,
    pub slug: String,
    pub category_code: String,
    pub name_id: String,
    pub name_en: String,
    pub status: ListingStatus,
    #[serde(skip)]
    draft: Option<String>,
    #[serde(skip)]
    is_ahead: Option<bool>,
    #[serde(skip)]
    withheld_at: Option<Timestamp>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Offered {
    pub cheapest_minor: i64,
    pub dearest_minor: i64,
    pub on_hand: i64,
    /// not held for an order that is still to be paid
    pub free: i64,
    pub variants: i64,
    pub is_stocked: bool,
    pub is_made_to_order: bool,
}

#[derive(Debug, Serialize)]
pub struct OwnListing {
    #[serde(flatten)]
    pub listed: Listed,
    pub offered: Offered,
    pub next: Option<Next>,
}

#[derive(Debug, Serialize)]
pub struct OwnPage {
    pub rows: Vec<OwnListing>,
    pub total: i64,
    /// the product to go on after
    pub more: Option<ProductId>,
}

/// A page of the BUMDes's products, the newest first. The same number of statements however many there are.
pub fn own_page(conn: &mut DbConn, scope: &ListingScope, wanted: &Wanted) -> QueryResult<OwnPage> {
    let matching = || {
        let mut query = products::table
            .left_join(listing_drafts::table)
            .left_join(withheld_listings::table)
            .filter(products::bumdes_id.eq(scope.bumdes_id()))
            .into_boxed();
        query = match wanted.status {
            Some(status) => query.filter(products::status.eq(status)),
            None => query.filter(products::status.ne(ListingStatus::Archived)),
        };
        if !wanted.q.is_empty() {
            let text = pattern(&wanted.q);
            let name = lower(products::name_id).like(text.clone()).or(lower(products::name_en).like(text.clone()));
            query = query.filter(name.or(lower(products::sku).like(text)));
        }
        query
    };
    let total = matching().count().get_result(conn)?;
    let mut page = matching();
    if let Some(after) = &wanted.after {
        page = page.filter(products::id.lt(after.clone()));
    }
    let mut rows: Vec<Listed> = page
        .order(products::id.desc())
        .limit(PER_PAGE + 1)
        .select((
            products::id,
            products::sku,
            products::slug,
            products::category_code,
            products::name_id,
            products::name_en,
            products::status,
            listing_drafts::content.nullable(),
            listing_drafts::is_ahead.nullable(),
            withheld_listings::withheld_at.nullable(),
        ))
        .load(conn)?;
    let has_more = rows.len() > PER_PAGE as usize;
    rows.truncate(PER_PAGE as usize);
    let more = rows.last().filter(|_| has_more).map(|row| row.id.clone());
    let ids: Vec<&ProductId> = rows.iter().map(|row| &row.id).collect();
    let mut offered = offered(conn, &ids)?;
    let rounds = latest_rounds(conn, &ids)?;
    let open = open_points(conn, rounds.values().map(|round| &round.0))?;
    let row = |listed: Listed| {
        let round = rounds.get(&listed.id).map(|(id, decision)| (*decision, open.get(id).copied().unwrap_or(0)));
        let content = listed.draft.as_deref().map(read::<ListingContent>).transpose()?;
        let (status, is_withheld) = (listed.status, listed.withheld_at.is_some());
        let next = next(status, is_withheld, listed.is_ahead.unwrap_or(false), content.as_ref(), round);
        Ok(OwnListing { offered: offered.remove(&listed.id).unwrap_or_default(), next, listed })
    };
    Ok(OwnPage { rows: rows.into_iter().map(row).collect::<QueryResult<_>>()?, total, more })
}

fn offered(conn: &mut DbConn, ids: &[&ProductId]) -> QueryResult<HashMap<ProductId, Offered>> {
    type Row = (ProductId, i64, Option<i64>, Option<i64>, Making);
    let rows: Vec<Row> = variants::table
        .inner_join(products::table)
        .left_join(stock_levels::table.on(stock_levels::variant_id.eq(variants::id)))
        .filter(variants::product_id.eq_any(ids.iter().copied()).and(variants::is_active))
        .select((
            variants::product_id,
            variants::price_minor,
            stock_levels::on_hand.nullable(),
            stock_levels::reserved.nullable(),
            products::making,
        ))
        .load(conn)?;
    let mut offered: HashMap<ProductId, Offered> = HashMap::new();
    for (id, price, on_hand, reserved, making) in rows {
        let one = offered.entry(id).or_default();
        one.cheapest_minor = if one.variants == 0 { price } else { one.cheapest_minor.min(price) };
        one.dearest_minor = one.dearest_minor.max(price);
        one.variants += 1;
        one.is_made_to_order = making == Making::Order;
        one.is_stocked |= on_hand.is_some();
        one.on_hand += on_hand.unwrap_or(0);
        one.free += on_hand.unwrap_or(0) - reserved.unwrap_or(0);
    }
    Ok(offered)
}

type Round = (SubmissionId, Option<Decision>);

fn latest_rounds(conn: &mut DbConn, ids: &[&ProductId]) -> QueryResult<HashMap<ProductId, Round>> {
    let rows: Vec<(ProductId, SubmissionId, Option<Decision>)> = listing_submissions::table
        .filter(listing_submissions::product_id.eq_any(ids.iter().copied()))
        .order(listing_submissions::number)
        .select((listing_submissions::product_id, listing_submissions::id, listing_submissions::decision))
        .load(conn)?;
    Ok(rows.into_iter().map(|(product, id, decision)| (product, (id, decision))).collect())
}

/// How many points of each round have no answer.
fn open_points<'a>(
    conn: &mut DbConn,
    rounds: impl Iterator<Item = &'a SubmissionId>,
) -> QueryResult<HashMap<SubmissionId, usize>> {
    let rows: Vec<SubmissionId> = review_comments::table
        .filter(review_comments::submission_id.eq_any(rounds).and(review_comments::answer.is_null()))
        .select(review_comments::submission_id)
        .load(conn)?;
    let mut counts = HashMap::new();
    for id in rows {
        *counts.entry(id).or_insert(0) += 1;
    }
    Ok(counts)
}

/// Something that happened to a listing, and who did it.
#[derive(Debug, Serialize, Queryable)]
pub struct Happened {
    pub from_status: String,
    pub to_status: String,
    pub note: Option<String>,
    pub at: Timestamp,
    pub side: Side,
    pub by: Option<String>,
}

/// The history of a listing, the latest first.
pub fn history(conn: &mut DbConn, id: &ProductId) -> QueryResult<Vec<Happened>> {
    listing_events::table
        .left_join(users::table)
        .filter(listing_events::product_id.eq(id))
        .order((listing_events::created_at.desc(), listing_events::id.desc()))
        .limit(50)
        .select((
            listing_events::from_status,
            listing_events::to_status,
            listing_events::note,
            listing_events::created_at,
            listing_events::side,
            users::name.nullable(),
        ))
        .load(conn)
}

/// How many pieces of each option are there, of those that were opened.
pub fn on_hand(conn: &mut DbConn, id: &ProductId) -> QueryResult<HashMap<String, i64>> {
    let rows: Vec<(String, i64)> = variants::table
        .inner_join(stock_levels::table.on(stock_levels::variant_id.eq(variants::id)))
        .filter(variants::product_id.eq(id).and(variants::is_active))
        .select((variants::id, stock_levels::on_hand))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The BUMDes's name, for a curator who acts for it.
pub fn bumdes_name(conn: &mut DbConn, scope: &ListingScope) -> QueryResult<String> {
    bumdes::table.find(scope.bumdes_id()).select(bumdes::name).first(conn)
}

/// What the head of every page about a product tells.
#[derive(Debug, Clone, Serialize, Queryable)]
pub struct Heading {
    pub id: ProductId,
    pub sku: String,
    pub slug: String,
    pub category_code: String,
    pub village_code: String,
    pub name_id: String,
    pub status: ListingStatus,
    pub published_at: Option<Timestamp>,
    /// since when the suspension of its BUMDes keeps it out of the gallery
    pub withheld_at: Option<Timestamp>,
}

pub fn heading(conn: &mut DbConn, scope: &ListingScope, id: &ProductId) -> QueryResult<Option<Heading>> {
    products::table
        .left_join(withheld_listings::table)
        .filter(products::id.eq(id).and(products::bumdes_id.eq(scope.bumdes_id())))
        .select((
            products::id,
            products::sku,
            products::slug,
            products::category_code,
            products::village_code,
            products::name_id,
            products::status,
            products::published_at,
            withheld_listings::withheld_at.nullable(),
        ))
        .first(conn)
        .optional()
}
