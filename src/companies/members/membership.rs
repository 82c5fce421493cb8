//! What every change of a company's people needs: the company held still, somebody's roles, and that an admin stays.

use diesel::prelude::*;

use crate::companies::CompanyRole;
use crate::companies::role::{roles_of_text, roles_to_text};
use crate::db::schema::{company_members, users};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{CompanyId, UserId};

#[derive(Debug, thiserror::Error)]
pub enum MemberError {
    /// Nobody by this id works here.
    #[error("no such member")]
    NotFound,
    /// Nobody else could give roles any more.
    #[error("the last admin stays an admin")]
    LastAdmin,
    #[error("a member has at least one role")]
    NoRoles,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for MemberError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// A member as a verb finds them.
pub(super) struct Member {
    pub name: String,
    pub roles: Vec<CompanyRole>,
}

pub(super) fn hold(conn: &mut DbConn, company_id: &CompanyId) -> QueryResult<()> {
    lock_row(conn, "companies", company_id.as_str())
}

/// Call [`hold`] first.
pub(super) fn member(conn: &mut DbConn, company_id: &CompanyId, user_id: &UserId) -> Result<Member, MemberError> {
    let found: Option<(String, String)> = company_members::table
        .inner_join(users::table)
        .filter(company_members::user_id.eq(user_id).and(company_members::company_id.eq(company_id)))
        .select((users::name, company_members::roles))
        .first(conn)
        .optional()?;
    let (name, roles) = found.ok_or(MemberError::NotFound)?;
    Ok(Member { name, roles: roles_of_text(&roles) })
}

/// Refuses to take the role of the only admin who can sign in.
pub(super) fn keep_an_admin(conn: &mut DbConn, company_id: &CompanyId, leaving: &UserId) -> Result<(), MemberError> {
    let others: Vec<String> = company_members::table
        .inner_join(users::table)
        .filter(company_members::company_id.eq(company_id).and(company_members::user_id.ne(leaving)))
        .filter(users::is_active)
        .select(company_members::roles)
        .load(conn)?;
    let is_admin = |roles: &String| roles_of_text(roles).contains(&CompanyRole::Admin);
    if others.iter().any(is_admin) { Ok(()) } else { Err(MemberError::LastAdmin) }
}

/// Somebody works for the company from now on.
pub fn add(
    conn: &mut DbConn,
    now: Timestamp,
    company_id: &CompanyId,
    user_id: &UserId,
    roles: &[CompanyRole],
) -> QueryResult<()> {
    diesel::insert_into(company_members::table)
        .values((
            company_members::user_id.eq(user_id),
            company_members::company_id.eq(company_id),
            company_members::roles.eq(roles_to_text(roles)),
            company_members::joined_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

pub(super) fn set_roles(conn: &mut DbConn, user_id: &UserId, roles: &[CompanyRole]) -> QueryResult<()> {
    diesel::update(company_members::table.find(user_id))
        .set(company_members::roles.eq(roles_to_text(roles)))
        .execute(conn)?;
    Ok(())
}
