//! Counts from a file, compared with what the books have.

use std::collections::{BTreeMap, HashMap};

use super::columns::SKU;
use super::plan::{CellFault, Change, Details, Payload, Plan, PlannedRow, Remarks, RowState};
use super::read::{Row, Table};
use super::stock::Shelf;
use super::template::is_example;
use super::words::Words;
use crate::catalog::with_option;
use crate::import::Fault;
use crate::import::cells::{not_one_of, not_whole};
use crate::listings::numbers::amount;
use crate::stock::Reason;

/// No shelf holds more; it catches a zero too many.
const MOST_PIECES: i64 = 1_000_000;

pub fn plan_stock(table: Table, shelves: &[Shelf], words: &Words<'_>) -> Plan {
    let by_sku: HashMap<String, &Shelf> = shelves.iter().map(|shelf| (shelf.sku.to_uppercase(), shelf)).collect();
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    let (mut rows, mut examples) = (Vec::new(), 0);
    for row in &table.rows {
        let sku = row.get(SKU).to_uppercase();
        if is_example(&sku) {
            examples += 1;
            continue;
        }
        let known = by_sku.get(&sku).copied();
        let mut faults = Vec::new();
        let before = lines.entry(sku.clone()).or_insert(row.line);
        if sku.is_empty() {
            faults.push(fault(SKU, Fault::new("import-empty")));
        } else if known.is_none() {
            faults.push(fault(SKU, Fault::new("sheet-fault-sku").with("sku", row.get(SKU))));
        } else if *before != row.line {
            faults.push(fault(SKU, Fault::new("sheet-fault-twice").with("line", *before as i64)));
        }
        rows.push(match known {
            Some(shelf) => planned(row, shelf, faults, words),
            None => wrong(row, row.get(SKU).to_owned(), faults),
        });
    }
    Plan { rows, remarks: Remarks { unknown: table.unknown, examples } }
}

fn planned(row: &Row, shelf: &Shelf, mut faults: Vec<CellFault>, words: &Words<'_>) -> PlannedRow {
    let subject = named(shelf, words);
    let reason = reason(row, words).unwrap_or_else(|found| {
        faults.push(found);
        None
    });
    // nobody counted it
    let counted = match row.get("counted") {
        "" => Ok(None),
        typed => count(typed, shelf.reserved).map(Some),
    };
    let counted = counted.unwrap_or_else(|found| {
        faults.push(fault("counted", found));
        None
    });
    if counted.is_some() {
        faults.extend(moved_since(row, shelf));
    }
    if !faults.is_empty() {
        return wrong(row, subject, faults);
    }
    let pieces = counted.unwrap_or(shelf.on_hand);
    let mut planned = PlannedRow {
        line: row.line,
        state: RowState::Unchanged,
        subject,
        product_id: None,
        details: Details::default(),
        payload: None,
    };
    if pieces != shelf.on_hand {
        let Shelf { on_hand, corrected, .. } = *shelf;
        let change = Change { column: "on-hand".into(), before: on_hand.to_string(), after: pieces.to_string() };
        planned.state = RowState::Changed;
        planned.details.changes.push(change);
        planned.payload =
            Some(Payload::Count { variant_id: shelf.variant_id.clone(), pieces, on_hand, corrected, reason });
    }
    planned
}

fn count(typed: &str, held: i64) -> Result<i64, Fault> {
    let pieces = amount(typed).ok_or_else(|| not_whole(typed))?;
    if pieces > MOST_PIECES {
        return Err(Fault::new("import-above").with("value", typed).with("limit", MOST_PIECES.to_string()));
    }
    // they are promised to somebody
    if pieces < held {
        return Err(Fault::new("sheet-fault-held").with("held", held));
    }
    Ok(pieces)
}

/// A file that was made before something was sold would put the sold pieces back on the shelf.
fn moved_since(row: &Row, shelf: &Shelf) -> Option<CellFault> {
    let told = amount(row.get("on-hand"))?;
    let moved = Fault::new("sheet-fault-moved").with("before", told).with("now", shelf.on_hand);
    (told != shelf.on_hand).then(|| fault("on-hand", moved))
}

fn reason(row: &Row, words: &Words<'_>) -> Result<Option<Reason>, CellFault> {
    let codes = || Reason::ALL.iter().map(|reason| reason.as_str());
    match row.get("reason") {
        "" => Ok(None),
        typed => match words.code("stock-reason-", codes(), typed) {
            Some(code) => Ok(Reason::parse(code)),
            None => Err(fault("reason", not_one_of(typed, words.choices("stock-reason-", codes())))),
        },
    }
}

fn named(shelf: &Shelf, words: &Words<'_>) -> String {
    with_option(words.language.pick(&shelf.name_id, &shelf.name_en), &shelf.option_value)
}

pub(super) fn fault(column: &str, fault: Fault) -> CellFault {
    CellFault { column: column.to_owned(), fault }
}

pub(super) fn wrong(row: &Row, subject: String, faults: Vec<CellFault>) -> PlannedRow {
    PlannedRow {
        line: row.line,
        state: RowState::Wrong,
        // text from a file is shown again: on one line, and short
        subject: subject.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(120).collect(),
        product_id: None,
        details: Details { faults, ..Details::default() },
        payload: None,
    }
}
