//! What a BUMDes was paid, from the books.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamp as SqlTimestamp};

use crate::db::{DbConn, Timestamp};
use crate::regions::Month;
use crate::web::BumdesScope;

/// What left for its bank account in a month, and what came back from there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PaidMonth {
    pub sent_minor: i64,
    pub back_minor: i64,
}

#[derive(QueryableByName)]
struct Booked {
    #[diesel(sql_type = SqlTimestamp)]
    occurred_at: Timestamp,
    #[diesel(sql_type = BigInt)]
    amount_minor: i64,
}

/// One sum for each of these months, which follow each other: the entries that `payouts/end_payout.rs` booked. They are
/// found by the payouts of the BUMDes, which are few, and not among all of its entries; `CROSS JOIN` keeps SQLite to
/// that order.
pub fn paid_by_month(
    conn: &mut DbConn,
    scope: &BumdesScope,
    months: &[Month],
    region_code: &str,
) -> QueryResult<Vec<PaidMonth>> {
    let bounds: Vec<(Timestamp, Timestamp)> = months.iter().map(|month| month.bounds(region_code)).collect();
    let mut sums = vec![PaidMonth::default(); months.len()];
    let Some((from, to)) = bounds.first().map(|first| first.0).zip(bounds.last().map(|last| last.1)) else {
        return Ok(sums);
    };
    let rows: Vec<Booked> = diesel::sql_query(
        "SELECT t.occurred_at, CAST(SUM(e.amount_minor) AS BIGINT) AS amount_minor FROM payouts w \
         CROSS JOIN ledger_transactions t CROSS JOIN ledger_entries e \
         WHERE w.bumdes_id = $1 AND t.source_id = w.id AND t.kind IN ('payout', 'payout_failed') \
         AND e.transaction_id = t.id AND e.account LIKE 'payable:%' AND t.occurred_at >= $2 AND t.occurred_at < $3 \
         GROUP BY t.id, t.occurred_at ORDER BY t.occurred_at, t.id",
    )
    .bind::<Text, _>(scope.bumdes_id())
    .bind::<SqlTimestamp, _>(from)
    .bind::<SqlTimestamp, _>(to)
    .load(conn)?;
    for row in rows {
        let month = bounds.iter().position(|(_, end)| row.occurred_at < *end);
        let Some(sum) = month.and_then(|month| sums.get_mut(month)) else { continue };
        // a debit is a debt of ours that was paid, a credit one that is there again
        if row.amount_minor > 0 { sum.sent_minor += row.amount_minor } else { sum.back_minor -= row.amount_minor }
    }
    Ok(sums)
}
