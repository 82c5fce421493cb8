//! A BUMDes makes a price list, says when it holds, takes it away.

use chrono::NaiveDate;
use diesel::dsl::exists;
use diesel::prelude::*;

use super::price_list::lock;
use crate::audit::{self, Act, ActKind};
use crate::companies::CompanyStatus;
use crate::db::schema::{companies, company_groups, price_list_lines, price_list_tiers, price_lists};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{CompanyGroupId, CompanyId, PriceListId};
use crate::web::BumdesScope;

/// Whom a list is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    Company(CompanyId),
    Group(CompanyGroupId),
}

/// What of a list may be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    pub name: String,
    pub starts_on: NaiveDate,
    /// no earlier than that; none: until somebody ends it
    pub ends_on: Option<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewList {
    pub holder: Holder,
    pub terms: Terms,
}

#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    #[error("no such list")]
    NotFound,
    /// not there, or not approved
    #[error("no such company or group")]
    NoSuchHolder,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for KeepError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub fn make_list(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    new: &NewList,
) -> Result<PriceListId, KeepError> {
    if !is_there(conn, &new.holder)? {
        return Err(KeepError::NoSuchHolder);
    }
    let (id, terms) = (PriceListId::new(), &new.terms);
    let (company_id, group_id) = match &new.holder {
        Holder::Company(id) => (Some(id), None),
        Holder::Group(id) => (None, Some(id)),
    };
    diesel::insert_into(price_lists::table)
        .values((
            price_lists::id.eq(&id),
            price_lists::bumdes_id.eq(scope.bumdes_id()),
            price_lists::name.eq(&terms.name),
            price_lists::company_id.eq(company_id),
            price_lists::group_id.eq(group_id),
            price_lists::starts_on.eq(terms.starts_on),
            price_lists::ends_on.eq(terms.ends_on),
            price_lists::created_at.eq(now),
            price_lists::updated_at.eq(now),
        ))
        .execute(conn)?;
    audit::record(conn, now, &Act::by(scope, ActKind::PriceListMade, &terms.name).noting(&days(terms)))?;
    Ok(id)
}

fn is_there(conn: &mut DbConn, holder: &Holder) -> QueryResult<bool> {
    match holder {
        Holder::Company(id) => {
            let approved = companies::table.find(id).filter(companies::status.eq(CompanyStatus::Approved));
            diesel::select(exists(approved)).get_result(conn)
        }
        Holder::Group(id) => diesel::select(exists(company_groups::table.find(id))).get_result(conn),
    }
}

/// How the trail keeps them.
fn days(terms: &Terms) -> String {
    let last = terms.ends_on.map(|day| day.to_string()).unwrap_or_default();
    format!("{} – {last}", terms.starts_on).trim_end().to_owned()
}

/// Counts for what is ordered from now on.
pub fn change_list(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    id: &PriceListId,
    terms: &Terms,
) -> Result<(), KeepError> {
    let list = lock(conn, scope, id)?.ok_or(KeepError::NotFound)?;
    let known = Terms { name: list.name, starts_on: list.starts_on, ends_on: list.ends_on };
    if known == *terms {
        return Ok(());
    }
    diesel::update(price_lists::table.find(id))
        .set((
            price_lists::name.eq(&terms.name),
            price_lists::starts_on.eq(terms.starts_on),
            price_lists::ends_on.eq(terms.ends_on),
            price_lists::updated_at.eq(now),
        ))
        .execute(conn)?;
    audit::record(conn, now, &Act::by(scope, ActKind::PriceListChanged, &terms.name).noting(&days(terms)))?;
    Ok(())
}

/// With all its lines. What was ordered by it keeps its prices.
pub fn remove_list(conn: &mut DbConn, now: Timestamp, scope: &BumdesScope, id: &PriceListId) -> Result<(), KeepError> {
    let list = lock(conn, scope, id)?.ok_or(KeepError::NotFound)?;
    diesel::delete(price_list_tiers::table.filter(price_list_tiers::price_list_id.eq(id))).execute(conn)?;
    diesel::delete(price_list_lines::table.filter(price_list_lines::price_list_id.eq(id))).execute(conn)?;
    diesel::delete(price_lists::table.find(id)).execute(conn)?;
    audit::record(conn, now, &Act::by(scope, ActKind::PriceListRemoved, &list.name))?;
    Ok(())
}
