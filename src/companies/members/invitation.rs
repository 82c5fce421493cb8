//! Rows of a company's invitations, and the link that opens one.

use diesel::prelude::*;

use crate::accounts::mailed_link::{self, Purpose};
use crate::companies::CompanyRole;
use crate::companies::role::roles_of_text;
use crate::config::ServerConfig;
use crate::db::schema::{companies, company_invitations, users};
use crate::db::{DbConn, Timestamp};
use crate::i18n::Language;
use crate::ids::{CompanyId, CompanyInvitationId, UserId};

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = company_invitations)]
pub struct CompanyInvitation {
    pub id: CompanyInvitationId,
    pub company_id: CompanyId,
    pub email: String,
    pub roles: String,
    pub language: Language,
    pub invited_by: UserId,
    pub sent_at: Timestamp,
    pub expires_at: Timestamp,
    pub accepted_by: Option<UserId>,
    pub accepted_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

impl CompanyInvitation {
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.accepted_at.is_none() && self.revoked_at.is_none() && now < self.expires_at
    }

    pub fn roles(&self) -> Vec<CompanyRole> {
        roles_of_text(&self.roles)
    }

    /// `/invitations/company/{token}`. Sent again it has another link: the one before opens nothing.
    pub fn path(&self, config: &ServerConfig) -> String {
        let sent_at = self.sent();
        let purpose = Purpose::CompanyInvitation { sent_at: &sent_at };
        format!("/invitations/company/{}", mailed_link::token(config, purpose, self.id.as_str(), self.expires_at))
    }

    fn sent(&self) -> String {
        self.sent_at.and_utc().timestamp_micros().to_string()
    }
}

/// The end of one that is sent now.
pub(super) fn until(now: Timestamp) -> Timestamp {
    mailed_link::until(now, Purpose::CompanyInvitation { sent_at: "" })
}

/// The invitation that this link opens now.
pub(super) fn find(
    conn: &mut DbConn,
    config: &ServerConfig,
    token: &str,
    now: Timestamp,
) -> QueryResult<Option<CompanyInvitation>> {
    let Some(id) = mailed_link::named_in(token).filter(|id| !id.contains('\0')) else { return Ok(None) };
    let found: Option<CompanyInvitation> =
        company_invitations::table.find(id).select(CompanyInvitation::as_select()).first(conn).optional()?;
    Ok(found.filter(|invitation| {
        let sent_at = invitation.sent();
        let purpose = Purpose::CompanyInvitation { sent_at: &sent_at };
        invitation.is_open(now) && mailed_link::is_valid(config, purpose, token, now)
    }))
}

/// The company's name, its region's code, by which times are told, and who invites.
pub fn about(conn: &mut DbConn, invitation: &CompanyInvitation) -> QueryResult<(String, String, String)> {
    let inviter = users::table.find(&invitation.invited_by).select(users::name).first(conn)?;
    let (name, region) =
        companies::table.find(&invitation.company_id).select((companies::name, companies::region_code)).first(conn)?;
    Ok((name, region, inviter))
}
