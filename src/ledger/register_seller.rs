//! The operator notes whether a BUMDes is registered for PPN (PKP): from then on its prices hold the tax.

use diesel::prelude::*;

use crate::db::schema::bumdes;
use crate::db::{DbConn, Timestamp};
use crate::ids::BumdesId;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    pub is_pkp: bool,
    /// digits alone
    pub npwp: Option<String>,
}

/// Whether there is such a BUMDes. Orders that are placed keep what they were divided by.
pub fn register_seller(
    conn: &mut DbConn,
    now: Timestamp,
    bumdes_id: &BumdesId,
    registration: &Registration,
) -> QueryResult<bool> {
    let changed = diesel::update(bumdes::table.find(bumdes_id))
        .set((bumdes::is_pkp.eq(registration.is_pkp), bumdes::npwp.eq(&registration.npwp), bumdes::updated_at.eq(now)))
        .execute(conn)?;
    Ok(changed == 1)
}
