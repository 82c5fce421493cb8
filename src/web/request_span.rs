//! What every log line says of the request it belongs to. Not its query, nor the token of a mailed link: what opens
//! something, and what people search for, are nobody's business in a log.

use actix_web::Error;
use actix_web::HttpMessage;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use tracing::Span;
use tracing::field::{self, Empty};
use tracing_actix_web::{RequestId, RootSpanBuilder};

pub struct RequestSpan;

impl RootSpanBuilder for RequestSpan {
    fn on_request_start(request: &ServiceRequest) -> Span {
        let id = request.extensions().get::<RequestId>().copied();
        tracing::info_span!(
            "request",
            request_id = id.map(field::display),
            method = %request.method(),
            path = without_token(request.path()),
            peer = request.peer_addr().map(|a| field::display(a.ip())),
            status = Empty,
        )
    }

    fn on_request_end<B: MessageBody>(span: Span, outcome: &Result<ServiceResponse<B>, Error>) {
        let status = match outcome {
            Ok(response) => response.status(),
            Err(error) => error.as_response_error().status_code(),
        };
        span.record("status", status.as_u16());
    }
}

/// What follows these opens an account or a team.
const BEFORE_TOKENS: [&str; 3] = ["/invitations/", "/account/sign-up/", "/account/password/"];

fn without_token(path: &str) -> &str {
    BEFORE_TOKENS.into_iter().find(|start| path.starts_with(start)).unwrap_or(path)
}
