//! Every URL, grouped by who calls it: here what everybody may, in the files beside it what one role may.

mod bumdes;
mod company;
mod curator;
mod operator;

use actix_web::http::header;
use actix_web::web::{ServiceConfig, to};
use actix_web::{HttpRequest, HttpResponse};

use crate::accounts;
use crate::cart;
use crate::catalog;
use crate::checkout;
use crate::companies;
use crate::complaints;
use crate::media;
use crate::messages;
use crate::notices;
use crate::open_api;
use crate::orders;
use crate::payments;
use crate::regions;
use crate::search;
use crate::villages;
use crate::web::allowed::{allowed, delete, get, patch, post};
use crate::web::{language, machines, offline, public_files, visitor_card};

pub fn configure(config: &mut ServiceConfig) {
    config
        .configure(machines_routes)
        .configure(site)
        .configure(account)
        .configure(gateways)
        .configure(gallery)
        .configure(json)
        .configure(store)
        .configure(bumdes::programs)
        .configure(company::programs)
        .configure(storefront)
        .configure(buying)
        .configure(portals)
        .default_service(to(nothing_here));
}

/// A known address asked in a way it does not answer is no address that is missing.
async fn nothing_here(request: HttpRequest) -> HttpResponse {
    match allowed(&request) {
        Some(methods) => HttpResponse::MethodNotAllowed().insert_header((header::ALLOW, methods)).finish(),
        None => HttpResponse::NotFound().finish(),
    }
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
        .route("/offline", get().to(offline::page))
        .route("/service-worker.js", get().to(offline::service_worker))
        .route("/manifest.webmanifest", get().to(offline::manifest))
        .route("/language", post().to(language::choose))
        .route("/visitor", get().to(visitor_card::show))
        .route("/regions", get().to(regions::api::children));
}

/// Signing in and out, one's own orders.
fn account(config: &mut ServiceConfig) {
    config
        .route("/account", get().to(accounts::pages::show))
        .route("/account/sign-in", get().to(accounts::pages::sign_in_form))
        .route("/account/sign-in", post().to(accounts::pages::sign_in))
        .route("/account/sign-out", post().to(accounts::pages::sign_out))
        .route("/account/sign-up", get().to(accounts::sign_up_pages::form))
        .route("/account/sign-up", post().to(accounts::sign_up_pages::ask))
        .route("/account/sign-up/{token}", get().to(accounts::sign_up_pages::person_form))
        .route("/account/sign-up/{token}", post().to(accounts::sign_up_pages::create))
        .route("/account/notices", get().to(notices::show_choices))
        .route("/account/notices", post().to(notices::save_choices))
        .route("/account/mail-sent", get().to(accounts::sign_up_pages::mail_sent))
        .route("/account/password", get().to(accounts::password_pages::form))
        .route("/account/password", post().to(accounts::password_pages::ask))
        .route("/account/password/{token}", get().to(accounts::password_pages::new_form))
        .route("/account/password/{token}", post().to(accounts::password_pages::replace))
        .route("/invitations/company/{token}", get().to(companies::members::accept_pages::show))
        .route("/invitations/company/{token}", post().to(companies::members::accept_pages::join))
        .route("/invitations/{token}", get().to(accounts::team::accept_pages::show))
        .route("/invitations/{token}", post().to(accounts::team::accept_pages::accept));
}

/// Anyone who looks around.
fn storefront(config: &mut ServiceConfig) {
    config
        .route("/motif/{category}/{slug}.svg", get().to(media::pages::motif))
        .route("/media/pictures/{id}/{name}", get().to(media::picture_pages::show))
        .route("/search/suggest", get().to(search::suggest::show));
}

/// The gallery and its rooms.
fn gallery(config: &mut ServiceConfig) {
    config
        .route("/", get().to(catalog::front::pages::show))
        .route("/products", get().to(catalog::pages::list))
        .route("/products/{slug}", get().to(catalog::pages::show))
        .route("/collections/{slug}", get().to(catalog::pages::collection))
        .route("/villages", get().to(villages::pages::list))
        .route("/villages/{slug}", get().to(villages::pages::show))
        .route("/register", get().to(villages::register_pages::form))
        .route("/register", post().to(villages::register_pages::submit))
        .route("/register/company", get().to(companies::register_pages::form))
        .route("/register/company", post().to(companies::register_pages::submit))
        .route("/bumdes/{slug}", get().to(villages::pages::bumdes))
        .route("/share/{category}/{slug}.png", get().to(media::pages::share))
        .route("/robots.txt", get().to(catalog::site_map::robots))
        .route("/sitemap.xml", get().to(catalog::site_map::index))
        .route("/sitemaps/pages.xml", get().to(catalog::site_map::pages))
        .route("/sitemaps/{kind}.xml", get().to(catalog::site_map::file));
}

/// Programs that read the catalogue; described at `/api/v1/openapi.json`.
fn json(config: &mut ServiceConfig) {
    config
        .route("/api/v1/products", get().to(catalog::api::products))
        .route("/api/v1/products/{slug}", get().to(catalog::api::product))
        .route("/api/v1/search", get().to(catalog::api::search))
        .route("/api/v1/villages", get().to(villages::api::villages))
        .route("/api/v1/openapi.json", get().to(open_api::document));
}

/// Programs that buy.
fn store(config: &mut ServiceConfig) {
    config
        .route("/api/v1/carts", post().to(cart::api::open))
        .route("/api/v1/carts/{id}", get().to(cart::api::show))
        .route("/api/v1/carts/{id}/items", post().to(cart::api::add))
        .route("/api/v1/carts/{id}/items/{sku}", patch().to(cart::api::set))
        .route("/api/v1/carts/{id}/items/{sku}", delete().to(cart::api::remove))
        .route("/api/v1/carts/{id}/checkout", post().to(checkout::api::place))
        .route("/api/v1/orders/{number}", get().to(orders::api::show))
        .route("/api/v1/orders/{number}/refunds", post().to(orders::refund_api::decide));
}

/// Where people work.
fn portals(config: &mut ServiceConfig) {
    config
        .route("/portal", get().to(accounts::portal::enter))
        .route("/portal/notices", get().to(notices::pages::list))
        .route("/portal/notices/reading", post().to(notices::pages::read_all))
        .route("/portal/notices/{id}", get().to(notices::pages::follow))
        .route("/portal/notices/{id}/reading", post().to(notices::pages::read_one))
        .configure(bumdes::portal)
        .configure(company::portal)
        .configure(curator::portal)
        .configure(operator::portal);
}

/// What payment gateways tell us, signed by them, and the demo's own gateway.
fn gateways(config: &mut ServiceConfig) {
    config
        .route("/webhooks/stripe", post().to(payments::api::stripe_webhook))
        .route("/webhooks/midtrans", post().to(payments::api::midtrans_webhook))
        .route("/simulator/payments/{id}", get().to(payments::pages::simulator))
        .route("/simulator/payments/{id}/payment", post().to(payments::pages::simulate_payment))
        .route("/simulator/payments/{id}/failure", post().to(payments::pages::simulate_failure));
}

/// Cart, checkout, the buyer's order.
fn buying(config: &mut ServiceConfig) {
    config
        .route("/cart", get().to(cart::pages::show))
        .route("/cart/items", post().to(cart::pages::add))
        .route("/cart/items/{variant_id}", post().to(cart::pages::set))
        .route("/checkout", get().to(checkout::pages::show))
        .route("/checkout", post().to(checkout::pages::submit))
        .route("/orders/{number}", get().to(orders::pages::show))
        .route("/orders/{number}/payment", get().to(orders::pages::pay))
        .route("/orders/{number}/return", get().to(orders::pages::come_back))
        .route("/orders/{number}/cancellation", post().to(orders::pages::cancel))
        .route("/orders/{number}/parts/{part}/complaint", post().to(complaints::pages::complain))
        .route("/orders/{number}/parts/{part}/messages", post().to(messages::pages::write_back))
        .route("/refunds/{id}/account", get().to(payments::payee_pages::show))
        .route("/refunds/{id}/account", post().to(payments::payee_pages::give))
        .route("/orders/{number}/proof", post().to(payments::transfer_pages::send_proof));
}
