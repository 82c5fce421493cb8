//! A buyer asks for other terms: a round of the company's side. The BUMDes's last word stands meanwhile.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::told::company_name;
use super::{Quote, QuoteStatus, Rfq, RfqStatus, Round, Side, find, quote};
use crate::companies::{self, CompanyAct, CompanyActKind};
use crate::db::schema::{bumdes, quote_rounds, quotes};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{QuoteId, QuoteRoundId};
use crate::notices::{self, Notice};
use crate::web::BuyerScope;

#[derive(Debug, Clone)]
pub struct Counter {
    pub unit_price_minor: i64,
    pub quantity: i64,
    /// by which day
    pub wanted_on: Option<NaiveDate>,
    pub note: String,
    /// the offer it answers: the round of the BUMDes that the buyer read
    pub seen: i64,
}

#[derive(Debug, thiserror::Error)]
pub enum CounterError {
    #[error("no such request or quote")]
    NotFound,
    #[error("the request is {0}")]
    Over(RfqStatus),
    #[error("the quote is {0}")]
    NotOpen(QuoteStatus),
    /// The BUMDes has to offer anew: there is nothing to haggle over.
    #[error("the offer was valid until {0}")]
    Expired(NaiveDate),
    /// The BUMDes has changed its offer since it was read.
    #[error("the terms are other ones now")]
    Changed,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for CounterError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn counter(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BuyerScope,
    number: &str,
    id: &QuoteId,
    wish: &Counter,
) -> Result<(), CounterError> {
    let rfq = find::lock_asked(conn, scope, number)?.ok_or(CounterError::NotFound)?;
    let quote = find::quote(conn, &rfq.id, id)?.ok_or(CounterError::NotFound)?;
    if !rfq.is_live() {
        return Err(CounterError::Over(rfq.status));
    }
    let rounds = quote::rounds_of(conn, &quote.id)?;
    in_force(conn, now, &quote, &rounds, wish.seen)?;
    let round = Round {
        id: QuoteRoundId::new(),
        quote_id: quote.id.clone(),
        number: rounds.last().map_or(0, |round| round.number) + 1,
        side: Side::Company,
        variant_id: None,
        unit_price_minor: wish.unit_price_minor,
        quantity: wish.quantity,
        weekly_quantity: None,
        lot_size: None,
        minimum: None,
        lead_time_days: None,
        grade: None,
        valid_until: None,
        wanted_on: wish.wanted_on,
        note: wish.note.clone(),
        made_by: scope.user_id().clone(),
        made_at: now,
    };
    diesel::insert_into(quote_rounds::table).values(&round).execute(conn)?;
    diesel::update(quotes::table.find(&quote.id))
        .set((quotes::turn.eq(Side::Bumdes), quotes::updated_at.eq(now)))
        .execute(conn)?;
    let bumdes: String = bumdes::table.find(&quote.bumdes_id).select(bumdes::name).first(conn)?;
    companies::record(conn, now, &CompanyAct::by(scope, CompanyActKind::TermsAsked, &rfq.number).noting(&bumdes))?;
    tell(conn, now, &rfq, &quote)?;
    Ok(())
}

/// The offer is there, unchanged since the round that was seen, and its last day has not passed.
fn in_force(conn: &mut DbConn, now: Timestamp, quote: &Quote, rounds: &[Round], seen: i64) -> Result<(), CounterError> {
    if quote.status != QuoteStatus::Open {
        return Err(CounterError::NotOpen(quote.status));
    }
    if quote::offer(rounds).is_none_or(|offer| offer.number != seen) {
        return Err(CounterError::Changed);
    }
    let village: String = bumdes::table.find(&quote.bumdes_id).select(bumdes::village_code).first(conn)?;
    if quote.has_expired(now, &village) { Err(CounterError::Expired(quote.valid_until)) } else { Ok(()) }
}

fn tell(conn: &mut DbConn, now: Timestamp, rfq: &Rfq, quote: &Quote) -> QueryResult<()> {
    let company = company_name(conn, rfq)?;
    let notice = Notice::QuoteCountered {
        bumdes_id: &quote.bumdes_id,
        number: &rfq.number,
        subject: &rfq.subject,
        company: &company,
    };
    notices::tell(conn, now, &notice)
}
