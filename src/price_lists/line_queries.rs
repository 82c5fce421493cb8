//! Reads of a list's lines, and of the variants that can come onto it. Each takes the scope: what is another's is not
//! found.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use super::queries::MOST_CHOICES;
use super::rule::Tier;
use crate::catalog::PriceTier;
use crate::curation::queries::{lower, pattern};
use crate::db::DbConn;
use crate::db::schema::{price_list_lines, price_list_tiers, price_tiers, products, variants};
use crate::ids::{PriceListId, ProductId, VariantId};
use crate::web::BumdesScope;

pub const LINES_PER_PAGE: usize = 50;

/// A variant of this BUMDes with what everybody pays for it.
#[derive(Debug, Clone, Queryable, Serialize)]
pub struct Piece {
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub sku: String,
    pub option_value: String,
    pub name_id: String,
    pub name_en: String,
    pub unit: String,
    pub price_minor: i64,
    pub min_order_quantity: i64,
}

macro_rules! pieces {
    ($scope:expr) => {
        variants::table.inner_join(products::table).filter(products::bumdes_id.eq($scope.bumdes_id()))
    };
}

const PIECE: (
    variants::id,
    products::id,
    variants::sku,
    variants::option_value,
    products::name_id,
    products::name_en,
    products::unit,
    variants::price_minor,
    products::min_order_quantity,
) = (
    variants::id,
    products::id,
    variants::sku,
    variants::option_value,
    products::name_id,
    products::name_en,
    products::unit,
    variants::price_minor,
    products::min_order_quantity,
);

#[derive(Debug, Serialize)]
pub struct LineRow {
    #[serde(flatten)]
    pub piece: Piece,
    pub minimum: i64,
    pub lot_size: i64,
    pub tiers: Vec<Tier>,
    /// what everybody pays for as many as the minimum
    pub usual_minor: i64,
    /// everybody pays less than this list asks
    pub is_dearer: bool,
}

/// One page of a list's lines by their SKU, and whether there are more. Three statements, however many.
pub fn lines(
    conn: &mut DbConn,
    scope: &BumdesScope,
    list: &PriceListId,
    after: Option<&str>,
) -> QueryResult<(Vec<LineRow>, bool)> {
    let mut query = pieces!(scope)
        .inner_join(price_list_lines::table.on(price_list_lines::variant_id.eq(variants::id)))
        .filter(price_list_lines::price_list_id.eq(list))
        .order(variants::sku)
        .limit(LINES_PER_PAGE as i64 + 1)
        .select((PIECE, price_list_lines::minimum, price_list_lines::lot_size))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(variants::sku.gt(after.to_owned()));
    }
    let mut found: Vec<(Piece, i64, i64)> = query.load(conn)?;
    let has_more = found.len() > LINES_PER_PAGE;
    found.truncate(LINES_PER_PAGE);
    let of: Vec<VariantId> = found.iter().map(|(piece, ..)| piece.variant_id.clone()).collect();
    let mut tiers = tiers_of(conn, list, &of)?;
    let usual = usual_tiers(conn, found.iter().map(|(piece, ..)| &piece.product_id))?;
    let row = |(piece, minimum, lot_size): (Piece, i64, i64)| {
        let tiers = tiers.remove(&piece.variant_id).unwrap_or_default();
        let usual_minor = usual_at(&piece, &usual, minimum);
        let is_dearer = tiers.first().is_some_and(|tier| tier.unit_price_minor > usual_minor);
        LineRow { piece, minimum, lot_size, tiers, usual_minor, is_dearer }
    };
    Ok((found.into_iter().map(row).collect(), has_more))
}

fn tiers_of(conn: &mut DbConn, list: &PriceListId, of: &[VariantId]) -> QueryResult<HashMap<VariantId, Vec<Tier>>> {
    let rows: Vec<(VariantId, i64, i64)> = price_list_tiers::table
        .filter(price_list_tiers::price_list_id.eq(list).and(price_list_tiers::variant_id.eq_any(of)))
        .order((price_list_tiers::variant_id, price_list_tiers::min_quantity))
        .select((price_list_tiers::variant_id, price_list_tiers::min_quantity, price_list_tiers::unit_price_minor))
        .load(conn)?;
    let mut tiers: HashMap<VariantId, Vec<Tier>> = HashMap::new();
    for (variant, min_quantity, unit_price_minor) in rows {
        tiers.entry(variant).or_default().push(Tier { min_quantity, unit_price_minor });
    }
    Ok(tiers)
}

fn usual_tiers<'a>(conn: &mut DbConn, of: impl Iterator<Item = &'a ProductId>) -> QueryResult<Vec<PriceTier>> {
    price_tiers::table
        .filter(price_tiers::product_id.eq_any(of.collect::<Vec<_>>()))
        .order((price_tiers::product_id, price_tiers::min_quantity))
        .select(PriceTier::as_select())
        .load(conn)
}

fn usual_at(piece: &Piece, tiers: &[PriceTier], quantity: i64) -> i64 {
    let own: Vec<PriceTier> = tiers.iter().filter(|tier| tier.product_id == piece.product_id).cloned().collect();
    crate::catalog::product::unit_price_minor(piece.price_minor, &own, quantity)
}

/// One variant with what everybody pays for it, and what the list says of it so far.
#[derive(Debug, Serialize)]
pub struct OneLine {
    pub piece: Piece,
    pub usual: Vec<PriceTier>,
    /// minimum, lot size, tiers; none: not on the list yet
    pub known: Option<(i64, i64, Vec<Tier>)>,
}

pub fn one_line(
    conn: &mut DbConn,
    scope: &BumdesScope,
    list: &PriceListId,
    variant: &VariantId,
) -> QueryResult<Option<OneLine>> {
    let piece: Option<Piece> = pieces!(scope).filter(variants::id.eq(variant)).select(PIECE).first(conn).optional()?;
    let Some(piece) = piece else { return Ok(None) };
    let usual = usual_tiers(conn, std::iter::once(&piece.product_id))?;
    let kept: Option<(i64, i64)> = price_list_lines::table
        .find((list, variant))
        .select((price_list_lines::minimum, price_list_lines::lot_size))
        .first(conn)
        .optional()?;
    let mut tiers = tiers_of(conn, list, std::slice::from_ref(variant))?;
    let known = kept.map(|(minimum, lot_size)| (minimum, lot_size, tiers.remove(variant).unwrap_or_default()));
    Ok(Some(OneLine { piece, usual, known }))
}

/// Own variants by SKU or name, by SKU, and whether there are more than are told.
pub fn find_pieces(conn: &mut DbConn, scope: &BumdesScope, words: &str) -> QueryResult<(Vec<Piece>, bool)> {
    let text = pattern(words);
    let name = lower(products::name_id).like(text.clone()).or(lower(products::name_en).like(text.clone()));
    let mut found: Vec<Piece> = pieces!(scope)
        .filter(lower(variants::sku).like(text).or(name))
        .order(variants::sku)
        .limit(MOST_CHOICES + 1)
        .select(PIECE)
        .load(conn)?;
    let has_more = found.len() as i64 > MOST_CHOICES;
    found.truncate(MOST_CHOICES as usize);
    Ok((found, has_more))
}
