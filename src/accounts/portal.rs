//! `/portal`: the door to the portals.

use actix_web::HttpResponse;

use crate::error::AppError;
use crate::web::{SignedIn, Visitor};

/// `GET /portal`: the first portal this person may enter.
pub async fn enter(visitor: Visitor, user: SignedIn) -> Result<HttpResponse, AppError> {
    let first = match user {
        SignedIn { bumdes_id: Some(_), .. } => "/portal/bumdes",
        SignedIn { is_curator: true, .. } => "/portal/curator",
        SignedIn { is_operator: true, .. } => "/portal/operator",
        SignedIn { company: Some(_), .. } => "/portal/wholesale",
        _ => return Err(AppError::Forbidden),
    };
    Ok(visitor.redirect(first))
}
