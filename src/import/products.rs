//! `etalase import products`: listings, published at once, because the operator who runs it answers for
//! the file. See `docs/decisions.md`.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::finding::{Finding, shown};
use super::outcome::{ImportError, OnInvalid, Outcome};
use super::product_row::ProductRow;
use super::table;
use super::villages::{VALUES_PER_QUERY, category_codes};
use super::write_product::ProductWriter;
use crate::catalog::{ListingStatus, Product, version};
use crate::db::schema::{bumdes, bumdes_villages, products, variants, villages};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, ProductId};
use crate::legality::{self, Lack, PermitKind};
use crate::villages::BumdesStatus;

pub use super::product_row::COLUMNS;

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
            let product = ProductRow::parse(&row, &categories, &mut findings);
            (row, product)
        })
        .collect();
    let stored = {
        let products: Vec<&ProductRow> = parsed.iter().filter_map(|(_, p)| p.as_ref()).collect();
        let stored = Stored::load(conn, &products)?;
        check_each(&products, &stored, &mut findings);
        check_primaries(conn, &products, &mut findings)?;
        stored
    };

    let mut outcome = Outcome::default();
    if let Some(products) = outcome.sort_out(parsed, findings, on_invalid) {
        // a product may have moved: pages of where it was know nothing of it any more
        version::touch_gallery(conn)?;
        let (changes, written) = ProductWriter::new(conn, now, stored)?.write(conn, &products)?;
        changes.into_iter().for_each(|change| outcome.count(change));
        outcome.lacking = lacking(conn, now, &written)?;
    }
    Ok(outcome)
}

/// Which of these are published without a permit that the rules ask for, in the order of their SKUs. What the file
/// itself says is believed.
fn lacking(conn: &mut DbConn, now: Timestamp, ids: &[ProductId]) -> QueryResult<Vec<(String, Vec<PermitKind>)>> {
    let mut missing = legality::missing_of(conn, now, ids)?;
    for lacks in missing.values_mut() {
        lacks.retain(|missing| missing.lack != Lack::Unverified);
    }
    missing.retain(|_, lacks| !lacks.is_empty());
    let mut lacking = Vec::with_capacity(missing.len());
    let ids: Vec<&ProductId> = missing.keys().collect();
    for some in ids.chunks(VALUES_PER_QUERY) {
        let skus: Vec<(ProductId, String)> = products::table
            .filter(products::id.eq_any(some.iter().copied()))
            .filter(products::status.eq(ListingStatus::Published))
            .select((products::id, products::sku))
            .load(conn)?;
        let kinds = |id: &ProductId| missing[id].iter().map(|missing| missing.kind).collect();
        lacking.extend(skus.into_iter().map(|(id, sku)| (sku, kinds(&id))));
    }
    lacking.sort();
    Ok(lacking)
}

/// What the database has of the things that the file names.
pub(super) struct Stored {
    pub products: HashMap<String, Product>,
    /// name and slug by code
    pub villages: HashMap<String, (String, String)>,
    pub sellers: HashMap<String, BumdesId>,
    /// variants' SKUs of the file's SKUs, and whose they are
    variants: HashMap<String, ProductId>,
}

impl Stored {
    fn load(conn: &mut DbConn, rows: &[&ProductRow]) -> QueryResult<Self> {
        let skus: Vec<&str> = rows.iter().map(|row| row.sku.as_str()).collect();
        let (mut by_sku, mut owners) = (HashMap::new(), HashMap::new());
        for some in skus.chunks(VALUES_PER_QUERY) {
            let found: Vec<Product> =
                products::table.filter(products::sku.eq_any(some.to_vec())).select(Product::as_select()).load(conn)?;
            by_sku.extend(found.into_iter().map(|p| (p.sku.clone(), p)));
            let found: Vec<(String, ProductId)> = variants::table
                .filter(variants::sku.eq_any(some.to_vec()))
                .select((variants::sku, variants::product_id))
                .load(conn)?;
            owners.extend(found);
        }
        let found: Vec<(String, String, String)> =
            villages::table.select((villages::code, villages::name, villages::slug)).load(conn)?;
        let sellers: Vec<(String, BumdesId)> = bumdes_villages::table
            .inner_join(bumdes::table)
            .filter(bumdes::status.eq(BumdesStatus::Verified))
            .select((bumdes_villages::village_code, bumdes_villages::bumdes_id))
            // the first that a village got stands for it: the last one collected wins
            .order(bumdes_villages::bumdes_id.desc())
            .load(conn)?;
        Ok(Self {
            products: by_sku,
            villages: found.into_iter().map(|(code, name, slug)| (code, (name, slug))).collect(),
            sellers: sellers.into_iter().collect(),
            variants: owners,
        })
    }
}

fn finding(row: &ProductRow, name: &'static str, reason: String) -> Finding {
    let column = COLUMNS.iter().position(|c| *c == name).map_or(1, |i| i + 1);
    Finding { line: row.line, column, name: Some(name), reason }
}

/// What no row can tell of itself: SKUs that stand there twice or belong to somebody else, villages that
/// nobody knows.
fn check_each(rows: &[&ProductRow], stored: &Stored, findings: &mut Vec<Finding>) {
    let mut lines: HashMap<String, usize> = HashMap::new();
    for row in rows {
        if let Some(line) = lines.insert(row.sku.to_uppercase(), row.line) {
            findings.push(finding(row, "sku", format!("{} stands in line {line} already", shown(&row.sku))));
        }
        if !stored.villages.contains_key(&row.village_code) {
            let reason = format!("village {} is not known: import villages first", row.village_code);
            findings.push(finding(row, "village_code", reason));
        } else if !stored.sellers.contains_key(&row.village_code) {
            let reason = format!("village {} has no verified BUMDes: import villages first", row.village_code);
            findings.push(finding(row, "village_code", reason));
        }
        let product = stored.products.get(&row.sku);
        if let Some(product) = product.filter(|p| p.village_code != row.village_code) {
            let owner = stored.villages.get(&product.village_code).map_or("", |(name, _)| name.as_str());
            let reason = format!("{} belongs to village {} {owner}", shown(&row.sku), product.village_code);
            findings.push(finding(row, "sku", reason));
        }
        if stored.variants.get(&row.sku).is_some_and(|owner| product.is_none_or(|p| p.id != *owner)) {
            findings.push(finding(row, "sku", format!("{} is an option of another product", shown(&row.sku))));
        }
    }
}

/// A village has one signature product at most, in the file and together with what is stored. Rows that
/// are wrong otherwise do not count: they are not written.
fn check_primaries(conn: &mut DbConn, rows: &[&ProductRow], findings: &mut Vec<Finding>) -> QueryResult<()> {
    let bad: HashSet<usize> = findings.iter().map(|f| f.line).collect();
    let good = || rows.iter().filter(|row| !bad.contains(&row.line));
    let cleared: HashSet<&str> = good().filter(|row| !row.is_primary).map(|row| row.sku.as_str()).collect();
    let stored: Vec<(String, String)> =
        products::table.filter(products::is_primary).select((products::village_code, products::sku)).load(conn)?;
    let stored: HashMap<String, String> = stored.into_iter().collect();
    let mut lines: HashMap<&str, usize> = HashMap::new();
    for row in good().filter(|row| row.is_primary) {
        if let Some(line) = lines.get(row.village_code.as_str()) {
            let reason = format!("village {} has its signature product in line {line} already", row.village_code);
            findings.push(finding(row, "is_primary", reason));
            continue;
        }
        lines.insert(&row.village_code, row.line);
        let other = stored.get(&row.village_code).filter(|sku| **sku != row.sku && !cleared.contains(sku.as_str()));
        if let Some(sku) = other {
            let reason = format!("village {} has the signature product {sku} already", row.village_code);
            findings.push(finding(row, "is_primary", reason));
        }
    }
    Ok(())
}
