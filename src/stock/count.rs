//! Somebody counted the shelf: the stock follows, with a movement that says who and why.
//!
//! A count is of the moment its page was opened. What was sold or came back until it is saved still holds
//! afterwards; what somebody else counted in between does not, because they counted the same shelf.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::low;
use super::shown::{Change, touch_what_shows};
use crate::audit::{self, Act, ActKind};
use crate::catalog::Making;
use crate::db::schema::{products, stock_levels, stock_movements, variants};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{ProductId, UserId, VariantId};
use crate::web::BumdesScope;

crate::text_enum! {
    /// Why there are more or fewer than the books say.
    Reason { Broken = "broken", Made = "made", Found = "found", GivenAway = "given_away" }
}

/// What the page showed when it was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    pub on_hand: i64,
    /// the sum of all counts' corrections until then
    pub corrected: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub pieces: i64,
    pub seen: Seen,
    pub reason: Option<Reason>,
}

/// From how many free pieces down the BUMDes wants to be told; none: never.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LowAt(pub Option<i64>);

/// A row of the page that somebody changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub variant_id: VariantId,
    pub counted: Option<Counted>,
    pub low_at: Option<LowAt>,
}

/// What became of one count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    pub variant_id: VariantId,
    pub counted: i64,
    /// what came back less what was sold since the page was opened
    pub moved: i64,
    pub on_hand: i64,
}

/// Fewer were counted than are held for orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooFew {
    pub variant_id: VariantId,
    pub held: i64,
    /// as in [`Saved`]
    pub moved: i64,
    /// the least that this count may be
    pub least: i64,
}

#[derive(Debug, thiserror::Error)]
pub enum CountError {
    /// One of them is not a variant of this BUMDes, or nothing that is counted.
    #[error("no such variant on a shelf")]
    NotFound,
    /// Nothing was saved.
    #[error("{} counts are below what is held", .0.len())]
    BelowHeld(Vec<TooFew>),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for CountError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Saves all of these rows or none. The same rows a second time change nothing.
pub fn count(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    rows: &[Changed],
) -> Result<Vec<Saved>, CountError> {
    let mut sorted: Vec<&Changed> = rows.iter().collect();
    sorted.sort_by(|a, b| a.variant_id.cmp(&b.variant_id));
    let own = own_variants(conn, scope, &sorted)?;
    let (mut saved, mut too_few, mut changes) = (Vec::new(), Vec::new(), Vec::new());
    for row in sorted {
        let variant_id = &row.variant_id;
        let Own { product_id, .. } = own.get(variant_id).ok_or(CountError::NotFound)?;
        let level = hold_level(conn, variant_id)?;
        let on_hand = match &row.counted {
            None => level.on_hand,
            Some(counted) => match level.after(variant_id, counted) {
                Ok(one) => {
                    let on_hand = one.on_hand;
                    saved.push(one);
                    on_hand
                }
                Err(one) => {
                    too_few.push(one);
                    continue;
                }
            },
        };
        let (before, after) = (level.on_hand - level.reserved, on_hand - level.reserved);
        if let Some(counted) = row.counted.as_ref().filter(|_| after != before) {
            correct(conn, variant_id, after - before)?;
            record_count(conn, now, scope.user_id(), variant_id, after - before, counted.reason)?;
            changes.push((variant_id, Change { product_id, before, after }));
        }
        if let Some(LowAt(mark)) = row.low_at {
            low::mark(conn, now, variant_id, mark, after)?;
        }
    }
    if !too_few.is_empty() {
        return Err(CountError::BelowHeld(too_few));
    }
    if !changes.is_empty() || rows.iter().any(|row| row.low_at.is_some()) {
        leave_act(conn, now, scope, &own)?;
    }
    let (ids, changes): (Vec<&VariantId>, Vec<Change<'_>>) = changes.into_iter().unzip();
    low::follow(conn, now, &ids)?;
    touch_what_shows(conn, now, &changes)?;
    Ok(saved)
}

struct Own {
    product_id: ProductId,
    name: String,
}

fn own_variants(conn: &mut DbConn, scope: &BumdesScope, rows: &[&Changed]) -> QueryResult<BTreeMap<VariantId, Own>> {
    let rows: Vec<(VariantId, ProductId, String)> = variants::table
        .inner_join(products::table)
        .filter(products::bumdes_id.eq(scope.bumdes_id()))
        .filter(products::making.eq(Making::Stock))
        .filter(variants::id.eq_any(rows.iter().map(|row| &row.variant_id)))
        .select((variants::id, variants::product_id, products::name_id))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, product_id, name)| (id, Own { product_id, name })).collect())
}

/// One act for all that was saved at once: each movement tells its own part.
fn leave_act(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    own: &BTreeMap<VariantId, Own>,
) -> QueryResult<()> {
    let names: BTreeSet<&str> = own.values().map(|one| one.name.as_str()).collect();
    let Some(first) = names.first() else { return Ok(()) };
    let subject = if names.len() == 1 { (*first).to_owned() } else { format!("{first} +{}", names.len() - 1) };
    audit::record(conn, now, &Act::by(scope, ActKind::StockCounted, &subject))
}

struct Level {
    on_hand: i64,
    reserved: i64,
    corrected: i64,
}

impl Level {
    /// What a count makes of it.
    fn after(&self, variant_id: &VariantId, counted: &Counted) -> Result<Saved, TooFew> {
        let Counted { pieces, seen, .. } = *counted;
        let moved = (self.on_hand - self.corrected) - (seen.on_hand - seen.corrected);
        let on_hand = pieces + moved;
        if on_hand < self.reserved {
            let least = (self.reserved - moved).max(0);
            return Err(TooFew { variant_id: variant_id.clone(), held: self.reserved, moved, least });
        }
        Ok(Saved { variant_id: variant_id.clone(), counted: pieces, moved, on_hand })
    }
}

/// Reads a row and keeps it until the transaction ends: an update that changes nothing does so on both databases.
fn hold_level(conn: &mut DbConn, variant_id: &VariantId) -> QueryResult<Level> {
    let (on_hand, reserved, corrected): (i64, i64, i64) = diesel::update(stock_levels::table.find(variant_id))
        .set(stock_levels::reserved.eq(stock_levels::reserved))
        .returning((stock_levels::on_hand, stock_levels::reserved, stock_levels::corrected))
        .get_result(conn)?;
    Ok(Level { on_hand, reserved, corrected })
}

fn correct(conn: &mut DbConn, variant_id: &VariantId, by: i64) -> QueryResult<()> {
    diesel::update(stock_levels::table.find(variant_id))
        .set((
            stock_levels::on_hand.eq(stock_levels::on_hand + by),
            stock_levels::corrected.eq(stock_levels::corrected + by),
        ))
        .execute(conn)?;
    Ok(())
}

fn record_count(
    conn: &mut DbConn,
    now: Timestamp,
    counted_by: &UserId,
    variant_id: &VariantId,
    correction: i64,
    reason: Option<Reason>,
) -> QueryResult<()> {
    diesel::insert_into(stock_movements::table)
        .values((
            stock_movements::id.eq(uuid::Uuid::now_v7().to_string()),
            stock_movements::variant_id.eq(variant_id),
            stock_movements::kind.eq("count"),
            stock_movements::quantity.eq(correction),
            stock_movements::created_at.eq(now),
            stock_movements::user_id.eq(counted_by),
            stock_movements::reason.eq(reason),
        ))
        .execute(conn)?;
    Ok(())
}
