//! A BUMDes offers, or changes what it offers: a new round.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::told::{Said, buyers};
use super::{Grade, Quote, QuoteStatus, Rfq, RfqStatus, Round, Side, find, quote};
use crate::audit::{self, Act, ActKind};
use crate::db::schema::{bumdes, quote_rounds, quotes, rfq_recipients, variants};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{ProductId, QuoteId, QuoteRoundId, UserId, VariantId};
use crate::villages::BumdesStatus;
use crate::web::OrderScope;

#[derive(Debug, Clone)]
pub struct Answer {
    pub variant_id: VariantId,
    pub unit_price_minor: i64,
    /// the most it can make
    pub quantity: i64,
    pub weekly_quantity: i64,
    pub lot_size: i64,
    pub minimum: i64,
    pub lead_time_days: i32,
    pub grade: Option<Grade>,
    pub valid_until: NaiveDate,
    pub note: String,
    /// the last round of either side when it was written
    pub seen: i64,
}

#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    #[error("no such request")]
    NotFound,
    #[error("the BUMDes is {0}")]
    NotVerified(BumdesStatus),
    #[error("the time for first answers is over")]
    TooLate,
    #[error("the request is {0}")]
    Over(RfqStatus),
    /// Somebody spoke since: a colleague, or the company.
    #[error("there is another round since")]
    Changed,
    #[error("no such option of the product")]
    NoSuchOption,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for AnswerError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// The buyers hear of it. Whoever declined before has thought better of it.
pub fn answer(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OrderScope,
    number: &str,
    answer: &Answer,
) -> Result<(), AnswerError> {
    let (rfq, product) = find::lock_received(conn, scope, number)?.ok_or(AnswerError::NotFound)?;
    let known = find::quote_of(conn, &rfq.id, scope.bumdes_id())?;
    check(conn, now, scope, &rfq, known.as_ref())?;
    check_option(conn, &product, &answer.variant_id)?;
    let last = match &known {
        Some(known) => quote::rounds_of(conn, &known.id)?.last().map_or(0, |round| round.number),
        None => 0,
    };
    if last != answer.seen {
        return Err(AnswerError::Changed);
    }
    let was_open = known.as_ref().is_some_and(|quote| quote.status == QuoteStatus::Open);
    let id = open(conn, now, scope, &rfq, known, answer.valid_until)?;
    diesel::insert_into(quote_rounds::table)
        .values(&round(id, last + 1, scope.user_id(), now, answer))
        .execute(conn)?;
    undo_decline(conn, &rfq, scope)?;
    audit::record(conn, now, &Act::by(scope, ActKind::QuoteMade, &rfq.number))?;
    buyers(conn, now, &rfq, scope.bumdes_id(), if was_open { Said::Changed } else { Said::Offered })?;
    Ok(())
}

fn check(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OrderScope,
    rfq: &Rfq,
    known: Option<&Quote>,
) -> Result<(), AnswerError> {
    let status: BumdesStatus = bumdes::table.find(scope.bumdes_id()).select(bumdes::status).first(conn)?;
    if status != BumdesStatus::Verified {
        return Err(AnswerError::NotVerified(status));
    }
    if !rfq.is_live() {
        return Err(AnswerError::Over(rfq.status));
    }
    match known {
        Some(Quote { status: QuoteStatus::Open, .. }) => Ok(()),
        None | Some(_) if rfq.stands(now) == RfqStatus::Open => Ok(()),
        None | Some(_) => Err(AnswerError::TooLate),
    }
}

fn check_option(conn: &mut DbConn, product: &ProductId, variant: &VariantId) -> Result<(), AnswerError> {
    let own = variants::table.filter(variants::id.eq(variant).and(variants::product_id.eq(product)));
    let found: i64 = own.filter(variants::is_active).count().get_result(conn)?;
    if found == 1 { Ok(()) } else { Err(AnswerError::NoSuchOption) }
}

/// The quote's row, new or brought up to date: it is the company's turn.
fn open(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OrderScope,
    rfq: &Rfq,
    known: Option<Quote>,
    valid_until: NaiveDate,
) -> QueryResult<QuoteId> {
    let Some(known) = known else {
        let quote = Quote {
            id: QuoteId::new(),
            rfq_id: rfq.id.clone(),
            bumdes_id: scope.bumdes_id().clone(),
            status: QuoteStatus::Open,
            turn: Side::Company,
            valid_until,
            created_at: now,
            updated_at: now,
        };
        diesel::insert_into(quotes::table).values(&quote).execute(conn)?;
        return Ok(quote.id);
    };
    diesel::update(quotes::table.find(&known.id))
        .set((
            quotes::status.eq(QuoteStatus::Open),
            quotes::turn.eq(Side::Company),
            quotes::valid_until.eq(valid_until),
            quotes::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(known.id)
}

fn round(quote_id: QuoteId, number: i64, by: &UserId, now: Timestamp, answer: &Answer) -> Round {
    Round {
        id: QuoteRoundId::new(),
        quote_id,
        number,
        side: Side::Bumdes,
        variant_id: Some(answer.variant_id.clone()),
        unit_price_minor: answer.unit_price_minor,
        quantity: answer.quantity,
        weekly_quantity: Some(answer.weekly_quantity),
        lot_size: Some(answer.lot_size),
        minimum: Some(answer.minimum),
        lead_time_days: Some(answer.lead_time_days),
        grade: answer.grade,
        valid_until: Some(answer.valid_until),
        wanted_on: None,
        note: answer.note.clone(),
        made_by: by.clone(),
        made_at: now,
    }
}

fn undo_decline(conn: &mut DbConn, rfq: &Rfq, scope: &OrderScope) -> QueryResult<()> {
    diesel::update(rfq_recipients::table.find((&rfq.id, scope.bumdes_id())))
        .set((
            rfq_recipients::declined_by.eq(None::<UserId>),
            rfq_recipients::declined_at.eq(None::<Timestamp>),
            rfq_recipients::decline_reason.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}
