//! Reads about people.

use diesel::prelude::*;

use crate::db::DbConn;
use crate::db::schema::{user_roles, users};
use crate::i18n::Language;
use crate::ids::{BumdesId, UserId};
use crate::web::SignedIn;

/// The active person behind a session, with their roles; none when they were switched off meanwhile.
pub fn signed_in(conn: &mut DbConn, user_id: &UserId) -> QueryResult<Option<SignedIn>> {
    type Row = (String, String, Language, Option<String>, Option<BumdesId>);
    let rows: Vec<Row> = users::table
        .left_join(user_roles::table)
        .filter(users::id.eq(user_id).and(users::is_active))
        .order(user_roles::id)
        .select((
            users::name,
            users::email,
            users::language,
            user_roles::role.nullable(),
            user_roles::bumdes_id.nullable(),
        ))
        .load(conn)?;
    let Some((name, email, language, ..)) = rows.first().cloned() else { return Ok(None) };
    let has = |role: &str| rows.iter().any(|row| row.3.as_deref() == Some(role));
    Ok(Some(SignedIn {
        user_id: user_id.clone(),
        is_operator: has("operator"),
        is_curator: has("curator"),
        bumdes_id: rows.iter().find_map(|row| row.4.clone()),
        name,
        email,
        language,
    }))
}
