//! Reads for the team's page.

use diesel::prelude::*;
use serde::Serialize;

use super::invitation::{Invitation, from_words};
use crate::accounts::BumdesRole;
use crate::db::schema::{bumdes, invitations, user_roles, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, InvitationId, UserId};
use crate::web::BumdesScope;

#[derive(Debug, Serialize)]
pub struct MemberRow {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub is_active: bool,
    pub last_signed_in_at: Option<Timestamp>,
    pub roles: Vec<BumdesRole>,
}

/// Everybody who works here, in the order they came.
pub fn members(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<Vec<MemberRow>> {
    type Row = (UserId, String, String, bool, Option<Timestamp>, String);
    let rows: Vec<Row> = user_roles::table
        .inner_join(users::table)
        .filter(user_roles::bumdes_id.eq(scope.bumdes_id()))
        .order((users::created_at, users::id, user_roles::role))
        .select((users::id, users::name, users::email, users::is_active, users::last_signed_in_at, user_roles::role))
        .load(conn)?;
    let mut members: Vec<MemberRow> = Vec::new();
    for (id, name, email, is_active, last_signed_in_at, role) in rows {
        if members.last().is_none_or(|last| last.id != id) {
            members.push(MemberRow { id, name, email, is_active, last_signed_in_at, roles: vec![] });
        }
        if let Some(member) = members.last_mut() {
            member.roles.extend(BumdesRole::parse(&role));
        }
    }
    for member in &mut members {
        member.roles.sort();
    }
    Ok(members)
}

#[derive(Debug, Serialize)]
pub struct InvitationRow {
    pub id: InvitationId,
    pub email: String,
    pub roles: Vec<BumdesRole>,
    pub sent_at: Timestamp,
    pub expires_at: Timestamp,
    pub is_over: bool,
}

/// Those without an answer, the latest first.
pub fn invitations(conn: &mut DbConn, now: Timestamp, scope: &BumdesScope) -> QueryResult<Vec<InvitationRow>> {
    let rows: Vec<Invitation> = invitations::table
        .filter(invitations::bumdes_id.eq(scope.bumdes_id()))
        .filter(invitations::accepted_at.is_null().and(invitations::revoked_at.is_null()))
        .order((invitations::sent_at.desc(), invitations::id.desc()))
        .select(Invitation::as_select())
        .load(conn)?;
    let row = |invitation: Invitation| InvitationRow {
        roles: from_words(&invitation.roles),
        is_over: !invitation.is_open(now),
        id: invitation.id,
        email: invitation.email,
        sent_at: invitation.sent_at,
        expires_at: invitation.expires_at,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// What an invitation tells of itself: the BUMDes's name, its village's code, and who invites.
pub fn about(conn: &mut DbConn, invitation: &Invitation) -> QueryResult<(String, String, String)> {
    let inviter = users::table.find(&invitation.invited_by).select(users::name).first(conn)?;
    let (name, village_code) = of_bumdes(conn, &invitation.bumdes_id)?;
    Ok((name, village_code, inviter))
}

/// The name of a BUMDes, and the code of its village, by which times are told.
pub fn of_bumdes(conn: &mut DbConn, id: &BumdesId) -> QueryResult<(String, String)> {
    bumdes::table.find(id).select((bumdes::name, bumdes::village_code)).first(conn)
}
