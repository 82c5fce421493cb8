//! Reads for the page of a company's people.

use diesel::prelude::*;
use serde::Serialize;

use super::invitation::CompanyInvitation;
use crate::companies::CompanyRole;
use crate::companies::role::roles_of_text;
use crate::db::schema::{company_invitations, company_members, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyId, CompanyInvitationId, UserId};
use crate::web::CompanyScope;

#[derive(Debug, Serialize)]
pub struct MemberRow {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub is_active: bool,
    pub last_signed_in_at: Option<Timestamp>,
    pub roles: Vec<CompanyRole>,
}

/// Everybody who works for a company, in the order they came.
pub fn members(conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<Vec<MemberRow>> {
    type Row = (UserId, String, String, bool, Option<Timestamp>, String);
    let rows: Vec<Row> = company_members::table
        .inner_join(users::table)
        .filter(company_members::company_id.eq(company_id))
        .order((company_members::joined_at, users::id))
        .select((
            users::id,
            users::name,
            users::email,
            users::is_active,
            users::last_signed_in_at,
            company_members::roles,
        ))
        .load(conn)?;
    let row = |(id, name, email, is_active, last_signed_in_at, roles): Row| MemberRow {
        roles: roles_of_text(&roles),
        id,
        name,
        email,
        is_active,
        last_signed_in_at,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// How many of them can sign in with this role.
pub fn active_with(members: &[MemberRow], role: CompanyRole) -> usize {
    members.iter().filter(|member| member.is_active && member.roles.contains(&role)).count()
}

#[derive(Debug, Serialize)]
pub struct InvitationRow {
    pub id: CompanyInvitationId,
    pub email: String,
    pub roles: Vec<CompanyRole>,
    pub expires_at: Timestamp,
    pub is_over: bool,
}

/// Those without an answer, the latest first.
pub fn invitations(conn: &mut DbConn, now: Timestamp, scope: &CompanyScope) -> QueryResult<Vec<InvitationRow>> {
    let rows: Vec<CompanyInvitation> = company_invitations::table
        .filter(company_invitations::company_id.eq(scope.company_id()))
        .filter(company_invitations::accepted_at.is_null().and(company_invitations::revoked_at.is_null()))
        .order((company_invitations::sent_at.desc(), company_invitations::id.desc()))
        .select(CompanyInvitation::as_select())
        .load(conn)?;
    let row = |invitation: CompanyInvitation| InvitationRow {
        roles: invitation.roles(),
        is_over: !invitation.is_open(now),
        id: invitation.id,
        email: invitation.email,
        expires_at: invitation.expires_at,
    };
    Ok(rows.into_iter().map(row).collect())
}
