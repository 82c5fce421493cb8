//! Counts requests and times them, for `/metrics`.

use std::time::{Duration, Instant};

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use metrics::{counter, histogram};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

const SECONDS: &str = "etalase_http_request_seconds";
/// Upper ends of the histogram's buckets, in seconds.
const BUCKETS: &[f64] = &[0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0];

/// The process's one recorder; a second call fails.
pub fn install_recorder() -> Result<PrometheusHandle, BuildError> {
    PrometheusBuilder::new().set_buckets_for_metric(Matcher::Full(SECONDS.into()), BUCKETS)?.install_recorder()
}

/// Samples wait in memory until they are sorted into buckets: here, or when somebody asks for them.
pub fn spawn_upkeep(handle: PrometheusHandle) {
    actix_web::rt::spawn(async move {
        let mut turns = actix_web::rt::time::interval(Duration::from_secs(10));
        loop {
            turns.tick().await;
            handle.run_upkeep();
        }
    });
}

/// Labels are the route's pattern and the status, never an address someone typed: a label each would
/// grow without end.
pub async fn middleware<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let started = Instant::now();
    let response = next.call(request).await?;
    let route = response.request().match_pattern().unwrap_or_else(|| "none".to_owned());
    let status = response.status().as_u16().to_string();
    counter!("etalase_http_requests_total", "route" => route.clone(), "status" => status).increment(1);
    histogram!(SECONDS, "route" => route).record(started.elapsed().as_secs_f64());
    Ok(response)
}
