//! How long money waits after a delivery, and the row that whoever changes payouts holds.

use diesel::prelude::*;

use crate::complaints::COMPLAINT_DAYS;
use crate::db::schema::payout_settings;
use crate::db::{DbConn, lock_row};

const HOUSE: &str = "house";
pub const MOST_HOLD_DAYS: i64 = 90;

/// Until the transaction ends nobody else makes or ends a payout. Not the rows of the BUMDes: the books refer to
/// those, so a checkout that books several would wait for a run, and the run for it.
pub(super) fn hold(conn: &mut DbConn) -> QueryResult<()> {
    lock_row(conn, "payout_settings", HOUSE)
}

/// How many days after the delivery a part's money may leave: as long as the buyer may complain, unless the operator
/// has said otherwise.
pub fn hold_days(conn: &mut DbConn) -> QueryResult<i64> {
    Ok(own_hold_days(conn)?.unwrap_or(COMPLAINT_DAYS))
}

/// What the operator has said.
pub fn own_hold_days(conn: &mut DbConn) -> QueryResult<Option<i64>> {
    payout_settings::table.find(HOUSE).select(payout_settings::hold_days).first(conn)
}

/// From the next run on; none: as long as the buyer may complain.
pub fn set_hold_days(conn: &mut DbConn, days: Option<i64>) -> QueryResult<()> {
    hold(conn)?;
    diesel::update(payout_settings::table.find(HOUSE)).set(payout_settings::hold_days.eq(days)).execute(conn)?;
    Ok(())
}
