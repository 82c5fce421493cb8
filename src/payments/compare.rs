//! Each night: our payments beside each gateway's own list. Money that came and never finished its order is
//! finished first; what still differs is for the operator to look at (`comparison.rs`).

use chrono::{NaiveTime, TimeDelta};

use super::comparison;
use super::gateway::{Gateway, Taken};
use super::settle::settle;
use crate::app::App;
use crate::db::schema::payments;
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::PaymentId;
use crate::jobs::lease::{self, Lease};
use diesel::prelude::*;

/// Half past two in the morning in western Indonesia.
const AT_UTC: (u32, u32) = (19, 30);
/// Longer than any payment waits, so that none falls between two nights.
const DAYS: i64 = 7;

/// Compares when it is due and no other node has done it.
pub async fn run_if_due(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let take = move |conn: &mut DbConn| Ok(lease::take(conn, now, Lease::GatewayLists, "nightly", next_night(now))?);
    if app.write::<_, DbError>(take).await? {
        run(app).await?;
    }
    Ok(())
}

/// Compares now with every gateway that has a list. One that does not answer keeps its last comparison.
pub async fn run(app: &App) -> anyhow::Result<()> {
    for provider in app.gateways.offered() {
        let Some(gateway) = app.gateways.get(provider) else { continue };
        if let Err(error) = compare_with(app, gateway.as_ref()).await {
            tracing::error!(%provider, error = format!("{error:#}"), "a gateway's list was not compared");
        }
    }
    Ok(())
}

async fn compare_with(app: &App, gateway: &dyn Gateway) -> anyhow::Result<()> {
    let now = app.clock.now();
    let since = now - TimeDelta::days(DAYS);
    let Some(theirs) = gateway.list_since(since).await? else { return Ok(()) };
    let provider = gateway.provider();
    for id in unfinished(app, &theirs).await? {
        // asked itself, the gateway may say otherwise: then it stays a difference
        match settle(app, &id).await {
            Ok(status) => tracing::warn!(payment = %id, %status, "a payment was in the gateway's list alone"),
            Err(error) => tracing::error!(payment = %id, %error, "a payment in the gateway's list cannot be settled"),
        }
    }
    let write = move |conn: &mut DbConn| Ok(comparison::write(conn, now, provider, since, &theirs)?);
    let differences = app.write::<_, DbError>(write).await?;
    metrics::gauge!("etalase_gateway_differences", "provider" => provider.as_str()).set(differences as f64);
    Ok(())
}

/// Taken by the gateway, and not paid here.
async fn unfinished(app: &App, theirs: &[Taken]) -> Result<Vec<PaymentId>, DbError> {
    let references: Vec<String> = theirs.iter().map(|taken| taken.reference.clone()).collect();
    let find = move |conn: &mut DbConn| {
        Ok(payments::table
            .filter(payments::paid_at.is_null())
            .filter(payments::reference.assume_not_null().eq_any(references))
            .select(payments::id)
            .load(conn)?)
    };
    app.read::<_, DbError>(find).await
}

fn next_night(now: Timestamp) -> Timestamp {
    let at = NaiveTime::from_hms_opt(AT_UTC.0, AT_UTC.1, 0).unwrap_or_default();
    let tonight = now.date().and_time(at);
    if tonight > now { tonight } else { tonight + TimeDelta::days(1) }
}
