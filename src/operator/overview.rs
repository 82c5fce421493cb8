//! `/portal/operator`: what waits.

use actix_web::HttpResponse;
use tera::Context;

use super::queries;
use crate::config::MailTransport;
use crate::error::AppError;
use crate::web::{OperatorScope, Visitor};

/// `GET /portal/operator`
pub async fn show(visitor: Visitor, _: OperatorScope) -> Result<HttpResponse, AppError> {
    let waiting = visitor.app.read::<_, AppError>(|conn| Ok(queries::waiting(conn)?)).await?;
    let mut context = Context::new();
    context.insert("waiting", &waiting);
    // nothing to tell where no second engine is configured
    context.insert("meilisearch", &visitor.app.search.standing());
    context.insert("mails_in_files", &matches!(visitor.app.config.mail.transport, MailTransport::Files(_)));
    visitor.page("portal/operator/overview.html", context)
}
