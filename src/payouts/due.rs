//! Which entries of the books may be paid out now.
//!
//! What a BUMDes is owed for its part of an order is due when the part has ended (delivered; or rejected or
//! cancelled, where the buyer kept something of it) and the hold days are over, unless a refund of it is still to be
//! sent, a complaint about it is open, or it was ordered on a company's account and the company has not paid it. What is taken back of money that was paid out already is due at once, or it
//! would be paid a second time. A correction without an order is due at once. Of a part that was paid with cash the
//! BUMDes has the money already: its entries come to less than nothing and are set off like any others.

use chrono::TimeDelta;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamp as SqlTimestamp};

use crate::db::{DbConn, Timestamp};
use crate::ids::BumdesId;

/// Entries with the event they book and the part of an order they are about.
pub(super) const ENTRIES: &str = "ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id \
     LEFT JOIN fulfillment_orders f ON f.id = e.fulfillment_order_id";

/// In no payout that lives. Payouts themselves are entries of the same accounts.
pub(super) const FREE: &str = "e.account LIKE 'payable:%' AND t.kind NOT IN ('payout', 'payout_failed') \
     AND NOT EXISTS (SELECT 1 FROM payout_entries x WHERE x.entry_id = e.id AND x.is_live)";

/// The events that end a part.
pub(super) const ENDED: &str = "('delivered', 'rejected', 'cancelled')";

/// A refund that takes something of the part is decided and not sent.
pub(super) const REFUND_OPEN: &str = "EXISTS (SELECT 1 FROM refund_lines n JOIN refunds r ON r.id = n.refund_id \
     WHERE n.fulfillment_order_id = f.id AND r.status IN ('pending', 'manual', 'failed'))";

pub(super) const COMPLAINT_OPEN: &str =
    "EXISTS (SELECT 1 FROM complaints c WHERE c.fulfillment_order_id = f.id AND c.closed_at IS NULL)";

/// Ordered on a company's account, and not paid yet.
pub(super) const UNSETTLED: &str =
    "EXISTS (SELECT 1 FROM account_orders a WHERE a.order_id = f.order_id AND a.settled_at IS NULL)";

/// The condition; `$until` is the placeholder of [`until`].
pub(super) fn is_due(until: &str) -> String {
    format!(
        "(f.id IS NULL \
         OR (e.amount_minor > 0 AND EXISTS (SELECT 1 FROM ledger_entries q \
             JOIN payout_entries y ON y.entry_id = q.id AND y.is_live \
             WHERE q.fulfillment_order_id = e.fulfillment_order_id)) \
         OR (f.status IN {ENDED} \
             AND NOT EXISTS (SELECT 1 FROM order_events v WHERE v.order_id = f.order_id \
                 AND v.fulfillment_order_id = f.id AND v.kind IN {ENDED} AND v.created_at > {until}) \
             AND NOT {REFUND_OPEN} AND NOT {COMPLAINT_OPEN} AND NOT {UNSETTLED}))"
    )
}

/// Parts that ended later than this are still on hold.
pub(super) fn until(now: Timestamp, hold_days: i64) -> Timestamp {
    now - TimeDelta::days(hold_days)
}

#[derive(Debug, QueryableByName)]
pub(super) struct DueEntry {
    #[diesel(sql_type = Text)]
    pub id: String,
    #[diesel(sql_type = BigInt)]
    pub amount_minor: i64,
}

/// What a BUMDes can be paid now, entry by entry.
pub(super) fn of_bumdes(conn: &mut DbConn, bumdes_id: &BumdesId, until: Timestamp) -> QueryResult<Vec<DueEntry>> {
    diesel::sql_query(format!(
        "SELECT e.id, e.amount_minor FROM {ENTRIES} WHERE e.bumdes_id = $1 AND {FREE} AND {} ORDER BY e.id",
        is_due("$2")
    ))
    .bind::<Text, _>(bumdes_id)
    .bind::<SqlTimestamp, _>(until)
    .load(conn)
}

#[derive(QueryableByName)]
struct Sums {
    #[diesel(sql_type = Text)]
    bumdes_id: BumdesId,
    #[diesel(sql_type = BigInt)]
    due_minor: i64,
    #[diesel(sql_type = BigInt)]
    held_minor: i64,
}

/// What is owed and in no payout: due, and still on hold. Positive is owed to the BUMDes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Unpaid {
    pub due_minor: i64,
    pub held_minor: i64,
}

/// Of this BUMDes, or of every one that has such entries.
pub(super) fn unpaid(
    conn: &mut DbConn,
    until: Timestamp,
    of: Option<&BumdesId>,
) -> QueryResult<Vec<(BumdesId, Unpaid)>> {
    let due = is_due("$1");
    let whose = if of.is_some() { "e.bumdes_id = $2" } else { "e.bumdes_id <> $2" };
    let rows: Vec<Sums> = diesel::sql_query(format!(
        "SELECT bumdes_id, CAST(SUM(CASE WHEN is_due = 1 THEN owed ELSE 0 END) AS BIGINT) AS due_minor, \
         CAST(SUM(CASE WHEN is_due = 1 THEN 0 ELSE owed END) AS BIGINT) AS held_minor FROM ( \
             SELECT e.bumdes_id, -e.amount_minor AS owed, CASE WHEN {due} THEN 1 ELSE 0 END AS is_due \
             FROM {ENTRIES} WHERE {whose} AND {FREE}) free GROUP BY bumdes_id ORDER BY bumdes_id"
    ))
    .bind::<SqlTimestamp, _>(until)
    .bind::<Text, _>(of.map_or("", BumdesId::as_str))
    .load(conn)?;
    let pair = |row: Sums| (row.bumdes_id, Unpaid { due_minor: row.due_minor, held_minor: row.held_minor });
    Ok(rows.into_iter().map(pair).collect())
}
