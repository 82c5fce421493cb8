//! An admin asks somebody, by their e-mail address, to work for the company; once more; or not after all.

use diesel::prelude::*;

use super::invitation::{self, CompanyInvitation};
use super::membership::hold;
use crate::accounts::attempts::{self, Purpose};
use crate::accounts::user::normalise_email;
use crate::companies::CompanyRole;
use crate::companies::event::{CompanyAct, CompanyActKind, record};
use crate::companies::role::roles_to_text;
use crate::db::schema::{company_invitations, company_members, users};
use crate::db::{DbConn, DbError, Timestamp};
use crate::i18n::Language;
use crate::ids::{CompanyInvitationId, UserId};
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::web::CompanyAdminScope;

#[derive(Debug, Clone)]
pub struct NewInvitation {
    pub email: String,
    /// at least one
    pub roles: Vec<CompanyRole>,
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

/// Whether the address has an account, or works for another company, is not told here: whoever opens the mail is.
pub fn invite(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyAdminScope,
    new: &NewInvitation,
) -> Result<CompanyInvitationId, InviteError> {
    let email = normalise_email(&new.email);
    hold(conn, scope.company_id())?;
    let member: Option<UserId> = company_members::table
        .inner_join(users::table)
        .filter(company_members::company_id.eq(scope.company_id()).and(users::email.eq(&email)))
        .select(users::id)
        .first(conn)
        .optional()?;
    if member.is_some() {
        return Err(InviteError::AlreadyMember);
    }
    make_room(conn, now, scope, &email)?;
    count_sending(conn, now, scope, &email)?;
    let invitation = CompanyInvitation {
        id: CompanyInvitationId::new(),
        company_id: scope.company_id().clone(),
        email,
        roles: roles_to_text(&new.roles),
        language: new.language,
        invited_by: scope.user_id().clone(),
        sent_at: now,
        expires_at: invitation::until(now),
        accepted_by: None,
        accepted_at: None,
        revoked_at: None,
        created_at: now,
    };
    diesel::insert_into(company_invitations::table).values(&invitation).execute(conn)?;
    mail(conn, now, &invitation.id)?;
    let act = CompanyAct::by(scope, CompanyActKind::MemberInvited, &invitation.email).noting(&invitation.roles);
    record(conn, now, &act)?;
    Ok(invitation.id)
}

/// One that has run out makes place for the next.
fn make_room(conn: &mut DbConn, now: Timestamp, scope: &CompanyAdminScope, email: &str) -> Result<(), InviteError> {
    let waiting: Option<CompanyInvitation> = company_invitations::table
        .filter(company_invitations::company_id.eq(scope.company_id()).and(company_invitations::email.eq(email)))
        .filter(company_invitations::accepted_at.is_null().and(company_invitations::revoked_at.is_null()))
        .select(CompanyInvitation::as_select())
        .first(conn)
        .optional()?;
    let Some(old) = waiting else { return Ok(()) };
    if old.is_open(now) {
        return Err(InviteError::AlreadyInvited);
    }
    diesel::update(company_invitations::table.find(&old.id))
        .set(company_invitations::revoked_at.eq(now))
        .execute(conn)?;
    Ok(())
}

/// Nobody's mailbox is filled by us, and no company writes to the whole world.
fn count_sending(conn: &mut DbConn, now: Timestamp, scope: &CompanyAdminScope, email: &str) -> Result<(), InviteError> {
    match attempts::begin(conn, now, Purpose::Invite, scope.company_id().as_str(), email)? {
        true => Ok(()),
        false => Err(InviteError::TooMany),
    }
}

fn mail(conn: &mut DbConn, now: Timestamp, id: &CompanyInvitationId) -> QueryResult<()> {
    jobs::enqueue(conn, now, &Job::SendMail(Mail::CompanyInvitation { invitation_id: id.clone() }))?;
    Ok(())
}

/// A new link, and its whole time anew; the link before opens nothing any more.
pub(super) fn send_again(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyAdminScope,
    id: &CompanyInvitationId,
) -> Result<(), InviteError> {
    let waiting = waiting(conn, scope, id)?;
    count_sending(conn, now, scope, &waiting.email)?;
    diesel::update(company_invitations::table.find(id))
        .set((company_invitations::sent_at.eq(now), company_invitations::expires_at.eq(invitation::until(now))))
        .execute(conn)?;
    mail(conn, now, id)?;
    record(conn, now, &CompanyAct::by(scope, CompanyActKind::InvitationSentAgain, &waiting.email))?;
    Ok(())
}

pub(super) fn revoke(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyAdminScope,
    id: &CompanyInvitationId,
) -> Result<(), InviteError> {
    let waiting = waiting(conn, scope, id)?;
    diesel::update(company_invitations::table.find(id)).set(company_invitations::revoked_at.eq(now)).execute(conn)?;
    record(conn, now, &CompanyAct::by(scope, CompanyActKind::InvitationRevoked, &waiting.email))?;
    Ok(())
}

/// Neither accepted nor taken back; one that has run out waits too.
fn waiting(
    conn: &mut DbConn,
    scope: &CompanyAdminScope,
    id: &CompanyInvitationId,
) -> Result<CompanyInvitation, InviteError> {
    hold(conn, scope.company_id())?;
    company_invitations::table
        .find(id)
        .filter(company_invitations::company_id.eq(scope.company_id()))
        .filter(company_invitations::accepted_at.is_null().and(company_invitations::revoked_at.is_null()))
        .select(CompanyInvitation::as_select())
        .first(conn)
        .optional()?
        .ok_or(InviteError::NotFound)
}
