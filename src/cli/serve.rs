//! `etalase serve`: the web, and the job worker beside it.

use std::future::Future;

use actix_web::{rt, web};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, Mode, Source};
use crate::db::{Db, DbError, migrations};
use crate::insight;
use crate::jobs::worker;
use crate::payouts::seal_plain;
use crate::search;
use crate::server;

pub fn run(with_worker: bool) -> anyhow::Result<()> {
    let app = open_app()?;
    rt::System::new().block_on(serve_until_stopped(app, with_worker))
}

/// The app on the configured database, which must be up to date.
pub(super) fn open_app() -> anyhow::Result<web::Data<App>> {
    let config = Config::read(Mode::Serve, &Source::from_environment()?)?;
    let db = Db::open(config.database.clone(), config.server.db_connections)?;
    if migrations::has_pending(&db)? {
        anyhow::bail!("the database is older than this program: run 'etalase migrate' first");
    }
    seal_plain_numbers(&db, &config)?;
    let metrics = crate::web::measure::install_recorder()?;
    Ok(web::Data::new(App::build(config, db, Clock::System, metrics)?))
}

/// What older versions kept plain: `migrate` knows no secret key, so the first start after it does this.
pub(super) fn seal_plain_numbers(db: &Db, config: &Config) -> Result<(), DbError> {
    let sealed = db.write::<_, DbError>(|conn| Ok(seal_plain(conn, &config.server)?))?;
    if sealed > 0 {
        tracing::info!(sealed, "account numbers that were kept plain are sealed now");
    }
    Ok(())
}

/// Serves until SIGTERM or SIGINT, then finishes the requests and the jobs in hand.
pub async fn serve_until_stopped(app: web::Data<App>, with_worker: bool) -> anyhow::Result<()> {
    let signal = stop_signal()?;
    app.search.open(&app).await?;
    let (server, address) = server::start(app.clone())?;
    let handle = server.handle();
    let mut server = rt::spawn(server);
    search::follow::spawn(app.clone());
    insight::spawn(app.clone());
    let (stop, stopping) = watch::channel(false);
    let worker = with_worker.then(|| worker::spawn(app.clone(), stopping));
    tracing::info!(%address, "serving");
    tokio::select! {
        () = signal => {
            tracing::info!("stopping: requests and the jobs in hand are finished first");
            // the worker too: a job that the last requests leave waits for the next worker
            stop.send_replace(true);
            handle.stop(true).await;
        }
        ended = &mut server => ended??,
    }
    stop.send_replace(true);
    if let Some(worker) = worker {
        worker.await?;
    }
    // what the last half minute counted
    Ok(insight::flush(&app).await?)
}

/// Resolves at the first SIGTERM or SIGINT from now on.
pub(super) fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
