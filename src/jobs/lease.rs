//! Leases: something that one node at a time may do, whichever it is. Owns `leases`.
//!
//! A lease is held for seconds and renewed while the work goes on, so that a node that dies with it in hand
//! holds nobody up for long. Whoever works under one must bear being interrupted.

use std::future::Future;
use std::time::Duration;

use chrono::TimeDelta;
use diesel::prelude::*;

use crate::app::App;
use crate::db::schema::leases;
use crate::db::{DbConn, DbError, Timestamp};

crate::text_enum! {
    /// What is leased; the rows are made by the migration.
    Lease {
        /// writing to the index on Meilisearch
        SearchIndex = "search_index",
        /// building a new index beside it
        SearchRebuild = "search_rebuild",
        /// comparing it with the database: held until it is due again
        SearchDrift = "search_drift",
        /// comparing our payments with the gateways' lists: held until it is due again
        GatewayLists = "gateway_lists",
        /// throwing away pictures that nothing names: held until it is due again
        PictureSweep = "picture_sweep",
        /// looking for permits that ended: held until the next midnight of a time zone
        Permits = "permits",
    }
}

const SECONDS: i64 = 6;
const RENEWAL: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(100);

/// A lease in hand. Given back at the end of [`Held::during`].
#[must_use]
pub struct Held {
    lease: Lease,
    holder: String,
}

/// `None` while somebody else holds it.
pub async fn claim(app: &App, lease: Lease) -> Result<Option<Held>, DbError> {
    let now = app.clock.now();
    let holder = uuid::Uuid::now_v7().to_string();
    let held = Held { lease, holder: holder.clone() };
    let until = now + TimeDelta::seconds(SECONDS);
    let is_mine = app.write::<_, DbError>(move |conn| Ok(take(conn, now, lease, &holder, until)?)).await?;
    Ok(is_mine.then_some(held))
}

/// [`claim`], again and again until `limit` is over.
pub async fn wait_for(app: &App, lease: Lease, limit: Duration) -> anyhow::Result<Held> {
    let waiting = async {
        loop {
            if let Some(held) = claim(app, lease).await? {
                return Ok(held);
            }
            tokio::time::sleep(PAUSE).await;
        }
    };
    let waited = tokio::time::timeout(limit, waiting).await;
    waited.unwrap_or_else(|_| Err(anyhow::anyhow!("another node does not give {lease} back")))
}

/// Takes a lease that is free at `now`; false while somebody else holds it.
pub fn take(conn: &mut DbConn, now: Timestamp, lease: Lease, holder: &str, until: Timestamp) -> QueryResult<bool> {
    let free = leases::table.filter(leases::name.eq(lease)).filter(leases::held_until.le(now));
    let taken = diesel::update(free).set((leases::holder.eq(holder), leases::held_until.eq(until))).execute(conn)?;
    Ok(taken == 1)
}

impl Held {
    /// Does the work, renewing the lease meanwhile, and gives it back. Work whose lease was lost (the node
    /// slept, the database was away) is broken off.
    pub async fn during<T>(self, app: &App, work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
        let done = tokio::select! {
            done = work => done,
            lost = self.renew(app) => Err(lost),
        };
        self.hold_until(app, app.clock.now()).await?;
        done
    }

    /// Returns when the lease is lost.
    async fn renew(&self, app: &App) -> anyhow::Error {
        loop {
            tokio::time::sleep(RENEWAL).await;
            match self.hold_until(app, app.clock.now() + TimeDelta::seconds(SECONDS)).await {
                Ok(true) => {}
                Ok(false) => return anyhow::anyhow!("another node took {} over", self.lease),
                Err(error) => return anyhow::Error::from(error).context("the lease cannot be renewed"),
            }
        }
    }

    async fn hold_until(&self, app: &App, until: Timestamp) -> Result<bool, DbError> {
        let (lease, holder) = (self.lease, self.holder.clone());
        let set = move |conn: &mut DbConn| {
            let mine = leases::table.filter(leases::name.eq(lease)).filter(leases::holder.eq(holder));
            Ok(diesel::update(mine).set(leases::held_until.eq(until)).execute(conn)? == 1)
        };
        app.write::<_, DbError>(set).await
    }
}
