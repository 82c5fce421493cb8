//! Reads about tokens.

use diesel::prelude::*;
use serde::Serialize;

use super::token_scope::from_words;
use super::workplace::{BUMDES_PAGE, COMPANY_PAGE};
use super::{TokenScope, Workplace};
use crate::db::schema::{access_tokens, bumdes, companies, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{AccessTokenId, UserId};

pub const PER_PAGE: usize = 25;

#[derive(Debug, Serialize)]
pub struct TokenRow {
    pub id: AccessTokenId,
    pub name: String,
    /// whose it is
    pub person: String,
    pub is_mine: bool,
    pub prefix: String,
    pub scopes: Vec<TokenScope>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
    pub is_revoked: bool,
    pub is_over: bool,
}

type Row =
    (AccessTokenId, String, UserId, String, String, String, Timestamp, Timestamp, Option<Timestamp>, Option<Timestamp>);

/// A person's own tokens, or for an owner or an admin everybody's, the latest first; and whether there are older ones.
pub fn page(
    conn: &mut DbConn,
    now: Timestamp,
    place: &Workplace,
    before: Option<&AccessTokenId>,
) -> QueryResult<(Vec<TokenRow>, bool)> {
    let mut query = access_tokens::table.inner_join(users::table).into_boxed();
    query = match place {
        Workplace::Bumdes { scope, .. } => query.filter(access_tokens::bumdes_id.eq(scope.bumdes_id())),
        Workplace::Company(scope) => query.filter(access_tokens::company_id.eq(scope.company_id())),
    };
    if !place.sees_all() {
        query = query.filter(access_tokens::user_id.eq(place.user_id()));
    }
    if let Some(before) = before {
        query = query.filter(access_tokens::id.lt(before));
    }
    let mut rows: Vec<Row> = query
        .order(access_tokens::id.desc())
        .limit(PER_PAGE as i64 + 1)
        .select((
            access_tokens::id,
            access_tokens::name,
            users::id,
            users::name,
            access_tokens::prefix,
            access_tokens::scopes,
            access_tokens::created_at,
            access_tokens::expires_at,
            access_tokens::last_used_at,
            access_tokens::revoked_at,
        ))
        .load(conn)?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let row =
        |(id, name, user_id, person, prefix, scopes, created_at, expires_at, last_used_at, revoked_at): Row| TokenRow {
            id,
            name,
            person,
            is_mine: &user_id == place.user_id(),
            prefix,
            scopes: from_words(&scopes),
            created_at,
            expires_at,
            last_used_at,
            is_revoked: revoked_at.is_some(),
            is_over: expires_at <= now,
        };
    Ok((rows.into_iter().map(row).collect(), has_more))
}

/// What a mail tells of a token; none when it was revoked before the mail left.
pub struct MailedToken {
    pub user_id: UserId,
    pub name: String,
    pub scopes: Vec<TokenScope>,
    pub expires_at: Timestamp,
    /// the BUMDes or the company, where it is, and the page of its tokens
    pub place: String,
    pub region_code: String,
    pub page: &'static str,
}

type Mailed = (UserId, String, String, Timestamp, Option<(String, String)>, Option<(String, String)>);

pub fn mailed(conn: &mut DbConn, id: &AccessTokenId) -> QueryResult<Option<MailedToken>> {
    let row: Option<Mailed> = access_tokens::table
        .left_join(bumdes::table)
        .left_join(companies::table)
        .filter(access_tokens::id.eq(id).and(access_tokens::revoked_at.is_null()))
        .select((
            access_tokens::user_id,
            access_tokens::name,
            access_tokens::scopes,
            access_tokens::expires_at,
            (bumdes::name, bumdes::village_code).nullable(),
            (companies::name, companies::region_code).nullable(),
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(|(user_id, name, scopes, expires_at, bumdes, company)| {
        let page = if bumdes.is_some() { BUMDES_PAGE } else { COMPANY_PAGE };
        let (place, region_code) = bumdes.or(company).unwrap_or_default();
        MailedToken { user_id, name, scopes: from_words(&scopes), expires_at, place, region_code, page }
    }))
}
