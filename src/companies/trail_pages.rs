//! `/portal/wholesale/trail`: who did what for the company, and when.

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use tera::Context;

use super::{queries, words};
use crate::db::DbConn;
use crate::error::AppError;
use crate::web::{CompanyAdminScope, Visitor};

const PAGE: &str = "/portal/wholesale/trail";

#[derive(Deserialize)]
pub struct Page {
    #[serde(default)]
    before: String,
}

/// `GET /portal/wholesale/trail?before=`
pub async fn show(
    visitor: Visitor,
    scope: CompanyAdminScope,
    page: web::Query<Page>,
) -> Result<HttpResponse, AppError> {
    let before = Some(page.into_inner().before).filter(|id| !id.is_empty());
    let is_first = before.is_none();
    let read = move |conn: &mut DbConn| Ok(queries::events(conn, scope.company_id(), before.as_deref())?);
    let (rows, has_more) = visitor.app.read::<_, AppError>(read).await?;
    let older = rows.last().filter(|_| has_more).map(|last| format!("{PAGE}?before={}", last.id));
    let mut context = Context::new();
    context.insert("acts", &words::tell_all(&visitor, rows));
    context.insert("older", &older);
    context.insert("newest", &(!is_first).then_some(PAGE));
    visitor.page("portal/wholesale/trail.html", context)
}
