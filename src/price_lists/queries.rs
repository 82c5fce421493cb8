//! Reads for the pages of a BUMDes. Each takes the scope: what is another's is not found.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::count_star;
use diesel::prelude::*;
use serde::Serialize;

use super::groups;
use super::keep::Holder;
use super::price_list::{Holding, PriceList};
use super::rule::Tier;
use crate::catalog::PriceTier;
use crate::companies::CompanyStatus;
use crate::curation::queries::{lower, pattern};
use crate::db::DbConn;
use crate::db::schema::{
    bumdes, companies, company_groups, price_list_lines, price_list_tiers, price_lists, price_tiers, products, regions,
    variants,
};
use crate::ids::{CompanyGroupId, CompanyId, PriceListId, ProductId, VariantId};
use crate::web::BumdesScope;

pub const PER_PAGE: usize = 25;
pub const LINES_PER_PAGE: usize = 50;
/// Companies or variants to choose from: who finds too many writes more of the name.
pub const MOST_CHOICES: i64 = 20;

pub(super) fn village_of(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<String> {
    bumdes::table.find(scope.bumdes_id()).select(bumdes::village_code).first(conn)
}

#[derive(Debug, Serialize)]
pub struct ListRow {
    #[serde(flatten)]
    pub list: PriceList,
    pub holder: String,
    pub holding: Holding,
    pub lines: i64,
}

/// One page, the latest made first, and whether there are older ones. Two statements, however many.
pub fn page(
    conn: &mut DbConn,
    scope: &BumdesScope,
    today: NaiveDate,
    before: Option<&PriceListId>,
) -> QueryResult<(Vec<ListRow>, bool)> {
    let mut query = price_lists::table
        .left_join(companies::table)
        .left_join(company_groups::table)
        .filter(price_lists::bumdes_id.eq(scope.bumdes_id()))
        .order(price_lists::id.desc())
        .limit(PER_PAGE as i64 + 1)
        .select((PriceList::as_select(), companies::name.nullable(), company_groups::name.nullable()))
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(price_lists::id.lt(before));
    }
    let mut found: Vec<(PriceList, Option<String>, Option<String>)> = query.load(conn)?;
    let has_more = found.len() > PER_PAGE;
    found.truncate(PER_PAGE);
    let counted: Vec<(PriceListId, i64)> = price_list_lines::table
        .filter(price_list_lines::price_list_id.eq_any(found.iter().map(|(list, ..)| &list.id).collect::<Vec<_>>()))
        .group_by(price_list_lines::price_list_id)
        .select((price_list_lines::price_list_id, count_star()))
        .load(conn)?;
    let counted: HashMap<PriceListId, i64> = counted.into_iter().collect();
    let row = |(list, company, group): (PriceList, Option<String>, Option<String>)| ListRow {
        holding: list.holding(today),
        lines: counted.get(&list.id).copied().unwrap_or(0),
        holder: company.or(group).unwrap_or_default(),
        list,
    };
    Ok((found.into_iter().map(row).collect(), has_more))
}

/// Whom a list is for: the company's name, or the group's and who is in it.
#[derive(Debug, Serialize)]
pub struct HolderNames {
    pub name: String,
    /// none: it is one company
    pub members: Option<Vec<String>>,
}

pub fn holder(conn: &mut DbConn, list: &PriceList) -> QueryResult<HolderNames> {
    if let Some(group) = &list.group_id {
        let name = company_groups::table.find(group).select(company_groups::name).first(conn)?;
        return Ok(HolderNames { name, members: Some(groups::member_names(conn, group)?) });
    }
    let company = companies::table.filter(companies::id.nullable().eq(&list.company_id));
    Ok(HolderNames { name: company.select(companies::name).first(conn)?, members: None })
}

/// A company or a group that a new list can be for.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// as the form sends it back
    pub value: String,
    pub name: String,
    /// a company's regency; none of a group
    pub place: Option<String>,
}

#[derive(Debug, Default, Serialize)]
pub struct Choices {
    pub groups: Vec<Choice>,
    pub companies: Vec<Choice>,
    /// not all that were found are here
    pub has_more: bool,
}

/// Groups and approved companies whose names have these words, by name; the chosen one is always there.
pub fn choices(conn: &mut DbConn, words: &str, chosen: Option<&Holder>) -> QueryResult<Choices> {
    let text = pattern(words);
    let (own_company, own_group) = match chosen {
        Some(Holder::Company(id)) => (id.clone(), CompanyGroupId(String::new())),
        Some(Holder::Group(id)) => (CompanyId(String::new()), id.clone()),
        None => (CompanyId(String::new()), CompanyGroupId(String::new())),
    };
    let groups: Vec<(CompanyGroupId, String)> = company_groups::table
        .filter(lower(company_groups::name).like(text.clone()).or(company_groups::id.eq(&own_group)))
        .order((company_groups::name, company_groups::id))
        .limit(MOST_CHOICES)
        .select((company_groups::id, company_groups::name))
        .load(conn)?;
    let mut found: Vec<(CompanyId, String, String)> = companies::table
        .filter(companies::status.eq(CompanyStatus::Approved))
        .filter(lower(companies::name).like(text).or(companies::id.eq(&own_company)))
        .order((companies::name, companies::id))
        .limit(MOST_CHOICES + 1)
        .select((companies::id, companies::name, companies::region_code))
        .load(conn)?;
    let has_more = found.len() as i64 > MOST_CHOICES;
    found.truncate(MOST_CHOICES as usize);
    let codes: Vec<&str> = found.iter().filter_map(|(.., region)| region.get(..5)).collect();
    let names: Vec<(String, String)> =
        regions::table.filter(regions::code.eq_any(codes)).select((regions::code, regions::name)).load(conn)?;
    let names: HashMap<String, String> = names.into_iter().collect();
    let company = |(id, name, region): (CompanyId, String, String)| Choice {
        value: format!("company:{id}"),
        name,
        place: region.get(..5).and_then(|code| names.get(code).cloned()),
    };
    let group = |(id, name): (CompanyGroupId, String)| Choice { value: format!("group:{id}"), name, place: None };
    Ok(Choices {
        groups: groups.into_iter().map(group).collect(),
        companies: found.into_iter().map(company).collect(),
        has_more,
    })
}

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
