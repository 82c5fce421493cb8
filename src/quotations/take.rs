//! A company orders at the terms of these quotes: they are accepted, the others of the request lost. And back again,
//! where the order comes to nothing.

use diesel::prelude::*;

use super::quote::{offer, rounds};
use super::{Quote, QuoteStatus, Rfq, RfqStatus, Round, find};
use crate::db::schema::{bumdes, quote_rounds, quotes, rfq_recipients, rfqs};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{ProductId, QuoteId, QuoteRoundId, RfqId, VariantId};
use crate::villages::BumdesStatus;
use crate::web::BuyerScope;

/// A quote that was accepted, and the terms it was accepted at.
#[derive(Debug, Clone)]
pub struct Taken {
    pub quote: Quote,
    pub offer: Round,
    pub product_id: ProductId,
    pub variant_id: VariantId,
}

#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    #[error("no such request")]
    NotFound,
    /// It was ordered already, or cancelled.
    #[error("the request is {0}")]
    NotLive(RfqStatus),
    /// Its BUMDes took it back, or may not sell now.
    #[error("the quote of {bumdes} is no longer there")]
    Gone { bumdes: String },
    /// Its BUMDes offers something else by now.
    #[error("the quote of {bumdes} was changed")]
    Changed { bumdes: String },
    #[error("the quote of {bumdes} has ended")]
    Expired { bumdes: String },
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for TakeError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// In the order of `wanted`: the last rounds of their BUMDes, or nothing is taken.
pub fn take(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BuyerScope,
    number: &str,
    wanted: &[&QuoteRoundId],
) -> Result<(Rfq, Vec<Taken>), TakeError> {
    let rfq = find::lock_asked(conn, scope, number)?.ok_or(TakeError::NotFound)?;
    if !rfq.status.can_become(RfqStatus::Ordered) {
        return Err(TakeError::NotLive(rfq.status));
    }
    let mut taken = Vec::with_capacity(wanted.len());
    for round_id in wanted {
        taken.push(take_one(conn, now, &rfq, round_id, &[QuoteStatus::Open])?);
    }
    let accepted: Vec<&QuoteId> = taken.iter().map(|taken| &taken.quote.id).collect();
    let open = quotes::table.filter(quotes::rfq_id.eq(&rfq.id).and(quotes::status.eq(QuoteStatus::Open)));
    diesel::update(open.filter(quotes::id.eq_any(&accepted)))
        .set((quotes::status.eq(QuoteStatus::Accepted), quotes::updated_at.eq(now)))
        .execute(conn)?;
    diesel::update(open).set((quotes::status.eq(QuoteStatus::Lost), quotes::updated_at.eq(now))).execute(conn)?;
    diesel::update(rfqs::table.find(&rfq.id))
        .set((rfqs::status.eq(RfqStatus::Ordered), rfqs::updated_at.eq(now)))
        .execute(conn)?;
    Ok((rfq, taken))
}

/// Others of the request make what one cannot, at the terms that they offered. In the order of `wanted`.
pub fn take_instead(
    conn: &mut DbConn,
    now: Timestamp,
    rfq_id: &RfqId,
    wanted: &[&QuoteRoundId],
) -> Result<Vec<Taken>, TakeError> {
    let rfq = find::lock(conn, rfq_id)?;
    let mut taken = Vec::with_capacity(wanted.len());
    for round_id in wanted {
        let one = take_one(conn, now, &rfq, round_id, &[QuoteStatus::Lost, QuoteStatus::Accepted])?;
        diesel::update(quotes::table.find(&one.quote.id))
            .set((quotes::status.eq(QuoteStatus::Accepted), quotes::updated_at.eq(now)))
            .execute(conn)?;
        taken.push(one);
    }
    Ok(taken)
}

fn take_one(
    conn: &mut DbConn,
    now: Timestamp,
    rfq: &Rfq,
    round_id: &QuoteRoundId,
    statuses: &[QuoteStatus],
) -> Result<Taken, TakeError> {
    type Row = (Quote, String, String, BumdesStatus);
    let row: Option<Row> = quotes::table
        .inner_join(bumdes::table.on(bumdes::id.eq(quotes::bumdes_id)))
        .inner_join(quote_rounds::table.on(quote_rounds::quote_id.eq(quotes::id)))
        .filter(quote_rounds::id.eq(round_id).and(quotes::rfq_id.eq(&rfq.id)))
        .select((Quote::as_select(), bumdes::name, bumdes::village_code, bumdes::status))
        .first(conn)
        .optional()?;
    let (quote, bumdes, village_code, standing) = row.ok_or(TakeError::NotFound)?;
    if !statuses.contains(&quote.status) || standing != BumdesStatus::Verified {
        return Err(TakeError::Gone { bumdes });
    }
    if quote.has_expired(now, &village_code) {
        return Err(TakeError::Expired { bumdes });
    }
    let all = rounds(conn, [&quote.id])?;
    let offer = offer(&all).filter(|offer| offer.id == *round_id).cloned();
    let (Some(offer), Some(variant_id)) = (offer.clone(), offer.and_then(|offer| offer.variant_id)) else {
        return Err(TakeError::Changed { bumdes });
    };
    let product_id =
        rfq_recipients::table.find((&rfq.id, &quote.bumdes_id)).select(rfq_recipients::product_id).first(conn)?;
    Ok(Taken { quote, offer, product_id, variant_id })
}

/// The order came to nothing: the request takes no first answers, and those who answered are where they were.
pub fn give_back(conn: &mut DbConn, now: Timestamp, rfq_id: &RfqId) -> QueryResult<()> {
    let rfq = find::lock(conn, rfq_id)?;
    if !rfq.status.can_become(RfqStatus::Closed) {
        return Ok(());
    }
    let theirs = [QuoteStatus::Accepted, QuoteStatus::Lost];
    diesel::update(quotes::table.filter(quotes::rfq_id.eq(rfq_id).and(quotes::status.eq_any(theirs))))
        .set((quotes::status.eq(QuoteStatus::Open), quotes::updated_at.eq(now)))
        .execute(conn)?;
    diesel::update(rfqs::table.find(rfq_id))
        .set((rfqs::status.eq(RfqStatus::Closed), rfqs::updated_at.eq(now)))
        .execute(conn)?;
    Ok(())
}
