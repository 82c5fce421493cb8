//! The HTTP server around an [`App`]: middleware, limits, graceful stop.

use std::net::{SocketAddr, TcpListener};

use actix_session::SessionMiddleware;
use actix_session::config::{CookieContentSecurity, PersistentSession};
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Key, SameSite};
use actix_web::dev::Server;
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App as ActixApp, HttpServer, web};
use tracing_actix_web::TracingLogger;

use crate::app::App;
use crate::insight;
use crate::routes;
use crate::web::request_span::RequestSpan;
use crate::web::session_store::{DbSessionStore, SESSION_DAYS};
use crate::web::{error_page, head, headers, known, measure, nul, page_cache};

/// The largest form we read. Nothing typed by hand comes near it.
const MAX_BODY_BYTES: usize = 256 * 1024;

/// Binds and starts; the server runs until it is stopped and then finishes the requests in hand.
/// Port 0 takes a free one: the address is returned.
pub fn start(app: web::Data<App>) -> std::io::Result<(Server, SocketAddr)> {
    let listener = TcpListener::bind(app.config.server.bind)?;
    let address = listener.local_addr()?;
    measure::spawn_upkeep(app.metrics.clone());
    let is_https = app.config.server.is_https();
    let key = Key::derive_from(app.config.server.secret_key.0.as_bytes());
    let server = HttpServer::new(move || {
        let session = SessionMiddleware::builder(DbSessionStore(app.clone()), key.clone())
            .cookie_name("etalase_session".into())
            .cookie_content_security(CookieContentSecurity::Signed)
            .cookie_secure(is_https)
            .cookie_http_only(true)
            .cookie_same_site(SameSite::Lax)
            .session_lifecycle(PersistentSession::default().session_ttl(Duration::days(SESSION_DAYS)))
            .build();
        ActixApp::new()
            .app_data(app.clone())
            .app_data(web::PayloadConfig::new(MAX_BODY_BYTES))
            .wrap(from_fn(head::middleware))
            .wrap(from_fn(nul::middleware))
            .wrap(from_fn(error_page::middleware))
            .wrap(from_fn(known::middleware))
            .wrap(session)
            .wrap(Compress::default())
            .wrap(from_fn(measure::middleware))
            .wrap(headers::security(is_https))
            .wrap(TracingLogger::<RequestSpan>::new())
            .wrap(from_fn(page_cache::middleware))
            .wrap(from_fn(insight::middleware))
            .configure(routes::configure)
    })
    .shutdown_timeout(30)
    .disable_signals()
    .listen(listener)?
    .run();
    Ok((server, address))
}
