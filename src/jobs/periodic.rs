//! What is due by time alone, not by a job: every worker does it, so each task must bear being done twice.

use crate::accounts::attempts;
use crate::app::App;
use crate::cart::delete_abandoned;
use crate::checkout;
use crate::db::DbError;
use crate::fulfillment;
use crate::invoices;
use crate::jobs::queries;
use crate::legality;
use crate::media;
use crate::notices;
use crate::outbound;
use crate::payments;
use crate::purchase_orders;
use crate::quotations;
use crate::stock;
use crate::web::{idempotency, session_store};

/// Does all of it once. One task's failure is logged and does not keep the next from its turn.
pub async fn run(app: &App) {
    log("expire unpaid orders", checkout::expire::run(app).await.map(drop).map_err(Into::into));
    log("begin a new month of what is made to order", stock::turn_month::run(app).await.map(drop).map_err(Into::into));
    log("tell of parts that are late, or will be", fulfillment::remind::run(app).await.map(drop).map_err(Into::into));
    log("close requests for quotation", quotations::close_due::run(app).await.map(drop).map_err(Into::into));
    log("let purchase orders lapse", purchase_orders::lapse::run(app).await.map(drop).map_err(Into::into));
    log("remind companies of invoices", invoices::remind::run(app).await.map(drop).map_err(Into::into));
    log("ask gateways about open payments", payments::reconcile::run(app).await);
    log("compare payments with the gateways' lists", payments::compare::run_if_due(app).await);
    log("look for permits that end", legality::watch::run_if_due(app).await);
    log("delete what sessions, sign-ins, repeated requests, notices and webhooks left behind", tidy(app).await);
    log("delete carts that nobody came back to", delete_abandoned::run(app).await.map(drop).map_err(Into::into));
    log("throw away pictures that nothing names", media::sweep::run_if_due(app).await);
    log("count the jobs", count_jobs(app).await);
}

fn log(task: &str, outcome: anyhow::Result<()>) {
    if let Err(error) = outcome {
        tracing::error!(task, error = format!("{error:#}"), "a periodic task failed");
    }
}

async fn tidy(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let delete = move |conn: &mut _| -> Result<(), DbError> {
        session_store::delete_expired(conn, now)?;
        attempts::delete_old(conn, now)?;
        idempotency::delete_old(conn, now)?;
        notices::delete_old(conn, now)?;
        outbound::delete_old(conn, now)?;
        Ok(())
    };
    Ok(app.write(delete).await?)
}

async fn count_jobs(app: &App) -> anyhow::Result<()> {
    let (waiting, dead) = app.read::<_, DbError>(|conn| Ok(queries::count(conn)?)).await?;
    metrics::gauge!("etalase_jobs_waiting").set(waiting as f64);
    metrics::gauge!("etalase_jobs_dead").set(dead as f64);
    Ok(())
}
