//! The operator makes a group, names it, says who is in it.

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};

use crate::companies::{CompanyAct, CompanyActKind, CompanyStatus, record};
use crate::db::schema::{companies, company_group_members, company_groups, price_lists};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{CompanyGroupId, CompanyId};
use crate::web::OperatorScope;

#[derive(Debug, thiserror::Error)]
pub enum GroupError {
    #[error("no such group or company")]
    NotFound,
    #[error("another group has this name")]
    NameTaken,
    /// some BUMDes has a price list for it
    #[error("price lists are for it")]
    InUse,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for GroupError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Two who write the same name at once both find it free: the database lets one of them.
fn taken(error: Error) -> GroupError {
    match error {
        Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => GroupError::NameTaken,
        other => other.into(),
    }
}

fn is_taken(conn: &mut DbConn, key: &str, by_another_than: Option<&CompanyGroupId>) -> QueryResult<bool> {
    let found: Option<CompanyGroupId> = company_groups::table
        .filter(company_groups::name_key.eq(key))
        .select(company_groups::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some_and(|id| by_another_than != Some(&id)))
}

pub fn make_group(
    conn: &mut DbConn,
    now: Timestamp,
    _: &OperatorScope,
    name: &str,
) -> Result<CompanyGroupId, GroupError> {
    let (id, key) = (CompanyGroupId::new(), name.to_lowercase());
    if is_taken(conn, &key, None)? {
        return Err(GroupError::NameTaken);
    }
    diesel::insert_into(company_groups::table)
        .values((
            company_groups::id.eq(&id),
            company_groups::name.eq(name),
            company_groups::name_key.eq(key),
            company_groups::created_at.eq(now),
        ))
        .execute(conn)
        .map_err(taken)?;
    Ok(id)
}

pub fn name_group(conn: &mut DbConn, _: &OperatorScope, id: &CompanyGroupId, name: &str) -> Result<(), GroupError> {
    let key = name.to_lowercase();
    if is_taken(conn, &key, Some(id))? {
        return Err(GroupError::NameTaken);
    }
    let changed = diesel::update(company_groups::table.find(id))
        .set((company_groups::name.eq(name), company_groups::name_key.eq(key)))
        .execute(conn)
        .map_err(taken)?;
    if changed == 0 { Err(GroupError::NotFound) } else { Ok(()) }
}

fn lock(conn: &mut DbConn, id: &CompanyGroupId) -> Result<String, GroupError> {
    lock_row(conn, "company_groups", id.as_str())?;
    let name = company_groups::table.find(id).select(company_groups::name).first(conn).optional()?;
    name.ok_or(GroupError::NotFound)
}

/// From now on the group's prices are this company's too. Only approved ones come in; who is there already stays.
pub fn add_member(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    id: &CompanyGroupId,
    company: &CompanyId,
) -> Result<(), GroupError> {
    let name = lock(conn, id)?;
    let approved = companies::table.find(company).filter(companies::status.eq(CompanyStatus::Approved));
    if !diesel::select(exists(approved)).get_result::<bool>(conn)? {
        return Err(GroupError::NotFound);
    }
    if diesel::select(exists(company_group_members::table.find((id, company)))).get_result::<bool>(conn)? {
        return Ok(());
    }
    diesel::insert_into(company_group_members::table)
        .values((
            company_group_members::group_id.eq(id),
            company_group_members::company_id.eq(company),
            company_group_members::added_by.eq(scope.user_id()),
            company_group_members::added_at.eq(now),
        ))
        .execute(conn)?;
    Ok(tell(conn, now, scope, company, CompanyActKind::GroupJoined, &name)?)
}

/// What it ordered at the group's prices stays ordered.
pub fn remove_member(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    id: &CompanyGroupId,
    company: &CompanyId,
) -> Result<(), GroupError> {
    let name = lock(conn, id)?;
    if diesel::delete(company_group_members::table.find((id, company))).execute(conn)? == 0 {
        return Err(GroupError::NotFound);
    }
    Ok(tell(conn, now, scope, company, CompanyActKind::GroupLeft, &name)?)
}

fn tell(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    company_id: &CompanyId,
    kind: CompanyActKind,
    subject: &str,
) -> QueryResult<()> {
    record(conn, now, &CompanyAct { company_id, user_id: scope.user_id(), kind, subject, note: None })
}

/// One that no price list is for; its members leave it.
pub fn remove_group(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &OperatorScope,
    id: &CompanyGroupId,
) -> Result<(), GroupError> {
    let name = lock(conn, id)?;
    let lists = price_lists::table.filter(price_lists::group_id.eq(id));
    if diesel::select(exists(lists)).get_result::<bool>(conn)? {
        return Err(GroupError::InUse);
    }
    let of_group = company_group_members::table.filter(company_group_members::group_id.eq(id));
    let members: Vec<CompanyId> = of_group.select(company_group_members::company_id).load(conn)?;
    diesel::delete(of_group).execute(conn)?;
    for company in &members {
        tell(conn, now, scope, company, CompanyActKind::GroupLeft, &name)?;
    }
    diesel::delete(company_groups::table.find(id)).execute(conn)?;
    Ok(())
}
