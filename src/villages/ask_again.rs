//! An owner has mended what a refusal named, and asks the curators to look again.

use super::standing::{self, StandingError};
use super::{BumdesStatus, evidence};
use crate::audit::ActKind;
use crate::db::{DbConn, Timestamp};
use crate::web::OwnerScope;

/// The curators hear of it when nothing is missing; else with the file that completes it.
pub fn ask_again(conn: &mut DbConn, now: Timestamp, scope: &OwnerScope) -> Result<(), StandingError> {
    let (id, by) = (scope.bumdes_id(), scope.user_id());
    standing::take(conn, now, by, id, BumdesStatus::Registered, (ActKind::CheckAsked, None))?;
    if evidence::missing(&evidence::list(conn, id)?).is_empty() {
        standing::tell_curators(conn, now, id)?;
    }
    Ok(())
}
