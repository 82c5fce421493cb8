//! What waits for a curator, the longest first, and how long answers took lately.

use chrono::TimeDelta;
use diesel::prelude::*;
use serde::Serialize;

use super::queries::{lower, pattern};
use crate::db::schema::{bumdes, listing_submissions, products, villages};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, ProductId, SubmissionId};
use crate::listings::submission::Decision;

pub const PER_PAGE: i64 = 25;
/// How far back answers are counted.
const LATELY_DAYS: i64 = 30;

/// Empty text looks for everything.
#[derive(Debug, Clone, Default, Serialize)]
pub struct WantedRounds {
    /// none: those that wait
    pub decision: Option<Decision>,
    pub q: String,
    pub village: String,
    pub bumdes: String,
    pub category: String,
    /// waits at least as many days
    pub days: i64,
    /// the last of the page before
    pub after: Option<SubmissionId>,
}

#[derive(Debug, Serialize, Queryable)]
pub struct WaitingRound {
    pub id: SubmissionId,
    pub number: i64,
    pub submitted_at: Timestamp,
    pub decided_at: Option<Timestamp>,
    pub is_assisted: bool,
    pub product_id: ProductId,
    pub slug: String,
    pub category_code: String,
    pub name_id: String,
    pub name_en: String,
    pub published_at: Option<Timestamp>,
    pub village_name: String,
    pub bumdes_id: BumdesId,
    pub bumdes_name: String,
}

#[derive(Debug)]
pub struct Queue {
    pub rows: Vec<WaitingRound>,
    pub more: Option<SubmissionId>,
    /// all that wait, whatever is filtered
    pub waiting: i64,
    /// half of the answers of the last 30 days took no longer than as many minutes; none without answers
    pub median_minutes: Option<i64>,
}

/// The same number of statements however many wait.
pub fn queue(conn: &mut DbConn, now: Timestamp, wanted: &WantedRounds) -> QueryResult<Queue> {
    let mut query = listing_submissions::table
        .inner_join(products::table.inner_join(villages::table).inner_join(bumdes::table))
        .into_boxed();
    query = match wanted.decision {
        None => query
            .filter(listing_submissions::decision.is_null())
            .order((listing_submissions::submitted_at, listing_submissions::id)),
        Some(decision) => query
            .filter(listing_submissions::decision.eq(decision))
            .order((listing_submissions::submitted_at.desc(), listing_submissions::id.desc())),
    };
    if !wanted.q.is_empty() {
        let text = pattern(&wanted.q);
        let name = lower(products::name_id).like(text.clone()).or(lower(products::name_en).like(text.clone()));
        query = query.filter(name.or(lower(products::sku).like(text)));
    }
    if !wanted.village.is_empty() {
        query = query.filter(lower(villages::name).like(pattern(&wanted.village)));
    }
    if !wanted.bumdes.is_empty() {
        query = query.filter(lower(bumdes::name).like(pattern(&wanted.bumdes)));
    }
    if !wanted.category.is_empty() {
        query = query.filter(products::category_code.eq(wanted.category.clone()));
    }
    if wanted.days > 0 {
        query = query.filter(listing_submissions::submitted_at.le(now - TimeDelta::days(wanted.days)));
    }
    if let Some(after) = &wanted.after {
        let at: Option<Timestamp> =
            listing_submissions::table.find(after).select(listing_submissions::submitted_at).first(conn).optional()?;
        let (at, id) = (at.unwrap_or(now), after.clone());
        let same = listing_submissions::submitted_at.eq(at);
        query = match wanted.decision {
            None => query.filter(listing_submissions::submitted_at.gt(at).or(same.and(listing_submissions::id.gt(id)))),
            Some(_) => {
                query.filter(listing_submissions::submitted_at.lt(at).or(same.and(listing_submissions::id.lt(id))))
            }
        };
    }
    let mut rows: Vec<WaitingRound> = query
        .limit(PER_PAGE + 1)
        .select((
            listing_submissions::id,
            listing_submissions::number,
            listing_submissions::submitted_at,
            listing_submissions::decided_at,
            listing_submissions::is_assisted,
            products::id,
            products::slug,
            products::category_code,
            products::name_id,
            products::name_en,
            products::published_at,
            villages::name,
            bumdes::id,
            bumdes::name,
        ))
        .load(conn)?;
    let has_more = rows.len() > PER_PAGE as usize;
    rows.truncate(PER_PAGE as usize);
    let more = rows.last().filter(|_| has_more).map(|row| row.id.clone());
    let waiting =
        listing_submissions::table.filter(listing_submissions::decision.is_null()).count().get_result(conn)?;
    Ok(Queue { rows, more, waiting, median_minutes: median_minutes(conn, now)? })
}

fn median_minutes(conn: &mut DbConn, now: Timestamp) -> QueryResult<Option<i64>> {
    let answered = [Decision::Published, Decision::ChangesRequested, Decision::Rejected];
    let rows: Vec<(Timestamp, Option<Timestamp>)> = listing_submissions::table
        .filter(listing_submissions::decision.is_not_null().and(listing_submissions::decision.eq_any(answered)))
        .filter(listing_submissions::decided_at.ge(now - TimeDelta::days(LATELY_DAYS)))
        .select((listing_submissions::submitted_at, listing_submissions::decided_at))
        .load(conn)?;
    let took = |(from, to): (Timestamp, Option<Timestamp>)| Some((to? - from).num_minutes());
    let mut minutes: Vec<i64> = rows.into_iter().filter_map(took).collect();
    minutes.sort_unstable();
    Ok(minutes.get(minutes.len().saturating_sub(1) / 2).copied())
}
