//! Rows of invitations, and the link that opens one.

use chrono::TimeDelta;
use diesel::prelude::*;

use crate::accounts::BumdesRole;
use crate::config::ServerConfig;
use crate::db::schema::invitations;
use crate::db::{DbConn, Timestamp};
use crate::i18n::Language;
use crate::ids::{BumdesId, InvitationId, UserId};
use crate::web::sign;

const PURPOSE: &str = "invitation";
/// How long it may be accepted after it was sent.
pub const VALID: TimeDelta = TimeDelta::days(7);

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = invitations)]
pub struct Invitation {
    pub id: InvitationId,
    pub bumdes_id: BumdesId,
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

impl Invitation {
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.accepted_at.is_none() && self.revoked_at.is_none() && now < self.expires_at
    }

    pub fn roles(&self) -> Vec<BumdesRole> {
        from_words(&self.roles)
    }

    /// `/invitations/{token}`. Sent again it has another end, and so another link: the one before opens nothing.
    pub fn path(&self, config: &ServerConfig) -> String {
        format!("/invitations/{}.{}", self.id, sign::sign(config, PURPOSE, &self.signed()))
    }

    fn signed(&self) -> String {
        format!("{} {}", self.id, self.expires_at.and_utc().timestamp_micros())
    }
}

/// `orders stock`: how several roles are kept, and noted on the trail.
pub fn words(roles: &[BumdesRole]) -> String {
    let mut sorted = roles.to_vec();
    sorted.sort();
    sorted.dedup();
    sorted.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" ")
}

pub fn from_words(text: &str) -> Vec<BumdesRole> {
    text.split(' ').filter_map(BumdesRole::parse).collect()
}

/// The invitation whose link this is, be it open or not; none when we did not make it, or sent another one since.
pub fn find(conn: &mut DbConn, config: &ServerConfig, token: &str) -> QueryResult<Option<Invitation>> {
    let Some((id, signature)) = token.split_once('.') else { return Ok(None) };
    let found: Option<Invitation> =
        invitations::table.find(id).select(Invitation::as_select()).first(conn).optional()?;
    Ok(found.filter(|invitation| sign::is_signed(config, PURPOSE, &invitation.signed(), signature)))
}
