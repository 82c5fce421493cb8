//! What a maker is owed through its BUMDes, month by month: opening balance, entries, closing balance.
//!
//! The BUMDes is paid for all its makers at once and pays them by this.

use chrono::TimeDelta;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text, Timestamp as SqlTimestamp};
use serde::Serialize;

use super::due;
use crate::db::schema::{bumdes, producers};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, ProducerId};
use crate::regions::Month;

/// A maker and what it is owed now: less is what was paid to the BUMDes for it.
#[derive(Debug, Serialize, QueryableByName)]
pub struct MakerRow {
    #[diesel(sql_type = Text)]
    pub id: ProducerId,
    #[diesel(sql_type = Text)]
    pub name: String,
    #[diesel(sql_type = BigInt)]
    pub owed_minor: i64,
}

/// Every maker this BUMDes ever sold for by an agreement.
pub fn makers(conn: &mut DbConn, bumdes_id: &BumdesId) -> QueryResult<Vec<MakerRow>> {
    diesel::sql_query(
        "SELECT r.id, r.name, CAST(-SUM(e.amount_minor) AS BIGINT) AS owed_minor FROM ledger_entries e \
         JOIN producers r ON r.id = e.producer_id WHERE e.bumdes_id = $1 AND e.account = 'payable:maker' \
         GROUP BY r.id, r.name ORDER BY r.name, r.id",
    )
    .bind::<Text, _>(bumdes_id)
    .load(conn)
}

#[derive(Debug, Serialize)]
pub struct MakerStatement {
    pub maker_id: ProducerId,
    pub maker: String,
    pub village_code: String,
    /// its first and its last second
    pub from: Timestamp,
    pub until: Timestamp,
    /// the months beside it, `2026-10`; none after this month
    pub before: String,
    pub after: Option<String>,
    pub opening_minor: i64,
    pub lines: Vec<MakerLine>,
    pub closing_minor: i64,
}

/// Positive is owed to the maker.
#[derive(Debug, Serialize, QueryableByName)]
pub struct MakerLine {
    #[diesel(sql_type = SqlTimestamp)]
    pub occurred_at: Timestamp,
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// of the order, or of the payout
    #[diesel(sql_type = Nullable<Text>)]
    pub number: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub name_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub name_en: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub quantity: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    pub note: Option<String>,
    #[diesel(sql_type = BigInt)]
    pub amount_minor: i64,
}

#[derive(QueryableByName)]
struct Opening {
    #[diesel(sql_type = BigInt)]
    entries: i64,
    #[diesel(sql_type = BigInt)]
    owed_minor: i64,
}

/// One month of a maker; this month when none is named. None for a maker this BUMDes never sold for.
pub fn maker_statement(
    conn: &mut DbConn,
    now: Timestamp,
    bumdes_id: &BumdesId,
    maker_id: &ProducerId,
    month: Option<Month>,
) -> QueryResult<Option<MakerStatement>> {
    let maker: Option<String> = producers::table.find(maker_id).select(producers::name).first(conn).optional()?;
    let village_code: String = bumdes::table.find(bumdes_id).select(bumdes::village_code).first(conn)?;
    let this_month = Month::of(now, &village_code);
    let month = month.unwrap_or(this_month);
    let (from, to) = month.bounds(&village_code);
    let opening: Opening = diesel::sql_query(
        "SELECT COUNT(*) AS entries, CAST(COALESCE(SUM(CASE WHEN t.occurred_at < $1 THEN -e.amount_minor ELSE 0 END), \
         0) AS BIGINT) AS owed_minor FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id \
         WHERE e.bumdes_id = $2 AND e.account = 'payable:maker' AND e.producer_id = $3",
    )
    .bind::<SqlTimestamp, _>(from)
    .bind::<Text, _>(bumdes_id)
    .bind::<Text, _>(maker_id)
    .get_result(conn)?;
    let Some(maker) = maker.filter(|_| opening.entries > 0) else { return Ok(None) };
    let lines = lines(conn, bumdes_id, maker_id, (from, to))?;
    let moved: i64 = lines.iter().map(|line| line.amount_minor).sum();
    Ok(Some(MakerStatement {
        maker_id: maker_id.clone(),
        maker,
        village_code,
        from,
        until: to - TimeDelta::seconds(1),
        before: month.before(1).text(),
        after: (month < this_month).then(|| month.after(1).text()),
        opening_minor: opening.owed_minor,
        closing_minor: opening.owed_minor + moved,
        lines,
    }))
}

fn lines(
    conn: &mut DbConn,
    bumdes_id: &BumdesId,
    maker_id: &ProducerId,
    (from, to): (Timestamp, Timestamp),
) -> QueryResult<Vec<MakerLine>> {
    diesel::sql_query(format!(
        "SELECT t.occurred_at, t.kind, COALESCE(f.number, w.number) AS number, l.name_id, l.name_en, \
         CASE WHEN t.kind = 'payment' THEN l.quantity END AS quantity, t.note, -e.amount_minor AS amount_minor FROM {} LEFT JOIN payouts w ON w.id = t.source_id \
         LEFT JOIN order_lines l ON l.id = e.order_line_id \
         WHERE e.bumdes_id = $1 AND e.account = 'payable:maker' AND e.producer_id = $2 \
         AND t.occurred_at >= $3 AND t.occurred_at < $4 ORDER BY t.occurred_at, t.id, l.sku IS NULL, l.sku, e.id",
        due::ENTRIES
    ))
    .bind::<Text, _>(bumdes_id)
    .bind::<Text, _>(maker_id)
    .bind::<SqlTimestamp, _>(from)
    .bind::<SqlTimestamp, _>(to)
    .load(conn)
}
