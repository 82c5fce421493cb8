//! Reads for the curators' desk: every BUMDes, and one with all that helps to decide about it.

use std::collections::HashMap;

use diesel::dsl::{count_star, sql};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use serde::Serialize;

use super::evidence::{self, EvidenceKind, EvidenceRow};
use super::standing::{self, ServedVillage, StandingAct};
use super::{BumdesStatus, VillageKind};
use crate::accounts::BumdesRole;
use crate::catalog::ListingStatus;
use crate::curation::queries::{lower, pattern};
use crate::db::schema::{
    bumdes, bumdes_evidence, bumdes_villages, fulfillment_orders, products, user_roles, users, villages,
    withheld_listings,
};
use crate::db::{DbConn, Timestamp};
use crate::fulfillment::FulfillmentStatus;
use crate::ids::BumdesId;
use crate::regions::RegionPath;
use crate::regions::queries::paths;

pub const PER_PAGE: usize = 30;

/// What the curator looks for. Empty text looks for everything.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Wanted {
    pub q: String,
    pub status: Option<BumdesStatus>,
    /// registered before this one
    pub before: Option<BumdesId>,
}

#[derive(Debug, Serialize)]
pub struct DeskRow {
    pub id: BumdesId,
    pub name: String,
    pub status: BumdesStatus,
    pub is_joint: bool,
    pub created_at: Timestamp,
    pub village: String,
    pub kind: VillageKind,
    pub regency: Option<String>,
    /// how many it serves
    pub villages: i64,
    /// published
    pub products: i64,
    /// required and not there
    pub missing: usize,
}

/// One page, the latest registered first, and whether there are older ones. Five queries, however many.
pub fn list(conn: &mut DbConn, wanted: &Wanted) -> QueryResult<(Vec<DeskRow>, bool)> {
    let mut query = bumdes::table.inner_join(villages::table).into_boxed();
    if !wanted.q.is_empty() {
        let text = pattern(&wanted.q);
        query = query.filter(lower(bumdes::name).like(text.clone()).or(lower(villages::name).like(text)));
    }
    if let Some(status) = wanted.status {
        query = query.filter(bumdes::status.eq(status));
    }
    if let Some(before) = &wanted.before {
        query = query.filter(bumdes::id.lt(before));
    }
    type Row = (BumdesId, String, BumdesStatus, bool, Timestamp, String, String);
    let mut rows: Vec<Row> = query
        .order(bumdes::id.desc())
        .limit(PER_PAGE as i64 + 1)
        .select((
            bumdes::id,
            bumdes::name,
            bumdes::status,
            bumdes::is_joint,
            bumdes::created_at,
            bumdes::village_code,
            villages::name,
        ))
        .load(conn)?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let ids: Vec<&BumdesId> = rows.iter().map(|row| &row.0).collect();
    let served: HashMap<BumdesId, i64> = bumdes_villages::table
        .filter(bumdes_villages::bumdes_id.eq_any(ids.iter().copied()))
        .group_by(bumdes_villages::bumdes_id)
        .select((bumdes_villages::bumdes_id, count_star()))
        .load::<(BumdesId, i64)>(conn)?
        .into_iter()
        .collect();
    let shown: HashMap<BumdesId, i64> = products::table
        .filter(products::bumdes_id.eq_any(ids.iter().copied()).and(products::status.eq(ListingStatus::Published)))
        .group_by(products::bumdes_id)
        .select((products::bumdes_id, count_star()))
        .load::<(BumdesId, i64)>(conn)?
        .into_iter()
        .collect();
    let files: Vec<(BumdesId, EvidenceKind)> = bumdes_evidence::table
        .filter(bumdes_evidence::bumdes_id.eq_any(ids.iter().copied()))
        .select((bumdes_evidence::bumdes_id, bumdes_evidence::kind))
        .distinct()
        .load(conn)?;
    let places = paths(conn, rows.iter().map(|row| row.5.as_str()))?;
    let row = |(id, name, status, is_joint, created_at, code, village): Row| {
        let is_there = |kind: &&EvidenceKind| files.iter().any(|(of, file)| *of == id && file == *kind);
        DeskRow {
            missing: EvidenceKind::REQUIRED.iter().filter(|kind| !is_there(kind)).count(),
            villages: served.get(&id).copied().unwrap_or(0),
            products: shown.get(&id).copied().unwrap_or(0),
            kind: VillageKind::of(&code),
            regency: places.get(&code).and_then(|place| place.regency.clone()),
            id,
            name,
            status,
            is_joint,
            created_at,
            village,
        }
    };
    Ok((rows.into_iter().map(row).collect(), has_more))
}

/// How many there are of each status.
pub fn counts(conn: &mut DbConn) -> QueryResult<HashMap<BumdesStatus, i64>> {
    let counted: Vec<(BumdesStatus, i64)> =
        bumdes::table.group_by(bumdes::status).select((bumdes::status, count_star())).load(conn)?;
    Ok(counted.into_iter().collect())
}

#[derive(Debug, Serialize, Queryable)]
pub struct Contact {
    pub id: BumdesId,
    pub slug: String,
    pub name: String,
    pub email: String,
    pub phone: String,
    pub village_code: String,
    pub status: BumdesStatus,
    pub is_joint: bool,
    pub created_at: Timestamp,
}

#[derive(Debug, Serialize)]
pub struct Person {
    pub name: String,
    pub email: String,
    pub is_active: bool,
    pub roles: Vec<BumdesRole>,
}

/// What it sold, in short.
#[derive(Debug, Default, Serialize)]
pub struct Sales {
    /// parts of orders that arrived
    pub delivered: i64,
    pub delivered_minor: i64,
    /// parts that wait for a step of the BUMDes or are on their way
    pub in_work: i64,
}

#[derive(Debug, Serialize)]
pub struct Detail {
    pub contact: Contact,
    pub place: Option<RegionPath>,
    pub evidence: Vec<EvidenceRow>,
    pub villages: Vec<ServedVillage>,
    pub people: Vec<Person>,
    /// listings by status
    pub products: Vec<(ListingStatus, i64)>,
    /// listings that come back when the suspension ends
    pub withheld: i64,
    pub sales: Sales,
    pub acts: Vec<StandingAct>,
}

pub fn one(conn: &mut DbConn, id: &BumdesId) -> QueryResult<Option<Detail>> {
    let contact: Option<Contact> = bumdes::table
        .find(id)
        .select((
            bumdes::id,
            bumdes::slug,
            bumdes::name,
            bumdes::email,
            bumdes::phone,
            bumdes::village_code,
            bumdes::status,
            bumdes::is_joint,
            bumdes::created_at,
        ))
        .first(conn)
        .optional()?;
    let Some(contact) = contact else { return Ok(None) };
    let products = products::table
        .filter(products::bumdes_id.eq(id))
        .group_by(products::status)
        .select((products::status, count_star()))
        .order(products::status)
        .load(conn)?;
    let withheld = withheld_listings::table.filter(withheld_listings::bumdes_id.eq(id)).count().get_result(conn)?;
    Ok(Some(Detail {
        place: crate::regions::queries::path(conn, &contact.village_code)?,
        evidence: evidence::list(conn, id)?,
        villages: standing::served(conn, id)?,
        people: people(conn, id)?,
        products,
        withheld,
        sales: sales(conn, id)?,
        acts: standing::acts(conn, id, 50)?,
        contact,
    }))
}

fn people(conn: &mut DbConn, id: &BumdesId) -> QueryResult<Vec<Person>> {
    let rows: Vec<(String, String, bool, String)> = user_roles::table
        .inner_join(users::table)
        .filter(user_roles::bumdes_id.eq(id))
        .order((users::name, users::email, user_roles::role))
        .select((users::name, users::email, users::is_active, user_roles::role))
        .load(conn)?;
    let mut people: Vec<Person> = Vec::new();
    for (name, email, is_active, role) in rows {
        if people.last().is_none_or(|last| last.email != email) {
            people.push(Person { name, email, is_active, roles: vec![] });
        }
        if let Some(person) = people.last_mut() {
            person.roles.extend(BumdesRole::parse(&role));
        }
    }
    Ok(people)
}

fn sales(conn: &mut DbConn, id: &BumdesId) -> QueryResult<Sales> {
    let rows: Vec<(FulfillmentStatus, i64, i64)> = fulfillment_orders::table
        .filter(fulfillment_orders::bumdes_id.eq(id))
        .group_by(fulfillment_orders::status)
        .select((
            fulfillment_orders::status,
            count_star(),
            sql::<BigInt>("CAST(COALESCE(SUM(items_total_minor), 0) AS BIGINT)"),
        ))
        .load(conn)?;
    let mut sales = Sales::default();
    for (status, count, items_minor) in rows {
        match status {
            FulfillmentStatus::Delivered => {
                sales.delivered = count;
                sales.delivered_minor = items_minor;
            }
            FulfillmentStatus::New
            | FulfillmentStatus::Accepted
            | FulfillmentStatus::Packed
            | FulfillmentStatus::Shipped => sales.in_work += count,
            FulfillmentStatus::AwaitingPayment | FulfillmentStatus::Rejected | FulfillmentStatus::Cancelled => {}
        }
    }
    Ok(sales)
}
