//! Where a company's goods go. One that was used is switched off, never removed.

pub mod api;
mod forms;
pub mod pages;
mod save;

use diesel::prelude::*;
use serde::Serialize;

pub use save::{OutletData, SaveOutletError, add_outlet, change_outlet, switch_outlet};

use super::Place;
use crate::db::schema::outlets;
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyId, OutletId};
use crate::regions::RegionPath;
use crate::regions::queries::paths;
use crate::web::CompanyScope;

#[derive(Debug, Clone, Queryable, Selectable, Serialize)]
#[diesel(table_name = outlets)]
pub struct Outlet {
    pub id: OutletId,
    pub company_id: CompanyId,
    pub name: String,
    /// who takes the goods in
    pub recipient: String,
    pub phone: String,
    pub address_line: String,
    pub region_code: String,
    pub postal_code: String,
    pub is_active: bool,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Outlet {
    pub fn place(&self) -> Place {
        Place {
            phone: self.phone.clone(),
            address_line: self.address_line.clone(),
            region_code: self.region_code.clone(),
            postal_code: self.postal_code.clone(),
        }
    }
}

/// An outlet of this company, be it switched on or not; another's is not found.
pub fn find(conn: &mut DbConn, scope: &CompanyScope, id: &OutletId) -> QueryResult<Option<Outlet>> {
    outlets::table
        .find(id)
        .filter(outlets::company_id.eq(scope.company_id()))
        .select(Outlet::as_select())
        .first(conn)
        .optional()
}

/// Id and name of those to choose from, by name.
pub fn active(conn: &mut DbConn, scope: &CompanyScope) -> QueryResult<Vec<(OutletId, String)>> {
    outlets::table
        .filter(outlets::company_id.eq(scope.company_id()).and(outlets::is_active))
        .order((outlets::name, outlets::id))
        .select((outlets::id, outlets::name))
        .load(conn)
}

pub const PER_PAGE: usize = 30;

#[derive(Debug, Serialize)]
struct OutletRow {
    #[serde(flatten)]
    outlet: Outlet,
    region: Option<RegionPath>,
}

/// One page, the latest added first, and whether there are older ones.
fn list(conn: &mut DbConn, scope: &CompanyScope, before: Option<&OutletId>) -> QueryResult<(Vec<OutletRow>, bool)> {
    let mut query = outlets::table.filter(outlets::company_id.eq(scope.company_id())).into_boxed();
    if let Some(before) = before {
        query = query.filter(outlets::id.lt(before));
    }
    let mut rows: Vec<Outlet> =
        query.order(outlets::id.desc()).limit(PER_PAGE as i64 + 1).select(Outlet::as_select()).load(conn)?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let regions = paths(conn, rows.iter().map(|outlet| outlet.region_code.as_str()))?;
    let row = |outlet: Outlet| OutletRow { region: regions.get(&outlet.region_code).cloned(), outlet };
    Ok((rows.into_iter().map(row).collect(), has_more))
}
