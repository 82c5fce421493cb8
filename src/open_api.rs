//! `/api/v1/openapi.json`: what programs may ask, and what they get.

use actix_web::HttpResponse;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use crate::{catalog, villages};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Etalase",
        description = "Village products of Indonesia: read the catalogue. No key is needed.",
        version = "1"
    ),
    paths(catalog::api::products, catalog::api::product, catalog::api::search, villages::api::villages),
    components(schemas(Problem))
)]
struct Document;

/// What went wrong (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    pub detail: Option<String>,
}

pub async fn document() -> HttpResponse {
    HttpResponse::Ok().json(Document::openapi())
}
