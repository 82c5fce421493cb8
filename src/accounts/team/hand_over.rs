//! An owner makes a member the owner in their own place.

use super::membership::{TeamError, hold, member, set_roles};
use crate::accounts::BumdesRole;
use crate::audit::{self, Act, ActKind};
use crate::db::{DbConn, Timestamp};
use crate::ids::UserId;
use crate::notices::{self, Notice, TeamChange};
use crate::web::OwnerScope;

/// Whoever hands over stays in the team with every other role: the new owner may change that.
pub fn hand_over(conn: &mut DbConn, now: Timestamp, scope: &OwnerScope, to: &UserId) -> Result<(), TeamError> {
    hold(conn, scope.bumdes_id())?;
    // asked again, now that nobody else changes the team: they may have lost it since the request came
    let giver = member(conn, scope.bumdes_id(), scope.user_id())?;
    let heir = member(conn, scope.bumdes_id(), to)?;
    if !giver.roles.contains(&BumdesRole::Owner) {
        return Err(TeamError::NotFound);
    }
    if heir.roles.contains(&BumdesRole::Owner) {
        return Err(TeamError::OwnerAlready);
    }
    if !heir.is_active {
        return Err(TeamError::SwitchedOff);
    }
    let mut roles = heir.roles;
    roles.push(BumdesRole::Owner);
    set_roles(conn, scope.bumdes_id(), to, &roles)?;
    let left = [BumdesRole::Stock, BumdesRole::Orders, BumdesRole::Finance];
    set_roles(conn, scope.bumdes_id(), scope.user_id(), &left)?;
    audit::record(conn, now, &Act::by(scope, ActKind::OwnershipHandedOver, &heir.name))?;
    let (bumdes_id, name, by, of) = (scope.bumdes_id(), &heir.name, scope.user_id(), to);
    notices::tell(conn, now, &Notice::TeamChanged { bumdes_id, change: TeamChange::HandedOver, name, by, of })?;
    Ok(())
}
