//! `/healthz`, `/readyz`, `/metrics`: for supervisors, load balancers and Prometheus.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use diesel::prelude::*;
use serde_json::json;
use subtle::ConstantTimeEq;

use crate::app::App;
use crate::db::schema::jobs;
use crate::error::AppError;

/// The process answers.
pub async fn healthz() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("ok")
}

/// The database, the search and the queue answer; 503 names the one that does not.
pub async fn readyz(app: web::Data<App>) -> HttpResponse {
    let dead = app
        .read::<i64, AppError>(|conn| Ok(jobs::table.filter(jobs::dead_at.is_not_null()).count().get_result(conn)?))
        .await;
    let search = app.search.check().await;
    let is_ready = dead.is_ok() && search.is_ok();
    let body = json!({
        "database": if dead.is_ok() { "ok" } else { "no answer" },
        "search": if search.is_ok() { "ok" } else { "no answer" },
        "dead_jobs": dead.ok(),
    });
    let mut response = if is_ready { HttpResponse::Ok() } else { HttpResponse::ServiceUnavailable() };
    response.json(body)
}

/// Prometheus text: with the configured token, or to this machine alone where none is set.
pub async fn metrics(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, AppError> {
    let is_allowed = match &app.config.server.metrics_token {
        Some(token) => {
            let given = request.headers().get(header::AUTHORIZATION).and_then(|h| h.to_str().ok()).unwrap_or("");
            bool::from(given.as_bytes().ct_eq(format!("Bearer {token}").as_bytes()))
        }
        None => {
            let is_forwarded = request.headers().contains_key("x-forwarded-for");
            !is_forwarded && request.peer_addr().is_some_and(|a| a.ip().is_loopback())
        }
    };
    if !is_allowed {
        return Err(AppError::NotFound);
    }
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(app.metrics.render()))
}
