//! Reads about companies.

use diesel::prelude::*;

use super::CompanyRole;
use super::role::roles_of_text;
use crate::db::DbConn;
use crate::db::schema::{company_members, users};
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
