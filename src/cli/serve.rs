use actix_web::web;

use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, Mode, Source};
use crate::db::{Db, migrations};
use crate::server;

pub fn run(_with_worker: bool) -> anyhow::Result<()> {
    let config = Config::read(Mode::Serve, &Source::from_environment()?)?;
    let db = Db::open(config.database.clone(), config.server.db_connections)?;
    if migrations::has_pending(&db)? {
        anyhow::bail!("the database is older than this program: run 'etalase migrate' first");
    }
    let metrics = metrics_exporter_prometheus::PrometheusBuilder::new().install_recorder()?;
    let app = web::Data::new(App::build(config, db, Clock::System, metrics)?);
    actix_web::rt::System::new().block_on(async move {
        let (server, address) = server::start(app)?;
        tracing::info!(%address, "serving");
        Ok(server.await?)
    })
}
