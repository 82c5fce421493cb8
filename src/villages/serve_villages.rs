//! A joint BUMDes: the curator adds a village to those it serves, or takes one away.

use diesel::prelude::*;

use super::BumdesStatus;
use super::register::hold_village;
use crate::audit::{self, Act, ActKind};
use crate::catalog::{ListingStatus, version};
use crate::db::schema::{bumdes, bumdes_villages, products, villages};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::BumdesId;
use crate::regions::queries::path;
use crate::web::CuratorScope;

#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("no such BUMDes")]
    NotFound,
    #[error("no such village")]
    NoSuchVillage,
    #[error("the village is served already")]
    ServedAlready,
    /// A BUMDes without a village is none.
    #[error("the last village stays")]
    Last,
    /// Its parcels are priced from there.
    #[error("it ships from this village")]
    Home,
    #[error("{0} products are made there")]
    HasProducts(i64),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ServeError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// By the region's code. A village that nobody served so far is shown from now on, when the BUMDes sells.
pub fn add_village(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &BumdesId,
    code: &str,
) -> Result<(), ServeError> {
    let (status, home) = hold(conn, id)?;
    let place = path(conn, code)?.filter(|place| place.village.is_some()).ok_or(ServeError::NoSuchVillage)?;
    if served(conn, id)?.contains(&place.code) {
        return Err(ServeError::ServedAlready);
    }
    let sector: String = villages::table.find(home).select(villages::sector).first(conn)?;
    hold_village(conn, now, &place, &sector)?;
    diesel::insert_into(bumdes_villages::table)
        .values((bumdes_villages::bumdes_id.eq(id), bumdes_villages::village_code.eq(&place.code)))
        .execute(conn)?;
    if status == BumdesStatus::Verified {
        diesel::update(villages::table.find(&place.code)).set(villages::is_shown.eq(true)).execute(conn)?;
    }
    note(conn, now, scope, id, (ActKind::VillageAdded, place.village.as_deref().unwrap_or_default(), code))
}

/// Never its last one, nor the one it ships from, nor one whose products it lists.
pub fn remove_village(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &BumdesId,
    code: &str,
) -> Result<(), ServeError> {
    let (_, home) = hold(conn, id)?;
    let served = served(conn, id)?;
    if !served.iter().any(|served| served == code) {
        return Err(ServeError::NoSuchVillage);
    }
    if served.len() == 1 {
        return Err(ServeError::Last);
    }
    if home == code {
        return Err(ServeError::Home);
    }
    let made_there: i64 = products::table
        .filter(products::bumdes_id.eq(id).and(products::village_code.eq(code)))
        .filter(products::status.ne(ListingStatus::Archived))
        .count()
        .get_result(conn)?;
    if made_there > 0 {
        return Err(ServeError::HasProducts(made_there));
    }
    diesel::delete(bumdes_villages::table.find((id, code))).execute(conn)?;
    let name: String = villages::table.find(code).select(villages::name).first(conn)?;
    note(conn, now, scope, id, (ActKind::VillageRemoved, &name, code))
}

fn hold(conn: &mut DbConn, id: &BumdesId) -> Result<(BumdesStatus, String), ServeError> {
    lock_row(conn, "bumdes", id.as_str())?;
    let found = bumdes::table.find(id).select((bumdes::status, bumdes::village_code)).first(conn).optional()?;
    found.ok_or(ServeError::NotFound)
}

fn served(conn: &mut DbConn, id: &BumdesId) -> QueryResult<Vec<String>> {
    bumdes_villages::table.filter(bumdes_villages::bumdes_id.eq(id)).select(bumdes_villages::village_code).load(conn)
}

/// On the trail, and to every page that names the BUMDes or the village.
fn note(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &BumdesId,
    (kind, subject, code): (ActKind, &str, &str),
) -> Result<(), ServeError> {
    let user_id = scope.user_id();
    let act = Act { bumdes_id: Some(id), user_id, is_assisted: false, kind, subject, note: Some(code) };
    audit::record(conn, now, &act)?;
    version::touch_gallery(conn)?;
    Ok(())
}
