//! A curator finds that a product is not what a conditional rule means: fresh fruit needs no P-IRT, brem no halal
//! certificate. Or finds that it is, after all.

use diesel::prelude::*;

use super::PermitKind;
use super::relist::relist;
use super::warning;
use crate::catalog::version;
use crate::db::schema::{permit_exemptions, products};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, ProductId};
use crate::web::CuratorScope;

/// Returns whether there is such a product.
pub fn exempt_product(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    product_id: &ProductId,
    kind: PermitKind,
    reason: &str,
) -> QueryResult<bool> {
    version::next(conn)?;
    let seller: Option<BumdesId> =
        products::table.find(product_id).select(products::bumdes_id).first(conn).optional()?;
    let Some(bumdes_id) = seller else { return Ok(false) };
    diesel::delete(permit_exemptions::table.find((product_id, kind))).execute(conn)?;
    diesel::insert_into(permit_exemptions::table)
        .values((
            permit_exemptions::product_id.eq(product_id),
            permit_exemptions::kind.eq(kind),
            permit_exemptions::reason.eq(reason),
            permit_exemptions::decided_by.eq(scope.user_id()),
            permit_exemptions::decided_at.eq(now),
        ))
        .execute(conn)?;
    if !relist(conn, now, &bumdes_id, std::slice::from_ref(product_id))?.is_empty() {
        warning::tell(conn, now, &bumdes_id)?;
    }
    Ok(true)
}

/// Returns whether it was exempt.
pub fn end_exemption(
    conn: &mut DbConn,
    _: &CuratorScope,
    product_id: &ProductId,
    kind: PermitKind,
) -> QueryResult<bool> {
    Ok(diesel::delete(permit_exemptions::table.find((product_id, kind))).execute(conn)? == 1)
}
