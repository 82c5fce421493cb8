//! Writes a mail and hands it to the mailer.

use anyhow::Context;
use chrono::TimeDelta;

use super::compose::compose;
use super::letter::Letter;
use super::mailer::MailerError;
use super::queries::{self, Facts};
use super::{Mail, payout, permits, personal, stock};
use crate::app::App;
use crate::db::{DbError, Timestamp};
use crate::fulfillment::FulfillmentStatus;
use crate::fulfillment::deadline::WARNING_HOURS;
use crate::ids::{BumdesId, JobId, PayoutId, VariantId};
use crate::jobs::Permanent;
use crate::orders::OrderStatus;

const WARNING: TimeDelta = TimeDelta::hours(WARNING_HOURS);

/// Sends one mail. The job's id is its Message-ID: a mail that leaves twice, because a worker died before it
/// could say so, is known as the same one. [`Permanent`] when the address or the server refuses for good.
pub async fn run(app: &App, job_id: &JobId, mail: &Mail) -> anyhow::Result<()> {
    let letter = match mail {
        Mail::PayoutPaid { payout_id } | Mail::PayoutFailed { payout_id } => about_payout(app, mail, payout_id).await?,
        Mail::Permits { bumdes_id, told_at } => Some(permits::letter(app, mail, bumdes_id, *told_at).await?),
        _ if mail.is_personal() => about_person(app, mail).await?,
        Mail::StockLow { bumdes_id, variant_ids } => about_stock(app, mail, bumdes_id, variant_ids).await?,
        _ => about_order(app, mail).await?,
    };
    let Some(letter) = letter else {
        tracing::info!(job = %job_id, ?mail, "not sent: what it is about has moved on");
        return Ok(());
    };
    let now = app.clock.now();
    let message = letter
        .into_message(app.mailer.from.clone(), &message_id(app, job_id), now)
        .context(Permanent("the mail cannot be addressed".into()))?;
    match app.mailer.send(now, job_id, message).await {
        Err(error @ MailerError::Refused(_)) => Err(anyhow::Error::new(Permanent(error.to_string()))),
        other => Ok(other?),
    }
}

/// None when it is overtaken.
async fn about_order(app: &App, mail: &Mail) -> anyhow::Result<Option<Letter>> {
    let wanted = mail.clone();
    let facts = app.read::<_, DbError>(move |conn| Ok(queries::facts(conn, &wanted)?)).await?;
    let facts = facts.ok_or_else(|| nothing_there(mail))?;
    if is_overtaken(mail, &facts, app.clock.now()) { Ok(None) } else { compose(app, mail, facts).map(Some) }
}

/// None when it is overtaken.
async fn about_payout(app: &App, mail: &Mail, id: &PayoutId) -> anyhow::Result<Option<Letter>> {
    let id = id.clone();
    let facts = app.read::<_, DbError>(move |conn| Ok(payout::facts(conn, &id)?)).await?;
    let facts = facts.ok_or_else(|| nothing_there(mail))?;
    if payout::is_overtaken(mail, &facts) { Ok(None) } else { payout::compose(app, mail, facts).map(Some) }
}

/// None when nobody waits for it any more.
async fn about_person(app: &App, mail: &Mail) -> anyhow::Result<Option<Letter>> {
    let wanted = mail.clone();
    let facts = app.read::<_, DbError>(move |conn| Ok(personal::facts(conn, &wanted)?)).await?;
    let note = facts.and_then(|facts| personal::note(app, app.clock.now(), mail, facts));
    note.map(|note| personal::compose(app, mail, &note)).transpose()
}

/// None when there is enough of everything again.
async fn about_stock(app: &App, mail: &Mail, id: &BumdesId, variants: &[VariantId]) -> anyhow::Result<Option<Letter>> {
    let (id, variants) = (id.clone(), variants.to_vec());
    let facts = app.read::<_, DbError>(move |conn| Ok(stock::facts(conn, &id, &variants)?)).await?;
    if facts.is_overtaken() { Ok(None) } else { stock::compose(app, mail, &facts).map(Some) }
}

fn nothing_there(mail: &Mail) -> Permanent {
    Permanent(format!("what the mail is about is not there: {mail:?}"))
}

/// A mail that waited for its server and is no longer true: nobody is told to pay what is paid.
fn is_overtaken(mail: &Mail, facts: &Facts, now: Timestamp) -> bool {
    match mail {
        Mail::OrderPlaced { .. } => facts.order.status != OrderStatus::PendingPayment,
        Mail::OrderExpired { .. } => facts.order.status != OrderStatus::Expired,
        Mail::PayeeAccountWanted { .. } => {
            facts.refund.as_ref().is_none_or(|refund| !refund.status.is_by_hand() || refund.payee_account.is_some())
        }
        Mail::PartDue { .. } => !is_waited_for(facts) || facts.due_at.is_none_or(|due_at| due_at > now + WARNING),
        _ => false,
    }
}

/// The step that somebody was to be reminded of is still to be done.
fn is_waited_for(facts: &Facts) -> bool {
    facts.parts.iter().all(|part| FulfillmentStatus::WAITING.contains(&part.fulfillment_order.status))
}

fn message_id(app: &App, job_id: &JobId) -> String {
    let host = url::Url::parse(&app.config.server.base_url).ok().and_then(|u| u.host_str().map(str::to_owned));
    format!("{job_id}@{}", host.as_deref().unwrap_or("etalase.invalid"))
}
