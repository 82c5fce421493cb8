//! All that a BUMDes works on at once, as its spreadsheets have it.

use diesel::prelude::*;

use super::content::ListingContent;
use super::draft::read;
use super::load::load_many;
use crate::catalog::ListingStatus;
use crate::db::schema::{listing_drafts, products};
use crate::db::{DbConn, Timestamp};
use crate::ids::ProductId;
use crate::web::ListingScope;

#[derive(Debug, Clone)]
pub struct WorkingCopy {
    pub id: ProductId,
    pub sku: String,
    pub published_at: Option<Timestamp>,
    /// as it was saved last, or as the tables have it where nobody has worked on it
    pub content: ListingContent,
}

/// Those that are not put away, the newest first; so many at most, with as many statements as for one.
pub fn working_copies(conn: &mut DbConn, scope: &ListingScope, most: usize) -> QueryResult<Vec<WorkingCopy>> {
    type Row = (ProductId, String, Option<Timestamp>, Option<String>);
    let rows: Vec<Row> = products::table
        .left_join(listing_drafts::table)
        .filter(products::bumdes_id.eq(scope.bumdes_id()).and(products::status.ne(ListingStatus::Archived)))
        .order(products::id.desc())
        .limit(most as i64)
        .select((products::id, products::sku, products::published_at, listing_drafts::content.nullable()))
        .load(conn)?;
    let untouched: Vec<&ProductId> = rows.iter().filter(|row| row.3.is_none()).map(|row| &row.0).collect();
    let mut loaded = load_many(conn, &untouched)?;
    let copy = |(id, sku, published_at, draft): Row| {
        let content = match draft {
            Some(draft) => read(&draft)?,
            None => loaded.remove(&id).ok_or(diesel::result::Error::NotFound)?,
        };
        Ok(WorkingCopy { id, sku, published_at, content })
    };
    rows.into_iter().map(copy).collect()
}
