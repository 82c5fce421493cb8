//! The parcel is packed and waits for the courier or the buyer.

use super::transition::{Step, TransitionError, take};
use super::{FulfillmentOrder, FulfillmentStatus};
use crate::audit::ActKind;
use crate::db::{DbConn, Timestamp};
use crate::web::BumdesScope;

pub fn pack_fulfillment_order(
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
        &Step { to: FulfillmentStatus::Packed, kind: "packed", act: ActKind::OrderPacked, note: None },
    )
}
