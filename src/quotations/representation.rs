//! What requests and offers look like to a company's programs.

use serde::Serialize;
use utoipa::ToSchema;

use super::Round;
use super::company_queries::{Answered, RequestRow};
use super::shown::Shown;
use crate::catalog::representation::Price;
use crate::web::api_call::told;

#[derive(Serialize, ToSchema)]
pub struct RequestPage {
    pub items: Vec<RequestSummary>,
    /// the address of the next page; null at the end
    pub next: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct RequestSummary {
    #[schema(example = "RFQ-261122-7K3QF2")]
    pub number: String,
    /// `open`, `closed` (who answered may still change the offer), `cancelled` or `ordered`
    #[schema(example = "open")]
    pub status: String,
    pub subject: String,
    pub quantity: i64,
    #[schema(example = "kg")]
    pub unit: String,
    #[schema(example = "2027-01-31")]
    pub latest_on: String,
    /// the last moment of a first answer
    #[schema(example = "2026-11-29T16:59:59Z")]
    pub answer_by: String,
    pub outlet: String,
    /// how many BUMDes were asked, and how many of them offer something
    pub asked: i64,
    pub offers: i64,
}

impl From<RequestRow> for RequestSummary {
    fn from(row: RequestRow) -> Self {
        Self {
            number: row.number,
            status: row.stands.to_string(),
            subject: row.subject,
            quantity: row.quantity,
            unit: row.unit,
            latest_on: row.latest_on.to_string(),
            answer_by: told(row.answer_by),
            outlet: row.outlet,
            asked: row.asked,
            offers: row.offers,
        }
    }
}

#[derive(Serialize, ToSchema)]
pub struct Request {
    #[schema(example = "RFQ-261122-7K3QF2")]
    pub number: String,
    /// `open`, `closed` (who answered may still change the offer), `cancelled` or `ordered`
    #[schema(example = "open")]
    pub status: String,
    #[schema(example = "kopi arabika")]
    pub subject: String,
    /// the slug of the product that is asked for by name
    pub product: Option<String>,
    /// the code of the category otherwise
    #[schema(example = "food-beverage")]
    pub category: Option<String>,
    pub specification: String,
    /// the lowest that will do: `A`, `B` or `C`
    pub minimum_grade: Option<String>,
    #[schema(example = 1000)]
    pub quantity: i64,
    #[schema(example = "kg")]
    pub unit: String,
    pub outlet_id: String,
    pub outlet: String,
    #[schema(example = "2026-12-01")]
    pub earliest_on: String,
    #[schema(example = "2027-01-31")]
    pub latest_on: String,
    /// of one unit, without shipping
    pub target_price: Option<Price>,
    /// whether it went to all whose products match
    pub is_pooled: bool,
    pub at_most_suppliers: Option<i64>,
    /// the names of those of each of which a supplier is wanted
    pub regencies: Vec<String>,
    #[schema(example = "2026-11-29T16:59:59Z")]
    pub answer_by: String,
    #[schema(example = "2026-11-22T03:00:00Z")]
    pub created_at: String,
    /// of everybody it was sent to: who offers, the cheapest first, then the others
    pub answers: Vec<RequestAnswer>,
}

#[derive(Serialize, ToSchema)]
pub struct RequestAnswer {
    #[schema(example = "bumdes-darmaji")]
    pub bumdes_slug: String,
    pub bumdes: String,
    #[schema(example = "52.02.09.2008")]
    pub village_code: String,
    pub regency: String,
    /// the slug of the product that it would be
    pub product: String,
    /// `waiting`, `silent`, `declined`, `offered`, `countered`, `expired`, `withdrawn`, `accepted`, `lost` or `cancelled`
    #[schema(example = "offered")]
    pub state: String,
    pub decline_reason: Option<String>,
    /// the id of its quote, for a counter
    pub quote: Option<String>,
    /// the option of the product that it offers; empty where there are none
    pub option: String,
    /// the terms that hold: the last round of the BUMDes
    pub offer: Option<QuoteRound>,
    /// of the whole quantity, or what of it can be made; without shipping
    pub total: Option<Price>,
    /// everything that was said, in its order
    pub rounds: Vec<QuoteRound>,
}

#[derive(Serialize, ToSchema)]
pub struct QuoteRound {
    /// from 1, over both sides
    pub number: i64,
    /// who speaks: `bumdes` or `company`
    #[schema(example = "bumdes")]
    pub side: String,
    pub unit_price: Price,
    /// the most it can make; of a company: what it asks for
    pub quantity: i64,
    pub weekly_quantity: Option<i64>,
    /// deliveries are multiples of it
    pub lot_size: Option<i64>,
    /// the fewest worth beginning
    pub minimum: Option<i64>,
    /// from finished to delivered
    pub lead_time_days: Option<i32>,
    pub grade: Option<String>,
    /// the last day on which it holds
    #[schema(example = "2026-12-06")]
    pub valid_until: Option<String>,
    /// by which day the company asks for it
    pub wanted_on: Option<String>,
    pub note: String,
    #[schema(example = "2026-11-22T03:00:00Z")]
    pub made_at: String,
}

impl Request {
    pub(super) fn new(shown: Shown, answers: Vec<Answered>) -> Self {
        let Shown { rfq, stands, outlet, product, regencies, .. } = shown;
        Self {
            number: rfq.number,
            status: stands.to_string(),
            subject: rfq.subject,
            product: product.map(|product| product.slug),
            category: rfq.category_code,
            specification: rfq.specification,
            minimum_grade: rfq.minimum_grade.map(|grade| grade.to_string()),
            quantity: rfq.quantity,
            unit: rfq.unit,
            outlet_id: rfq.outlet_id.0,
            outlet,
            earliest_on: rfq.earliest_on.to_string(),
            latest_on: rfq.latest_on.to_string(),
            target_price: rfq.target_price_minor.map(Price::idr),
            is_pooled: rfq.is_pooled,
            at_most_suppliers: rfq.at_most_suppliers,
            regencies,
            answer_by: told(rfq.answer_by),
            created_at: told(rfq.created_at),
            answers: answers.into_iter().map(RequestAnswer::from).collect(),
        }
    }
}

impl From<Answered> for RequestAnswer {
    fn from(answered: Answered) -> Self {
        Self {
            total: answered.offer.is_some().then(|| Price::idr(answered.total_minor)),
            bumdes_slug: answered.bumdes_slug,
            bumdes: answered.bumdes,
            village_code: answered.village_code,
            regency: answered.regency,
            product: answered.product.slug,
            state: answered.state.to_string(),
            decline_reason: answered.decline_reason,
            quote: answered.quote_id.map(|id| id.0),
            option: answered.option,
            offer: answered.offer.map(QuoteRound::from),
            rounds: answered.rounds.into_iter().map(QuoteRound::from).collect(),
        }
    }
}

impl From<Round> for QuoteRound {
    fn from(round: Round) -> Self {
        let Round { number, quantity, weekly_quantity, lot_size, minimum, lead_time_days, note, .. } = round;
        Self {
            number,
            side: round.side.to_string(),
            unit_price: Price::idr(round.unit_price_minor),
            quantity,
            weekly_quantity,
            lot_size,
            minimum,
            lead_time_days,
            grade: round.grade.map(|grade| grade.to_string()),
            valid_until: round.valid_until.map(|day| day.to_string()),
            wanted_on: round.wanted_on.map(|day| day.to_string()),
            note,
            made_at: told(round.made_at),
        }
    }
}
