//! An address with a NUL in it names nothing: PostgreSQL keeps no text with one and would call it an error.
//! Forms refuse it in `form.rs`.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;

use crate::error::AppError;

pub async fn middleware<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    if request.uri().path_and_query().is_some_and(|p| is_in(p.as_str().as_bytes())) {
        return Ok(request.error_response(AppError::NotFound).map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

/// Whether percent-encoded text holds a NUL, encoded or bare.
pub fn is_in(encoded: &[u8]) -> bool {
    encoded.contains(&0) || encoded.windows(3).any(|three| three == b"%00")
}
