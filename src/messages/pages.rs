//! The forms of messages: the BUMDes's on its order, the buyer's on theirs.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::forms::{MessageForm, Words};
use super::{Author, NewMessage, SendMessageError, send_message, settle_messages, write_to_buyer};
use crate::error::AppError;
use crate::orders::{self, link};
use crate::web::{Form, OrderScope, Visitor};

/// `POST /portal/bumdes/orders/{number}/messages`
pub async fn write(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
    form: Form<MessageForm>,
) -> Result<HttpResponse, AppError> {
    let (now, number) = (visitor.app.clock.now(), number.into_inner());
    let back = format!("/portal/bumdes/orders/{number}#messages");
    let Ok(words) = Words::try_from(form.0) else {
        visitor.flash("bad", visitor.text("message-words", &[]))?;
        return Ok(visitor.redirect(&back));
    };
    let sent = visitor.app.write(move |conn| write_to_buyer(conn, now, &scope, &number, words.0)).await;
    tell(&visitor, sent, "message-sent-to-buyer")?;
    Ok(visitor.redirect(&back))
}

/// The button carries nothing but the form's token.
#[derive(Deserialize)]
pub struct Nothing {}

/// `POST /portal/bumdes/orders/{number}/messages/settlement`: a "thank you" needs no answer.
pub async fn settle(
    visitor: Visitor,
    scope: OrderScope,
    number: web::Path<String>,
    _: Form<Nothing>,
) -> Result<HttpResponse, AppError> {
    let (now, number) = (visitor.app.clock.now(), number.into_inner());
    let page = format!("/portal/bumdes/orders/{number}#messages");
    let settled = visitor.app.write(move |conn| settle_messages(conn, now, &scope, &number)).await;
    tell(&visitor, settled, "message-settled")?;
    Ok(visitor.redirect(&page))
}

#[derive(Deserialize)]
pub struct Token {
    #[serde(default)]
    token: String,
}

/// `POST /orders/{number}/parts/{part}/messages?token=`
pub async fn write_back(
    visitor: Visitor,
    path: web::Path<(String, String)>,
    token: web::Query<Token>,
    form: Form<MessageForm>,
) -> Result<HttpResponse, AppError> {
    let (number, part_number) = path.into_inner();
    let detail = orders::pages::find(&visitor, &number, &token.token).await?;
    let part = detail.parts.iter().find(|part| part.fulfillment_order.number == part_number);
    let part = part.ok_or(AppError::NotFound)?.fulfillment_order.id.clone();
    let page = link::order_path(&visitor.app.config.server, &number);
    let Ok(words) = Words::try_from(form.0) else {
        visitor.flash("bad", visitor.text("message-words", &[]))?;
        return Ok(visitor.redirect(&page));
    };
    let user = visitor.user.as_ref().map(|user| user.user_id.clone());
    let user_id = user.filter(|id| detail.order.user_id.as_ref() == Some(id));
    let new = NewMessage { part, author: Author::Buyer, user_id, text: words.0 };
    let now = visitor.app.clock.now();
    let sent = visitor.app.write(move |conn| send_message(conn, now, &new)).await;
    tell(&visitor, sent, "message-sent-to-bumdes")?;
    Ok(visitor.redirect(&page))
}

fn tell<T>(visitor: &Visitor, result: Result<T, SendMessageError>, done: &str) -> Result<(), AppError> {
    let (tone, key) = match result {
        Ok(_) => ("good", done),
        Err(SendMessageError::TooMany) => ("bad", "message-too-many"),
        Err(SendMessageError::NotPaid) => ("bad", "message-not-paid"),
        Err(SendMessageError::NotFound) => return Err(AppError::NotFound),
        Err(SendMessageError::Database(error)) => return Err(error.into()),
    };
    visitor.flash(tone, visitor.text(key, &[]))
}
