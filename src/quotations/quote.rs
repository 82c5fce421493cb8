//! Rows of quotes and of their rounds.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::{Grade, QuoteStatus, Side};
use crate::db::schema::{quote_rounds, quotes};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, QuoteId, QuoteRoundId, RfqId, UserId, VariantId};
use crate::legality::day_in;

#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = quotes)]
pub struct Quote {
    pub id: QuoteId,
    pub rfq_id: RfqId,
    pub bumdes_id: BumdesId,
    pub status: QuoteStatus,
    /// whose word is waited for
    pub turn: Side,
    /// of the BUMDes's last round
    pub valid_until: NaiveDate,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Quote {
    /// Whether its last day has passed in the village (by its code) that made it.
    pub fn has_expired(&self, now: Timestamp, village_code: &str) -> bool {
        day_in(now, village_code) > self.valid_until
    }
}

/// Kept as it was said: a BUMDes's offer has everything but `wanted_on`, a company's counter a price, a quantity and
/// perhaps `wanted_on`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = quote_rounds)]
pub struct Round {
    pub id: QuoteRoundId,
    pub quote_id: QuoteId,
    /// from 1, over both sides
    pub number: i64,
    pub side: Side,
    pub variant_id: Option<VariantId>,
    pub unit_price_minor: i64,
    /// the most it can make, or what is asked for
    pub quantity: i64,
    pub weekly_quantity: Option<i64>,
    /// deliveries are multiples of it
    pub lot_size: Option<i64>,
    /// the fewest worth beginning
    pub minimum: Option<i64>,
    /// from finished to delivered
    pub lead_time_days: Option<i32>,
    pub grade: Option<Grade>,
    /// the last day on which it holds
    pub valid_until: Option<NaiveDate>,
    /// by which day the company asks for it
    pub wanted_on: Option<NaiveDate>,
    pub note: String,
    pub made_by: UserId,
    pub made_at: Timestamp,
}

/// All rounds of these quotes, those of one quote in their order.
pub(super) fn rounds<'a>(conn: &mut DbConn, quotes: impl IntoIterator<Item = &'a QuoteId>) -> QueryResult<Vec<Round>> {
    quote_rounds::table
        .filter(quote_rounds::quote_id.eq_any(quotes))
        .order((quote_rounds::quote_id, quote_rounds::number))
        .select(Round::as_select())
        .load(conn)
}

pub(super) fn rounds_of(conn: &mut DbConn, quote: &QuoteId) -> QueryResult<Vec<Round>> {
    quote_rounds::table
        .filter(quote_rounds::quote_id.eq(quote))
        .order(quote_rounds::number)
        .select(Round::as_select())
        .load(conn)
}

/// What a BUMDes offers: the last round that it made.
pub(super) fn offer(rounds: &[Round]) -> Option<&Round> {
    rounds.iter().rev().find(|round| round.side == Side::Bumdes)
}
