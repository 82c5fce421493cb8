//! Keeps what a file would do, so that what is confirmed later is what was shown.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::columns::Kind;
use super::plan::{Plan, RowState};
use crate::bulk_insert;
use crate::db::schema::{sheet_import_rows, sheet_imports};
use crate::db::{DbConn, Timestamp};
use crate::ids::{ProductId, SheetImportId};
use crate::web::BumdesScope;

/// What nobody confirmed by then is compared with a shop that is another one.
const KEPT_DAYS: i64 = 7;

#[derive(Insertable)]
#[diesel(table_name = sheet_import_rows, treat_none_as_default_value = false)]
struct NewRow<'a> {
    import_id: &'a SheetImportId,
    line: i64,
    state: RowState,
    subject: &'a str,
    product_id: Option<&'a ProductId>,
    details: String,
    payload: Option<String>,
}

pub fn keep_import(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    kind: Kind,
    file_name: &str,
    plan: &Plan,
) -> QueryResult<SheetImportId> {
    forget_old(conn, now, scope)?;
    let id = SheetImportId::new();
    diesel::insert_into(sheet_imports::table)
        .values((
            sheet_imports::id.eq(&id),
            sheet_imports::bumdes_id.eq(scope.bumdes_id()),
            sheet_imports::kind.eq(kind),
            sheet_imports::file_name.eq(file_name),
            sheet_imports::remarks.eq(written(&plan.remarks)),
            sheet_imports::uploaded_by.eq(scope.user_id()),
            sheet_imports::uploaded_at.eq(now),
        ))
        .execute(conn)?;
    let rows: Vec<NewRow<'_>> = plan
        .rows
        .iter()
        .map(|row| NewRow {
            import_id: &id,
            line: row.line as i64,
            state: row.state,
            subject: &row.subject,
            product_id: row.product_id.as_ref(),
            details: written(&row.details),
            payload: row.payload.as_ref().map(written),
        })
        .collect();
    bulk_insert!(conn, sheet_import_rows::table, &rows, 7)?;
    Ok(id)
}

fn forget_old(conn: &mut DbConn, now: Timestamp, scope: &BumdesScope) -> QueryResult<()> {
    let old: Vec<SheetImportId> = sheet_imports::table
        .filter(sheet_imports::bumdes_id.eq(scope.bumdes_id()).and(sheet_imports::confirmed_at.is_null()))
        .filter(sheet_imports::uploaded_at.lt(now - TimeDelta::days(KEPT_DAYS)))
        .select(sheet_imports::id)
        .load(conn)?;
    diesel::delete(sheet_import_rows::table.filter(sheet_import_rows::import_id.eq_any(&old))).execute(conn)?;
    diesel::delete(sheet_imports::table.filter(sheet_imports::id.eq_any(&old))).execute(conn)?;
    Ok(())
}

fn written(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data")
}
