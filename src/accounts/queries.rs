//! Reads about people.

use diesel::prelude::*;

use super::{BumdesRole, May};
use crate::companies::role::roles_of_text;
use crate::companies::{CompanyMay, CompanyStatus};
use crate::db::DbConn;
use crate::db::schema::{bumdes, companies, company_members, user_roles, users};
use crate::i18n::Language;
use crate::ids::{BumdesId, CompanyId, UserId};
use crate::villages::BumdesStatus;
use crate::web::{Employment, SignedIn};

/// The active person behind a session, with their roles; none when they were switched off meanwhile.
pub fn signed_in(conn: &mut DbConn, user_id: &UserId) -> QueryResult<Option<SignedIn>> {
    type Seat = (Option<String>, Option<BumdesId>, Option<BumdesStatus>);
    type Desk = (Option<CompanyId>, Option<String>, Option<CompanyStatus>, Option<String>);
    let rows: Vec<((String, String, Language), Seat, Desk)> = users::table
        .left_join(user_roles::table)
        // beside the roles, not within their join: SQLite would read all roles for that
        .left_join(bumdes::table.on(user_roles::bumdes_id.eq(bumdes::id.nullable())))
        .left_join(company_members::table)
        .left_join(companies::table.on(companies::id.nullable().eq(company_members::company_id.nullable())))
        .filter(users::id.eq(user_id).and(users::is_active))
        .order(user_roles::id)
        .select((
            (users::name, users::email, users::language),
            (user_roles::role.nullable(), user_roles::bumdes_id.nullable(), bumdes::status.nullable()),
            (
                companies::id.nullable(),
                companies::name.nullable(),
                companies::status.nullable(),
                company_members::roles.nullable(),
            ),
        ))
        .load(conn)?;
    let Some(((name, email, language), _, desk)) = rows.first().cloned() else { return Ok(None) };
    let seats = || rows.iter().map(|(_, seat, _)| seat);
    let has = |role: &str| seats().any(|seat| seat.0.as_deref() == Some(role));
    let bumdes_id = seats().find_map(|seat| seat.1.clone());
    let there = seats().filter(|seat| seat.1.is_some() && seat.1 == bumdes_id);
    let company = match desk {
        (Some(company_id), Some(name), Some(status), Some(roles)) => {
            Some(Employment { company_id, name, status, may: CompanyMay::of(roles_of_text(&roles)) })
        }
        _ => None,
    };
    Ok(Some(SignedIn {
        user_id: user_id.clone(),
        is_operator: has("operator"),
        is_curator: has("curator"),
        may: May::of(there.filter_map(|seat| BumdesRole::parse(seat.0.as_deref()?))),
        standing: seats().find_map(|seat| seat.2),
        bumdes_id,
        company,
        name,
        email,
        language,
    }))
}

/// The names of those who own this BUMDes and can sign in.
pub fn owners(conn: &mut DbConn, bumdes_id: &BumdesId) -> QueryResult<Vec<String>> {
    users::table
        .inner_join(user_roles::table)
        .filter(user_roles::bumdes_id.eq(bumdes_id).and(user_roles::role.eq(BumdesRole::Owner)))
        .filter(users::is_active)
        .order((users::name, users::id))
        .select(users::name)
        .load(conn)
}
