//! Mails about a payout, to the BUMDes it is for: what they tell, read at once.

use diesel::prelude::*;
use serde::Serialize;
use tera::Context;

use super::Mail;
use super::compose::write;
use super::letter::{Correspondent, Letter};
use super::queries::bumdes_of;
use crate::app::App;
use crate::db::schema::{bumdes, ledger_entries, ledger_transactions, payout_entries, payouts};
use crate::db::{DbConn, Timestamp};
use crate::i18n::Language;
use crate::ids::PayoutId;
use crate::payouts::{Payout, PayoutStatus};

pub(super) struct Facts {
    payout: Payout,
    to: Correspondent,
    language: Language,
    /// where the BUMDes is: times are told in this region's zone
    region_code: String,
    /// when the first and the last of its entries were booked; none where it only carries a balance
    period: Option<(Timestamp, Timestamp)>,
}

/// `mail` in the templates, beside `lang` and `base_url`.
#[derive(Serialize)]
struct Page<'a> {
    bumdes: &'a str,
    region_code: &'a str,
    number: &'a str,
    amount_minor: i64,
    bank: Option<&'a str>,
    masked_number: Option<String>,
    holder: Option<&'a str>,
    ended_at: Option<Timestamp>,
    from: Option<Timestamp>,
    until: Option<Timestamp>,
    /// the bank's reference, or why it failed
    note: Option<&'a str>,
    url: String,
    account_url: String,
}

pub(super) fn facts(conn: &mut DbConn, id: &PayoutId) -> QueryResult<Option<Facts>> {
    let found: Option<(Payout, String)> = payouts::table
        .inner_join(bumdes::table)
        .filter(payouts::id.eq(id))
        .select((Payout::as_select(), bumdes::village_code))
        .first(conn)
        .optional()?;
    let Some((payout, region_code)) = found else { return Ok(None) };
    let reader = bumdes_of(conn, &payout.bumdes_id)?;
    let booked: Vec<Timestamp> = payout_entries::table
        .inner_join(ledger_entries::table.inner_join(ledger_transactions::table))
        .filter(payout_entries::payout_id.eq(id))
        .select(ledger_transactions::occurred_at)
        .distinct()
        .load(conn)?;
    let period = booked.iter().min().copied().zip(booked.iter().max().copied());
    let to = Correspondent { name: reader.name, email: reader.email };
    Ok(Some(Facts { payout, to, language: reader.language, region_code, period }))
}

/// A mail that waited while the payout went on is no longer true.
pub(super) fn is_overtaken(mail: &Mail, facts: &Facts) -> bool {
    match mail {
        Mail::PayoutPaid { .. } => facts.payout.status != PayoutStatus::Paid,
        Mail::PayoutFailed { .. } => facts.payout.status != PayoutStatus::Failed,
        _ => false,
    }
}

pub(super) fn compose(app: &App, mail: &Mail, facts: Facts) -> anyhow::Result<Letter> {
    let Facts { payout, to, language, region_code, period } = facts;
    let base_url = &app.config.server.base_url;
    let page = Page {
        bumdes: &to.name,
        region_code: &region_code,
        number: &payout.number,
        amount_minor: payout.amount_minor,
        bank: payout.bank.as_deref(),
        masked_number: payout.masked_account_number(&app.config.server),
        holder: payout.account_holder.as_deref(),
        ended_at: payout.failed_at.or(payout.paid_at),
        from: period.map(|(from, _)| from),
        until: period.map(|(_, until)| until),
        note: payout.note.as_deref(),
        url: format!("{base_url}/portal/bumdes/money/payouts/{}", payout.number),
        account_url: format!("{base_url}/portal/bumdes/money/bank-account"),
    };
    let mut context = Context::new();
    context.insert("lang", &language);
    context.insert("mail", &page);
    write(app, mail, context, to.clone(), None)
}
