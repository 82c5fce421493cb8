//! The operator ends a complaint and tells the buyer how.

use diesel::prelude::*;

use super::complaint::{Complaint, Outcome};
use crate::db::schema::{complaints, fulfillment_orders};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{ComplaintId, OrderId, UserId};
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::orders::{Actor, Event, record};

#[derive(Debug, thiserror::Error)]
pub enum CloseComplaintError {
    #[error("there is no such complaint")]
    NotFound,
    #[error("the complaint was ended already")]
    Closed,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for CloseComplaintError {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Self::NotFound,
            other => Self::Database(other.into()),
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub struct Closing<'a> {
    pub outcome: Outcome,
    /// what the buyer reads
    pub answer: &'a str,
    pub operator: &'a UserId,
}

pub fn close_complaint(
    conn: &mut DbConn,
    now: Timestamp,
    id: &ComplaintId,
    closing: &Closing<'_>,
) -> Result<(), CloseComplaintError> {
    // its order first, as everywhere
    let order_id: OrderId = complaints::table
        .inner_join(fulfillment_orders::table)
        .filter(complaints::id.eq(id))
        .select(fulfillment_orders::order_id)
        .first(conn)?;
    lock_row(conn, "orders", order_id.as_str())?;
    let complaint: Complaint = complaints::table.find(id).select(Complaint::as_select()).first(conn)?;
    if complaint.closed_at.is_some() {
        return Err(CloseComplaintError::Closed);
    }
    diesel::update(complaints::table.find(id))
        .set((
            complaints::closed_at.eq(now),
            complaints::closed_by.eq(closing.operator),
            complaints::outcome.eq(closing.outcome),
            complaints::answer.eq(closing.answer),
        ))
        .execute(conn)?;
    let event = Event {
        order_id: &order_id,
        fulfillment_order_id: Some(&complaint.fulfillment_order_id),
        kind: "complaint_closed",
        from_status: None,
        to_status: None,
        actor: Actor::Operator,
        user_id: Some(closing.operator),
        note: None,
    };
    record(conn, now, &event)?;
    jobs::enqueue(conn, now, &Job::SendMail(Mail::ComplaintClosed { complaint_id: id.clone() }))?;
    Ok(())
}
