//! Products from a file, compared with what the BUMDes works on today.

use std::collections::HashMap;

use super::columns::SKU;
use super::fill_product::fill;
use super::plan::{CellFault, Change, Details, Payload, Plan, PlannedRow, Remarks, RowState, version_of};
use super::plan_stock::{fault, wrong};
use super::product_cells::{ProductWords, cell};
use super::read::{Row, Table};
use super::template::is_example;
use crate::import::Fault;
use crate::listings::content::ListingContent;
use crate::listings::working_copies::WorkingCopy;
use crate::listings::{Problem, Step, needs_review, problems};

pub fn plan_products(table: Table, copies: &[WorkingCopy], with: &ProductWords<'_>) -> Plan {
    let own = Own::new(copies);
    let mut lines: HashMap<String, usize> = HashMap::new();
    let (mut rows, mut examples) = (Vec::new(), 0);
    for row in &table.rows {
        if is_example(row.get(SKU)) {
            examples += 1;
            continue;
        }
        rows.push(match own.meant(row) {
            Err(found) => wrong(row, subject(row), vec![found]),
            Ok(meant) => {
                let key = meant.map_or_else(|| name_key(row.get("name-id")), |copy| copy.id.to_string());
                match lines.get(&key) {
                    Some(line) => {
                        let column = if meant.is_some() && !row.get(SKU).is_empty() { SKU } else { "name-id" };
                        let twice = Fault::new("sheet-fault-twice").with("line", *line as i64);
                        wrong(row, subject(row), vec![fault(column, twice)])
                    }
                    None => {
                        lines.insert(key, row.line);
                        planned(row, meant, &table.columns, with)
                    }
                }
            }
        });
    }
    Plan { rows, remarks: Remarks { unknown: table.unknown, examples } }
}

struct Own<'a> {
    by_sku: HashMap<String, &'a WorkingCopy>,
    by_name: HashMap<String, Vec<&'a WorkingCopy>>,
}

impl<'a> Own<'a> {
    fn new(copies: &'a [WorkingCopy]) -> Self {
        let mut by_name: HashMap<String, Vec<&WorkingCopy>> = HashMap::new();
        for copy in copies {
            by_name.entry(name_key(&copy.content.name_id)).or_default().push(copy);
        }
        Self { by_sku: copies.iter().map(|copy| (copy.sku.to_uppercase(), copy)).collect(), by_name }
    }

    /// The product of a row: by its SKU, or by its name where it has none. None for a new one.
    fn meant(&self, row: &Row) -> Result<Option<&'a WorkingCopy>, CellFault> {
        let (sku, name) = (row.get(SKU), row.get("name-id"));
        if !sku.is_empty() {
            let known = self.by_sku.get(&sku.to_uppercase()).copied();
            return known.map(Some).ok_or_else(|| fault(SKU, Fault::new("sheet-fault-product-sku").with("sku", sku)));
        }
        if name.is_empty() {
            return Err(fault("name-id", Fault::new("import-empty")));
        }
        match self.by_name.get(&name_key(name)).map_or(&[][..], Vec::as_slice) {
            [] => Ok(None),
            [one] => Ok(Some(*one)),
            several => {
                let skus = several.iter().map(|copy| copy.sku.as_str()).collect::<Vec<_>>().join(", ");
                Err(fault("name-id", Fault::new("sheet-fault-same-name").with("skus", skus)))
            }
        }
    }
}

fn name_key(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn subject(row: &Row) -> String {
    let name = row.get("name-id");
    if name.is_empty() { row.get(SKU).to_owned() } else { name.to_owned() }
}

fn planned(row: &Row, known: Option<&WorkingCopy>, columns: &[&'static str], with: &ProductWords<'_>) -> PlannedRow {
    let base = known.map_or_else(|| blank(with), |copy| copy.content.clone());
    let (content, mut faults) = fill(&base, row, columns, with);
    if faults.is_empty() {
        faults = found_by_the_editor(known.map(|copy| &copy.content), &content, row);
    }
    let sku = known.map_or("", |copy| copy.sku.as_str());
    if !faults.is_empty() {
        let name = if base.name_id.is_empty() { subject(row) } else { base.name_id };
        return wrong(row, name, faults);
    }
    let changes: Vec<Change> = columns
        .iter()
        .filter(|column| **column != SKU)
        .map(|column| {
            let before = known.map(|_| cell(column, sku, &base, with).plain()).unwrap_or_default();
            Change { column: (*column).to_owned(), before, after: cell(column, sku, &content, with).plain() }
        })
        .filter(|change| change.before != change.after)
        .collect();
    let state = match known {
        None => RowState::New,
        Some(_) if content == base => RowState::Unchanged,
        Some(_) => RowState::Changed,
    };
    let notes = notes(known, &base, &content, state);
    let name = if content.name_id.is_empty() { sku } else { content.name_id.as_str() };
    PlannedRow {
        line: row.line,
        state,
        subject: name.to_owned(),
        product_id: known.map(|copy| copy.id.clone()),
        details: Details { changes, faults, notes },
        payload: match (state, known) {
            (RowState::New, _) => Some(Payload::NewProduct { content: Box::new(content) }),
            (RowState::Changed, Some(copy)) => {
                Some(Payload::Product { id: copy.id.clone(), base: version_of(&base), content: Box::new(content) })
            }
            _ => None,
        },
    }
}

/// Where there is one village, everything is from there.
fn blank(with: &ProductWords<'_>) -> ListingContent {
    let mut content = ListingContent::default();
    if let [only] = &with.places.villages[..] {
        content.village_code.clone_from(&only.code);
    }
    content
}

/// What the editor would say of what the row brings: of cells it fills in, of tiers that a new price undercuts, of what
/// another way of making asks for, and of what a new product cannot be without. What was wrong before stays the editor's to tell.
fn found_by_the_editor(base: Option<&ListingContent>, content: &ListingContent, row: &Row) -> Vec<CellFault> {
    let before = base.map(problems).unwrap_or_default();
    let is_told = |problem: &Problem, column: &str| {
        let is_needed = base.is_none() && problem.step() == Step::Name && column != "name-en";
        let is_made_otherwise = ["minimum", "capacity"].contains(&column) && !row.get("making").is_empty();
        !row.get(column).is_empty() || column == "tiers" || is_made_otherwise || is_needed
    };
    let mut faults: Vec<CellFault> = Vec::new();
    for problem in problems(content).iter().filter(|problem| !before.contains(problem)) {
        let Some(column) = column_of(&problem.field).filter(|column| is_told(problem, column)) else { continue };
        // one is enough for a cell that holds several values
        if faults.iter().all(|other| other.column != column) {
            faults.push(CellFault { fault: Fault::from(problem), column });
        }
    }
    faults
}

/// Where a file has what the editor's form calls so.
fn column_of(field: &str) -> Option<String> {
    let column = match field {
        "name_id" | "name_en" | "description_id" | "description_en" | "care_id" | "care_en" => {
            return Some(field.replace('_', "-"));
        }
        "category" | "materials" | "unit" | "making" => field,
        "village_code" => "village",
        "maker" | "maker_name" => "maker",
        "option_name" | "variants" => "options",
        "min_order_quantity" => "minimum",
        "lead_time_days" => "lead-time",
        "monthly_capacity" => "capacity",
        field => match field.split('-').next()? {
            "attribute" => field,
            "value" => "options",
            "tier" => "tiers",
            known @ ("price" | "weight" | "opening") => known,
            _ => return None,
        },
    };
    Some(column.to_owned())
}

fn notes(known: Option<&WorkingCopy>, base: &ListingContent, content: &ListingContent, state: RowState) -> Vec<Fault> {
    let missing = problems(content).len() as i64;
    match (state, known.and_then(|copy| copy.published_at)) {
        (RowState::New, _) if missing > 0 => vec![Fault::new("sheet-note-draft-missing").with("n", missing)],
        (RowState::New, _) => vec![Fault::new("sheet-note-draft")],
        (RowState::Changed, Some(_)) if needs_review(base, content) => vec![Fault::new("sheet-note-review")],
        _ => vec![],
    }
}
