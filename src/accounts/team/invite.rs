//! An owner asks somebody, by their e-mail address, to work for the BUMDes.

use diesel::prelude::*;

use super::invitation::{self, Invitation, VALID};
use super::membership::hold;
use crate::accounts::BumdesRole;
use crate::accounts::attempts::{self, Purpose};
use crate::accounts::user::normalise_email;
use crate::audit::{self, Act, ActKind};
use crate::db::schema::{invitations, user_roles, users};
use crate::db::{DbConn, DbError, Timestamp};
use crate::i18n::Language;
use crate::ids::InvitationId;
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::web::OwnerScope;

#[derive(Debug, Clone)]
pub struct NewInvitation {
    pub email: String,
    /// at least one
    pub roles: Vec<BumdesRole>,
    pub language: Language,
}

#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    #[error("somebody with this address works here already")]
    AlreadyMember,
    /// To be sent again, or revoked, instead.
    #[error("this address has an invitation already")]
    AlreadyInvited,
    #[error("too many invitations in a short time")]
    TooMany,
    /// None by this id that waits for an answer.
    #[error("no such invitation")]
    NotFound,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for InviteError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Whether the address has an account, or works for another BUMDes, is not told here: whoever opens the mail is.
pub fn invite(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OwnerScope,
    new: &NewInvitation,
) -> Result<InvitationId, InviteError> {
    let email = normalise_email(&new.email);
    hold(conn, scope.bumdes_id())?;
    let member: Option<String> = user_roles::table
        .inner_join(users::table)
        .filter(user_roles::bumdes_id.eq(scope.bumdes_id()).and(users::email.eq(&email)))
        .select(user_roles::id)
        .first(conn)
        .optional()?;
    if member.is_some() {
        return Err(InviteError::AlreadyMember);
    }
    make_room(conn, now, scope, &email)?;
    count_sending(conn, now, scope, &email)?;
    let invitation = Invitation {
        id: InvitationId::new(),
        bumdes_id: scope.bumdes_id().clone(),
        email,
        roles: invitation::words(&new.roles),
        language: new.language,
        invited_by: scope.user_id().clone(),
        sent_at: now,
        expires_at: now + VALID,
        accepted_by: None,
        accepted_at: None,
        revoked_at: None,
        created_at: now,
    };
    diesel::insert_into(invitations::table).values(&invitation).execute(conn)?;
    jobs::enqueue(conn, now, &Job::SendMail(Mail::Invitation { invitation_id: invitation.id.clone() }))?;
    let act = Act::by(scope, ActKind::MemberInvited, &invitation.email).noting(&invitation.roles);
    audit::record(conn, now, &act)?;
    Ok(invitation.id)
}

/// One that has run out makes place for the next.
fn make_room(conn: &mut DbConn, now: Timestamp, scope: &OwnerScope, email: &str) -> Result<(), InviteError> {
    let waiting: Option<Invitation> = invitations::table
        .filter(invitations::bumdes_id.eq(scope.bumdes_id()).and(invitations::email.eq(email)))
        .filter(invitations::accepted_at.is_null().and(invitations::revoked_at.is_null()))
        .select(Invitation::as_select())
        .first(conn)
        .optional()?;
    let Some(old) = waiting else { return Ok(()) };
    if old.is_open(now) {
        return Err(InviteError::AlreadyInvited);
    }
    diesel::update(invitations::table.find(&old.id)).set(invitations::revoked_at.eq(now)).execute(conn)?;
    Ok(())
}

/// Nobody's mailbox is filled by us, and no BUMDes writes to the whole world.
pub(super) fn count_sending(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OwnerScope,
    email: &str,
) -> Result<(), InviteError> {
    match attempts::begin(conn, now, Purpose::Invite, scope.bumdes_id().as_str(), email)? {
        true => Ok(()),
        false => Err(InviteError::TooMany),
    }
}
