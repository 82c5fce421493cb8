//! Writes what was counted.

use std::collections::BTreeMap;
use std::time::Duration;

use actix_web::rt;
use actix_web::web::Data;
use chrono::TimeDelta;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::tally::Counts;
use crate::app::App;
use crate::db::schema::{products, variants, village_days};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::VariantId;

const EVERY: Duration = Duration::from_secs(30);
/// Days that are kept: this season can be held against the last one of its kind.
const KEPT: i64 = 400;
/// Products asked for at once.
const AT_ONCE: usize = 500;

/// Twice a minute, for as long as the process serves.
pub fn spawn(app: Data<App>) {
    rt::spawn(async move {
        loop {
            rt::time::sleep(EVERY).await;
            if let Err(error) = flush(&app).await {
                // half a minute of sums: not worth a retry
                tracing::warn!(%error, "what was looked at cannot be written");
            }
        }
    });
}

/// One small transaction, and none where nothing was counted.
pub async fn flush(app: &App) -> Result<(), DbError> {
    let (counts, now) = (app.insight.take(), app.clock.now());
    if counts.is_empty() {
        return Ok(());
    }
    app.write(move |conn| Ok(write(conn, now, &counts)?)).await
}

fn write(conn: &mut DbConn, now: Timestamp, counts: &Counts) -> QueryResult<()> {
    // sorted, so that two nodes do not wait for each other
    let mut sums: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    for some in counts.views.keys().collect::<Vec<_>>().chunks(AT_ONCE) {
        let of = products::table.filter(products::slug.eq_any(some.to_vec()));
        let rows: Vec<(String, String)> = of.select((products::slug, products::village_code)).load(conn)?;
        for (slug, village_code) in rows {
            sums.entry(village_code).or_default().0 += counts.views.get(&slug).copied().unwrap_or(0);
        }
    }
    for some in counts.cart_adds.keys().collect::<Vec<_>>().chunks(AT_ONCE) {
        let of = variants::table.inner_join(products::table).filter(variants::id.eq_any(some.to_vec()));
        let rows: Vec<(VariantId, String)> = of.select((variants::id, products::village_code)).load(conn)?;
        for (variant_id, village_code) in rows {
            sums.entry(village_code).or_default().1 += counts.cart_adds.get(&variant_id).copied().unwrap_or(0);
        }
    }
    for (village_code, (views, cart_adds)) in sums {
        diesel::sql_query(
            "INSERT INTO village_days (day, village_code, views, cart_adds) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (day, village_code) DO UPDATE SET views = village_days.views + excluded.views, \
             cart_adds = village_days.cart_adds + excluded.cart_adds",
        )
        .bind::<Text, _>(day(now, 0))
        .bind::<Text, _>(village_code)
        .bind::<BigInt, _>(views)
        .bind::<BigInt, _>(cart_adds)
        .execute(conn)?;
    }
    diesel::delete(village_days::table.filter(village_days::day.lt(day(now, KEPT)))).execute(conn)?;
    Ok(())
}

/// `2026-11-22` so many days ago, as `search_log` has it: a day begins at midnight UTC.
pub(super) fn day(now: Timestamp, ago: i64) -> String {
    (now - TimeDelta::days(ago)).format("%Y-%m-%d").to_string()
}
