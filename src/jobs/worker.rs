//! The worker: takes due jobs, does them, notes the outcome; and looks after what is due by time alone.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use actix_web::{rt, web};
use futures_util::FutureExt;
use futures_util::future::join_all;
use tokio::sync::watch;
use tokio::time::timeout;

use super::claim::{self, Claimed};
use super::{Permanent, periodic, run};
use crate::app::App;
use crate::db::DbError;
use crate::search;

/// So many jobs at once: a gateway that does not answer must not hold up the mails.
const AT_ONCE: i64 = 8;
const POLL: Duration = Duration::from_millis(500);
const PERIOD: Duration = Duration::from_secs(30);
/// Shorter than [`claim::LOCK_MINUTES`], so that no job is in two hands; and than the 90 seconds after which
/// a supervisor loses patience with a program that it asked to stop.
const JOB_TIMEOUT: Duration = Duration::from_secs(60);

/// Works until `stopping` turns true or its sender is gone; then finishes the jobs in hand and ends.
pub fn spawn(app: web::Data<App>, stopping: watch::Receiver<bool>) -> rt::task::JoinHandle<()> {
    rt::spawn(async move {
        tokio::join!(
            do_jobs(&app, stopping.clone()),
            look_after(&app, stopping.clone()),
            compare_nightly(&app, stopping),
        );
    })
}

async fn do_jobs(app: &App, mut stopping: watch::Receiver<bool>) {
    while !*stopping.borrow() {
        match run_batch(app).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::error!(error = format!("{error:#}"), "the queue cannot be read"),
        }
        if is_stopped_within(POLL, &mut stopping).await {
            return;
        }
    }
}

/// Beside the jobs: asking a slow gateway about old payments must not hold up the mails.
async fn look_after(app: &App, mut stopping: watch::Receiver<bool>) {
    loop {
        // broken off in the middle it goes on next time: each change is a transaction of its own
        tokio::select! {
            () = periodic::run(app) => {}
            _ = stopping.wait_for(|stop| *stop) => return,
        }
        if is_stopped_within(PERIOD, &mut stopping).await {
            return;
        }
    }
}

/// Apart from the other periodic work: at a million products it takes minutes.
async fn compare_nightly(app: &App, mut stopping: watch::Receiver<bool>) {
    loop {
        tokio::select! {
            compared = search::drift::run_if_due(app) => {
                if let Err(error) = compared {
                    tracing::error!(error = format!("{error:#}"), "the search index was not compared with the database");
                }
            }
            _ = stopping.wait_for(|stop| *stop) => return,
        }
        if is_stopped_within(PERIOD, &mut stopping).await {
            return;
        }
    }
}

/// An error of the channel means that whoever would stop us is gone.
async fn is_stopped_within(pause: Duration, stopping: &mut watch::Receiver<bool>) -> bool {
    timeout(pause, stopping.wait_for(|stop| *stop)).await.is_ok()
}

/// Does what is due, until nothing is due any more. Returns how many attempts were made.
pub async fn run_due(app: &App) -> anyhow::Result<usize> {
    let mut done = 0;
    loop {
        match run_batch(app).await? {
            0 => return Ok(done),
            n => done += n,
        }
    }
}

async fn run_batch(app: &App) -> anyhow::Result<usize> {
    let now = app.clock.now();
    let jobs = app.write::<_, DbError>(move |conn| Ok(claim::claim(conn, now, AT_ONCE)?)).await?;
    let outcomes = join_all(jobs.iter().map(|job| run_one(app, job))).await;
    outcomes.into_iter().collect::<Result<Vec<()>, DbError>>()?;
    Ok(jobs.len())
}

async fn run_one(app: &App, job: &Claimed) -> Result<(), DbError> {
    let outcome = attempt(app, job).await;
    let (now, job) = (app.clock.now(), job.clone());
    let Err(error) = outcome else {
        metrics::counter!("etalase_jobs_done_total", "kind" => job.kind.clone()).increment(1);
        return app.write(move |conn| Ok(claim::finish(conn, &job)?)).await;
    };
    let text = format!("{error:#}");
    metrics::counter!("etalase_jobs_failed_total", "kind" => job.kind.clone()).increment(1);
    tracing::warn!(job = %job.id, kind = job.kind, attempts = job.attempts + 1, error = text, "a job failed");
    let is_permanent = error.downcast_ref::<Permanent>().is_some();
    let (id, kind) = (job.id.clone(), job.kind.clone());
    let is_dead = app.write::<_, DbError>(move |conn| Ok(claim::fail(conn, now, &job, &text, is_permanent)?)).await?;
    if is_dead {
        metrics::counter!("etalase_jobs_dead_total", "kind" => kind.clone()).increment(1);
        tracing::error!(job = %id, kind, "a job is a dead letter now: the operator must look at it");
    }
    Ok(())
}

/// A panic in one job is that job's failure, not the worker's end.
async fn attempt(app: &App, job: &Claimed) -> anyhow::Result<()> {
    match timeout(JOB_TIMEOUT, AssertUnwindSafe(run::run(app, job)).catch_unwind()).await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => anyhow::bail!("the job panicked: see the log"),
        Err(_) => anyhow::bail!("not done within {} seconds", JOB_TIMEOUT.as_secs()),
    }
}
