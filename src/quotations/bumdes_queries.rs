//! Reads for the pages of a BUMDes. Each takes the scope: what was sent to others is not found.

use chrono::NaiveDate;
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde::Serialize;

use super::filters::{Filter, Show};
use super::shown::{Shown, shown};
use super::state::State;
use super::{Quote, QuoteStatus, Rfq, RfqStatus, Round, Side, find, quote};
use crate::catalog::{PriceTier, Product, Variant};
use crate::db::schema::{bumdes, companies, outlets, price_tiers, products, quotes, rfq_recipients, rfqs, variants};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, RfqId};
use crate::legality::day_in;
use crate::web::BumdesScope;

pub const PER_PAGE: i64 = 25;

diesel::define_sql_function! {
    fn lower(text: Text) -> Text;
}

/// Requests that were sent to this BUMDes, with what it answered.
macro_rules! received {
    ($bumdes:expr) => {
        rfq_recipients::table
            .inner_join(rfqs::table.inner_join(companies::table).inner_join(outlets::table))
            .left_join(
                quotes::table
                    .on(quotes::rfq_id.eq(rfq_recipients::rfq_id).and(quotes::bumdes_id.eq(rfq_recipients::bumdes_id))),
            )
            .filter(rfq_recipients::bumdes_id.eq($bumdes))
    };
}

/// Nothing is offered.
macro_rules! without_offer {
    () => {
        quotes::id.is_null().or(quotes::status.eq(QuoteStatus::Withdrawn))
    };
}

/// It is for the BUMDes to say something: the first word, or another one after a counter or its last valid day.
macro_rules! waits {
    ($now:expr, $today:expr) => {
        rfq_recipients::declined_at.is_null().and(
            rfqs::status.eq(RfqStatus::Open).and(rfqs::answer_by.ge($now)).and(without_offer!()).or(rfqs::status
                .eq_any(RfqStatus::LIVE)
                .and(quotes::status.eq(QuoteStatus::Open))
                .and(quotes::turn.eq(Side::Bumdes).or(quotes::valid_until.lt($today)))),
        )
    };
}

/// How many requests wait for a word of this BUMDes.
pub fn waiting(conn: &mut DbConn, scope: &BumdesScope, now: Timestamp) -> QueryResult<i64> {
    let today = day_in(now, &village_of(conn, scope)?);
    received!(scope.bumdes_id()).filter(waits!(now, today)).select(count_star()).first(conn)
}

pub(super) fn village_of(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<String> {
    bumdes::table.find(scope.bumdes_id()).select(bumdes::village_code).first(conn)
}

#[derive(Debug, Serialize)]
pub struct ReceivedRow {
    pub number: String,
    pub subject: String,
    pub quantity: i64,
    pub unit: String,
    pub latest_on: NaiveDate,
    pub answer_by: Timestamp,
    pub company: String,
    pub region_code: String,
    pub state: State,
}

pub struct Page {
    pub rows: Vec<ReceivedRow>,
    /// where the next page begins
    pub next: Option<RfqId>,
    pub village_code: String,
}

type Found = (Rfq, String, String, Option<Quote>, Option<Timestamp>);

/// The newest first, a page at a time.
pub fn page(conn: &mut DbConn, scope: &BumdesScope, now: Timestamp, filter: &Filter<Show>) -> QueryResult<Page> {
    let village_code = village_of(conn, scope)?;
    let today = day_in(now, &village_code);
    let bumdes: &BumdesId = scope.bumdes_id();
    let mut query = received!(bumdes)
        .order(rfq_recipients::rfq_id.desc())
        .limit(PER_PAGE + 1)
        .select((
            Rfq::as_select(),
            companies::name,
            outlets::region_code,
            Option::<Quote>::as_select(),
            rfq_recipients::declined_at,
        ))
        .into_boxed();
    match filter.show {
        Some(Show::Answer) => query = query.filter(waits!(now, today)),
        Some(Show::Answered) => {
            let stands = quotes::status.eq(QuoteStatus::Open).and(quotes::turn.eq(Side::Company));
            let is_live = rfqs::status.eq_any(RfqStatus::LIVE);
            query = query.filter(is_live.and(stands).and(quotes::valid_until.ge(today)));
        }
        Some(Show::Ended) => {
            let is_over = rfqs::status.eq_any([RfqStatus::Cancelled, RfqStatus::Ordered]);
            let too_late = rfqs::status.eq(RfqStatus::Closed).or(rfqs::answer_by.lt(now));
            let has_ended = quotes::status.eq_any([QuoteStatus::Accepted, QuoteStatus::Lost]);
            let is_declined = rfq_recipients::declined_at.is_not_null();
            query = query.filter(is_declined.or(is_over).or(has_ended).or(too_late.and(without_offer!())));
        }
        None => {}
    }
    if !filter.q.is_empty() {
        let text = filter.pattern();
        let word = lower(rfqs::subject).like(text.clone()).or(lower(companies::name).like(text.clone()));
        query = query.filter(lower(rfqs::number).like(text).or(word));
    }
    if let Some(after) = &filter.after {
        query = query.filter(rfq_recipients::rfq_id.lt(after));
    }
    let mut found: Vec<Found> = query.load(conn)?;
    let has_more = found.len() as i64 > PER_PAGE;
    found.truncate(PER_PAGE as usize);
    let next = found.last().filter(|_| has_more).map(|(rfq, ..)| rfq.id.clone());
    let row = |(rfq, company, region_code, quote, declined_at): Found| ReceivedRow {
        state: State::of(&rfq, now, &village_code, quote.as_ref(), declined_at.is_some()),
        number: rfq.number,
        subject: rfq.subject,
        quantity: rfq.quantity,
        unit: rfq.unit,
        latest_on: rfq.latest_on,
        answer_by: rfq.answer_by,
        company,
        region_code,
    };
    Ok(Page { rows: found.into_iter().map(row).collect(), next, village_code })
}

/// Whether there ever was one: an empty list says something else then.
pub fn has_any(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<bool> {
    let any: Option<RfqId> = rfq_recipients::table
        .filter(rfq_recipients::bumdes_id.eq(scope.bumdes_id()))
        .select(rfq_recipients::rfq_id)
        .first(conn)
        .optional()?;
    Ok(any.is_some())
}

/// A request with everything that its recipient needs to answer.
pub struct Received {
    pub shown: Shown,
    pub product: Product,
    /// its options on sale, in their order
    pub variants: Vec<Variant>,
    pub tiers: Vec<PriceTier>,
    pub state: State,
    pub decline_reason: Option<String>,
    pub quote: Option<Quote>,
    pub rounds: Vec<Round>,
    pub village_code: String,
}

impl Received {
    /// Whether an offer would be taken.
    pub fn takes_offer(&self) -> bool {
        let is_open = self.quote.as_ref().is_some_and(|quote| quote.status == QuoteStatus::Open);
        self.shown.rfq.is_live() && (is_open || self.shown.stands == RfqStatus::Open)
    }

    pub fn offer(&self) -> Option<&Round> {
        quote::offer(&self.rounds)
    }
}

pub fn own(conn: &mut DbConn, scope: &BumdesScope, number: &str) -> QueryResult<Option<Rfq>> {
    rfq_recipients::table
        .inner_join(rfqs::table)
        .filter(rfqs::number.eq(number).and(rfq_recipients::bumdes_id.eq(scope.bumdes_id())))
        .select(Rfq::as_select())
        .first(conn)
        .optional()
}

pub fn received(conn: &mut DbConn, scope: &BumdesScope, now: Timestamp, number: &str) -> QueryResult<Option<Received>> {
    let Some(rfq) = own(conn, scope, number)? else { return Ok(None) };
    let (product, decline_reason): (Product, Option<String>) = rfq_recipients::table
        .inner_join(products::table)
        .filter(rfq_recipients::rfq_id.eq(&rfq.id).and(rfq_recipients::bumdes_id.eq(scope.bumdes_id())))
        .select((Product::as_select(), rfq_recipients::decline_reason))
        .first(conn)?;
    let quote = find::quote_of(conn, &rfq.id, scope.bumdes_id())?;
    let rounds = match &quote {
        Some(quote) => quote::rounds_of(conn, &quote.id)?,
        None => Vec::new(),
    };
    let variants = variants::table
        .filter(variants::product_id.eq(&product.id).and(variants::is_active))
        .order((variants::position, variants::id))
        .select(Variant::as_select())
        .load(conn)?;
    let tiers =
        price_tiers::table.filter(price_tiers::product_id.eq(&product.id)).select(PriceTier::as_select()).load(conn)?;
    let village_code = village_of(conn, scope)?;
    let state = State::of(&rfq, now, &village_code, quote.as_ref(), decline_reason.is_some());
    let shown = shown(conn, now, rfq)?;
    Ok(Some(Received { shown, product, variants, tiers, state, decline_reason, quote, rounds, village_code }))
}
