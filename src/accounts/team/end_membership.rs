//! Somebody works for the BUMDes no more: an owner removes them, or they leave. Their account stays, as a buyer's.

use super::membership::{TeamError, hold, keep_an_owner, member, set_roles};
use crate::accounts::BumdesRole;
use crate::audit::{self, Act, ActKind};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, UserId};
use crate::notices::{self, Notice, TeamChange};
use crate::web::{BumdesScope, OwnerScope};

/// They lose access at their next request.
pub fn remove_member(conn: &mut DbConn, now: Timestamp, scope: &OwnerScope, user_id: &UserId) -> Result<(), TeamError> {
    let name = end(conn, scope.bumdes_id(), user_id)?;
    audit::record(conn, now, &Act::by(scope, ActKind::MemberRemoved, &name))?;
    let (bumdes_id, name, by, of) = (scope.bumdes_id(), &name, scope.user_id(), user_id);
    notices::tell(conn, now, &Notice::TeamChanged { bumdes_id, change: TeamChange::Removed, name, by, of })?;
    Ok(())
}

pub fn leave(conn: &mut DbConn, now: Timestamp, scope: &BumdesScope) -> Result<(), TeamError> {
    let name = end(conn, scope.bumdes_id(), scope.user_id())?;
    audit::record(conn, now, &Act::by(scope, ActKind::MemberLeft, &name))?;
    let (bumdes_id, name, by, of) = (scope.bumdes_id(), &name, scope.user_id(), scope.user_id());
    notices::tell(conn, now, &Notice::TeamChanged { bumdes_id, change: TeamChange::Left, name, by, of })?;
    Ok(())
}

/// Returns the name of whoever is gone.
fn end(conn: &mut DbConn, bumdes_id: &BumdesId, user_id: &UserId) -> Result<String, TeamError> {
    hold(conn, bumdes_id)?;
    let member = member(conn, bumdes_id, user_id)?;
    if member.roles.contains(&BumdesRole::Owner) {
        keep_an_owner(conn, bumdes_id, user_id)?;
    }
    set_roles(conn, bumdes_id, user_id, &[])?;
    Ok(member.name)
}
