//! Reads for the pages of a BUMDes. Each takes the scope: what is another's is not found.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::count_star;
use diesel::prelude::*;
use serde::Serialize;

use super::groups;
use super::keep::Holder;
use super::price_list::{Holding, PriceList};
use crate::companies::CompanyStatus;
use crate::curation::queries::{lower, pattern};
use crate::db::DbConn;
use crate::db::schema::{bumdes, companies, company_groups, price_list_lines, price_lists, regions};
use crate::ids::{CompanyGroupId, CompanyId, PriceListId};
use crate::web::BumdesScope;

pub const PER_PAGE: usize = 25;
/// Companies or variants to choose from: who finds too many writes more of the name.
pub const MOST_CHOICES: i64 = 20;

pub(super) fn village_of(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<String> {
    bumdes::table.find(scope.bumdes_id()).select(bumdes::village_code).first(conn)
}

#[derive(Debug, Serialize)]
pub struct ListRow {
    #[serde(flatten)]
    pub list: PriceList,
    pub holder: String,
    pub holding: Holding,
    pub lines: i64,
}

/// One page, the latest made first, and whether there are older ones. Two statements, however many.
pub fn page(
    conn: &mut DbConn,
    scope: &BumdesScope,
    today: NaiveDate,
    before: Option<&PriceListId>,
) -> QueryResult<(Vec<ListRow>, bool)> {
    let mut query = price_lists::table
        .left_join(companies::table)
        .left_join(company_groups::table)
        .filter(price_lists::bumdes_id.eq(scope.bumdes_id()))
        .order(price_lists::id.desc())
        .limit(PER_PAGE as i64 + 1)
        .select((PriceList::as_select(), companies::name.nullable(), company_groups::name.nullable()))
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(price_lists::id.lt(before));
    }
    let mut found: Vec<(PriceList, Option<String>, Option<String>)> = query.load(conn)?;
    let has_more = found.len() > PER_PAGE;
    found.truncate(PER_PAGE);
    let counted: Vec<(PriceListId, i64)> = price_list_lines::table
        .filter(price_list_lines::price_list_id.eq_any(found.iter().map(|(list, ..)| &list.id).collect::<Vec<_>>()))
        .group_by(price_list_lines::price_list_id)
        .select((price_list_lines::price_list_id, count_star()))
        .load(conn)?;
    let counted: HashMap<PriceListId, i64> = counted.into_iter().collect();
    let row = |(list, company, group): (PriceList, Option<String>, Option<String>)| ListRow {
        holding: list.holding(today),
        lines: counted.get(&list.id).copied().unwrap_or(0),
        holder: company.or(group).unwrap_or_default(),
        list,
    };
    Ok((found.into_iter().map(row).collect(), has_more))
}

/// Whom a list is for: the company's name, or the group's and who is in it.
#[derive(Debug, Serialize)]
pub struct HolderNames {
    pub name: String,
    /// none: it is one company
    pub members: Option<Vec<String>>,
}

pub fn holder(conn: &mut DbConn, list: &PriceList) -> QueryResult<HolderNames> {
    if let Some(group) = &list.group_id {
        let name = company_groups::table.find(group).select(company_groups::name).first(conn)?;
        return Ok(HolderNames { name, members: Some(groups::member_names(conn, group)?) });
    }
    let company = companies::table.filter(companies::id.nullable().eq(&list.company_id));
    Ok(HolderNames { name: company.select(companies::name).first(conn)?, members: None })
}

/// A company or a group that a new list can be for.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// as the form sends it back
    pub value: String,
    pub name: String,
    /// a company's regency; none of a group
    pub place: Option<String>,
}

#[derive(Debug, Default, Serialize)]
pub struct Choices {
    pub groups: Vec<Choice>,
    pub companies: Vec<Choice>,
    /// not all that were found are here
    pub has_more: bool,
}

/// Groups and approved companies whose names have these words, by name; the chosen one is always there.
pub fn choices(conn: &mut DbConn, words: &str, chosen: Option<&Holder>) -> QueryResult<Choices> {
    let text = pattern(words);
    let (own_company, own_group) = match chosen {
        Some(Holder::Company(id)) => (id.clone(), CompanyGroupId(String::new())),
        Some(Holder::Group(id)) => (CompanyId(String::new()), id.clone()),
        None => (CompanyId(String::new()), CompanyGroupId(String::new())),
    };
    let groups: Vec<(CompanyGroupId, String)> = company_groups::table
        .filter(lower(company_groups::name).like(text.clone()).or(company_groups::id.eq(&own_group)))
        .order((company_groups::name, company_groups::id))
        .limit(MOST_CHOICES)
        .select((company_groups::id, company_groups::name))
        .load(conn)?;
    let mut found: Vec<(CompanyId, String, String)> = companies::table
        .filter(companies::status.eq(CompanyStatus::Approved))
        .filter(lower(companies::name).like(text).or(companies::id.eq(&own_company)))
        .order((companies::name, companies::id))
        .limit(MOST_CHOICES + 1)
        .select((companies::id, companies::name, companies::region_code))
        .load(conn)?;
    let has_more = found.len() as i64 > MOST_CHOICES;
    found.truncate(MOST_CHOICES as usize);
    let codes: Vec<&str> = found.iter().filter_map(|(.., region)| region.get(..5)).collect();
    let names: Vec<(String, String)> =
        regions::table.filter(regions::code.eq_any(codes)).select((regions::code, regions::name)).load(conn)?;
    let names: HashMap<String, String> = names.into_iter().collect();
    let company = |(id, name, region): (CompanyId, String, String)| Choice {
        value: format!("company:{id}"),
        name,
        place: region.get(..5).and_then(|code| names.get(code).cloned()),
    };
    let group = |(id, name): (CompanyGroupId, String)| Choice { value: format!("group:{id}"), name, place: None };
    Ok(Choices {
        groups: groups.into_iter().map(group).collect(),
        companies: found.into_iter().map(company).collect(),
        has_more,
    })
}
