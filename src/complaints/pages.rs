//! The buttons of complaints: the buyer's on the order page, the operator's on the order's money page.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::forms::{ClosingForm, ComplaintForm, Ending, Words};
use super::queries;
use super::{CloseComplaintError, Closing, OpenComplaintError, Opening, close_complaint, open_complaint};
use crate::error::AppError;
use crate::ids::ComplaintId;
use crate::orders::{self, link};
use crate::web::{Form, OperatorScope, Visitor};

#[derive(Deserialize)]
pub struct Token {
    #[serde(default)]
    token: String,
}

/// `POST /orders/{number}/parts/{part}/complaint?token=`
pub async fn complain(
    visitor: Visitor,
    path: web::Path<(String, String)>,
    token: web::Query<Token>,
    form: Form<ComplaintForm>,
) -> Result<HttpResponse, AppError> {
    let (number, part_number) = path.into_inner();
    let order = orders::pages::find(&visitor, &number, &token.token).await?.order;
    let page = link::order_path(&visitor.app.config.server, &number);
    let Ok(words) = Words::try_from(form.0) else {
        visitor.flash("bad", visitor.text("order-complaint-words", &[]))?;
        return Ok(visitor.redirect(&page));
    };
    let user_id =
        visitor.user.as_ref().map(|user| user.user_id.clone()).filter(|id| order.user_id.as_ref() == Some(id));
    let opening = Opening { order_id: order.id, part_number, text: words.0, user_id };
    let now = visitor.app.clock.now();
    let (tone, key) = match visitor.app.write(move |conn| open_complaint(conn, now, &opening)).await {
        Ok(_) => ("good", "order-complaint-done"),
        Err(OpenComplaintError::AlreadyOpen) => ("good", "order-complaint-known"),
        Err(OpenComplaintError::NotDelivered) => ("bad", "order-complaint-early"),
        Err(OpenComplaintError::TooLate) => ("bad", "order-complaint-late"),
        Err(OpenComplaintError::NotFound) => return Err(AppError::NotFound),
        Err(OpenComplaintError::Database(error)) => return Err(error.into()),
    };
    visitor.flash(tone, visitor.text(key, &[]))?;
    Ok(visitor.redirect(&page))
}

/// `POST /portal/operator/complaints/{id}/closing`
pub async fn close(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<ComplaintId>,
    form: Form<ClosingForm>,
) -> Result<HttpResponse, AppError> {
    let id = id.into_inner();
    let wanted = id.clone();
    let number = visitor
        .app
        .read::<_, AppError>(move |conn| queries::order_number(conn, &wanted)?.ok_or(AppError::NotFound))
        .await?;
    let page = format!("/portal/operator/orders/{number}");
    let Ok(ending) = Ending::try_from(form.0) else {
        visitor.flash("bad", visitor.text("operator-complaint-words", &[]))?;
        return Ok(visitor.redirect(&page));
    };
    let now = visitor.app.clock.now();
    let result = visitor
        .app
        .write(move |conn| {
            let closing = Closing { outcome: ending.outcome, answer: &ending.answer.0, operator: scope.user_id() };
            close_complaint(conn, now, &id, &closing)
        })
        .await;
    match result {
        Ok(()) => visitor.flash("good", visitor.text("operator-complaint-done", &[]))?,
        Err(CloseComplaintError::Closed) => visitor.flash("bad", visitor.text("operator-complaint-closed", &[]))?,
        Err(CloseComplaintError::NotFound) => return Err(AppError::NotFound),
        Err(CloseComplaintError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(&page))
}
