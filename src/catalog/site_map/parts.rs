//! What is published, a stretch at a time in the order of its keys: a file of the site map is read in small pieces
//! however long the catalogue is, and what is published meanwhile joins at the end.

use diesel::prelude::*;

use crate::catalog::ListingStatus;
use crate::db::schema::{bumdes, products, villages};
use crate::db::{DbConn, Timestamp};
use crate::villages::BumdesStatus;

crate::text_enum! {
    /// What there are many of.
    Kind { Products = "products", Villages = "villages", Bumdes = "bumdes" }
}

#[derive(Debug, Clone, Queryable)]
pub struct Entry {
    /// what the order goes by
    pub key: String,
    pub slug: String,
    pub updated_at: Timestamp,
}

/// The keys behind which the files begin, each with at most `size` entries; the first begins behind "".
pub fn starts(conn: &mut DbConn, kind: Kind, size: i64) -> QueryResult<Vec<String>> {
    let mut starts = Vec::new();
    let mut after = String::new();
    while nth_key(conn, kind, &after, 0)?.is_some() {
        starts.push(after.clone());
        match nth_key(conn, kind, &after, size - 1)? {
            Some(last) => after = last,
            None => break,
        }
    }
    Ok(starts)
}

fn nth_key(conn: &mut DbConn, kind: Kind, after: &str, n: i64) -> QueryResult<Option<String>> {
    match kind {
        Kind::Products => products::table
            .filter(products::status.eq(ListingStatus::Published).and(products::id.gt(after)))
            .order(products::id)
            .select(products::id)
            .offset(n)
            .limit(1)
            .first(conn)
            .optional(),
        Kind::Villages => villages::table
            .filter(villages::code.gt(after).and(villages::is_shown))
            .order(villages::code)
            .select(villages::code)
            .offset(n)
            .limit(1)
            .first(conn)
            .optional(),
        Kind::Bumdes => bumdes::table
            .filter(bumdes::id.gt(after).and(bumdes::status.eq(BumdesStatus::Verified)))
            .order(bumdes::id)
            .select(bumdes::id)
            .offset(n)
            .limit(1)
            .first(conn)
            .optional(),
    }
}

/// The next entries behind a key.
pub fn entries(conn: &mut DbConn, kind: Kind, after: &str, limit: i64) -> QueryResult<Vec<Entry>> {
    match kind {
        Kind::Products => products::table
            .filter(products::status.eq(ListingStatus::Published).and(products::id.gt(after)))
            .order(products::id)
            .limit(limit)
            .select((products::id, products::slug, products::updated_at))
            .load(conn),
        Kind::Villages => villages::table
            .filter(villages::code.gt(after).and(villages::is_shown))
            .order(villages::code)
            .limit(limit)
            .select((villages::code, villages::slug, villages::updated_at))
            .load(conn),
        Kind::Bumdes => bumdes::table
            .filter(bumdes::id.gt(after).and(bumdes::status.eq(BumdesStatus::Verified)))
            .order(bumdes::id)
            .limit(limit)
            .select((bumdes::id, bumdes::slug, bumdes::updated_at))
            .load(conn),
    }
}
