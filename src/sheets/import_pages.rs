//! A file that was sent: what it would do, the confirmation, and what became of it.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use tera::Context;

use super::columns::{Kind, heading_key};
use super::confirm_import::{ConfirmError, confirm_import, mark_overtaken};
use super::keep_import::keep_import;
use super::pages::PAGE;
use super::plan::{CellFault, Change, Plan, RowState};
use super::plan_products::plan_products;
use super::plan_stock::plan_stock;
use super::product_cells::ProductWords;
use super::products::MOST_PRODUCTS;
use super::queries::{self, PER_PAGE, UploadedRow};
use super::read::{Table, read, too_large};
use super::stock::shelves;
use super::words::Words;
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::{ProductId, SheetImportId};
use crate::import::Fault;
use crate::listings::places::places;
use crate::listings::working_copies::working_copies;
use crate::web::{BumdesScope, Form, ListingScope, StockScope, Uploads, Visitor};

/// `POST /portal/bumdes/sheets/imports`: reads the file and shows what it would do. Writes nothing of it.
pub async fn send(
    visitor: Visitor,
    scope: StockScope,
    listing: ListingScope,
    uploads: Uploads,
) -> Result<HttpResponse, AppError> {
    let Some(kind) = uploads.fields.get("kind").and_then(|kind| Kind::parse(kind)) else {
        return refused(&visitor, &Fault::new("sheet-file-kind"));
    };
    let Some(file) = uploads.files.into_iter().next() else {
        return refused(&visitor, &Fault::new("sheet-file-none"));
    };
    let Ok(content) = file.content else { return refused(&visitor, &too_large()) };
    let (app, language, asked) = (visitor.app.clone(), visitor.language, scope.clone());
    // on a thread of its own: a large file takes a while
    let planned = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let words = Words { translations: &app.translations, language };
            Ok(match read(&content, kind, &words) {
                Ok(table) => Ok(plan(conn, table, kind, &listing, &asked, words)?),
                Err(fault) => Err(fault),
            })
        })
        .await?;
    let plan = match planned {
        Ok(plan) => plan,
        Err(fault) => return refused(&visitor, &fault),
    };
    let (now, name) = (visitor.app.clock.now(), file.name);
    let keep = move |conn: &mut _| Ok::<_, AppError>(keep_import(conn, now, &scope, kind, &name, &plan)?);
    let id = visitor.app.write(keep).await?;
    Ok(visitor.redirect(&format!("{PAGE}/imports/{id}")))
}

fn plan(
    conn: &mut DbConn,
    table: Table,
    kind: Kind,
    listing: &ListingScope,
    scope: &BumdesScope,
    words: Words<'_>,
) -> diesel::QueryResult<Plan> {
    Ok(match kind {
        Kind::Stock => plan_stock(table, &shelves(conn, scope)?, &words),
        Kind::Products => {
            let copies = working_copies(conn, listing, MOST_PRODUCTS)?;
            let places = places(conn, listing.bumdes_id())?;
            plan_products(table, &copies, &ProductWords { words, places: &places })
        }
    })
}

fn refused(visitor: &Visitor, fault: &Fault) -> Result<HttpResponse, AppError> {
    visitor.flash("bad", fault.text(&visitor.app.translations, visitor.language))?;
    Ok(visitor.redirect(&format!("{PAGE}#upload")))
}

#[derive(Deserialize)]
pub struct Shown {
    #[serde(default)]
    show: String,
    #[serde(default)]
    after: i64,
}

/// A row in words.
#[derive(Serialize)]
struct ShownRow {
    line: i64,
    state: RowState,
    subject: String,
    product_id: Option<ProductId>,
    changes: Vec<ShownChange>,
    faults: Vec<ShownFault>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct ShownChange {
    column: String,
    before: String,
    after: String,
}

#[derive(Serialize)]
struct ShownFault {
    column: String,
    text: String,
}

impl ShownRow {
    fn new(row: UploadedRow, visitor: &Visitor) -> Self {
        let text = |fault: &Fault| fault.text(&visitor.app.translations, visitor.language);
        let heading = |column: &str| visitor.text(&heading_key(column), &[]);
        let change = |change: Change| ShownChange {
            column: heading(&change.column),
            before: change.before,
            after: change.after,
        };
        let UploadedRow { line, state, subject, product_id, details } = row;
        let fault = |one: &CellFault| ShownFault { column: heading(&one.column), text: text(&one.fault) };
        Self {
            faults: details.faults.iter().map(fault).collect(),
            notes: details.notes.iter().map(text).collect(),
            changes: details.changes.into_iter().map(change).collect(),
            line,
            state,
            subject,
            product_id,
        }
    }
}

/// `GET /portal/bumdes/sheets/imports/{id}?show=&after=`
pub async fn show(
    visitor: Visitor,
    scope: StockScope,
    id: web::Path<SheetImportId>,
    query: web::Query<Shown>,
) -> Result<HttpResponse, AppError> {
    let (id, Shown { show, after }) = (id.into_inner(), query.into_inner());
    let asked = show.clone();
    let (upload, counts, shown, mut rows) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let upload = queries::upload(conn, &scope, &id)?.ok_or(AppError::NotFound)?;
            let counts = queries::counts(conn, &id)?;
            let shown = Group::parse(&asked).unwrap_or_else(|| Group::first_of(&counts));
            let rows = queries::rows(conn, &id, shown.states(), after)?;
            Ok((upload, counts, shown, rows))
        })
        .await?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let next = rows.last().filter(|_| has_more).map(|row| row.line);
    let rows: Vec<ShownRow> = rows.into_iter().map(|row| ShownRow::new(row, &visitor)).collect();
    let groups: Vec<(Group, i64)> = Group::ALL.iter().map(|group| (*group, group.count(&counts))).collect();
    let writable: i64 = RowState::WRITTEN.iter().filter_map(|state| counts.get(state)).sum();
    let mut context = Context::new();
    context.insert("remarks", &upload.remarks()?);
    context.insert("upload", &upload);
    context.insert("groups", &groups);
    context.insert("shown", &shown);
    context.insert("writable", &writable);
    context.insert("refused", &Group::Wrong.count(&counts));
    context.insert("overtaken", &counts.get(&RowState::Overtaken).copied().unwrap_or(0));
    context.insert("rows", &rows);
    context.insert("next", &next);
    context.insert("is_first", &(after == 0));
    visitor.page("portal/bumdes/sheet_import.html", context)
}

crate::text_enum! {
    /// What the page shows apart.
    Group { Wrong = "wrong", New = "new", Changed = "changed", Unchanged = "unchanged" }
}

impl Group {
    fn states(self) -> &'static [RowState] {
        match self {
            Self::Wrong => &RowState::REFUSED,
            Self::New => &[RowState::New],
            Self::Changed => &[RowState::Changed],
            Self::Unchanged => &[RowState::Unchanged],
        }
    }

    fn count(self, counts: &HashMap<RowState, i64>) -> i64 {
        self.states().iter().filter_map(|state| counts.get(state)).sum()
    }

    /// What has to be mended is shown before what will be done.
    fn first_of(counts: &HashMap<RowState, i64>) -> Self {
        Self::ALL.iter().copied().find(|group| group.count(counts) > 0).unwrap_or(Self::Unchanged)
    }
}

#[derive(Deserialize)]
pub struct ConfirmForm {
    /// `good`: the rows that are right, without the others
    #[serde(default)]
    rows: String,
}

/// `POST /portal/bumdes/sheets/imports/{id}/confirmation`
pub async fn confirm(
    visitor: Visitor,
    scope: StockScope,
    listing: ListingScope,
    id: web::Path<SheetImportId>,
    form: Form<ConfirmForm>,
) -> Result<HttpResponse, AppError> {
    let (id, now, good_alone) = (id.into_inner(), visitor.app.clock.now(), form.0.rows == "good");
    let address = format!("{PAGE}/imports/{id}");
    let asked = id.clone();
    let done = visitor.app.write(move |conn| confirm_import(conn, now, (&*scope, &listing), &asked, good_alone)).await;
    let (tone, text) = match done {
        Ok(n) => ("good", visitor.text("sheet-done", &[("n", n.into())])),
        Err(ConfirmError::Confirmed) => ("good", visitor.text("sheet-done-before", &[])),
        Err(ConfirmError::Wrong(n)) => ("bad", visitor.text("sheet-refused-wrong", &[("n", n.into())])),
        Err(ConfirmError::Nothing) => ("bad", visitor.text("sheet-refused-nothing", &[])),
        Err(ConfirmError::Overtaken(lines)) => {
            let n = lines.len();
            let mark = move |conn: &mut _| Ok::<_, AppError>(mark_overtaken(conn, &id, &lines)?);
            visitor.app.write(mark).await?;
            ("bad", visitor.text("sheet-refused-overtaken", &[("n", n.into())]))
        }
        Err(ConfirmError::NotFound) => return Err(AppError::NotFound),
        Err(ConfirmError::Database(error)) => return Err(error.into()),
    };
    visitor.flash(tone, text)?;
    Ok(visitor.redirect(&address))
}
