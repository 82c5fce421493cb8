//! The buyer says what is wrong with a part that arrived.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::complaint::Complaint;
use super::queries;
use crate::db::schema::{complaints, fulfillment_orders};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::fulfillment::FulfillmentOrder;
use crate::ids::{ComplaintId, OrderId, UserId};
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::notices::{self, Notice};
use crate::orders::{Actor, Event, record};

/// A buyer has this long from the delivery on.
pub const COMPLAINT_DAYS: i64 = 7;

#[derive(Debug, thiserror::Error)]
pub enum OpenComplaintError {
    /// None by this number in this order.
    #[error("no such part")]
    NotFound,
    #[error("the part has not been delivered")]
    NotDelivered,
    #[error("the time for complaints is over")]
    TooLate,
    #[error("a complaint is open already")]
    AlreadyOpen,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for OpenComplaintError {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Self::NotFound,
            other => Self::Database(other.into()),
        }
    }
}

/// A complaint before it is written.
#[derive(Debug, Clone)]
pub struct Opening {
    pub order_id: OrderId,
    pub part_number: String,
    pub text: String,
    /// none: a guest
    pub user_id: Option<UserId>,
}

/// One at a time for each part. The buyer hears that it has arrived, the BUMDes what it says.
pub fn open_complaint(conn: &mut DbConn, now: Timestamp, opening: &Opening) -> Result<ComplaintId, OpenComplaintError> {
    lock_row(conn, "orders", opening.order_id.as_str())?;
    let part: FulfillmentOrder = fulfillment_orders::table
        .filter(fulfillment_orders::order_id.eq(&opening.order_id))
        .filter(fulfillment_orders::number.eq(&opening.part_number))
        .select(FulfillmentOrder::as_select())
        .first(conn)?;
    let delivered_at = queries::delivered_at(conn, &part.id)?.ok_or(OpenComplaintError::NotDelivered)?;
    if now > delivered_at + TimeDelta::days(COMPLAINT_DAYS) {
        return Err(OpenComplaintError::TooLate);
    }
    if queries::of_parts(conn, [&part.id])?.iter().any(|complaint| complaint.closed_at.is_none()) {
        return Err(OpenComplaintError::AlreadyOpen);
    }
    let complaint = Complaint {
        id: ComplaintId::new(),
        fulfillment_order_id: part.id.clone(),
        opened_by: opening.user_id.clone(),
        text: opening.text.clone(),
        opened_at: now,
        closed_at: None,
        closed_by: None,
        outcome: None,
        answer: None,
    };
    diesel::insert_into(complaints::table).values(&complaint).execute(conn)?;
    let event = Event {
        order_id: &part.order_id,
        fulfillment_order_id: Some(&part.id),
        kind: "complained",
        from_status: None,
        to_status: None,
        actor: Actor::Buyer,
        user_id: opening.user_id.as_ref(),
        note: None,
    };
    record(conn, now, &event)?;
    notices::tell(conn, now, &Notice::ComplaintOpened { part: &part.id })?;
    let (to_buyer, to_bumdes) = (complaint.id.clone(), complaint.id.clone());
    jobs::enqueue(conn, now, &Job::SendMail(Mail::ComplaintReceived { complaint_id: to_buyer }))?;
    jobs::enqueue(conn, now, &Job::SendMail(Mail::ComplaintOpened { complaint_id: to_bumdes }))?;
    Ok(complaint.id)
}
