//! What a BUMDes sold, from its parts of orders.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamp as SqlTimestamp};
use serde::Serialize;

use crate::db::{DbConn, Timestamp};
use crate::fulfillment::FulfillmentStatus;
use crate::i18n::Language;
use crate::ids::{ProducerId, ProductId};
use crate::regions::Month;
use crate::web::BumdesScope;

/// Every line of the parts that are with the BUMDes or arrived, ordered from `$2` to before `$3`, less what was
/// refunded of it, whether or not that money has left already. Not paid, cancelled and rejected parts are none.
fn sold_lines() -> String {
    let statuses = FulfillmentStatus::OPEN.iter().chain([&FulfillmentStatus::Delivered]);
    let statuses: Vec<String> = statuses.map(|status| format!("'{status}'")).collect();
    let refunded = |what| {
        format!(
            "COALESCE((SELECT SUM(r.{what}) FROM refund_lines r \
             WHERE r.fulfillment_order_id = f.id AND r.order_line_id = l.id), 0)"
        )
    };
    format!(
        "WITH sold AS (SELECT f.created_at, l.product_id, l.quantity - {} AS pieces, l.total_minor - {} AS worth_minor \
         FROM fulfillment_orders f JOIN order_lines l ON l.fulfillment_order_id = f.id \
         WHERE f.bumdes_id = $1 AND f.status IN ({}) AND f.created_at >= $2 AND f.created_at < $3)",
        refunded("quantity"),
        refunded("amount_minor"),
        statuses.join(", ")
    )
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SoldMonth {
    pub pieces: i64,
    pub worth_minor: i64,
}

#[derive(QueryableByName)]
struct MonthSum {
    #[diesel(sql_type = BigInt)]
    month: i64,
    #[diesel(sql_type = BigInt)]
    pieces: i64,
    #[diesel(sql_type = BigInt)]
    worth_minor: i64,
}

/// One sum for each of these months, which follow each other; they begin where `region_code` is.
pub fn by_month(
    conn: &mut DbConn,
    scope: &BumdesScope,
    months: &[Month],
    region_code: &str,
) -> QueryResult<Vec<SoldMonth>> {
    let bounds: Vec<(Timestamp, Timestamp)> = months.iter().map(|month| month.bounds(region_code)).collect();
    let mut sums = vec![SoldMonth::default(); months.len()];
    let Some((from, to)) = bounds.first().map(|first| first.0).zip(bounds.last().map(|last| last.1)) else {
        return Ok(sums);
    };
    // moments of our own, not what anybody typed: as many binds would have to be written one by one
    let ends = bounds.iter().enumerate();
    let ends: Vec<String> =
        ends.map(|(n, (_, end))| format!("WHEN created_at < '{}' THEN {n}", end.format("%Y-%m-%d %H:%M:%S"))).collect();
    let rows: Vec<MonthSum> = diesel::sql_query(format!(
        "{} SELECT CAST(month AS BIGINT) AS month, CAST(SUM(pieces) AS BIGINT) AS pieces, \
         CAST(SUM(worth_minor) AS BIGINT) AS worth_minor \
         FROM (SELECT CASE {} END AS month, pieces, worth_minor FROM sold) dated GROUP BY month ORDER BY month",
        sold_lines(),
        ends.join(" ")
    ))
    .bind::<Text, _>(scope.bumdes_id())
    .bind::<SqlTimestamp, _>(from)
    .bind::<SqlTimestamp, _>(to)
    .load(conn)?;
    for row in rows {
        if let Some(sum) = usize::try_from(row.month).ok().and_then(|month| sums.get_mut(month)) {
            *sum = SoldMonth { pieces: row.pieces, worth_minor: row.worth_minor };
        }
    }
    Ok(sums)
}

/// A product with its maker, as both are called today.
#[derive(Debug, Clone, QueryableByName, Serialize)]
pub struct Sold {
    #[diesel(sql_type = Text)]
    pub product_id: ProductId,
    #[diesel(sql_type = Text)]
    pub sku: String,
    #[diesel(sql_type = Text)]
    pub name_id: String,
    #[diesel(sql_type = Text)]
    pub name_en: String,
    #[diesel(sql_type = Text)]
    pub maker_id: ProducerId,
    #[diesel(sql_type = Text)]
    pub maker: String,
    #[diesel(sql_type = BigInt)]
    pub pieces: i64,
    #[diesel(sql_type = BigInt)]
    pub worth_minor: i64,
}

impl Sold {
    pub fn name(&self, language: Language) -> &str {
        Some(language.pick(&self.name_id, &self.name_en)).filter(|name| !name.is_empty()).unwrap_or(&self.name_id)
    }
}

/// All that was sold of each product, the most worth first; what was refunded whole is not among it.
pub fn by_product(
    conn: &mut DbConn,
    scope: &BumdesScope,
    (from, to): (Timestamp, Timestamp),
) -> QueryResult<Vec<Sold>> {
    diesel::sql_query(format!(
        "{} SELECT p.id AS product_id, p.sku, p.name_id, p.name_en, m.id AS maker_id, m.name AS maker, \
         CAST(SUM(sold.pieces) AS BIGINT) AS pieces, CAST(SUM(sold.worth_minor) AS BIGINT) AS worth_minor \
         FROM sold JOIN products p ON p.id = sold.product_id JOIN producers m ON m.id = p.producer_id \
         GROUP BY p.id, p.sku, p.name_id, p.name_en, m.id, m.name \
         HAVING SUM(sold.pieces) <> 0 OR SUM(sold.worth_minor) <> 0 ORDER BY SUM(sold.worth_minor) DESC, p.sku",
        sold_lines()
    ))
    .bind::<Text, _>(scope.bumdes_id())
    .bind::<SqlTimestamp, _>(from)
    .bind::<SqlTimestamp, _>(to)
    .load(conn)
}
