//! Somebody who was invited joins the team: with the account they have, or with a new one.

use diesel::prelude::*;

use super::invitation::Invitation;
use super::membership::{hold, member, set_roles};
use super::{TeamError, invitation};
use crate::accounts::joining::{self, JoinError, Joining};
use crate::audit::{self, Act, ActKind};
use crate::db::schema::{bumdes, invitations, user_roles, users};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{InvitationId, UserId};
use crate::notices::{self, Notice, TeamChange};

#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    /// Accepted, taken back or run out.
    #[error("the invitation is not open any more")]
    NotOpen,
    /// One account works for one BUMDes.
    #[error("works for {name} already")]
    OtherBumdes { name: String },
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
pub fn accept_invitation(
    conn: &mut DbConn,
    now: Timestamp,
    id: &InvitationId,
    joining: &Joining,
) -> Result<UserId, AcceptError> {
    let bumdes_id = invitations::table.find(id).select(invitations::bumdes_id).first(conn)?;
    hold(conn, &bumdes_id)?;
    let invited: Invitation = invitations::table.find(id).select(Invitation::as_select()).first(conn)?;
    if !invited.is_open(now) {
        return Err(AcceptError::NotOpen);
    }
    let user_id = joining::account(conn, now, joining, &invited.email, invited.language)?;
    if let Some(name) = other_bumdes(conn, &user_id, &invited)? {
        return Err(AcceptError::OtherBumdes { name });
    }
    let mut roles = match member(conn, &bumdes_id, &user_id) {
        Ok(member) => member.roles,
        Err(TeamError::Database(error)) => return Err(error.into()),
        Err(_) => vec![],
    };
    roles.extend(invited.roles());
    roles.sort();
    roles.dedup();
    set_roles(conn, &bumdes_id, &user_id, &roles)?;
    diesel::update(invitations::table.find(id))
        .set((invitations::accepted_by.eq(&user_id), invitations::accepted_at.eq(now)))
        .execute(conn)?;
    let note = invitation::words(&roles);
    let (bumdes_id, kind, subject) = (Some(&bumdes_id), ActKind::MemberJoined, invited.email.as_str());
    let act = Act { bumdes_id, user_id: &user_id, is_assisted: false, kind, subject, note: Some(&note) };
    audit::record(conn, now, &act)?;
    let name: String = users::table.find(&user_id).select(users::name).first(conn)?;
    let (bumdes_id, change, by, of) = (&invited.bumdes_id, TeamChange::Joined, &user_id, &user_id);
    notices::tell(conn, now, &Notice::TeamChanged { bumdes_id, change, name: &name, by, of })?;
    Ok(user_id)
}

/// The name of another BUMDes that this person works for.
pub(super) fn other_bumdes(conn: &mut DbConn, user_id: &UserId, invited: &Invitation) -> QueryResult<Option<String>> {
    user_roles::table
        .inner_join(bumdes::table)
        .filter(user_roles::user_id.eq(user_id).and(bumdes::id.ne(&invited.bumdes_id)))
        .select(bumdes::name)
        .first(conn)
        .optional()
}
