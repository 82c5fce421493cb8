//! A count by a program: of one variant, and only when nobody else counted its shelf since. A program looks at no page
//! that could say so afterwards.

use super::count::hold_level;
use super::{Changed, CountError, Counted, Saved, count};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::VariantId;
use crate::web::BumdesScope;

#[derive(Debug, thiserror::Error)]
pub enum CountAloneError {
    /// nothing was written
    #[error("somebody else counted it since")]
    Overtaken,
    #[error(transparent)]
    Count(#[from] CountError),
}

impl From<DbError> for CountAloneError {
    fn from(error: DbError) -> Self {
        Self::Count(error.into())
    }
}

impl From<diesel::result::Error> for CountAloneError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Count(error.into())
    }
}

/// `variant_id` is the BUMDes's own: its row is held before anything else is asked.
pub fn count_alone(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    variant_id: &VariantId,
    counted: Counted,
) -> Result<Vec<Saved>, CountAloneError> {
    if hold_level(conn, variant_id)?.corrected != counted.seen.corrected {
        return Err(CountAloneError::Overtaken);
    }
    let changed = Changed { variant_id: variant_id.clone(), counted: Some(counted), low_at: None };
    Ok(count(conn, now, scope, &[changed])?)
}
