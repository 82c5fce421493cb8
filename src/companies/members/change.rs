//! An admin says what a member may do; somebody works for the company no more. Their account stays, as a buyer's.

use diesel::prelude::*;

use super::membership::{MemberError, hold, keep_an_admin, member, set_roles};
use crate::companies::CompanyRole;
use crate::companies::event::{CompanyAct, CompanyActKind, record};
use crate::companies::role::roles_to_text;
use crate::db::schema::company_members;
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyId, UserId};
use crate::notices::{self, Notice, TeamChange};
use crate::web::{CompanyAdminScope, CompanyScope};

/// Counts from the member's next request on. The same roles again change nothing.
pub fn change_roles(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyAdminScope,
    user_id: &UserId,
    roles: &[CompanyRole],
) -> Result<(), MemberError> {
    hold(conn, scope.company_id())?;
    let member = member(conn, scope.company_id(), user_id)?;
    if roles.is_empty() {
        return Err(MemberError::NoRoles);
    }
    if member.roles.contains(&CompanyRole::Admin) && !roles.contains(&CompanyRole::Admin) {
        keep_an_admin(conn, scope.company_id(), user_id)?;
    }
    let note = roles_to_text(roles);
    if note == roles_to_text(&member.roles) {
        return Ok(());
    }
    set_roles(conn, user_id, roles)?;
    record(conn, now, &CompanyAct::by(scope, CompanyActKind::RolesChanged, &member.name).noting(&note))?;
    tell(conn, now, scope, TeamChange::RolesChanged, &member.name, user_id)?;
    Ok(())
}

/// They lose access at their next request.
pub fn remove(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyAdminScope,
    user_id: &UserId,
) -> Result<(), MemberError> {
    let name = end(conn, scope.company_id(), user_id)?;
    record(conn, now, &CompanyAct::by(scope, CompanyActKind::MemberRemoved, &name))?;
    tell(conn, now, scope, TeamChange::Removed, &name, user_id)?;
    Ok(())
}

pub fn leave(conn: &mut DbConn, now: Timestamp, scope: &CompanyScope) -> Result<(), MemberError> {
    let name = end(conn, scope.company_id(), scope.user_id())?;
    record(conn, now, &CompanyAct::by(scope, CompanyActKind::MemberLeft, &name))?;
    tell(conn, now, scope, TeamChange::Left, &name, scope.user_id())?;
    Ok(())
}

/// Returns the name of whoever is gone.
fn end(conn: &mut DbConn, company_id: &CompanyId, user_id: &UserId) -> Result<String, MemberError> {
    hold(conn, company_id)?;
    let member = member(conn, company_id, user_id)?;
    if member.roles.contains(&CompanyRole::Admin) {
        keep_an_admin(conn, company_id, user_id)?;
    }
    diesel::delete(company_members::table.find(user_id)).execute(conn)?;
    Ok(member.name)
}

fn tell(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyScope,
    change: TeamChange,
    name: &str,
    of: &UserId,
) -> QueryResult<()> {
    let (company_id, by) = (scope.company_id(), scope.user_id());
    notices::tell(conn, now, &Notice::CompanyMembersChanged { company_id, change, name, by, of })
}
