//! Reads about companies.

use diesel::prelude::*;

use super::role::roles_of_text;
use super::{CompanyActKind, CompanyRole};
use crate::db::schema::{company_events, company_members, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::CompanyId;

/// The names of those who give roles in this company and can sign in.
pub fn admins(conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<Vec<String>> {
    let rows: Vec<(String, String)> = company_members::table
        .inner_join(users::table)
        .filter(company_members::company_id.eq(company_id).and(users::is_active))
        .order((users::name, users::id))
        .select((users::name, company_members::roles))
        .load(conn)?;
    let gives_roles = |roles: &str| roles_of_text(roles).contains(&CompanyRole::Admin);
    Ok(rows.into_iter().filter(|(_, roles)| gives_roles(roles)).map(|(name, _)| name).collect())
}

/// Why the operator last decided as they did, where they gave a reason.
pub(super) fn last_reason(conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<Option<String>> {
    let decisions = CompanyActKind::ALL.iter().copied().filter(|kind| kind.is_a_decision());
    let last: Option<Option<String>> = company_events::table
        .filter(company_events::company_id.eq(company_id))
        .filter(company_events::act.eq_any(decisions.collect::<Vec<_>>()))
        .order(company_events::id.desc())
        .select(company_events::note)
        .first(conn)
        .optional()?;
    Ok(last.flatten())
}

pub const PER_PAGE: usize = 30;

/// An act, and who did it.
#[derive(Debug, Queryable)]
pub struct EventRow {
    pub id: String,
    pub person: String,
    pub kind: CompanyActKind,
    pub subject: String,
    pub note: Option<String>,
    pub created_at: Timestamp,
}

/// One page of what was done with and within a company, the latest first, and whether there are older acts.
pub(super) fn events(
    conn: &mut DbConn,
    company_id: &CompanyId,
    before: Option<&str>,
) -> QueryResult<(Vec<EventRow>, bool)> {
    let mut query = company_events::table
        .inner_join(users::table.on(users::id.eq(company_events::user_id)))
        .filter(company_events::company_id.eq(company_id))
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(company_events::id.lt(before));
    }
    let mut rows: Vec<EventRow> = query
        .order(company_events::id.desc())
        .limit(PER_PAGE as i64 + 1)
        .select((
            company_events::id,
            users::name,
            company_events::act,
            company_events::subject,
            company_events::note,
            company_events::created_at,
        ))
        .load(conn)?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    Ok((rows, has_more))
}
