//! An admin says where goods go.

use diesel::prelude::*;

use crate::companies::Place;
use crate::companies::event::{CompanyAct, CompanyActKind, record};
use crate::companies::register::is_village;
use crate::db::schema::outlets;
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::OutletId;
use crate::web::CompanyScope;

/// What an outlet is said to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletData {
    pub name: String,
    pub recipient: String,
    pub place: Place,
}

#[derive(Debug, thiserror::Error)]
pub enum SaveOutletError {
    #[error("no such outlet")]
    NotFound,
    #[error("no such village")]
    NoSuchVillage,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for SaveOutletError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn add_outlet(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyScope,
    data: &OutletData,
) -> Result<OutletId, SaveOutletError> {
    let (id, place) = (OutletId::new(), &data.place);
    if !is_village(conn, place)? {
        return Err(SaveOutletError::NoSuchVillage);
    }
    diesel::insert_into(outlets::table)
        .values((
            outlets::id.eq(&id),
            outlets::company_id.eq(scope.company_id()),
            outlets::name.eq(&data.name),
            outlets::recipient.eq(&data.recipient),
            outlets::phone.eq(&place.phone),
            outlets::address_line.eq(&place.address_line),
            outlets::region_code.eq(&place.region_code),
            outlets::postal_code.eq(&place.postal_code),
            outlets::is_active.eq(true),
            outlets::created_at.eq(now),
            outlets::updated_at.eq(now),
        ))
        .execute(conn)?;
    record(conn, now, &CompanyAct::by(scope, CompanyActKind::OutletAdded, &data.name))?;
    Ok(id)
}

/// Counts for what is ordered from now on.
pub fn change_outlet(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyScope,
    id: &OutletId,
    data: &OutletData,
) -> Result<(), SaveOutletError> {
    let place = &data.place;
    if !is_village(conn, place)? {
        return Err(SaveOutletError::NoSuchVillage);
    }
    let own = outlets::table.find(id).filter(outlets::company_id.eq(scope.company_id()));
    let changed = diesel::update(own)
        .set((
            outlets::name.eq(&data.name),
            outlets::recipient.eq(&data.recipient),
            outlets::phone.eq(&place.phone),
            outlets::address_line.eq(&place.address_line),
            outlets::region_code.eq(&place.region_code),
            outlets::postal_code.eq(&place.postal_code),
            outlets::updated_at.eq(now),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Err(SaveOutletError::NotFound);
    }
    record(conn, now, &CompanyAct::by(scope, CompanyActKind::OutletChanged, &data.name))?;
    Ok(())
}

/// What is switched off cannot be chosen any more; what is on its way there still arrives.
pub fn switch_outlet(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyScope,
    id: &OutletId,
    is_active: bool,
) -> Result<(), SaveOutletError> {
    lock_row(conn, "outlets", id.as_str())?;
    let outlet = super::find(conn, scope, id)?.ok_or(SaveOutletError::NotFound)?;
    if outlet.is_active == is_active {
        return Ok(());
    }
    diesel::update(outlets::table.find(id))
        .set((outlets::is_active.eq(is_active), outlets::updated_at.eq(now)))
        .execute(conn)?;
    let kind = if is_active { CompanyActKind::OutletSwitchedOn } else { CompanyActKind::OutletSwitchedOff };
    record(conn, now, &CompanyAct::by(scope, kind, &outlet.name))?;
    Ok(())
}
