//! Reads about groups of companies.

use std::collections::HashMap;

use diesel::dsl::{count_star, not};
use diesel::prelude::*;
use serde::Serialize;

use crate::companies::{CompanyKind, CompanyStatus};
use crate::curation::queries::{lower, pattern};
use crate::db::DbConn;
use crate::db::schema::{companies, company_group_members, company_groups, price_lists};
use crate::ids::{CompanyGroupId, CompanyId};

pub const PER_PAGE: usize = 30;
const MOST_FOUND: i64 = 20;

#[derive(Debug, Serialize)]
pub struct GroupRow {
    pub id: CompanyGroupId,
    pub name: String,
    pub members: i64,
    pub lists: i64,
}

/// One page, the latest made first, and whether there are older ones. Three statements, however many.
pub fn page(conn: &mut DbConn, before: Option<&CompanyGroupId>) -> QueryResult<(Vec<GroupRow>, bool)> {
    let mut query = company_groups::table
        .order(company_groups::id.desc())
        .limit(PER_PAGE as i64 + 1)
        .select((company_groups::id, company_groups::name))
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(company_groups::id.lt(before));
    }
    let mut found: Vec<(CompanyGroupId, String)> = query.load(conn)?;
    let has_more = found.len() > PER_PAGE;
    found.truncate(PER_PAGE);
    let ids: Vec<&CompanyGroupId> = found.iter().map(|(id, _)| id).collect();
    let members: Vec<(CompanyGroupId, i64)> = company_group_members::table
        .filter(company_group_members::group_id.eq_any(ids.clone()))
        .group_by(company_group_members::group_id)
        .select((company_group_members::group_id, count_star()))
        .load(conn)?;
    let lists: Vec<(Option<CompanyGroupId>, i64)> = price_lists::table
        .filter(price_lists::group_id.eq_any(ids))
        .group_by(price_lists::group_id)
        .select((price_lists::group_id, count_star()))
        .load(conn)?;
    let members: HashMap<CompanyGroupId, i64> = members.into_iter().collect();
    let lists: HashMap<CompanyGroupId, i64> = lists.into_iter().filter_map(|(id, n)| Some((id?, n))).collect();
    let row = |(id, name): (CompanyGroupId, String)| GroupRow {
        members: members.get(&id).copied().unwrap_or(0),
        lists: lists.get(&id).copied().unwrap_or(0),
        id,
        name,
    };
    Ok((found.into_iter().map(row).collect(), has_more))
}

#[derive(Debug, Queryable, Serialize)]
pub struct CompanyRow {
    pub id: CompanyId,
    pub name: String,
    pub kind: CompanyKind,
}

pub struct Detail {
    pub name: String,
    pub members: Vec<CompanyRow>,
    /// approved ones whose names have the words, that are not in it; none without words
    pub found: Vec<CompanyRow>,
    /// price lists that are for it
    pub lists: i64,
}

pub fn one(conn: &mut DbConn, id: &CompanyGroupId, words: &str) -> QueryResult<Option<Detail>> {
    let name = company_groups::table.find(id).select(company_groups::name).first(conn).optional()?;
    let Some(name) = name else { return Ok(None) };
    let members: Vec<CompanyRow> = companies::table
        .inner_join(company_group_members::table)
        .filter(company_group_members::group_id.eq(id))
        .order((companies::name, companies::id))
        .select((companies::id, companies::name, companies::kind))
        .load(conn)?;
    let found = if words.is_empty() {
        Vec::new()
    } else {
        companies::table
            .filter(companies::status.eq(CompanyStatus::Approved).and(lower(companies::name).like(pattern(words))))
            .filter(not(companies::id.eq_any(members.iter().map(|row| &row.id).collect::<Vec<_>>())))
            .order((companies::name, companies::id))
            .limit(MOST_FOUND)
            .select((companies::id, companies::name, companies::kind))
            .load(conn)?
    };
    let lists = price_lists::table.filter(price_lists::group_id.eq(id)).select(count_star()).first(conn)?;
    Ok(Some(Detail { name, members, found, lists }))
}

/// Who is in it, by name: whom a BUMDes offers its prices to.
pub fn member_names(conn: &mut DbConn, id: &CompanyGroupId) -> QueryResult<Vec<String>> {
    companies::table
        .inner_join(company_group_members::table)
        .filter(company_group_members::group_id.eq(id))
        .order((companies::name, companies::id))
        .select(companies::name)
        .load(conn)
}
