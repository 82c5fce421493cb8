//! The nightly comparison of Meilisearch's index with the database, and its mending.
//!
//! The feed of changes loses nothing by itself; what this finds was done to the index from outside, or was a
//! mistake of ours, and is told as such.

use chrono::{NaiveTime, TimeDelta};

use super::meilisearch::Drift;
use crate::app::App;
use crate::catalog::version;
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::ProductId;
use crate::jobs::lease::{self, Lease};

/// Two in the morning in western Indonesia, when few people look.
const HOUR_UTC: u32 = 19;
/// Products written to in one transaction.
const AT_ONCE: usize = 500;

/// Compares and mends when it is due and no other node has done it; `None` when there was nothing to do.
pub async fn run_if_due(app: &App) -> anyhow::Result<Option<Drift>> {
    if app.search.meilisearch().is_none() {
        return Ok(None);
    }
    let now = app.clock.now();
    let take = move |conn: &mut DbConn| Ok(lease::take(conn, now, Lease::SearchDrift, "nightly", next_night(now))?);
    if !app.write::<_, DbError>(take).await? {
        return Ok(None);
    }
    mend(app).await
}

/// Compares and mends now; `None` where no Meilisearch is configured.
pub async fn mend(app: &App) -> anyhow::Result<Option<Drift>> {
    let Some(meilisearch) = app.search.meilisearch() else { return Ok(None) };
    let drift = meilisearch.drift(app).await?;
    let (products, strays) = (drift.products.len(), drift.strays.len());
    metrics::gauge!("etalase_search_drift_documents").set((products + strays) as f64);
    if drift.is_none() {
        tracing::info!(products = drift.in_database, "Meilisearch's index is as the database");
        return Ok(Some(drift));
    }
    tracing::warn!(products, strays, "Meilisearch's index differed from the database: it is mended");
    meilisearch.remove(&drift.strays).await?;
    // told as changes they go the way of all changes, in order with those that come meanwhile
    let products: Vec<ProductId> = drift.products.keys().map(|id| ProductId(id.clone())).collect();
    for ids in products.chunks(AT_ONCE) {
        let ids = ids.to_vec();
        let tell = move |conn: &mut DbConn| Ok(ids.iter().try_for_each(|id| version::tell_again(conn, id))?);
        app.write::<_, DbError>(tell).await?;
    }
    Ok(Some(drift))
}

fn next_night(now: Timestamp) -> Timestamp {
    let at = NaiveTime::from_hms_opt(HOUR_UTC, 0, 0).unwrap_or_default();
    let tonight = now.date().and_time(at);
    if tonight > now { tonight } else { tonight + TimeDelta::days(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_night_is_ahead() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert_eq!(next_night(at("2026-11-22T03:00:00")), at("2026-11-22T19:00:00"));
        assert_eq!(next_night(at("2026-11-22T19:00:00")), at("2026-11-23T19:00:00"));
    }
}
