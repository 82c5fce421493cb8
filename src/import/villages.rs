//! `etalase import villages`: villages, and the BUMDes that sells for each.
//!
//! A BUMDes is known by its e-mail address: rows with the same address are one joint BUMDes. A village
//! stays with its BUMDes; the address of a BUMDes with one village may be corrected.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::finding::{Finding, shown};
use super::outcome::{ImportError, OnInvalid, Outcome};
use super::table;
use super::village_row::VillageRow;
use super::write_village::VillageWriter;
use crate::catalog::version;
use crate::db::schema::{bumdes, bumdes_villages, categories, regions};
use crate::db::{DbConn, Timestamp};
use crate::ids::BumdesId;
use crate::villages::BumdesStatus;

pub use super::village_row::COLUMNS;

/// Checks the whole file and then writes it, inside the caller's transaction.
pub fn import(conn: &mut DbConn, now: Timestamp, file: &[u8], on_invalid: OnInvalid) -> Result<Outcome, ImportError> {
    let rows = match table::read(file, COLUMNS) {
        Ok(rows) => rows,
        Err(finding) => return Ok(Outcome { findings: vec![finding], ..Outcome::default() }),
    };
    let mut findings = Vec::new();
    let categories = category_codes(conn)?;
    let categories: Vec<&str> = categories.iter().map(String::as_str).collect();
    let parsed: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let village = VillageRow::parse(&row, &categories, &mut findings);
            (row, village)
        })
        .collect();
    let sellers = check(conn, parsed.iter().filter_map(|(_, v)| v.as_ref()), &mut findings)?;

    let mut outcome = Outcome::default();
    if let Some(villages) = outcome.sort_out(parsed, findings, on_invalid) {
        // the row is taken before any village or BUMDes, as everywhere
        version::touch_gallery(conn)?;
        let mut writer = VillageWriter::new(conn, now, sellers)?;
        for village in &villages {
            outcome.count(writer.write(conn, village)?);
        }
    }
    Ok(outcome)
}

pub(super) fn category_codes(conn: &mut DbConn) -> QueryResult<Vec<String>> {
    categories::table.order(categories::position).select(categories::code).load(conn)
}

/// Who sells now, before this import. A registration that was refused counts for nothing.
#[derive(Default)]
pub(super) struct Sellers {
    pub by_village: HashMap<String, BumdesId>,
    pub by_email: HashMap<String, BumdesId>,
    villages: HashMap<BumdesId, usize>,
    /// registered, and not verified yet
    waiting: HashSet<BumdesId>,
}

impl Sellers {
    fn load(conn: &mut DbConn) -> QueryResult<Self> {
        let mut sellers = Self::default();
        let known: Vec<(String, BumdesId, BumdesStatus)> = bumdes::table
            .filter(bumdes::status.ne(BumdesStatus::Refused))
            .select((bumdes::email, bumdes::id, bumdes::status))
            .order(bumdes::id.desc())
            .load(conn)?;
        for (email, id, status) in known {
            if status == BumdesStatus::Registered {
                sellers.waiting.insert(id.clone());
            }
            sellers.by_email.insert(email.to_lowercase(), id);
        }
        let links: Vec<(String, BumdesId)> = bumdes_villages::table
            .inner_join(bumdes::table)
            .filter(bumdes::status.ne(BumdesStatus::Refused))
            .select((bumdes_villages::village_code, bumdes_villages::bumdes_id))
            .order(bumdes_villages::bumdes_id.desc())
            .load(conn)?;
        for (village, id) in links {
            *sellers.villages.entry(id.clone()).or_default() += 1;
            sellers.by_village.insert(village, id);
        }
        Ok(sellers)
    }

    /// The BUMDes that this row means; none for a new one.
    fn meant_by(&self, row: &VillageRow) -> Result<Option<&BumdesId>, String> {
        let by_email = self.by_email.get(&row.bumdes_email);
        if by_email.into_iter().chain(self.by_village.get(&row.code)).any(|id| self.waiting.contains(id)) {
            return Err("registered itself and is being checked: a curator verifies or refuses it first".into());
        }
        let Some(current) = self.by_village.get(&row.code) else { return Ok(by_email) };
        match by_email {
            Some(other) if other != current => {
                Err("belongs to another BUMDes; a village does not change its BUMDes by import".into())
            }
            None if self.villages.get(current).is_some_and(|count| *count > 1) => {
                Err("is new, but the BUMDes of this village sells for others too: its address stays".into())
            }
            _ => Ok(Some(current)),
        }
    }
}

/// What no row can tell of itself: that it stands there twice, that the region exists, that rows agree
/// about the BUMDes they share.
fn check<'a>(
    conn: &mut DbConn,
    villages: impl Iterator<Item = &'a VillageRow> + Clone,
    findings: &mut Vec<Finding>,
) -> QueryResult<Sellers> {
    let sellers = Sellers::load(conn)?;
    let known = known_regions(conn, villages.clone().map(|v| v.code.as_str()).collect())?;
    let mut refuse = |row: &VillageRow, name: &'static str, reason: String| {
        let column = COLUMNS.iter().position(|c| *c == name).map_or(1, |i| i + 1);
        findings.push(Finding { line: row.line, column, name: Some(name), reason });
    };
    let mut lines: HashMap<&str, usize> = HashMap::new();
    let mut first_of: HashMap<&str, (&VillageRow, Option<&BumdesId>)> = HashMap::new();
    for row in villages {
        if !known.contains(&row.code) {
            refuse(row, "code", format!("{} is not in the region list", shown(&row.code)));
        }
        if let Some(line) = lines.insert(&row.code, row.line) {
            refuse(row, "code", format!("{} stands in line {line} already", row.code));
        }
        let seller = match sellers.meant_by(row) {
            Ok(seller) => seller,
            Err(reason) => {
                refuse(row, "bumdes_email", format!("{} {reason}", shown(&row.bumdes_email)));
                continue;
            }
        };
        let (first, first_seller) = *first_of.entry(&row.bumdes_email).or_insert((row, seller));
        if first.bumdes_name != row.bumdes_name {
            refuse(row, "bumdes_name", format!("differs from line {}, which has the same e-mail", first.line));
        }
        if first.bumdes_phone != row.bumdes_phone {
            refuse(row, "bumdes_phone", format!("differs from line {}, which has the same e-mail", first.line));
        }
        if first_seller != seller {
            refuse(row, "bumdes_email", format!("would make one BUMDes of this one and that of line {}", first.line));
        }
    }
    Ok(sellers)
}

fn known_regions(conn: &mut DbConn, codes: Vec<&str>) -> QueryResult<std::collections::HashSet<String>> {
    let mut known = std::collections::HashSet::new();
    for some in codes.chunks(VALUES_PER_QUERY) {
        known.extend(
            regions::table
                .filter(regions::code.eq_any(some.to_vec()))
                .select(regions::code)
                .load_iter::<String, diesel::connection::DefaultLoadingMode>(conn)?
                .collect::<QueryResult<Vec<_>>>()?,
        );
    }
    Ok(known)
}

/// SQLite takes 32,766 values in a statement.
pub(super) const VALUES_PER_QUERY: usize = 10_000;
