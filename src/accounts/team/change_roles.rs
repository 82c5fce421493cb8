//! An owner says what a member may do.

use super::invitation::words;
use super::membership::{TeamError, hold, keep_an_owner, member, set_roles};
use crate::accounts::BumdesRole;
use crate::audit::{self, Act, ActKind};
use crate::db::{DbConn, Timestamp};
use crate::ids::UserId;
use crate::notices::{self, Notice, TeamChange};
use crate::web::OwnerScope;

/// Counts from the member's next request on. The same roles again change nothing.
pub fn change_roles(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OwnerScope,
    user_id: &UserId,
    roles: &[BumdesRole],
) -> Result<(), TeamError> {
    hold(conn, scope.bumdes_id())?;
    let member = member(conn, scope.bumdes_id(), user_id)?;
    if roles.is_empty() {
        return Err(TeamError::NoRoles);
    }
    if member.roles.contains(&BumdesRole::Owner) && !roles.contains(&BumdesRole::Owner) {
        keep_an_owner(conn, scope.bumdes_id(), user_id)?;
    }
    let note = words(roles);
    if note == words(&member.roles) {
        return Ok(());
    }
    set_roles(conn, scope.bumdes_id(), user_id, roles)?;
    audit::record(conn, now, &Act::by(scope, ActKind::RolesChanged, &member.name).noting(&note))?;
    let (bumdes_id, name, by, of) = (scope.bumdes_id(), &member.name, scope.user_id(), user_id);
    notices::tell(conn, now, &Notice::TeamChanged { bumdes_id, change: TeamChange::RolesChanged, name, by, of })?;
    Ok(())
}
