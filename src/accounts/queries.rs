//! Reads about people.

use diesel::prelude::*;

use super::{BumdesRole, May};
use crate::db::DbConn;
use crate::db::schema::{bumdes, user_roles, users};
use crate::i18n::Language;
use crate::ids::{BumdesId, UserId};
use crate::villages::BumdesStatus;
use crate::web::SignedIn;

/// The active person behind a session, with their roles; none when they were switched off meanwhile.
pub fn signed_in(conn: &mut DbConn, user_id: &UserId) -> QueryResult<Option<SignedIn>> {
    type Row = (String, String, Language, Option<String>, Option<BumdesId>, Option<BumdesStatus>);
    let rows: Vec<Row> = users::table
        .left_join(user_roles::table)
        // beside the roles, not within their join: SQLite would read all roles for that
        .left_join(bumdes::table.on(user_roles::bumdes_id.eq(bumdes::id.nullable())))
        .filter(users::id.eq(user_id).and(users::is_active))
        .order(user_roles::id)
        .select((
            users::name,
            users::email,
            users::language,
            user_roles::role.nullable(),
            user_roles::bumdes_id.nullable(),
            bumdes::status.nullable(),
        ))
        .load(conn)?;
    let Some((name, email, language, ..)) = rows.first().cloned() else { return Ok(None) };
    let has = |role: &str| rows.iter().any(|row| row.3.as_deref() == Some(role));
    let bumdes_id = rows.iter().find_map(|row| row.4.clone());
    let there = rows.iter().filter(|row| row.4.is_some() && row.4 == bumdes_id);
    Ok(Some(SignedIn {
        user_id: user_id.clone(),
        is_operator: has("operator"),
        is_curator: has("curator"),
        may: May::of(there.filter_map(|row| BumdesRole::parse(row.3.as_deref()?))),
        standing: rows.iter().find_map(|row| row.5),
        bumdes_id,
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
