//! What the pages and the index say of a variant's stock, in as few states as a buyer needs. Pages are kept until
//! their product's version moves, so nothing may be told that changes without moving it: exact counts are told only
//! where few are left, and a checkout of plentiful goods moves nothing and waits for no row of the catalogue.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;

use crate::catalog::{Making, version};
use crate::db::schema::products;
use crate::db::{DbConn, Timestamp};
use crate::ids::ProductId;

/// From here downwards the page says how many are left. `templates/partials/stock.html` reads the same.
pub const FEW: i64 = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    SoldOut,
    /// some, but fewer than the smallest order
    TooFew,
    Few(i64),
    Plenty,
}

impl Shown {
    /// Of `available` pieces where an order takes `minimum` at least.
    pub fn of(available: i64, minimum: i64) -> Self {
        match available {
            ..=0 => Self::SoldOut,
            n if n < minimum => Self::TooFew,
            n if n <= FEW => Self::Few(n),
            _ => Self::Plenty,
        }
    }
}

/// A number of pieces that is told alike whatever there is beyond it.
pub fn rounded(available: i64, minimum: i64) -> i64 {
    if Shown::of(available, minimum) == Shown::Plenty { minimum.max(FEW + 1) } else { available.max(0) }
}

/// One variant before and after its stock changed.
pub(super) struct Change<'a> {
    pub product_id: &'a ProductId,
    pub before: i64,
    pub after: i64,
}

/// Moves the version of each product of which something else must be told now. After the last stock row: who holds
/// the catalogue's version must not wait for stock.
pub(super) fn touch_what_shows(conn: &mut DbConn, now: Timestamp, changes: &[Change<'_>]) -> QueryResult<()> {
    let ids: BTreeSet<&ProductId> = changes.iter().map(|change| change.product_id).collect();
    let minimums: Vec<(ProductId, i64)> = products::table
        .filter(products::id.eq_any(ids.iter().copied()))
        .select((products::id, products::min_order_quantity))
        .load(conn)?;
    let minimums: HashMap<ProductId, i64> = minimums.into_iter().collect();
    let shows = |change: &&Change<'_>| {
        let minimum = minimums.get(change.product_id).copied().unwrap_or(1);
        Shown::of(change.before, minimum) != Shown::of(change.after, minimum)
    };
    let changed: BTreeSet<&ProductId> = changes.iter().filter(shows).map(|change| change.product_id).collect();
    changed.into_iter().try_for_each(|id| version::touch(conn, now, id))
}

/// Of the only one of its kind the page told that it was on hold; now it is sold. As free as it was, nothing else
/// moves its version.
pub(super) fn touch_the_only_ones(conn: &mut DbConn, now: Timestamp, sold: &[&ProductId]) -> QueryResult<()> {
    let single: Vec<ProductId> = products::table
        .filter(products::id.eq_any(sold.iter().copied()).and(products::making.eq(Making::Single)))
        .order(products::id)
        .select(products::id)
        .load(conn)?;
    single.iter().try_for_each(|id| version::touch(conn, now, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plenty_is_told_alike_and_few_are_counted() {
        assert_eq!(Shown::of(500, 1), Shown::of(6, 1));
        assert_eq!(rounded(500, 1), rounded(6, 1));
        assert_ne!(Shown::of(6, 1), Shown::of(5, 1));
        assert_ne!(Shown::of(5, 1), Shown::of(4, 1));
        assert_eq!((rounded(4, 1), rounded(0, 1), rounded(-2, 1)), (4, 0, 0));
    }

    #[test]
    fn less_than_the_smallest_order_is_not_on_offer() {
        assert_eq!(Shown::of(19, 20), Shown::TooFew);
        assert_eq!(Shown::of(20, 20), Shown::Plenty);
        assert_eq!((rounded(19, 20), rounded(20, 20), rounded(90, 20)), (19, 20, 20));
    }
}
