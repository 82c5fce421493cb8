//! Writes confirmed rows of products through the listings' own verbs.

use std::collections::{BTreeMap, HashSet};

use diesel::prelude::*;

use super::confirm_import::{ConfirmError, Planned};
use super::plan::{Payload, version_of};
use crate::catalog::ListingStatus;
use crate::db::schema::{bumdes, products, sheet_import_rows};
use crate::db::{DbConn, Timestamp};
use crate::ids::{ProductId, SheetImportId};
use crate::listings::rewrite::{hold, write_over};
use crate::listings::{ListingContent, SaveError, add};
use crate::web::ListingScope;

pub(super) fn write(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ListingScope,
    id: &SheetImportId,
    rows: Vec<Planned>,
) -> Result<(), ConfirmError> {
    let mut new: Vec<(i64, ListingContent)> = Vec::new();
    // in the order of the ids, so that two who write several hold them in the same order
    let mut known: BTreeMap<ProductId, (i64, String, ListingContent)> = BTreeMap::new();
    for Planned { line, payload } in rows {
        match payload {
            Payload::NewProduct { content } => new.push((line, *content)),
            Payload::Product { id, base, content } => {
                known.insert(id, (line, base, *content));
            }
            Payload::Count { .. } => {}
        }
    }
    hold_names(conn, scope)?;
    let taken = names(conn, scope)?;
    let (mut all, mut overtaken) = (Vec::new(), Vec::new());
    overtaken
        .extend(new.iter().filter(|(_, content)| taken.contains(&content.name_id.to_lowercase())).map(|new| new.0));
    for (product_id, (line, base, content)) in known {
        match hold(conn, now, scope, &product_id) {
            Ok(held) if version_of(held.content()) == base => all.push((held, content)),
            Ok(_) | Err(SaveError::NotFound | SaveError::Archived | SaveError::Overtaken(_)) => overtaken.push(line),
            Err(SaveError::Database(error)) => return Err(error.into()),
        }
    }
    if !overtaken.is_empty() {
        return Err(ConfirmError::Overtaken(overtaken));
    }
    for (held, content) in all {
        write_over(conn, now, scope, held, content)?;
    }
    for (line, content) in new {
        let product_id = add(conn, now, scope, content)?;
        let row = sheet_import_rows::table.filter(sheet_import_rows::import_id.eq(id));
        diesel::update(row.filter(sheet_import_rows::line.eq(line)))
            .set(sheet_import_rows::product_id.eq(product_id))
            .execute(conn)?;
    }
    Ok(())
}

/// Two files at once are written one after the other: the second one finds the names of the first. An update that
/// changes nothing keeps others from this alone; `lock_row` would also stop every row that names the BUMDes.
fn hold_names(conn: &mut DbConn, scope: &ListingScope) -> QueryResult<()> {
    diesel::update(bumdes::table.find(scope.bumdes_id()))
        .set(bumdes::updated_at.eq(bumdes::updated_at))
        .execute(conn)?;
    Ok(())
}

/// A product that came by this name meanwhile is the one that the row means.
fn names(conn: &mut DbConn, scope: &ListingScope) -> QueryResult<HashSet<String>> {
    let own = products::table.filter(products::bumdes_id.eq(scope.bumdes_id()));
    let names: Vec<String> =
        own.filter(products::status.ne(ListingStatus::Archived)).select(products::name_id).load(conn)?;
    Ok(names.iter().map(|name| name.to_lowercase()).collect())
}
