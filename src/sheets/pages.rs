//! `/portal/bumdes/sheets`: what can be downloaded and sent back, for whoever works for the BUMDes: each role sees the
//! files it may open.

use actix_web::HttpResponse;
use tera::Context;

use super::columns::Kind;
use super::forms::{months_before, statuses};
use super::queries;
use super::read::MOST_BYTES;
use crate::error::AppError;
use crate::web::{BumdesScope, Visitor};

pub const PAGE: &str = "/portal/bumdes/sheets";

/// `GET /portal/bumdes/sheets`
pub async fn show(visitor: Visitor, scope: BumdesScope) -> Result<HttpResponse, AppError> {
    let may_stock = visitor.user.as_ref().is_some_and(|user| user.may.stock);
    let uploads = match may_stock {
        true => visitor.app.read::<_, AppError>(move |conn| Ok(queries::recent(conn, &scope)?)).await?,
        false => vec![],
    };
    let mut context = Context::new();
    context.insert("kinds", Kind::ALL);
    context.insert("uploads", &uploads);
    context.insert("statuses", &statuses().collect::<Vec<_>>());
    context.insert("months", &months_before(visitor.app.clock.now().date()));
    context.insert("most_mb", &(MOST_BYTES >> 20));
    context.insert("most_products", &Kind::Products.most_rows());
    context.insert("most_counts", &Kind::Stock.most_rows());
    visitor.page("portal/bumdes/sheets.html", context)
}
