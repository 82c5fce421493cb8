//! Reads for the curator: sums over days, and what is sold out at this moment.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text, Timestamp as SqlTimestamp};
use serde::Serialize;

use super::filter::Filter;
use crate::db::schema::villages;
use crate::db::{DbConn, Timestamp};
use crate::i18n::Language;
use crate::ids::{BumdesId, ProductId};
use crate::regions::queries::paths;
use crate::regions::short_name;

/// Rows of each table.
pub const SHOWN: usize = 30;
/// What fewer searches found nothing by is not shown: it may be about a person.
const LEAST_SEARCHES: i64 = 3;

/// Words that found nothing, from all over the country: a search is of no place.
#[derive(Debug, QueryableByName, Serialize)]
pub struct Unfound {
    #[diesel(sql_type = Text)]
    pub words: String,
    #[diesel(sql_type = BigInt)]
    pub searches: i64,
    /// the last day, as a moment
    #[diesel(sql_type = Text)]
    pub last: String,
}

/// The most searched for first.
pub fn searches_for_nothing(conn: &mut DbConn, now: Timestamp, filter: &Filter) -> QueryResult<Vec<Unfound>> {
    diesel::sql_query(
        "SELECT words, CAST(SUM(searches) AS BIGINT) AS searches, MAX(day) || 'T00:00:00' AS last FROM search_log \
         WHERE found = 0 AND day >= $1 GROUP BY words HAVING SUM(searches) >= $2 \
         ORDER BY SUM(searches) DESC, MAX(day) DESC, words LIMIT $3",
    )
    .bind::<Text, _>(filter.first_day(now))
    .bind::<BigInt, _>(LEAST_SEARCHES)
    .bind::<BigInt, _>(SHOWN as i64)
    .load(conn)
}

/// From looks to orders.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Way {
    pub views: i64,
    pub cart_adds: i64,
    pub orders: i64,
}

#[derive(Debug, Serialize)]
pub struct VillageRow {
    pub code: String,
    pub slug: String,
    pub name: String,
    pub regency: String,
    #[serde(flatten)]
    pub way: Way,
}

/// What was looked at most first, the sum of all and how many villages there are beside the rows.
#[derive(Debug, Default, Serialize)]
pub struct Ways {
    pub rows: Vec<VillageRow>,
    pub total: Way,
    pub more: usize,
}

#[derive(QueryableByName)]
struct VillageSums {
    #[diesel(sql_type = Text)]
    village_code: String,
    #[diesel(sql_type = BigInt)]
    views: i64,
    #[diesel(sql_type = BigInt)]
    cart_adds: i64,
}

#[derive(QueryableByName)]
struct VillageOrders {
    #[diesel(sql_type = Text)]
    village_code: String,
    #[diesel(sql_type = BigInt)]
    orders: i64,
}

pub fn ways(conn: &mut DbConn, now: Timestamp, filter: &Filter) -> QueryResult<Ways> {
    let place = filter.place();
    let sums: Vec<VillageSums> = diesel::sql_query(
        "SELECT village_code, CAST(SUM(views) AS BIGINT) AS views, CAST(SUM(cart_adds) AS BIGINT) AS cart_adds \
         FROM village_days WHERE day >= $1 AND substr(village_code, 1, $2) = $3 GROUP BY village_code",
    )
    .bind::<Text, _>(filter.first_day(now))
    .bind::<Integer, _>(place.len() as i32)
    .bind::<Text, _>(place)
    .load(conn)?;
    let mut ways: HashMap<String, Way> = HashMap::new();
    for row in sums {
        ways.insert(row.village_code, Way { views: row.views, cart_adds: row.cart_adds, orders: 0 });
    }
    for row in orders(conn, now, filter)? {
        ways.entry(row.village_code).or_default().orders = row.orders;
    }
    let mut total = Way::default();
    for way in ways.values() {
        total.views += way.views;
        total.cart_adds += way.cart_adds;
        total.orders += way.orders;
    }
    let mut ways: Vec<(String, Way)> = ways.into_iter().collect();
    let worth = |way: &Way| (way.views, way.cart_adds, way.orders);
    ways.sort_by(|(a_code, a), (b_code, b)| worth(b).cmp(&worth(a)).then_with(|| a_code.cmp(b_code)));
    let more = ways.len().saturating_sub(SHOWN);
    ways.truncate(SHOWN);
    Ok(Ways { rows: with_names(conn, ways)?, total, more })
}

/// How many orders that reached a BUMDes hold something of a village: the orders themselves, not what was counted.
/// `CROSS JOIN`, here and below, keeps SQLite to the order of the tables; without figures of them it would begin with
/// the largest.
fn orders(conn: &mut DbConn, now: Timestamp, filter: &Filter) -> QueryResult<Vec<VillageOrders>> {
    let place = filter.place();
    diesel::sql_query(
        "SELECT p.village_code, CAST(COUNT(DISTINCT f.order_id) AS BIGINT) AS orders FROM fulfillment_orders f \
         CROSS JOIN order_lines l CROSS JOIN products p \
         WHERE l.fulfillment_order_id = f.id AND p.id = l.product_id AND f.created_at >= $1 AND f.status NOT IN ('awaiting_payment', 'cancelled') \
         AND substr(p.village_code, 1, $2) = $3 GROUP BY p.village_code",
    )
    .bind::<SqlTimestamp, _>(filter.since(now))
    .bind::<Integer, _>(place.len() as i32)
    .bind::<Text, _>(place)
    .load(conn)
}

fn with_names(conn: &mut DbConn, ways: Vec<(String, Way)>) -> QueryResult<Vec<VillageRow>> {
    let codes: Vec<&str> = ways.iter().map(|(code, _)| code.as_str()).collect();
    let known: Vec<(String, String, String)> = villages::table
        .filter(villages::code.eq_any(codes.iter().copied()))
        .select((villages::code, villages::slug, villages::name))
        .load(conn)?;
    let places = paths(conn, codes)?;
    let row = |(code, way): (String, Way)| {
        let (_, slug, name) = known.iter().find(|(known, ..)| *known == code)?.clone();
        let regency = places.get(&code).and_then(|place| place.regency.as_deref()).map(short_name).unwrap_or_default();
        Some(VillageRow { regency: regency.to_owned(), code, slug, name, way })
    };
    Ok(ways.into_iter().filter_map(row).collect())
}

/// A published product of which nothing is there.
#[derive(Debug, QueryableByName, Serialize)]
pub struct StockOut {
    #[diesel(sql_type = Text)]
    pub product_id: ProductId,
    #[diesel(sql_type = Text)]
    pub slug: String,
    #[diesel(sql_type = Text)]
    pub name_id: String,
    #[diesel(sql_type = Text)]
    pub name_en: String,
    #[diesel(sql_type = Text)]
    pub village: String,
    #[diesel(sql_type = Text)]
    pub bumdes_id: BumdesId,
    #[diesel(sql_type = Text)]
    pub bumdes: String,
    /// when its stock moved last; when it was published where it never did
    #[diesel(sql_type = SqlTimestamp)]
    pub since: Timestamp,
    /// how many such products there are
    #[diesel(sql_type = BigInt)]
    #[serde(skip)]
    pub total: i64,
}

impl StockOut {
    pub fn name(&self, language: Language) -> &str {
        Some(language.pick(&self.name_id, &self.name_en)).filter(|name| !name.is_empty()).unwrap_or(&self.name_id)
    }
}

/// The longest sold out first. Pieces held for an order that may still be paid are there; what is made to order, and the
/// only one of its kind, is not filled up.
pub fn stock_outs(conn: &mut DbConn, filter: &Filter) -> QueryResult<Vec<StockOut>> {
    let place = filter.place();
    diesel::sql_query(
        "WITH bare AS (SELECT DISTINCT v.product_id FROM stock_levels s CROSS JOIN variants v \
             WHERE v.id = s.variant_id AND s.on_hand = 0 AND v.is_active), \
         gone AS (SELECT p.id AS product_id, p.slug, p.name_id, p.name_en, w.name AS village, b.id AS bumdes_id, \
             b.name AS bumdes, COALESCE((SELECT MAX(m.created_at) FROM variants n \
                 JOIN stock_movements m ON m.variant_id = n.id WHERE n.product_id = p.id), \
                 p.published_at, p.created_at) AS since \
             FROM bare CROSS JOIN products p JOIN villages w ON w.code = p.village_code \
             JOIN bumdes b ON b.id = p.bumdes_id \
             WHERE p.id = bare.product_id AND p.status = 'published' AND p.making = 'stock' \
             AND substr(p.village_code, 1, $1) = $2 \
             AND NOT EXISTS (SELECT 1 FROM variants o JOIN stock_levels x ON x.variant_id = o.id \
                 WHERE o.product_id = p.id AND o.is_active AND x.on_hand > 0)) \
         SELECT gone.*, COUNT(*) OVER () AS total FROM gone ORDER BY since, product_id LIMIT $3",
    )
    .bind::<Integer, _>(place.len() as i32)
    .bind::<Text, _>(place)
    .bind::<BigInt, _>(SHOWN as i64)
    .load(conn)
}
