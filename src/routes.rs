//! Every URL, grouped by who calls it.

use actix_web::web::{ServiceConfig, get, post};

use crate::web::{language, machines, public_files};

pub fn configure(config: &mut ServiceConfig) {
    config.configure(machines_routes).configure(site);
}

/// Supervisors, load balancers, Prometheus.
fn machines_routes(config: &mut ServiceConfig) {
    config
        .route("/healthz", get().to(machines::healthz))
        .route("/readyz", get().to(machines::readyz))
        .route("/metrics", get().to(machines::metrics));
}

/// What every page uses.
fn site(config: &mut ServiceConfig) {
    config.route("/public/{path:.*}", get().to(public_files::show)).route("/language", post().to(language::choose));
}
