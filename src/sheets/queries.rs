//! Reads of uploads. Each takes the scope: another BUMDes's are not there.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use super::columns::Kind;
use super::plan::{Details, Remarks, RowState};
use crate::db::schema::{sheet_import_rows, sheet_imports, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{ProductId, SheetImportId};
use crate::web::BumdesScope;

pub const PER_PAGE: usize = 50;
const MOST_RECENT: i64 = 10;

#[derive(Debug, Serialize, Queryable, Selectable)]
#[diesel(table_name = sheet_imports)]
pub struct Upload {
    pub id: SheetImportId,
    pub kind: Kind,
    pub file_name: String,
    #[serde(skip)]
    remarks: String,
    pub uploaded_at: Timestamp,
    pub confirmed_at: Option<Timestamp>,
    #[diesel(select_expression = users::name)]
    pub by: String,
}

impl Upload {
    pub fn remarks(&self) -> QueryResult<Remarks> {
        read(&self.remarks)
    }
}

/// The latest first.
pub fn recent(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<Vec<Upload>> {
    sheet_imports::table
        .inner_join(users::table)
        .filter(sheet_imports::bumdes_id.eq(scope.bumdes_id()))
        .order(sheet_imports::id.desc())
        .limit(MOST_RECENT)
        .select(Upload::as_select())
        .load(conn)
}

pub fn upload(conn: &mut DbConn, scope: &BumdesScope, id: &SheetImportId) -> QueryResult<Option<Upload>> {
    sheet_imports::table
        .inner_join(users::table)
        .filter(sheet_imports::id.eq(id).and(sheet_imports::bumdes_id.eq(scope.bumdes_id())))
        .select(Upload::as_select())
        .first(conn)
        .optional()
}

/// How many rows are in each state.
pub fn counts(conn: &mut DbConn, id: &SheetImportId) -> QueryResult<HashMap<RowState, i64>> {
    let rows: Vec<(RowState, i64)> = sheet_import_rows::table
        .filter(sheet_import_rows::import_id.eq(id))
        .group_by(sheet_import_rows::state)
        .select((sheet_import_rows::state, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

#[derive(Debug, Serialize)]
pub struct UploadedRow {
    pub line: i64,
    pub state: RowState,
    pub subject: String,
    pub product_id: Option<ProductId>,
    pub details: Details,
}

/// Those of these states behind a line, in the order of the file. One more than a page holds, where there is one.
pub fn rows(conn: &mut DbConn, id: &SheetImportId, states: &[RowState], after: i64) -> QueryResult<Vec<UploadedRow>> {
    type Row = (i64, RowState, String, Option<ProductId>, String);
    let rows: Vec<Row> = sheet_import_rows::table
        .filter(sheet_import_rows::import_id.eq(id).and(sheet_import_rows::line.gt(after)))
        .filter(sheet_import_rows::state.eq_any(states.iter().copied()))
        .order(sheet_import_rows::line)
        .limit(PER_PAGE as i64 + 1)
        .select((
            sheet_import_rows::line,
            sheet_import_rows::state,
            sheet_import_rows::subject,
            sheet_import_rows::product_id,
            sheet_import_rows::details,
        ))
        .load(conn)?;
    let row = |(line, state, subject, product_id, details): Row| {
        Ok(UploadedRow { line, state, subject, product_id, details: read(&details)? })
    };
    rows.into_iter().map(row).collect()
}

pub(super) fn read<T: for<'de> serde::Deserialize<'de>>(json: &str) -> QueryResult<T> {
    serde_json::from_str(json).map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))
}
