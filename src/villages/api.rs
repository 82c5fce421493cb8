//! `GET /api/v1/villages`.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::queries;
use crate::app::App;
use crate::catalog::api::ListParams;
use crate::db::DbConn;
use crate::error::AppError;
use crate::i18n::Language;
use crate::open_api::Problem;
use crate::regions::level_of;

#[derive(Debug, Serialize, ToSchema)]
pub struct VillagePage {
    pub items: Vec<VillageSummary>,
    /// the address of the next page; null at the end
    pub next: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct VillageSummary {
    /// the official region code
    #[schema(example = "52.02.09.2008")]
    pub code: String,
    pub slug: String,
    pub name: String,
    pub regency: String,
    pub province: String,
    /// what the village is known for
    pub known_for: String,
    /// published products
    pub product_count: i64,
    pub url: String,
}

/// Every village with a profile, by its code.
#[utoipa::path(get, path = "/api/v1/villages", params(ListParams), tag = "villages", responses(
    (status = 200, body = VillagePage),
    (status = 400, body = Problem, content_type = "application/problem+json"),
))]
pub async fn villages(
    app: web::Data<App>,
    request: HttpRequest,
    params: web::Query<ListParams>,
) -> Result<HttpResponse, AppError> {
    let (language, limit) = (params.language(&request), params.limit() as usize);
    let after = params.cursor(|cursor| level_of(cursor) == Some(4))?;
    let load = move |conn: &mut DbConn| Ok(queries::after(conn, after.as_deref(), limit as i64 + 1)?);
    let found = app.read::<_, AppError>(load).await?;
    let base = &app.config.server.base_url;
    let mut items: Vec<VillageSummary> = found
        .into_iter()
        .map(|(province, village)| VillageSummary {
            url: format!("{base}/villages/{}", village.slug),
            known_for: match language {
                Language::Id => village.primary_product_id,
                Language::En => village.primary_product_en,
            },
            code: village.code,
            slug: village.slug,
            name: village.name,
            regency: village.regency,
            province,
            product_count: village.product_count,
        })
        .collect();
    let has_more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| has_more).map(|last| params.next("/api/v1/villages", &last.code));
    Ok(HttpResponse::Ok().json(VillagePage { items, next }))
}
