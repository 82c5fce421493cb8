//! What every change of a team needs: the team held still, somebody's roles, and that an owner stays.

use diesel::prelude::*;

use crate::accounts::BumdesRole;
use crate::db::schema::{user_roles, users};
use crate::db::{DbConn, DbError, lock_row};
use crate::ids::{BumdesId, UserId};

#[derive(Debug, thiserror::Error)]
pub enum TeamError {
    /// Nobody by this id works here.
    #[error("no such member")]
    NotFound,
    /// Nobody else could give roles any more.
    #[error("the last owner stays an owner")]
    LastOwner,
    #[error("a member has at least one role")]
    NoRoles,
    /// They are an owner already.
    #[error("an owner needs no handing over")]
    OwnerAlready,
    /// Whoever is switched off could do nothing with it.
    #[error("the person cannot sign in")]
    SwitchedOff,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for TeamError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// A member as a verb finds them.
pub(super) struct Member {
    pub name: String,
    pub is_active: bool,
    pub roles: Vec<BumdesRole>,
}

pub(super) fn hold(conn: &mut DbConn, bumdes_id: &BumdesId) -> QueryResult<()> {
    lock_row(conn, "bumdes", bumdes_id.as_str())
}

/// Call [`hold`] first.
pub(super) fn member(conn: &mut DbConn, bumdes_id: &BumdesId, user_id: &UserId) -> Result<Member, TeamError> {
    let rows: Vec<(String, bool, String)> = user_roles::table
        .inner_join(users::table)
        .filter(user_roles::bumdes_id.eq(bumdes_id).and(user_roles::user_id.eq(user_id)))
        .order(user_roles::id)
        .select((users::name, users::is_active, user_roles::role))
        .load(conn)?;
    let (name, is_active) = rows.first().map(|row| (row.0.clone(), row.1)).ok_or(TeamError::NotFound)?;
    Ok(Member { name, is_active, roles: rows.iter().filter_map(|row| BumdesRole::parse(&row.2)).collect() })
}

/// Refuses to take the roles of the only owner who can sign in.
pub(super) fn keep_an_owner(conn: &mut DbConn, bumdes_id: &BumdesId, leaving: &UserId) -> Result<(), TeamError> {
    let others: i64 = user_roles::table
        .inner_join(users::table)
        .filter(user_roles::bumdes_id.eq(bumdes_id).and(user_roles::role.eq(BumdesRole::Owner)))
        .filter(user_roles::user_id.ne(leaving).and(users::is_active))
        .count()
        .get_result(conn)?;
    if others == 0 { Err(TeamError::LastOwner) } else { Ok(()) }
}

/// Whoever brings a BUMDes here is its first owner.
pub fn begin(conn: &mut DbConn, bumdes_id: &BumdesId, owner: &UserId) -> QueryResult<()> {
    set_roles(conn, bumdes_id, owner, &[BumdesRole::Owner])
}

/// Replaces somebody's roles in this BUMDes; none: they work here no more.
pub(super) fn set_roles(
    conn: &mut DbConn,
    bumdes_id: &BumdesId,
    user_id: &UserId,
    roles: &[BumdesRole],
) -> QueryResult<()> {
    let theirs = user_roles::table.filter(user_roles::bumdes_id.eq(bumdes_id).and(user_roles::user_id.eq(user_id)));
    diesel::delete(theirs).execute(conn)?;
    for role in roles {
        diesel::insert_into(user_roles::table)
            .values((
                user_roles::id.eq(uuid::Uuid::now_v7().to_string()),
                user_roles::user_id.eq(user_id),
                user_roles::role.eq(role.as_str()),
                user_roles::bumdes_id.eq(bumdes_id),
            ))
            .execute(conn)?;
    }
    Ok(())
}
