//! Every URL, grouped by who calls it.

use actix_web::web::{ServiceConfig, get, post};

use crate::accounts;
use crate::media;
use crate::regions;
use crate::web::{language, machines, public_files};

pub fn configure(config: &mut ServiceConfig) {
    config.configure(machines_routes).configure(site).configure(account).configure(storefront);
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
    config
        .route("/public/{path:.*}", get().to(public_files::show))
        .route("/language", post().to(language::choose))
        .route("/regions", get().to(regions::api::children));
}

/// Signing in and out, one's own orders.
fn account(config: &mut ServiceConfig) {
    config
        .route("/account", get().to(accounts::pages::show))
        .route("/account/sign-in", get().to(accounts::pages::sign_in_form))
        .route("/account/sign-in", post().to(accounts::pages::sign_in))
        .route("/account/sign-out", post().to(accounts::pages::sign_out))
        .route("/account/sign-up", get().to(accounts::pages::sign_up_form))
        .route("/account/sign-up", post().to(accounts::pages::sign_up));
}

/// Anyone who looks around.
fn storefront(config: &mut ServiceConfig) {
    config.route("/motif/{category}/{slug}.svg", get().to(media::pages::motif));
}
