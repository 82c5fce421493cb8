//! Reads for the operator's desk: every company, and one with all that helps to decide about it.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use serde::Serialize;

use super::document::{self, DocumentKind, DocumentRow};
use super::members::queries::{MemberRow, members};
use super::queries::{EventRow, events};
use super::terms::{self, GrantRow};
use super::{Company, CompanyKind, CompanyStatus, company};
use crate::curation::queries::{lower, pattern};
use crate::db::schema::{companies, company_documents, outlets};
use crate::db::{DbConn, Timestamp};
use crate::ids::CompanyId;
use crate::regions::RegionPath;
use crate::regions::queries::{path, paths};

pub const PER_PAGE: usize = 30;

/// What the operator looks for. Empty text looks for everything.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Wanted {
    pub q: String,
    pub status: Option<CompanyStatus>,
    /// registered before this one
    pub before: Option<CompanyId>,
}

#[derive(Debug, Serialize)]
pub struct DeskRow {
    pub id: CompanyId,
    pub name: String,
    pub kind: CompanyKind,
    pub status: CompanyStatus,
    pub created_at: Timestamp,
    pub region: Option<RegionPath>,
    /// required and not there
    pub missing: usize,
}

/// One page, the latest registered first, and whether there are older ones. Three queries, however many.
pub fn list(conn: &mut DbConn, wanted: &Wanted) -> QueryResult<(Vec<DeskRow>, bool)> {
    let mut query = companies::table.into_boxed();
    if !wanted.q.is_empty() {
        let npwp: String = wanted.q.chars().filter(char::is_ascii_digit).collect();
        // a short run of digits is in every number
        let number = if npwp.len() < 6 { wanted.q.clone() } else { npwp };
        query =
            query.filter(lower(companies::name).like(pattern(&wanted.q)).or(companies::npwp.like(pattern(&number))));
    }
    if let Some(status) = wanted.status {
        query = query.filter(companies::status.eq(status));
    }
    if let Some(before) = &wanted.before {
        query = query.filter(companies::id.lt(before));
    }
    let mut rows: Vec<Company> =
        query.order(companies::id.desc()).limit(PER_PAGE as i64 + 1).select(Company::as_select()).load(conn)?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let files: Vec<(CompanyId, DocumentKind)> = company_documents::table
        .filter(company_documents::company_id.eq_any(rows.iter().map(|row| &row.id).collect::<Vec<_>>()))
        .select((company_documents::company_id, company_documents::kind))
        .distinct()
        .load(conn)?;
    let regions = paths(conn, rows.iter().map(|row| row.region_code.as_str()))?;
    let row = |company: Company| {
        let is_there = |kind: &&DocumentKind| files.iter().any(|(of, file)| *of == company.id && file == *kind);
        DeskRow {
            missing: DocumentKind::REQUIRED.iter().filter(|kind| !is_there(kind)).count(),
            region: regions.get(&company.region_code).cloned(),
            id: company.id,
            name: company.name,
            kind: company.kind,
            status: company.status,
            created_at: company.created_at,
        }
    };
    Ok((rows.into_iter().map(row).collect(), has_more))
}

/// How many there are of each status.
pub fn counts(conn: &mut DbConn) -> QueryResult<HashMap<CompanyStatus, i64>> {
    let counted: Vec<(CompanyStatus, i64)> =
        companies::table.group_by(companies::status).select((companies::status, count_star())).load(conn)?;
    Ok(counted.into_iter().collect())
}

pub struct Detail {
    pub company: Company,
    pub region: Option<RegionPath>,
    pub documents: Vec<DocumentRow>,
    pub people: Vec<MemberRow>,
    /// switched on
    pub outlets: i64,
    pub grants: Vec<GrantRow>,
    /// the latest
    pub events: Vec<EventRow>,
}

pub fn one(conn: &mut DbConn, id: &CompanyId) -> QueryResult<Option<Detail>> {
    let Some(company) = company::find(conn, id)? else { return Ok(None) };
    Ok(Some(Detail {
        region: path(conn, &company.region_code)?,
        documents: document::list(conn, id)?,
        people: members(conn, id)?,
        outlets: outlets::table
            .filter(outlets::company_id.eq(id).and(outlets::is_active))
            .select(count_star())
            .first(conn)?,
        grants: terms::history(conn, id)?,
        events: events(conn, id, None)?.0,
        company,
    }))
}
