//! A pooled request's offers as the allocation takes them: what each can make week by week, what sending it costs, how
//! reliable its BUMDes is and when it was served last. Reads alone.

use std::collections::HashMap;

use actix_web::web;
use chrono::{NaiveDate, TimeDelta};
use diesel::dsl::{count_star, exists, max};
use diesel::prelude::*;

use super::quote::{offer, rounds};
use super::{Quote, QuoteStatus, Rfq, Round, capacity, company_queries};
use crate::allocation::{self, AllocateError, Allocation, Demand, Effort, Offer, Week};
use crate::db::schema::{
    bumdes, capacity_promises, deadlines, fulfillment_orders, outlets, quotes, rfq_recipients, rfq_regencies,
    shipments, variants,
};
use crate::db::{DbConn, Timestamp};
use crate::error::AppError;
use crate::fulfillment::FulfillmentStatus;
use crate::ids::{BumdesId, ProductId, QuoteRoundId, VariantId};
use crate::legality::day_in;
use crate::shipping::{self, Zone};
use crate::villages::BumdesStatus;
use crate::web::CompanyScope;

/// So many weeks beyond the last day are looked at, for the day on which a shortfall could be met.
const WEEKS_BEYOND: i64 = 26;
/// Parts of so many days tell how reliable a BUMDes is.
const RELIABILITY_DAYS: i64 = 365;
/// Nobody who has shipped nothing yet has been late.
const ALL_IN_TIME: u16 = 1000;

/// What is to be spread, and who could make it.
pub struct Question {
    pub demand: Demand,
    pub offers: Vec<Offer>,
    /// by the key of the offer
    pub names: HashMap<String, String>,
    /// who makes it, by the same key
    pub makers: HashMap<String, BumdesId>,
    /// and the round whose terms it is
    pub rounds: HashMap<String, QuoteRoundId>,
}

impl Question {
    /// The same answer to the same question, on every machine that is not overloaded.
    pub fn answer(&self) -> Result<Allocation, AllocateError> {
        allocation::allocate(&self.demand, &self.offers, Effort::default())
    }
}

/// The scope's own request of this number, and the question it asks today; none where it asked no such thing.
pub fn of_own(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyScope,
    number: &str,
    price_ceiling_minor: Option<i64>,
) -> QueryResult<Option<(Rfq, Question)>> {
    let Some(rfq) = company_queries::own(conn, scope, number)? else { return Ok(None) };
    let region_code: String = outlets::table.find(&rfq.outlet_id).select(outlets::region_code).first(conn)?;
    let question = question(conn, now, &rfq, &region_code, price_ceiling_minor)?;
    Ok(Some((rfq, question)))
}

type Answer = Result<Allocation, AllocateError>;

/// Its answer, found on a thread of its own: it may take two seconds of one core.
pub async fn find(question: Question) -> Result<(Question, Answer), AppError> {
    let find = move || {
        let answer = question.answer();
        (question, answer)
    };
    web::block(find).await.map_err(|error| AppError::Internal(error.into()))
}

type Known = (Quote, String, String, ProductId);

/// The offers that hold today. `region_code`: of the outlet.
pub fn question(
    conn: &mut DbConn,
    now: Timestamp,
    rfq: &Rfq,
    region_code: &str,
    price_ceiling_minor: Option<i64>,
) -> QueryResult<Question> {
    let demand = demand(conn, rfq, day_in(now, region_code), price_ceiling_minor)?;
    let known = known_quotes(conn, rfq, &[QuoteStatus::Open])?;
    among(conn, now, region_code, demand, known)
}

/// What of a request that was ordered has to be made by others than was agreed.
pub struct Instead<'a> {
    pub quantity: i64,
    /// who cannot make it
    pub without: &'a [BumdesId],
    /// where given, nobody else
    pub only: Option<&'a [BumdesId]>,
    pub at_most_suppliers: Option<usize>,
    /// named by the buyer, and nobody of them has a share now
    pub from_regencies: Vec<String>,
    /// what each makes already, by its BUMDes
    pub made: &'a HashMap<BumdesId, i64>,
}

/// The quotes of the request that hold today, taken before or not.
pub fn question_instead(
    conn: &mut DbConn,
    now: Timestamp,
    rfq: &Rfq,
    region_code: &str,
    instead: &Instead<'_>,
) -> QueryResult<Question> {
    let demand = Demand {
        quantity: instead.quantity,
        at_most_suppliers: instead.at_most_suppliers,
        from_regencies: instead.from_regencies.clone(),
        ..demand(conn, rfq, day_in(now, region_code), None)?
    };
    let mut known = known_quotes(conn, rfq, &[QuoteStatus::Lost, QuoteStatus::Accepted])?;
    known.retain(|(quote, ..)| {
        let is_wanted = instead.only.is_none_or(|only| only.contains(&quote.bumdes_id));
        is_wanted && !instead.without.contains(&quote.bumdes_id)
    });
    let mut question = among(conn, now, region_code, demand, known)?;
    for offer in &mut question.offers {
        if let Some(made) = question.makers.get(&offer.key).and_then(|maker| instead.made.get(maker)) {
            offer.at_most = (offer.at_most - made).max(0);
        }
    }
    question.offers.retain(|offer| offer.at_most > 0);
    Ok(question)
}

fn among(
    conn: &mut DbConn,
    now: Timestamp,
    region_code: &str,
    demand: Demand,
    mut known: Vec<Known>,
) -> QueryResult<Question> {
    let today = demand.earliest;
    known.retain(|(quote, _, village, _)| !quote.has_expired(now, village));
    let makers: Vec<&BumdesId> = known.iter().map(|(quote, ..)| &quote.bumdes_id).collect();
    let products: Vec<&ProductId> = known.iter().map(|(.., product)| product).collect();
    let mut by_quote: HashMap<_, Vec<Round>> = HashMap::new();
    for round in rounds(conn, known.iter().map(|(quote, ..)| &quote.id))? {
        by_quote.entry(round.quote_id.clone()).or_default().push(round);
    }
    let weights = weights(conn, by_quote.values().flatten())?;
    let taken = capacity::taken(conn, &products, today)?;
    let rates = shipping::queries::rates(conn, &makers)?;
    let reliable = reliability(conn, now, &makers)?;
    let served = last_served(conn, &makers)?;
    let weeks = (demand.due - today).num_weeks().max(0) + 1 + WEEKS_BEYOND;
    let (mut offers, mut of_rounds) = (Vec::new(), HashMap::new());
    for (quote, _, village, product) in &known {
        let Some(terms) = by_quote.get(&quote.id).and_then(|rounds| offer(rounds)) else { continue };
        // a zone that nobody ships to is no offer
        let Some(rate) = rates.rate(&quote.bumdes_id, Zone::between(village, region_code)) else { continue };
        let free = taken.get(product).cloned().unwrap_or_default().free_weeks(
            terms.weekly_quantity.unwrap_or(0),
            today,
            weeks.unsigned_abs(),
        );
        of_rounds.insert(quote.id.0.clone(), terms.id.clone());
        offers.push(Offer {
            key: quote.id.0.clone(),
            regency: village.get(..5).unwrap_or_default().to_owned(),
            grade: terms.grade.map(Into::into),
            unit_price_minor: terms.unit_price_minor,
            lot_size: terms.lot_size.unwrap_or(1),
            minimum: terms.minimum.unwrap_or(1),
            at_most: terms.quantity,
            lead_time_days: terms.lead_time_days.unwrap_or(0).unsigned_abs(),
            weeks: free.into_iter().map(|week| Week { starts_on: week.starts_on, free: week.free }).collect(),
            weight_per_unit_g: terms.variant_id.as_ref().and_then(|id| weights.get(id)).copied().unwrap_or(0),
            shipping: rate,
            reliability_permille: reliable.get(&quote.bumdes_id).copied().unwrap_or(ALL_IN_TIME),
            last_served: served.get(&quote.bumdes_id).map(|at| at.and_utc().timestamp()),
        });
    }
    Ok(Question {
        demand,
        makers: known.iter().map(|(quote, ..)| (quote.id.0.clone(), quote.bumdes_id.clone())).collect(),
        offers,
        rounds: of_rounds,
        names: known.into_iter().map(|(quote, name, ..)| (quote.id.0, name)).collect(),
    })
}

fn demand(conn: &mut DbConn, rfq: &Rfq, today: NaiveDate, price_ceiling_minor: Option<i64>) -> QueryResult<Demand> {
    Ok(Demand {
        quantity: rfq.quantity,
        earliest: today,
        due: rfq.latest_on,
        price_ceiling_minor,
        minimum_grade: rfq.minimum_grade.map(Into::into),
        at_most_suppliers: rfq.at_most_suppliers.and_then(|most| usize::try_from(most).ok()),
        from_regencies: rfq_regencies::table
            .filter(rfq_regencies::rfq_id.eq(&rfq.id))
            .order(rfq_regencies::region_code)
            .select(rfq_regencies::region_code)
            .load(conn)?,
    })
}

fn known_quotes(conn: &mut DbConn, rfq: &Rfq, statuses: &[QuoteStatus]) -> QueryResult<Vec<Known>> {
    quotes::table
        .inner_join(bumdes::table)
        .inner_join(
            rfq_recipients::table
                .on(rfq_recipients::rfq_id.eq(quotes::rfq_id).and(rfq_recipients::bumdes_id.eq(quotes::bumdes_id))),
        )
        .filter(quotes::rfq_id.eq(&rfq.id).and(quotes::status.eq_any(statuses)))
        .filter(bumdes::status.eq(BumdesStatus::Verified))
        .order(quotes::id)
        .select((Quote::as_select(), bumdes::name, bumdes::village_code, rfq_recipients::product_id))
        .load(conn)
}

fn weights<'a>(conn: &mut DbConn, rounds: impl Iterator<Item = &'a Round>) -> QueryResult<HashMap<VariantId, i64>> {
    let ids: Vec<&VariantId> = rounds.filter_map(|round| round.variant_id.as_ref()).collect();
    let rows: Vec<(VariantId, i64)> =
        variants::table.filter(variants::id.eq_any(ids)).select((variants::id, variants::weight_g)).load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Parts of a thousand that were sent whole before their deadline.
fn reliability(conn: &mut DbConn, now: Timestamp, makers: &[&BumdesId]) -> QueryResult<HashMap<BumdesId, u16>> {
    let sent = || {
        fulfillment_orders::table
            .inner_join(deadlines::table)
            .filter(fulfillment_orders::bumdes_id.eq_any(makers.to_vec()))
            .filter(fulfillment_orders::status.eq_any([FulfillmentStatus::Shipped, FulfillmentStatus::Delivered]))
            .filter(fulfillment_orders::created_at.ge(now - TimeDelta::days(RELIABILITY_DAYS)))
    };
    let all: Vec<(BumdesId, i64)> = sent()
        .group_by(fulfillment_orders::bumdes_id)
        .select((fulfillment_orders::bumdes_id, count_star()))
        .load(conn)?;
    let too_late = shipments::table
        .filter(shipments::fulfillment_order_id.eq(fulfillment_orders::id))
        .filter(shipments::shipped_at.gt(deadlines::ship_by));
    let late: HashMap<BumdesId, i64> = sent()
        .filter(exists(too_late))
        .group_by(fulfillment_orders::bumdes_id)
        .select((fulfillment_orders::bumdes_id, count_star()))
        .load::<(BumdesId, i64)>(conn)?
        .into_iter()
        .collect();
    let permille = |(id, all): (BumdesId, i64)| {
        let in_time = (all - late.get(&id).copied().unwrap_or(0)) * i64::from(ALL_IN_TIME) / all;
        (id, u16::try_from(in_time).unwrap_or(0))
    };
    Ok(all.into_iter().map(permille).collect())
}

fn last_served(conn: &mut DbConn, makers: &[&BumdesId]) -> QueryResult<HashMap<BumdesId, Timestamp>> {
    let rows: Vec<(BumdesId, Option<Timestamp>)> = capacity_promises::table
        .filter(capacity_promises::bumdes_id.eq_any(makers.to_vec()))
        .filter(capacity_promises::released_at.is_null())
        .group_by(capacity_promises::bumdes_id)
        .select((capacity_promises::bumdes_id, max(capacity_promises::made_at)))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(id, at)| Some((id, at?))).collect())
}
