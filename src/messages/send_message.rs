//! One writes to the other about a part, and the other gets a mail.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::{Author, Message};
use crate::audit::{self, Act, ActKind};
use crate::db::schema::{fulfillment_orders, order_messages};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::fulfillment::FulfillmentStatus;
use crate::fulfillment::queries::own_id;
use crate::ids::{FulfillmentOrderId, MessageId, OrderId, UserId};
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::web::BumdesScope;

/// So many from one side about one part within an hour: each is a mail to somebody.
const MOST: i64 = 10;
const WINDOW: TimeDelta = TimeDelta::hours(1);

#[derive(Debug, thiserror::Error)]
pub enum SendMessageError {
    #[error("no such part")]
    NotFound,
    /// The BUMDes does not know of it, and may never.
    #[error("the order is not paid")]
    NotPaid,
    #[error("too many messages")]
    TooMany,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for SendMessageError {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Self::NotFound,
            other => Self::Database(other.into()),
        }
    }
}

/// A message before it is written. Whoever may write it was asked before: the buyer by their link, the BUMDes by its
/// scope ([`write_to_buyer`]).
#[derive(Debug, Clone)]
pub struct NewMessage {
    pub part: FulfillmentOrderId,
    pub author: Author,
    /// none: a guest
    pub user_id: Option<UserId>,
    pub text: String,
}

/// The BUMDes writes to the buyer of its part with this number.
pub fn write_to_buyer(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    number: &str,
    text: String,
) -> Result<MessageId, SendMessageError> {
    let part = own_id(conn, scope, number)?.ok_or(SendMessageError::NotFound)?;
    let new = NewMessage { part, author: Author::Bumdes, user_id: Some(scope.user_id().clone()), text };
    let id = send_message(conn, now, &new)?;
    audit::record(conn, now, &Act::by(scope, ActKind::MessageWritten, number))?;
    Ok(id)
}

/// What the buyer wrote about this part needs no (more) answer.
pub fn settle_messages(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    number: &str,
) -> Result<(), SendMessageError> {
    let part = own_id(conn, scope, number)?.ok_or(SendMessageError::NotFound)?;
    // a second click finds nothing to settle, and did nothing
    if answer_all(conn, now, &part)? > 0 {
        audit::record(conn, now, &Act::by(scope, ActKind::MessageSettled, number))?;
    }
    Ok(())
}

fn answer_all(conn: &mut DbConn, now: Timestamp, part: &FulfillmentOrderId) -> QueryResult<usize> {
    diesel::update(order_messages::table)
        .filter(order_messages::fulfillment_order_id.eq(part).and(order_messages::author.eq(Author::Buyer)))
        .filter(order_messages::answered_at.is_null())
        .set(order_messages::answered_at.eq(now))
        .execute(conn)
}

pub fn send_message(conn: &mut DbConn, now: Timestamp, new: &NewMessage) -> Result<MessageId, SendMessageError> {
    let order_id: OrderId =
        fulfillment_orders::table.find(&new.part).select(fulfillment_orders::order_id).first(conn)?;
    // held, so that many at once do not slip past the count
    lock_row(conn, "orders", order_id.as_str())?;
    let status: FulfillmentStatus =
        fulfillment_orders::table.find(&new.part).select(fulfillment_orders::status).first(conn)?;
    if FulfillmentStatus::UNPAID.contains(&status) {
        return Err(SendMessageError::NotPaid);
    }
    let lately: i64 = order_messages::table
        .filter(order_messages::fulfillment_order_id.eq(&new.part).and(order_messages::author.eq(new.author)))
        .filter(order_messages::written_at.gt(now - WINDOW))
        .count()
        .get_result(conn)?;
    if lately >= MOST {
        return Err(SendMessageError::TooMany);
    }
    let message = Message {
        id: MessageId::new(),
        fulfillment_order_id: new.part.clone(),
        author: new.author,
        user_id: new.user_id.clone(),
        text: new.text.clone(),
        written_at: now,
        answered_at: None,
    };
    if new.author == Author::Bumdes {
        answer_all(conn, now, &new.part)?;
    }
    diesel::insert_into(order_messages::table).values(&message).execute(conn)?;
    let message_id = message.id.clone();
    let mail = match new.author {
        Author::Buyer => Mail::MessageToBumdes { message_id },
        Author::Bumdes => Mail::MessageToBuyer { message_id },
    };
    jobs::enqueue(conn, now, &Job::SendMail(mail))?;
    Ok(message.id)
}
