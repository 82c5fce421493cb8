//! `/portal/bumdes/stock/{variant}`: what happened to the stock of one variant.

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use tera::Context;

use super::history::history;
use crate::error::AppError;
use crate::ids::VariantId;
use crate::web::{StockScope, Visitor};

#[derive(Deserialize)]
pub struct Page {
    after: Option<String>,
}

/// `GET /portal/bumdes/stock/{variant_id}?after=`
pub async fn show(
    visitor: Visitor,
    scope: StockScope,
    id: web::Path<VariantId>,
    page: web::Query<Page>,
) -> Result<HttpResponse, AppError> {
    let (id, after) = (id.into_inner(), page.into_inner().after);
    let is_first = after.is_none();
    let history = visitor
        .app
        .read::<_, AppError>(move |conn| history(conn, &scope, &id, after.as_deref())?.ok_or(AppError::NotFound))
        .await?;
    let mut context = Context::new();
    context.insert("history", &history);
    context.insert("is_first", &is_first);
    visitor.page("portal/bumdes/stock_history.html", context)
}
