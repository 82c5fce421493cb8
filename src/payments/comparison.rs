//! What a gateway's own list says beside ours: the totals, and each payment that only one side knows.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use serde::Serialize;

use super::gateway::Taken;
use super::status::Provider;
use crate::db::schema::{gateway_comparisons, gateway_differences, orders, payments};
use crate::db::{DbConn, Timestamp};

crate::text_enum! {
    DifferenceKind {
        /// The gateway took money that no payment of ours knows of.
        UnknownHere = "unknown_here",
        /// The gateway took it, and the order is not paid here.
        UnpaidHere = "unpaid_here",
        /// Paid here, and not in the gateway's list.
        UnknownThere = "unknown_there",
        /// Both know it, with other amounts.
        Amount = "amount",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = gateway_comparisons)]
pub struct Comparison {
    pub provider: Provider,
    pub since: Timestamp,
    pub compared_at: Timestamp,
    pub ours_count: i64,
    pub ours_minor: i64,
    pub theirs_count: i64,
    pub theirs_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = gateway_differences)]
pub struct Difference {
    pub id: String,
    pub provider: Provider,
    pub kind: DifferenceKind,
    /// the gateway's own id
    pub reference: String,
    pub order_number: Option<String>,
    pub ours_minor: Option<i64>,
    pub theirs_minor: Option<i64>,
}

/// A payment of ours that a gateway knows.
struct Ours {
    order_number: String,
    amount_minor: i64,
    is_paid: bool,
    /// to be found in the list: opened since then
    is_due: bool,
}

/// Replaces the last comparison with this gateway. Returns how many payments differ.
pub fn write(
    conn: &mut DbConn,
    now: Timestamp,
    provider: Provider,
    since: Timestamp,
    theirs: &[Taken],
) -> QueryResult<usize> {
    let ours = ours(conn, provider, since, theirs)?;
    let counted = || ours.values().filter(|payment| payment.is_paid && payment.is_due);
    let comparison = Comparison {
        provider,
        since,
        compared_at: now,
        ours_count: counted().count() as i64,
        ours_minor: counted().map(|payment| payment.amount_minor).sum(),
        theirs_count: theirs.len() as i64,
        theirs_minor: theirs.iter().map(|taken| taken.amount.minor).sum(),
    };
    let differences = differences(provider, &ours, theirs);
    diesel::delete(gateway_differences::table.filter(gateway_differences::provider.eq(provider))).execute(conn)?;
    diesel::delete(gateway_comparisons::table.find(provider)).execute(conn)?;
    diesel::insert_into(gateway_comparisons::table).values(&comparison).execute(conn)?;
    for difference in &differences {
        diesel::insert_into(gateway_differences::table).values(difference).execute(conn)?;
    }
    Ok(differences.len())
}

/// By reference: the paid ones since then, and those that the gateway lists.
fn ours(
    conn: &mut DbConn,
    provider: Provider,
    since: Timestamp,
    theirs: &[Taken],
) -> QueryResult<HashMap<String, Ours>> {
    let listed: HashSet<&str> = theirs.iter().map(|taken| taken.reference.as_str()).collect();
    let is_paid_since = payments::paid_at.is_not_null().and(payments::created_at.ge(since));
    type Row = (Option<String>, String, i64, Option<Timestamp>, Timestamp);
    let rows: Vec<Row> = payments::table
        .inner_join(orders::table)
        .filter(payments::provider.eq(provider))
        .filter(is_paid_since.or(payments::reference.assume_not_null().eq_any(listed.iter().copied())))
        .select((payments::reference, orders::number, payments::amount_minor, payments::paid_at, payments::created_at))
        .load(conn)?;
    let known = rows.into_iter().filter_map(|(reference, order_number, amount_minor, paid_at, created_at)| {
        let reference = reference?;
        let is_due = created_at >= since || listed.contains(reference.as_str());
        Some((reference, Ours { order_number, amount_minor, is_paid: paid_at.is_some(), is_due }))
    });
    Ok(known.collect())
}

fn differences(provider: Provider, ours: &HashMap<String, Ours>, theirs: &[Taken]) -> Vec<Difference> {
    let difference = |kind, reference: &str, ours: Option<&Ours>, theirs_minor| Difference {
        id: uuid::Uuid::now_v7().to_string(),
        provider,
        kind,
        reference: reference.to_owned(),
        order_number: ours.map(|payment| payment.order_number.clone()),
        ours_minor: ours.map(|payment| payment.amount_minor),
        theirs_minor,
    };
    let of_theirs = theirs.iter().filter_map(|taken| {
        let known = ours.get(&taken.reference);
        let kind = match known {
            None => DifferenceKind::UnknownHere,
            Some(payment) if payment.amount_minor != taken.amount.minor => DifferenceKind::Amount,
            Some(payment) if !payment.is_paid => DifferenceKind::UnpaidHere,
            Some(_) => return None,
        };
        Some(difference(kind, &taken.reference, known, Some(taken.amount.minor)))
    });
    let listed: HashSet<&str> = theirs.iter().map(|taken| taken.reference.as_str()).collect();
    let missing = ours
        .iter()
        .filter(|(reference, payment)| payment.is_paid && payment.is_due && !listed.contains(reference.as_str()));
    let of_ours =
        missing.map(|(reference, payment)| difference(DifferenceKind::UnknownThere, reference, Some(payment), None));
    of_theirs.chain(of_ours).collect()
}

/// The last comparison with each gateway, and what differed.
pub fn last(conn: &mut DbConn) -> QueryResult<(Vec<Comparison>, Vec<Difference>)> {
    let comparisons =
        gateway_comparisons::table.order(gateway_comparisons::provider).select(Comparison::as_select()).load(conn)?;
    let differences =
        gateway_differences::table.order(gateway_differences::id).select(Difference::as_select()).load(conn)?;
    Ok((comparisons, differences))
}
