//! Writes what was shown: all of it, or nothing. What is compared with something that changed meanwhile is not written,
//! and neither are the others: whoever confirms sees first what became of it.

use std::collections::HashMap;

use diesel::prelude::*;

use super::columns::Kind;
use super::plan::{Payload, RowState};
use super::queries::read;
use super::stock::shelves;
use super::{queries, write_products};
use crate::audit::{self, Act, ActKind};
use crate::db::schema::{sheet_import_rows, sheet_imports};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::SheetImportId;
use crate::stock::{Changed, CountError, Counted, Seen, count};
use crate::web::{BumdesScope, ListingScope};

#[derive(Debug, thiserror::Error)]
pub enum ConfirmError {
    #[error("no such upload")]
    NotFound,
    /// by somebody else, or by the first of two clicks
    #[error("it was written already")]
    Confirmed,
    /// nobody asked for the good rows alone
    #[error("{0} rows are wrong")]
    Wrong(i64),
    #[error("nothing in it changes anything")]
    Nothing,
    /// what these lines were compared with changed
    #[error("{} lines are overtaken", .0.len())]
    Overtaken(Vec<i64>),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ConfirmError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

pub(super) struct Planned {
    pub line: i64,
    pub payload: Payload,
}

/// Returns how many rows were written. `good_alone`: the others are left out.
pub fn confirm_import(
    conn: &mut DbConn,
    now: Timestamp,
    (scope, listing): (&BumdesScope, &ListingScope),
    id: &SheetImportId,
    good_alone: bool,
) -> Result<usize, ConfirmError> {
    let upload = queries::upload(conn, scope, id)?.ok_or(ConfirmError::NotFound)?;
    // holds the row: the second of two waits here, and finds it done
    let open = sheet_imports::table.filter(sheet_imports::id.eq(id).and(sheet_imports::confirmed_at.is_null()));
    let claimed = diesel::update(open)
        .set((sheet_imports::confirmed_by.eq(scope.user_id()), sheet_imports::confirmed_at.eq(now)))
        .execute(conn)?;
    if claimed == 0 {
        return Err(ConfirmError::Confirmed);
    }
    let counts = queries::counts(conn, id)?;
    let refused: i64 = RowState::REFUSED.iter().filter_map(|state| counts.get(state)).sum();
    if refused > 0 && !good_alone {
        return Err(ConfirmError::Wrong(refused));
    }
    let rows = planned(conn, id)?;
    if rows.is_empty() {
        return Err(ConfirmError::Nothing);
    }
    let written = rows.len();
    match upload.kind {
        Kind::Stock => write_counts(conn, now, scope, rows)?,
        Kind::Products => write_products::write(conn, now, listing, id, rows)?,
    }
    // what was written is in its own tables now
    diesel::update(sheet_import_rows::table.filter(sheet_import_rows::import_id.eq(id)))
        .set(sheet_import_rows::payload.eq(None::<String>))
        .execute(conn)?;
    audit::record(conn, now, &Act::by(scope, ActKind::SheetImported, &upload.file_name))?;
    Ok(written)
}

/// Marks lines that were overtaken, so that the page says so: after [`ConfirmError::Overtaken`], which wrote nothing.
pub fn mark_overtaken(conn: &mut DbConn, id: &SheetImportId, lines: &[i64]) -> QueryResult<()> {
    let rows = sheet_import_rows::table.filter(sheet_import_rows::import_id.eq(id));
    diesel::update(rows.filter(sheet_import_rows::line.eq_any(lines.iter().copied())))
        .set(sheet_import_rows::state.eq(RowState::Overtaken))
        .execute(conn)?;
    Ok(())
}

fn planned(conn: &mut DbConn, id: &SheetImportId) -> QueryResult<Vec<Planned>> {
    let rows: Vec<(i64, Option<String>)> = sheet_import_rows::table
        .filter(sheet_import_rows::import_id.eq(id))
        .filter(sheet_import_rows::state.eq_any(RowState::WRITTEN))
        .order(sheet_import_rows::line)
        .select((sheet_import_rows::line, sheet_import_rows::payload))
        .load(conn)?;
    let planned = |(line, payload): (i64, Option<String>)| {
        Some(read::<Payload>(&payload?).map(|payload| Planned { line, payload }))
    };
    rows.into_iter().filter_map(planned).collect()
}

fn write_counts(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    rows: Vec<Planned>,
) -> Result<(), ConfirmError> {
    let today = shelves(conn, scope)?;
    let today: HashMap<_, _> =
        today.iter().map(|shelf| (&shelf.variant_id, (shelf.on_hand, shelf.corrected))).collect();
    let (mut changed, mut lines, mut overtaken) = (Vec::new(), HashMap::new(), Vec::new());
    for Planned { line, payload } in rows {
        let Payload::Count { variant_id, pieces, on_hand, corrected, reason } = payload else { continue };
        if today.get(&variant_id) != Some(&(on_hand, corrected)) {
            overtaken.push(line);
        }
        lines.insert(variant_id.clone(), line);
        let counted = Some(Counted { pieces, seen: Seen { on_hand, corrected }, reason });
        changed.push(Changed { variant_id, counted, low_at: None });
    }
    if !overtaken.is_empty() {
        return Err(ConfirmError::Overtaken(overtaken));
    }
    match count(conn, now, scope, &changed) {
        Ok(_) => Ok(()),
        // promised to somebody since it was shown
        Err(CountError::BelowHeld(few)) => {
            Err(ConfirmError::Overtaken(few.iter().filter_map(|one| lines.get(&one.variant_id).copied()).collect()))
        }
        Err(CountError::NotFound) => Err(ConfirmError::NotFound),
        Err(CountError::Database(error)) => Err(error.into()),
    }
}
