//! What an owner does with an invitation that waits for an answer: send it again, or take it back.

use diesel::prelude::*;

use super::invitation::{Invitation, VALID};
use super::invite::{InviteError, count_sending};
use super::membership::hold;
use crate::audit::{self, Act, ActKind};
use crate::db::schema::invitations;
use crate::db::{DbConn, Timestamp};
use crate::ids::InvitationId;
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::web::OwnerScope;

/// A new link, and its whole time anew; the link before opens nothing any more.
pub fn send_again(conn: &mut DbConn, now: Timestamp, scope: &OwnerScope, id: &InvitationId) -> Result<(), InviteError> {
    let invitation = waiting(conn, scope, id)?;
    count_sending(conn, now, scope, &invitation.email)?;
    diesel::update(invitations::table.find(id))
        .set((invitations::sent_at.eq(now), invitations::expires_at.eq(now + VALID)))
        .execute(conn)?;
    jobs::enqueue(conn, now, &Job::SendMail(Mail::Invitation { invitation_id: id.clone() }))?;
    audit::record(conn, now, &Act::by(scope, ActKind::InvitationSentAgain, &invitation.email))?;
    Ok(())
}

pub fn revoke(conn: &mut DbConn, now: Timestamp, scope: &OwnerScope, id: &InvitationId) -> Result<(), InviteError> {
    let invitation = waiting(conn, scope, id)?;
    diesel::update(invitations::table.find(id)).set(invitations::revoked_at.eq(now)).execute(conn)?;
    audit::record(conn, now, &Act::by(scope, ActKind::InvitationRevoked, &invitation.email))?;
    Ok(())
}

/// Neither accepted nor taken back; one that has run out waits too.
fn waiting(conn: &mut DbConn, scope: &OwnerScope, id: &InvitationId) -> Result<Invitation, InviteError> {
    hold(conn, scope.bumdes_id())?;
    invitations::table
        .find(id)
        .filter(invitations::bumdes_id.eq(scope.bumdes_id()))
        .filter(invitations::accepted_at.is_null().and(invitations::revoked_at.is_null()))
        .select(Invitation::as_select())
        .first(conn)
        .optional()?
        .ok_or(InviteError::NotFound)
}
