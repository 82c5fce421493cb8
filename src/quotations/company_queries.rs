//! Reads for the pages of a company. Each takes the scope: what belongs to others is not found.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde::Serialize;

use super::filters::Filter;
use super::shown::NamedProduct;
use super::state::State;
use super::{Quote, QuoteStatus, Rfq, RfqStatus, Round, quote};
use crate::db::schema::{bumdes, outlets, products, quotes, regions, rfq_recipients, rfqs, variants};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, CompanyId, QuoteId, RfqId, VariantId};
use crate::legality::day_in;
use crate::regions::short_name;
use crate::web::CompanyScope;

pub const PER_PAGE: i64 = 25;

diesel::define_sql_function! {
    fn lower(text: Text) -> Text;
}

#[derive(Debug, Serialize)]
pub struct RequestRow {
    pub number: String,
    pub subject: String,
    pub quantity: i64,
    pub unit: String,
    pub latest_on: NaiveDate,
    pub answer_by: Timestamp,
    pub outlet: String,
    pub region_code: String,
    pub stands: RfqStatus,
    /// to how many it was sent, and how many of them offer something
    pub asked: i64,
    pub offers: i64,
}

pub struct Page {
    pub rows: Vec<RequestRow>,
    /// where the next page begins
    pub next: Option<RfqId>,
}

/// All its requests, the newest first, a page at a time.
pub fn page(conn: &mut DbConn, scope: &CompanyScope, now: Timestamp, filter: &Filter<RfqStatus>) -> QueryResult<Page> {
    let company: &CompanyId = scope.company_id();
    let mut query = rfqs::table
        .inner_join(outlets::table)
        .filter(rfqs::company_id.eq(company))
        .order(rfqs::id.desc())
        .limit(PER_PAGE + 1)
        .select((Rfq::as_select(), outlets::name, outlets::region_code))
        .into_boxed();
    let is_open = rfqs::status.eq(RfqStatus::Open);
    match filter.show {
        Some(RfqStatus::Open) => query = query.filter(is_open.and(rfqs::answer_by.ge(now))),
        Some(RfqStatus::Closed) => {
            query = query.filter(rfqs::status.eq(RfqStatus::Closed).or(is_open.and(rfqs::answer_by.lt(now))));
        }
        Some(status) => query = query.filter(rfqs::status.eq(status)),
        None => {}
    }
    if !filter.q.is_empty() {
        let text = filter.pattern();
        query = query.filter(lower(rfqs::number).like(text.clone()).or(lower(rfqs::subject).like(text)));
    }
    if let Some(after) = &filter.after {
        query = query.filter(rfqs::id.lt(after));
    }
    let mut found: Vec<(Rfq, String, String)> = query.load(conn)?;
    let has_more = found.len() as i64 > PER_PAGE;
    found.truncate(PER_PAGE as usize);
    let next = found.last().filter(|_| has_more).map(|(rfq, ..)| rfq.id.clone());
    let ids: Vec<&RfqId> = found.iter().map(|(rfq, ..)| &rfq.id).collect();
    let asked: HashMap<RfqId, i64> = rfq_recipients::table
        .filter(rfq_recipients::rfq_id.eq_any(ids.iter().copied()))
        .group_by(rfq_recipients::rfq_id)
        .select((rfq_recipients::rfq_id, count_star()))
        .load::<(RfqId, i64)>(conn)?
        .into_iter()
        .collect();
    let offers: HashMap<RfqId, i64> = quotes::table
        .filter(quotes::rfq_id.eq_any(ids).and(quotes::status.ne(QuoteStatus::Withdrawn)))
        // to the hours between the zones: the page of each counts where its village is
        .filter(quotes::status.ne(QuoteStatus::Open).or(quotes::valid_until.ge(day_in(now, "31"))))
        .group_by(quotes::rfq_id)
        .select((quotes::rfq_id, count_star()))
        .load::<(RfqId, i64)>(conn)?
        .into_iter()
        .collect();
    let row = |(rfq, outlet, region_code): (Rfq, String, String)| RequestRow {
        stands: rfq.stands(now),
        asked: asked.get(&rfq.id).copied().unwrap_or(0),
        offers: offers.get(&rfq.id).copied().unwrap_or(0),
        number: rfq.number,
        subject: rfq.subject,
        quantity: rfq.quantity,
        unit: rfq.unit,
        latest_on: rfq.latest_on,
        answer_by: rfq.answer_by,
        outlet,
        region_code,
    };
    Ok(Page { rows: found.into_iter().map(row).collect(), next })
}

/// Whether there ever was one: an empty list says something else then.
pub fn has_any(conn: &mut DbConn, scope: &CompanyScope) -> QueryResult<bool> {
    let any: Option<RfqId> =
        rfqs::table.filter(rfqs::company_id.eq(scope.company_id())).select(rfqs::id).first(conn).optional()?;
    Ok(any.is_some())
}

/// The one by this number, if it is its own.
pub fn own(conn: &mut DbConn, scope: &CompanyScope, number: &str) -> QueryResult<Option<Rfq>> {
    rfqs::table
        .filter(rfqs::number.eq(number).and(rfqs::company_id.eq(scope.company_id())))
        .select(Rfq::as_select())
        .first(conn)
        .optional()
}

/// What one BUMDes said.
#[derive(Debug, Serialize)]
pub struct Answered {
    pub bumdes_id: BumdesId,
    pub bumdes: String,
    pub bumdes_slug: String,
    pub village_code: String,
    pub regency: String,
    pub product: NamedProduct,
    pub state: State,
    pub decline_reason: Option<String>,
    pub quote_id: Option<QuoteId>,
    pub offer: Option<Round>,
    /// the option of the product that it offers; empty where there are none
    pub option: String,
    /// of the whole quantity, or what of it can be made
    pub total_minor: i64,
    pub rounds: Vec<Round>,
}

type Recipient = (BumdesId, String, String, String, NamedProduct, Option<String>);

/// Of everybody it was sent to: who offers, the cheapest first, then who has still to answer, then the others.
pub fn answers(conn: &mut DbConn, now: Timestamp, rfq: &Rfq) -> QueryResult<Vec<Answered>> {
    let recipients: Vec<Recipient> = rfq_recipients::table
        .inner_join(bumdes::table)
        .inner_join(products::table)
        .filter(rfq_recipients::rfq_id.eq(&rfq.id))
        .select((
            bumdes::id,
            bumdes::name,
            bumdes::slug,
            bumdes::village_code,
            (products::slug, products::name_id, products::name_en),
            rfq_recipients::decline_reason,
        ))
        .load(conn)?;
    let mut quotes: HashMap<BumdesId, Quote> = quotes::table
        .filter(quotes::rfq_id.eq(&rfq.id))
        .select(Quote::as_select())
        .load::<Quote>(conn)?
        .into_iter()
        .map(|quote| (quote.bumdes_id.clone(), quote))
        .collect();
    let mut rounds: HashMap<QuoteId, Vec<Round>> = HashMap::new();
    for round in quote::rounds(conn, quotes.values().map(|quote| &quote.id))? {
        rounds.entry(round.quote_id.clone()).or_default().push(round);
    }
    let options = options(conn, rounds.values().flatten())?;
    let regencies = regencies(conn, &recipients)?;
    let answered = |(id, name, slug, village_code, product, reason): Recipient| {
        let quote = quotes.remove(&id);
        let rounds = quote.as_ref().and_then(|quote| rounds.remove(&quote.id)).unwrap_or_default();
        let offer = quote::offer(&rounds).cloned();
        let variant = offer.as_ref().and_then(|offer| offer.variant_id.as_ref());
        let total = offer.as_ref().map(|offer| offer.unit_price_minor * offer.quantity.min(rfq.quantity));
        Answered {
            state: State::of(rfq, now, &village_code, quote.as_ref(), reason.is_some()),
            regency: village_code.get(..5).and_then(|code| regencies.get(code)).cloned().unwrap_or_default(),
            option: variant.and_then(|id| options.get(id)).cloned().unwrap_or_default(),
            total_minor: total.unwrap_or(0),
            quote_id: quote.map(|quote| quote.id),
            bumdes_id: id,
            bumdes: name,
            bumdes_slug: slug,
            village_code,
            product,
            decline_reason: reason,
            offer,
            rounds,
        }
    };
    let mut answers: Vec<Answered> = recipients.into_iter().map(answered).collect();
    let price = |answer: &Answered| answer.offer.as_ref().map_or(0, |offer| offer.unit_price_minor);
    answers.sort_by(|a, b| {
        let place = |answer: &Answered| (rank(answer.state), price(answer));
        place(a).cmp(&place(b)).then_with(|| (&a.bumdes, &a.bumdes_id).cmp(&(&b.bumdes, &b.bumdes_id)))
    });
    Ok(answers)
}

fn rank(state: State) -> u8 {
    match state {
        State::Accepted => 0,
        State::Offered | State::Countered => 1,
        State::Expired => 2,
        State::Waiting => 3,
        State::Lost | State::Cancelled | State::Withdrawn | State::Declined | State::Silent => 4,
    }
}

/// The words of the options that are offered.
fn options<'a>(conn: &mut DbConn, rounds: impl Iterator<Item = &'a Round>) -> QueryResult<HashMap<VariantId, String>> {
    let ids: Vec<&VariantId> = rounds.filter_map(|round| round.variant_id.as_ref()).collect();
    let rows: Vec<(VariantId, String)> =
        variants::table.filter(variants::id.eq_any(ids)).select((variants::id, variants::option_value)).load(conn)?;
    Ok(rows.into_iter().collect())
}

fn regencies(conn: &mut DbConn, recipients: &[Recipient]) -> QueryResult<HashMap<String, String>> {
    let codes: Vec<&str> = recipients.iter().filter_map(|(_, _, _, village, ..)| village.get(..5)).collect();
    let rows: Vec<(String, String)> =
        regions::table.filter(regions::code.eq_any(codes)).select((regions::code, regions::name)).load(conn)?;
    Ok(rows.into_iter().map(|(code, name)| (code, short_name(&name).to_owned())).collect())
}
