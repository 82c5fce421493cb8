//! Somebody registers their BUMDes and becomes its owner. Nothing of it is shown before a curator has verified it.

use std::collections::HashSet;

use diesel::dsl::exists;
use diesel::prelude::*;
use serde::Serialize;

use super::BumdesStatus;
use crate::accounts::BumdesRole;
use crate::accounts::team;
use crate::accounts::user::normalise_email;
use crate::audit::{self, Act, ActKind};
use crate::db::schema::{bumdes, bumdes_villages, categories, regions, user_roles, users, villages};
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::{BumdesId, UserId};
use crate::import::slug::{slug, take_free};
use crate::notices::{self, Notice};
use crate::regions::queries::path;
use crate::regions::{RegionPath, short_name};

/// What a person says of their BUMDes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    pub name: String,
    pub phone: String,
    pub email: String,
    pub village_code: String,
    /// a category: what the village makes most of
    pub sector: String,
    /// one over several villages: a village that has a BUMDes may be among them
    pub is_joint: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// One account works for one BUMDes.
    #[error("works for a BUMDes already")]
    MemberAlready,
    #[error("no such village")]
    NoSuchVillage,
    #[error("no such category")]
    NoSuchSector,
    /// By the region's code: names say nothing.
    #[error("the village has a BUMDes")]
    VillageTaken,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for RegisterError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn register(
    conn: &mut DbConn,
    now: Timestamp,
    user_id: &UserId,
    wish: &Registration,
) -> Result<BumdesId, RegisterError> {
    // a double click, and two people of one village, one after the other
    lock_row(conn, "users", user_id.as_str())?;
    let works: bool = diesel::select(exists(
        user_roles::table.filter(user_roles::user_id.eq(user_id).and(user_roles::bumdes_id.is_not_null())),
    ))
    .get_result(conn)?;
    if works {
        return Err(RegisterError::MemberAlready);
    }
    let place = path(conn, &wish.village_code)?.filter(|place| place.village.is_some());
    let place = place.ok_or(RegisterError::NoSuchVillage)?;
    let sector: Option<String> =
        categories::table.find(&wish.sector).select(categories::code).first(conn).optional()?;
    let sector = sector.ok_or(RegisterError::NoSuchSector)?;
    hold_village(conn, now, &place, &sector)?;
    if !wish.is_joint && !holders(conn, &place.code)?.is_empty() {
        return Err(RegisterError::VillageTaken);
    }
    let id = BumdesId::new();
    diesel::insert_into(bumdes::table)
        .values((
            bumdes::id.eq(&id),
            bumdes::slug.eq(bumdes_slug(conn, wish)?),
            bumdes::name.eq(&wish.name),
            bumdes::email.eq(normalise_email(&wish.email)),
            bumdes::phone.eq(&wish.phone),
            bumdes::village_code.eq(&place.code),
            bumdes::allows_pickup.eq(true),
            bumdes::status.eq(BumdesStatus::Registered),
            bumdes::is_joint.eq(wish.is_joint),
            bumdes::created_at.eq(now),
            bumdes::updated_at.eq(now),
        ))
        .execute(conn)?;
    diesel::insert_into(bumdes_villages::table)
        .values((bumdes_villages::bumdes_id.eq(&id), bumdes_villages::village_code.eq(&place.code)))
        .execute(conn)?;
    team::begin(conn, &id, user_id)?;
    let (kind, subject) = (ActKind::BumdesRegistered, wish.name.as_str());
    audit::record(conn, now, &Act { bumdes_id: Some(&id), user_id, is_assisted: false, kind, subject, note: None })?;
    Ok(id)
}

/// Makes the village's row when there is none. Its region is held until the transaction ends: whoever else registers
/// there waits.
pub(super) fn hold_village(conn: &mut DbConn, now: Timestamp, place: &RegionPath, sector: &str) -> QueryResult<()> {
    diesel::update(regions::table.find(&place.code)).set(regions::level.eq(4)).execute(conn)?;
    let known: i64 = villages::table.filter(villages::code.eq(&place.code)).count().get_result(conn)?;
    if known > 0 {
        return Ok(());
    }
    let name = place.village.as_deref().unwrap_or_default();
    let regency = place.regency.as_deref().map_or("", short_name);
    let wishes = [slug(name), slug(&format!("{name} {regency}")), slug(&format!("{name} {}", place.code))];
    let taken: Vec<String> =
        villages::table.filter(villages::slug.eq_any(&wishes)).select(villages::slug).load(conn)?;
    diesel::insert_into(villages::table)
        .values((
            villages::code.eq(&place.code),
            villages::slug.eq(free(taken, &wishes)),
            villages::name.eq(name),
            villages::sector.eq(sector),
            villages::primary_product_id.eq(""),
            villages::primary_product_en.eq(""),
            villages::story_id.eq(""),
            villages::story_en.eq(""),
            villages::is_shown.eq(false),
            villages::created_at.eq(now),
            villages::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

fn bumdes_slug(conn: &mut DbConn, wish: &Registration) -> QueryResult<String> {
    let id: String = BumdesId::new().0.chars().rev().take(6).collect();
    let wishes = [slug(&wish.name), slug(&format!("{} {}", wish.name, wish.village_code)), format!("bumdes-{id}")];
    let taken: Vec<String> = bumdes::table.filter(bumdes::slug.eq_any(&wishes)).select(bumdes::slug).load(conn)?;
    Ok(free(taken, &wishes))
}

fn free(taken: Vec<String>, wishes: &[String]) -> String {
    take_free(&mut taken.into_iter().collect::<HashSet<_>>(), wishes)
}

/// A BUMDes that a village has.
#[derive(Debug, Clone, Serialize)]
pub struct Holder {
    pub id: BumdesId,
    pub name: String,
    pub status: BumdesStatus,
    /// only of one that the gallery shows
    pub slug: Option<String>,
    pub phone: Option<String>,
    /// whether anybody is there who could be asked
    pub has_owner: bool,
}

/// The BUMDes of a village, those that were refused left out.
pub fn holders(conn: &mut DbConn, village_code: &str) -> QueryResult<Vec<Holder>> {
    type Row = (BumdesId, String, BumdesStatus, String, String);
    let rows: Vec<Row> = bumdes::table
        .inner_join(bumdes_villages::table)
        .filter(bumdes_villages::village_code.eq(village_code).and(bumdes::status.ne(BumdesStatus::Refused)))
        .order((bumdes::name, bumdes::id))
        .select((bumdes::id, bumdes::name, bumdes::status, bumdes::slug, bumdes::phone))
        .load(conn)?;
    let ids: Vec<&BumdesId> = rows.iter().map(|row| &row.0).collect();
    let owned: Vec<Option<BumdesId>> = user_roles::table
        .inner_join(users::table)
        .filter(user_roles::bumdes_id.eq_any(ids).and(user_roles::role.eq(BumdesRole::Owner)).and(users::is_active))
        .select(user_roles::bumdes_id)
        .load(conn)?;
    let holder = |(id, name, status, slug, phone): Row| {
        let is_shown = status == BumdesStatus::Verified;
        Holder {
            has_owner: owned.iter().flatten().any(|owned| *owned == id),
            slug: is_shown.then_some(slug),
            phone: is_shown.then_some(phone),
            id,
            name,
            status,
        }
    };
    Ok(rows.into_iter().map(holder).collect())
}

/// Tells the owners that somebody wants to work with them; they answer with an invitation. Returns whether the
/// village has such a BUMDes with somebody to ask.
pub fn ask_to_join(
    conn: &mut DbConn,
    now: Timestamp,
    (name, email): (&str, &str),
    village_code: &str,
    bumdes_id: &BumdesId,
) -> QueryResult<bool> {
    let may_ask = holders(conn, village_code)?.iter().any(|holder| holder.id == *bumdes_id && holder.has_owner);
    if may_ask {
        notices::tell(conn, now, &Notice::JoinAsked { bumdes_id, name, email })?;
    }
    Ok(may_ask)
}
