//! The BUMDes says yes: it has the goods and will send them.

use super::transition::{Step, TransitionError, take};
use super::{FulfillmentOrder, FulfillmentStatus};
use crate::audit::ActKind;
use crate::db::{DbConn, Timestamp};
use crate::web::BumdesScope;

pub fn accept_fulfillment_order(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    number: &str,
) -> Result<FulfillmentOrder, TransitionError> {
    take(
        conn,
        now,
        scope,
        number,
        &Step { to: FulfillmentStatus::Accepted, kind: "accepted", act: ActKind::OrderAccepted, note: None },
    )
}
