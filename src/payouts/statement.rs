//! One payout, explained: the balance it began with, exactly the entries it pays, the sum.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text, Timestamp as SqlTimestamp};
use serde::Serialize;

use super::{Payout, due};
use crate::config::ServerConfig;
use crate::db::schema::{bumdes, payouts, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::BumdesId;

/// opening + entries = amount, as [`Payout`] has it; the entries are those of `orders`.
#[derive(Debug, Serialize)]
pub struct Statement {
    pub payout: Payout,
    pub masked_number: Option<String>,
    pub bumdes_name: String,
    /// where it ships from: tells the time zone
    pub village_code: String,
    /// the payouts whose balance it began with
    pub began_with: Vec<String>,
    /// the payout that took its balance, where it is carried
    pub carried_into: Option<String>,
    pub ended_by: Option<String>,
    pub orders: Vec<StatementOrder>,
}

/// The entries of one part of an order, or of none (corrections).
#[derive(Debug, Serialize)]
pub struct StatementOrder {
    pub part_number: Option<String>,
    pub lines: Vec<StatementLine>,
    pub total_minor: i64,
}

/// One entry of the books, positive where it is owed to the BUMDes.
#[derive(Debug, Clone, Serialize, QueryableByName)]
pub struct StatementLine {
    #[diesel(sql_type = SqlTimestamp)]
    pub occurred_at: Timestamp,
    /// why it was booked: payment, refund, correction
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// who it is for: maker, cluster, bumdes, village, shipping, ppn; or cash: what the BUMDes has of it already
    #[diesel(sql_type = Text)]
    pub tier: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub maker: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub part_number: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub order_number: Option<String>,
    /// what was sold; nothing for shipping
    #[diesel(sql_type = Nullable<Text>)]
    pub name_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub name_en: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub quantity: Option<i64>,
    /// why it was corrected
    #[diesel(sql_type = Nullable<Text>)]
    pub note: Option<String>,
    #[diesel(sql_type = BigInt)]
    pub amount_minor: i64,
}

/// The payout by its number; for a BUMDes only where it is its own.
pub fn statement(
    conn: &mut DbConn,
    config: &ServerConfig,
    number: &str,
    of: Option<&BumdesId>,
) -> QueryResult<Option<Statement>> {
    let found: Option<(Payout, String, String)> = payouts::table
        .inner_join(bumdes::table)
        .filter(payouts::number.eq(number))
        .select((Payout::as_select(), bumdes::name, bumdes::village_code))
        .first(conn)
        .optional()?;
    let Some((payout, bumdes_name, village_code)) = found.filter(|row| of.is_none_or(|id| row.0.bumdes_id == *id))
    else {
        return Ok(None);
    };
    let began_with = payouts::table
        .filter(payouts::carried_into.eq(&payout.id))
        .order(payouts::id)
        .select(payouts::number)
        .load(conn)?;
    let carried_into = match &payout.carried_into {
        Some(id) => Some(payouts::table.find(id).select(payouts::number).first(conn)?),
        None => None,
    };
    let ended_by = match &payout.ended_by {
        Some(id) => Some(users::table.find(id).select(users::name).first(conn)?),
        None => None,
    };
    Ok(Some(Statement {
        orders: orders(conn, &payout)?,
        masked_number: payout.masked_account_number(config),
        payout,
        bumdes_name,
        village_code,
        began_with,
        carried_into,
        ended_by,
    }))
}

/// What a payment books for the BUMDes apart from any line is the cash that it took at the door.
const TIER: &str = "CASE WHEN t.kind = 'payment' AND e.account = 'payable:bumdes' AND e.order_line_id IS NULL \
     THEN 'cash' ELSE SUBSTR(e.account, 9) END";

fn orders(conn: &mut DbConn, payout: &Payout) -> QueryResult<Vec<StatementOrder>> {
    let lines: Vec<StatementLine> = diesel::sql_query(format!(
        "SELECT t.occurred_at, t.kind, {TIER} AS tier, r.name AS maker, f.number AS part_number, \
         o.number AS order_number, l.name_id, l.name_en, CASE WHEN t.kind = 'payment' THEN l.quantity END AS quantity, \
         t.note, -e.amount_minor AS amount_minor FROM {} \
         JOIN payout_entries x ON x.entry_id = e.id LEFT JOIN producers r ON r.id = e.producer_id \
         LEFT JOIN orders o ON o.id = f.order_id \
         LEFT JOIN order_lines l ON l.id = e.order_line_id WHERE x.payout_id = $1 \
         ORDER BY CASE WHEN f.number IS NULL THEN 1 ELSE 0 END, f.number, t.occurred_at, t.id, l.sku IS NULL, l.sku, e.id",
        due::ENTRIES
    ))
    .bind::<Text, _>(&payout.id)
    .load(conn)?;
    let mut orders: Vec<StatementOrder> = Vec::new();
    for line in lines {
        match orders.last_mut().filter(|last| last.part_number == line.part_number) {
            Some(last) => {
                last.total_minor += line.amount_minor;
                last.lines.push(line);
            }
            None => orders.push(StatementOrder {
                part_number: line.part_number.clone(),
                total_minor: line.amount_minor,
                lines: vec![line],
            }),
        }
    }
    Ok(orders)
}
