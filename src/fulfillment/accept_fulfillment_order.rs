//! The BUMDes says yes: it has the goods and will send them.

use super::transition::{Step, TransitionError, take};
use super::{FulfillmentOrder, FulfillmentStatus, deadline};
use crate::audit::ActKind;
use crate::db::{DbConn, Timestamp};
use crate::web::BumdesScope;

pub fn accept_fulfillment_order(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    number: &str,
) -> Result<FulfillmentOrder, TransitionError> {
    let step = Step { to: FulfillmentStatus::Accepted, kind: "accepted", act: ActKind::OrderAccepted, note: None };
    let part = take(conn, now, scope, number, &step)?;
    deadline::follow_acceptance(conn, &part.id)?;
    Ok(part)
}
