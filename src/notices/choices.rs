//! How each person wants to hear of each kind.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use serde::Serialize;

use super::NoticeKind;
use crate::db::DbConn;
use crate::db::schema::notice_choices;
use crate::ids::UserId;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Ways {
    pub by_mail: bool,
    pub in_portal: bool,
}

impl Ways {
    pub fn at_first(kind: NoticeKind) -> Self {
        Self { by_mail: kind.is_mailed_at_first(), in_portal: true }
    }
}

/// What these people chose for one kind; who chose nothing is not in it.
pub(super) fn of_people<'a>(
    conn: &mut DbConn,
    kind: NoticeKind,
    people: impl Iterator<Item = &'a UserId>,
) -> QueryResult<HashMap<UserId, Ways>> {
    let rows: Vec<(UserId, bool, bool)> = notice_choices::table
        .filter(notice_choices::user_id.eq_any(people.collect::<Vec<_>>()).and(notice_choices::kind.eq(kind)))
        .select((notice_choices::user_id, notice_choices::by_mail, notice_choices::in_portal))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, by_mail, in_portal)| (id, Ways { by_mail, in_portal })).collect())
}

/// What one person chose for each kind; the kinds they left alone are not in it.
pub(super) fn of_person(conn: &mut DbConn, user_id: &UserId) -> QueryResult<HashMap<String, Ways>> {
    let rows: Vec<(String, bool, bool)> = notice_choices::table
        .filter(notice_choices::user_id.eq(user_id))
        .select((notice_choices::kind, notice_choices::by_mail, notice_choices::in_portal))
        .load(conn)?;
    Ok(rows.into_iter().map(|(kind, by_mail, in_portal)| (kind, Ways { by_mail, in_portal })).collect())
}

pub(super) fn choose(conn: &mut DbConn, user_id: &UserId, kind: NoticeKind, ways: Ways) -> QueryResult<()> {
    diesel::sql_query(
        "INSERT INTO notice_choices (user_id, kind, by_mail, in_portal) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (user_id, kind) DO UPDATE SET by_mail = excluded.by_mail, in_portal = excluded.in_portal",
    )
    .bind::<Text, _>(user_id)
    .bind::<Text, _>(kind)
    .bind::<Bool, _>(ways.by_mail)
    .bind::<Bool, _>(ways.in_portal)
    .execute(conn)?;
    Ok(())
}
