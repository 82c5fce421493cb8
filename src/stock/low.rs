//! Stock that runs low: the BUMDes is told once when it falls to its mark, and again only after it was above it.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use crate::catalog::Making;
use crate::db::schema::{products, stock_levels, variants};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, VariantId};
use crate::jobs::{self, Job};
use crate::mail::Mail;
use crate::notices::{self, Notice};

/// After the free pieces of these variants changed, while their rows are still held. One mail a BUMDes tells of all
/// that fell in one transaction, and a notice in the portal tells its people.
pub(super) fn follow(conn: &mut DbConn, now: Timestamp, ids: &[&VariantId]) -> QueryResult<()> {
    type Marked = (VariantId, BumdesId, String, i64, i64, bool);
    let marked: Vec<Marked> = stock_levels::table
        .inner_join(variants::table.inner_join(products::table))
        .filter(stock_levels::variant_id.eq_any(ids.iter().copied()))
        .filter(stock_levels::low_at.is_not_null().and(variants::is_active).and(products::making.eq(Making::Stock)))
        .order(stock_levels::variant_id)
        .select((
            stock_levels::variant_id,
            products::bumdes_id,
            products::name_id,
            stock_levels::on_hand - stock_levels::reserved,
            stock_levels::low_at.assume_not_null(),
            stock_levels::low_since.is_not_null(),
        ))
        .load(conn)?;
    let mut fallen: BTreeMap<BumdesId, (Vec<VariantId>, BTreeSet<String>)> = BTreeMap::new();
    for (variant_id, bumdes_id, name, free, low_at, was_low) in marked {
        let is_low = free <= low_at;
        if is_low != was_low {
            set_since(conn, &variant_id, is_low.then_some(now))?;
        }
        if is_low && !was_low {
            let (ids, names) = fallen.entry(bumdes_id).or_default();
            ids.push(variant_id);
            names.insert(name);
        }
    }
    for (bumdes_id, (variant_ids, names)) in fallen {
        let product = names.into_iter().collect::<Vec<_>>().join(", ");
        notices::tell(conn, now, &Notice::StockLow { bumdes_id: &bumdes_id, product: &product })?;
        jobs::enqueue(conn, now, &Job::SendMail(Mail::StockLow { bumdes_id, variant_ids }))?;
    }
    Ok(())
}

/// Sets the mark of a variant that has so many free pieces. Whoever sets it knows how many there are: nobody is told.
pub(super) fn mark(
    conn: &mut DbConn,
    now: Timestamp,
    variant_id: &VariantId,
    low_at: Option<i64>,
    free: i64,
) -> QueryResult<()> {
    diesel::update(stock_levels::table.find(variant_id)).set(stock_levels::low_at.eq(low_at)).execute(conn)?;
    set_since(conn, variant_id, low_at.filter(|mark| free <= *mark).map(|_| now))
}

fn set_since(conn: &mut DbConn, variant_id: &VariantId, since: Option<Timestamp>) -> QueryResult<()> {
    diesel::update(stock_levels::table.find(variant_id)).set(stock_levels::low_since.eq(since)).execute(conn)?;
    Ok(())
}
