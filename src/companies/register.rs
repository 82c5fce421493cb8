//! Somebody registers their company, and manages its account and buys for it from then on. It asks and orders nothing
//! before an operator has approved it.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use diesel::sql_types::Bool;

use super::event::{CompanyAct, CompanyActKind, record};
use super::members;
use super::{CompanyRole, CompanyStatus, Place, Profile};
use crate::accounts::user::normalise_email;
use crate::db::schema::{companies, company_members};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{CompanyId, UserId};
use crate::regions::{level_of, queries};

#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// One account works for one company.
    #[error("works for a company already")]
    MemberAlready,
    #[error("no such village")]
    NoSuchVillage,
    /// By another company that was not refused.
    #[error("the tax number is registered already")]
    NpwpTaken,
    /// What it was approved with stays.
    #[error("the company is {0}")]
    Settled(CompanyStatus),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<Error> for ProfileError {
    fn from(error: Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn register(
    conn: &mut DbConn,
    now: Timestamp,
    user_id: &UserId,
    profile: &Profile,
) -> Result<CompanyId, ProfileError> {
    // a double click
    lock_row(conn, "users", user_id.as_str())?;
    let works: Option<CompanyId> =
        company_members::table.find(user_id).select(company_members::company_id).first(conn).optional()?;
    if works.is_some() {
        return Err(ProfileError::MemberAlready);
    }
    check(conn, None, profile)?;
    let (id, place) = (CompanyId::new(), &profile.place);
    let written = diesel::insert_into(companies::table)
        .values((
            companies::id.eq(&id),
            companies::name.eq(&profile.name),
            companies::kind.eq(profile.kind),
            companies::npwp.eq(&profile.npwp),
            companies::email.eq(normalise_email(&profile.email)),
            companies::phone.eq(&place.phone),
            companies::address_line.eq(&place.address_line),
            companies::region_code.eq(&place.region_code),
            companies::postal_code.eq(&place.postal_code),
            companies::status.eq(CompanyStatus::Registered),
            companies::created_at.eq(now),
            companies::updated_at.eq(now),
        ))
        .execute(conn);
    or_taken(written)?;
    members::add(conn, now, &id, user_id, &[CompanyRole::Admin, CompanyRole::Buyer])?;
    let (company_id, kind, subject) = (&id, CompanyActKind::Registered, profile.name.as_str());
    record(conn, now, &CompanyAct { company_id, user_id, kind, subject, note: None })?;
    Ok(id)
}

/// The village is one, and no other company has the tax number.
pub(super) fn check(conn: &mut DbConn, own: Option<&CompanyId>, profile: &Profile) -> Result<(), ProfileError> {
    if !is_village(conn, &profile.place)? {
        return Err(ProfileError::NoSuchVillage);
    }
    match holder(conn, &profile.npwp)? {
        Some(holder) if Some(&holder) != own => Err(ProfileError::NpwpTaken),
        _ => Ok(()),
    }
}

pub(super) fn is_village(conn: &mut DbConn, place: &Place) -> QueryResult<bool> {
    Ok(level_of(&place.region_code) == Some(4) && queries::find(conn, &place.region_code)?.is_some())
}

/// Which company has this tax number, those that were refused left out.
pub(super) fn holder(conn: &mut DbConn, npwp: &str) -> QueryResult<Option<CompanyId>> {
    companies::table
        .filter(companies::npwp.eq(npwp))
        // as the index has it: what is bound would hide it from SQLite
        .filter(sql::<Bool>("status <> 'refused'"))
        .select(companies::id)
        .first(conn)
        .optional()
}

/// Two who register one company at the same moment both find nobody: the index tells the second.
pub(super) fn or_taken(written: QueryResult<usize>) -> Result<(), ProfileError> {
    match written {
        Ok(_) => Ok(()),
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Err(ProfileError::NpwpTaken),
        Err(error) => Err(error.into()),
    }
}
