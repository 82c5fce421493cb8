//! Somebody who was invited joins the company.

use diesel::prelude::*;

use super::invitation::CompanyInvitation;
use super::membership::{MemberError, add, hold, member, set_roles};
use crate::accounts::joining::{self, JoinError, Joining};
use crate::companies::event::{CompanyAct, CompanyActKind, record};
use crate::companies::role::roles_to_text;
use crate::db::schema::{companies, company_invitations, company_members, users};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{CompanyId, CompanyInvitationId, UserId};
use crate::notices::{self, Notice, TeamChange};

#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    /// Accepted, taken back or run out.
    #[error("the invitation is not open any more")]
    NotOpen,
    /// One account works for one company.
    #[error("works for another company already")]
    Elsewhere,
    #[error(transparent)]
    Join(#[from] JoinError),
}

impl From<DbError> for AcceptError {
    fn from(error: DbError) -> Self {
        Self::Join(error.into())
    }
}

impl From<diesel::result::Error> for AcceptError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Join(error.into())
    }
}

/// Returns who joined. Whoever works here already keeps the roles they have, and gets these besides.
pub fn accept(
    conn: &mut DbConn,
    now: Timestamp,
    id: &CompanyInvitationId,
    joining: &Joining,
) -> Result<UserId, AcceptError> {
    let company_id: CompanyId =
        company_invitations::table.find(id).select(company_invitations::company_id).first(conn)?;
    hold(conn, &company_id)?;
    let invited: CompanyInvitation =
        company_invitations::table.find(id).select(CompanyInvitation::as_select()).first(conn)?;
    if !invited.is_open(now) {
        return Err(AcceptError::NotOpen);
    }
    let user_id = joining::account(conn, now, joining, &invited.email, invited.language)?;
    if other_company(conn, &user_id, &company_id)?.is_some() {
        return Err(AcceptError::Elsewhere);
    }
    let mut roles = invited.roles();
    match member(conn, &company_id, &user_id) {
        Ok(member) => {
            roles.extend(member.roles);
            set_roles(conn, &user_id, &roles)?;
        }
        Err(MemberError::Database(error)) => return Err(error.into()),
        Err(_) => add(conn, now, &company_id, &user_id, &roles)?,
    }
    diesel::update(company_invitations::table.find(id))
        .set((company_invitations::accepted_by.eq(&user_id), company_invitations::accepted_at.eq(now)))
        .execute(conn)?;
    let (note, kind) = (roles_to_text(&roles), CompanyActKind::MemberJoined);
    let (subject, company_id) = (invited.email.as_str(), &company_id);
    record(conn, now, &CompanyAct { company_id, user_id: &user_id, kind, subject, note: Some(&note) })?;
    let name: String = users::table.find(&user_id).select(users::name).first(conn)?;
    let (change, by, of) = (TeamChange::Joined, &user_id, &user_id);
    notices::tell(conn, now, &Notice::CompanyMembersChanged { company_id, change, name: &name, by, of })?;
    Ok(user_id)
}

/// The name of another company that this person works for.
pub(super) fn other_company(conn: &mut DbConn, user_id: &UserId, invited: &CompanyId) -> QueryResult<Option<String>> {
    company_members::table
        .inner_join(companies::table)
        .filter(company_members::user_id.eq(user_id).and(companies::id.ne(invited)))
        .select(companies::name)
        .first(conn)
        .optional()
}
