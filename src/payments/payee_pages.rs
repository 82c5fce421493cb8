//! `/refunds/{id}/account`: where the buyer tells which account a refund should go to. The signed link alone opens it.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use diesel::prelude::*;
use serde::Deserialize;
use tera::Context;

use super::give_payee_account::{GivePayeeAccountError, give_payee_account};
use super::payee_account::{PayeeAccount, account_path, is_token_of};
use super::payee_form::{PayeeErrors, PayeeForm};
use super::payment::Refund;
use crate::db::DbConn;
use crate::db::schema::{orders, payments, refunds};
use crate::error::AppError;
use crate::ids::RefundId;
use crate::orders::link;
use crate::web::{Form, Visitor};

#[derive(Deserialize)]
pub struct Token {
    #[serde(default)]
    token: String,
}

/// `GET /refunds/{id}/account?token=`
pub async fn show(
    visitor: Visitor,
    id: web::Path<RefundId>,
    token: web::Query<Token>,
) -> Result<HttpResponse, AppError> {
    let id = allowed(&visitor, id.into_inner(), &token.token)?;
    render(&visitor, StatusCode::OK, id, &PayeeForm::default(), &PayeeErrors::new()).await
}

/// `POST /refunds/{id}/account?token=`
pub async fn give(
    visitor: Visitor,
    id: web::Path<RefundId>,
    token: web::Query<Token>,
    form: Form<PayeeForm>,
) -> Result<HttpResponse, AppError> {
    let id = allowed(&visitor, id.into_inner(), &token.token)?;
    let account = match PayeeAccount::try_from(&form.0) {
        Ok(account) => account,
        Err(errors) => return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, id, &form.0, &errors).await,
    };
    let config = &visitor.app.config.server;
    let (now, sealed, page) = (visitor.app.clock.now(), account.seal(config, &id), account_path(config, &id));
    match visitor.app.write(move |conn| give_payee_account(conn, now, &id, &sealed)).await {
        Ok(()) => visitor.flash("good", visitor.text("payment-payee-done", &[]))?,
        Err(GivePayeeAccountError::NotWanted(_)) => visitor.flash("bad", visitor.text("payment-payee-late", &[]))?,
        Err(GivePayeeAccountError::NotFound) => return Err(AppError::NotFound),
        Err(GivePayeeAccountError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(&page))
}

/// Whoever has no link learns nothing, not even that there is a refund.
fn allowed(visitor: &Visitor, id: RefundId, token: &str) -> Result<RefundId, AppError> {
    if is_token_of(&visitor.app.config.server, &id, token) { Ok(id) } else { Err(AppError::NotFound) }
}

async fn render(
    visitor: &Visitor,
    status: StatusCode,
    id: RefundId,
    form: &PayeeForm,
    errors: &PayeeErrors,
) -> Result<HttpResponse, AppError> {
    let config = &visitor.app.config.server;
    let wanted = id.clone();
    let (refund, order_number) = visitor.app.read::<_, AppError>(move |conn| Ok(find(conn, &wanted)?)).await?;
    let known = refund.payee_account.as_deref().and_then(|sealed| PayeeAccount::unseal(config, &id, sealed));
    let errors: BTreeMap<_, _> = errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect();
    let mut context = Context::new();
    context.insert("is_wanted", &refund.status.is_by_hand());
    context.insert("refund", &refund);
    context.insert("order_number", &order_number);
    context.insert("order_path", &link::order_path(config, &order_number));
    context.insert("action", &account_path(config, &id));
    context.insert("known", &known.map(|account| (account.bank.clone(), account.masked_number())));
    context.insert("form", form);
    context.insert("errors", &errors);
    visitor.page_with(HttpResponseBuilder::new(status), "payments/payee_account.html", context)
}

fn find(conn: &mut DbConn, id: &RefundId) -> QueryResult<(Refund, String)> {
    refunds::table
        .inner_join(payments::table.inner_join(orders::table))
        .filter(refunds::id.eq(id))
        .select((Refund::as_select(), orders::number))
        .first(conn)
}
