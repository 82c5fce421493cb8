//! `etalase worker`: jobs without the web.

use tokio::sync::watch;

use super::serve;
use crate::jobs::worker;

pub fn run() -> anyhow::Result<()> {
    let app = serve::open_app()?;
    actix_web::rt::System::new().block_on(async move {
        let (stop, stopping) = watch::channel(false);
        let signal = serve::stop_signal()?;
        let worker = worker::spawn(app, stopping);
        tracing::info!("working");
        signal.await;
        tracing::info!("stopping: the jobs in hand are finished first");
        stop.send_replace(true);
        worker.await?;
        Ok(())
    })
}
