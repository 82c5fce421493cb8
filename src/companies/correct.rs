//! An admin corrects what the company said of itself while nobody has approved it, and asks for another look after a
//! refusal.

use diesel::prelude::*;

use super::event::{CompanyAct, CompanyActKind, record};
use super::register::{ProfileError, check, holder, or_taken};
use super::standing::{self, StandingError, Step};
use super::{CompanyStatus, Profile};
use crate::accounts::user::normalise_email;
use crate::db::schema::companies;
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::web::CompanyAdminScope;

pub(super) fn correct(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyAdminScope,
    profile: &Profile,
) -> Result<(), ProfileError> {
    let id = scope.company_id();
    lock_row(conn, "companies", id.as_str())?;
    let status: CompanyStatus = companies::table.find(id).select(companies::status).first(conn)?;
    if !status.is_open() {
        return Err(ProfileError::Settled(status));
    }
    check(conn, Some(id), profile)?;
    let place = &profile.place;
    let written = diesel::update(companies::table.find(id))
        .set((
            companies::name.eq(&profile.name),
            companies::kind.eq(profile.kind),
            companies::npwp.eq(&profile.npwp),
            companies::email.eq(normalise_email(&profile.email)),
            companies::phone.eq(&place.phone),
            companies::address_line.eq(&place.address_line),
            companies::region_code.eq(&place.region_code),
            companies::postal_code.eq(&place.postal_code),
            companies::updated_at.eq(now),
        ))
        .execute(conn);
    or_taken(written)?;
    record(conn, now, &CompanyAct::by(scope, CompanyActKind::Corrected, &profile.name))?;
    Ok(())
}

#[derive(Debug, thiserror::Error)]
pub(super) enum AskAgainError {
    /// Another company registered with it since the refusal.
    #[error("the tax number is registered by another company")]
    NpwpTaken,
    #[error(transparent)]
    Standing(#[from] StandingError),
}

impl From<DbError> for AskAgainError {
    fn from(error: DbError) -> Self {
        Self::Standing(error.into())
    }
}

impl From<diesel::result::Error> for AskAgainError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Standing(error.into())
    }
}

pub(super) fn ask_again(conn: &mut DbConn, now: Timestamp, scope: &CompanyAdminScope) -> Result<(), AskAgainError> {
    let id = scope.company_id();
    lock_row(conn, "companies", id.as_str())?;
    let (npwp, status): (String, CompanyStatus) =
        companies::table.find(id).select((companies::npwp, companies::status)).first(conn)?;
    if status == CompanyStatus::Refused && holder(conn, &npwp)?.is_some() {
        return Err(AskAgainError::NpwpTaken);
    }
    let (from, to, kind) = (CompanyStatus::Refused, CompanyStatus::Registered, CompanyActKind::CheckAsked);
    standing::take(conn, now, scope.user_id(), id, &Step { from, to, kind, note: None })?;
    Ok(())
}
