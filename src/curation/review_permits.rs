//! What a reviewer sees of permits: those the product has, and those it needs as it was handed in.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::{DbConn, Timestamp};
use crate::ids::ProductId;
use crate::legality::shown::{Badge, badges_by_id};
use crate::legality::{self, Missing};
use crate::listings::content::ListingContent;
use crate::listings::lacking;

#[derive(Debug, Serialize)]
pub struct ReviewedPermits {
    pub lacks: Vec<Missing>,
    /// one of them keeps it from being published
    pub is_kept_out: bool,
    pub has: Vec<Badge>,
}

/// `is_known`: it was in the gallery before, in this category.
pub fn permits(
    conn: &mut DbConn,
    now: Timestamp,
    id: &ProductId,
    content: &ListingContent,
    is_known: bool,
) -> QueryResult<ReviewedPermits> {
    let lacks = lacking(conn, now, id, content)?;
    let today = legality::today_of(conn, now, id)?;
    let is_kept_out = lacks.iter().any(|lack| !is_known || lack.is_due(today));
    Ok(ReviewedPermits { lacks, is_kept_out, has: badges_by_id(conn, id)? })
}
