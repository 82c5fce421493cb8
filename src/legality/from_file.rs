//! What an imported file says of permits: that there is one, without its number. The office that imports answers for
//! it; it gives way to what a curator checks.

use std::collections::HashSet;

use diesel::prelude::*;

use super::{Permit, PermitKind, PermitStatus};
use crate::bulk_insert;
use crate::catalog::Product;
use crate::db::schema::{permits, products};
use crate::db::{DbConn, Timestamp};
use crate::ids::{PermitId, ProductId};

/// Products in one statement.
const AT_ONCE: usize = 5_000;

/// The claims of these products' columns `halal` and `permit_kind`.
pub fn claims<'a>(now: Timestamp, products: impl IntoIterator<Item = &'a Product>) -> Vec<Permit> {
    let mut claims = Vec::new();
    for product in products {
        let named = PermitKind::parse(&product.permit_kind);
        let halal = (product.halal == "yes").then_some(PermitKind::Halal);
        claims.extend(named.into_iter().chain(halal).map(|kind| claim(now, product, kind)));
    }
    claims
}

fn claim(now: Timestamp, product: &Product, kind: PermitKind) -> Permit {
    Permit {
        // one for each product and kind, in the order of the products
        id: PermitId(format!("{}-{kind}", product.id)),
        bumdes_id: product.bumdes_id.clone(),
        kind,
        product_id: Some(product.id.clone()),
        producer_id: None,
        number: String::new(),
        issued_on: None,
        expires_on: None,
        status: PermitStatus::Stated,
        reason: None,
        stated_by: None,
        stated_at: now,
        decided_by: None,
        decided_at: None,
        ended_at: None,
    }
}

/// Writes what the file says of these products now. A permit that was checked stands before it, and what a curator
/// refused stays refused.
pub fn state_from_file(conn: &mut DbConn, now: Timestamp, ids: &[ProductId]) -> QueryResult<()> {
    for ids in ids.chunks(AT_ONCE) {
        let own = permits::product_id.assume_not_null().eq_any(ids);
        let old = permits::table.filter(permits::stated_by.is_null()).filter(permits::status.eq(PermitStatus::Stated));
        diesel::delete(old.filter(own)).execute(conn)?;
        let own = permits::product_id.assume_not_null().eq_any(ids);
        let decided: Vec<(PermitId, ProductId, PermitKind, PermitStatus)> = permits::table
            .filter(own)
            .filter(permits::status.ne(PermitStatus::Stated))
            .select((permits::id, permits::product_id.assume_not_null(), permits::kind, permits::status))
            .load(conn)?;
        let taken: HashSet<&PermitId> = decided.iter().map(|(id, ..)| id).collect();
        let verified: HashSet<(&ProductId, PermitKind)> = decided
            .iter()
            .filter(|(.., status)| *status == PermitStatus::Verified)
            .map(|(_, product, kind, _)| (product, *kind))
            .collect();
        let rows: Vec<Product> =
            products::table.filter(products::id.eq_any(ids)).select(Product::as_select()).load(conn)?;
        let mut claims = claims(now, &rows);
        claims.retain(|claim| {
            let is_checked = claim.product_id.as_ref().is_some_and(|id| verified.contains(&(id, claim.kind)));
            !taken.contains(&claim.id) && !is_checked
        });
        if !claims.is_empty() {
            bulk_insert!(conn, permits::table, &claims, 15)?;
        }
    }
    Ok(())
}
