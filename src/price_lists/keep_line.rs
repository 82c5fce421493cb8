//! A BUMDes says what one of its variants costs by a list.

use diesel::prelude::*;

use super::price_list::lock;
use super::rule::Tier;
use crate::audit::{self, Act, ActKind};
use crate::db::schema::{price_list_lines, price_list_tiers, price_lists, products, variants};
use crate::db::{DbConn, DbError, Timestamp};
use crate::i18n::Language;
use crate::ids::{PriceListId, VariantId};
use crate::money::Money;
use crate::web::BumdesScope;

/// A list of more than this nobody reads.
const MOST_LINES: i64 = 1_000;

/// `minimum` is so many whole lots, and the first tier begins there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineTerms {
    pub minimum: i64,
    pub lot_size: i64,
    pub tiers: Vec<Tier>,
}

#[derive(Debug, thiserror::Error)]
pub enum LineError {
    /// no such list or variant, or another BUMDes's
    #[error("no such line")]
    NotFound,
    #[error("the list is full")]
    Full,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for LineError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// In place of what the list said of it before.
pub fn save_line(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    list_id: &PriceListId,
    variant_id: &VariantId,
    terms: &LineTerms,
) -> Result<(), LineError> {
    let list = lock(conn, scope, list_id)?.ok_or(LineError::NotFound)?;
    let sku: Option<String> = variants::table
        .inner_join(products::table)
        .filter(variants::id.eq(variant_id).and(products::bumdes_id.eq(scope.bumdes_id())))
        .select(variants::sku)
        .first(conn)
        .optional()?;
    let sku = sku.ok_or(LineError::NotFound)?;
    let changed = diesel::update(price_list_lines::table.find((list_id, variant_id)))
        .set((price_list_lines::minimum.eq(terms.minimum), price_list_lines::lot_size.eq(terms.lot_size)))
        .execute(conn)?;
    if changed == 0 {
        add(conn, now, list_id, variant_id, terms)?;
    }
    delete_tiers(conn, list_id, variant_id)?;
    for tier in &terms.tiers {
        diesel::insert_into(price_list_tiers::table)
            .values((
                price_list_tiers::price_list_id.eq(list_id),
                price_list_tiers::variant_id.eq(variant_id),
                price_list_tiers::min_quantity.eq(tier.min_quantity),
                price_list_tiers::unit_price_minor.eq(tier.unit_price_minor),
            ))
            .execute(conn)?;
    }
    diesel::update(price_lists::table.find(list_id)).set(price_lists::updated_at.eq(now)).execute(conn)?;
    let note = format!("{sku}: {}", in_words(terms));
    audit::record(conn, now, &Act::by(scope, ActKind::PriceListLineSaved, &list.name).noting(&note))?;
    Ok(())
}

fn add(
    conn: &mut DbConn,
    now: Timestamp,
    list_id: &PriceListId,
    variant_id: &VariantId,
    terms: &LineTerms,
) -> Result<(), LineError> {
    let of_list = price_list_lines::table.filter(price_list_lines::price_list_id.eq(list_id));
    if of_list.count().get_result::<i64>(conn)? >= MOST_LINES {
        return Err(LineError::Full);
    }
    diesel::insert_into(price_list_lines::table)
        .values((
            price_list_lines::price_list_id.eq(list_id),
            price_list_lines::variant_id.eq(variant_id),
            price_list_lines::minimum.eq(terms.minimum),
            price_list_lines::lot_size.eq(terms.lot_size),
            price_list_lines::added_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// `Rp40.000 (50), Rp38.000 (100)`: what the trail keeps is Indonesian, as the BUMDes writes it.
fn in_words(terms: &LineTerms) -> String {
    let tier =
        |tier: &Tier| format!("{} ({})", Money::idr(tier.unit_price_minor).display(Language::Id), tier.min_quantity);
    terms.tiers.iter().map(tier).collect::<Vec<_>>().join(", ")
}

fn delete_tiers(conn: &mut DbConn, list_id: &PriceListId, variant_id: &VariantId) -> QueryResult<usize> {
    let of_line = price_list_tiers::price_list_id.eq(list_id).and(price_list_tiers::variant_id.eq(variant_id));
    diesel::delete(price_list_tiers::table.filter(of_line)).execute(conn)
}

pub fn remove_line(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &BumdesScope,
    list_id: &PriceListId,
    variant_id: &VariantId,
) -> Result<(), LineError> {
    let list = lock(conn, scope, list_id)?.ok_or(LineError::NotFound)?;
    delete_tiers(conn, list_id, variant_id)?;
    if diesel::delete(price_list_lines::table.find((list_id, variant_id))).execute(conn)? == 0 {
        return Err(LineError::NotFound);
    }
    diesel::update(price_lists::table.find(list_id)).set(price_lists::updated_at.eq(now)).execute(conn)?;
    let sku: String = variants::table.find(variant_id).select(variants::sku).first(conn)?;
    audit::record(conn, now, &Act::by(scope, ActKind::PriceListLineRemoved, &list.name).noting(&sku))?;
    Ok(())
}
