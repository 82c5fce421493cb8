//! Variants with what a buyer has to know of them before the price: whose they are, whether they are sold, how many are
//! there.

use diesel::prelude::*;
use serde::Serialize;

use crate::catalog::{ListingStatus, Making};
use crate::db::DbConn;
use crate::db::schema::{bumdes, capacity_months, products, stock_levels, variants, villages};
use crate::ids::{BumdesId, ProductId, VariantId};
use crate::stock::available;

#[derive(Debug, Clone, Serialize)]
pub struct Good {
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub sku: String,
    /// empty for a product without options
    pub option_value: String,
    pub weight_g: i64,
    /// in the gallery today
    pub is_sold: bool,
    pub slug: String,
    pub category: String,
    pub name_id: String,
    pub name_en: String,
    pub unit: String,
    pub making: Making,
    pub lead_time_days: i32,
    /// on hand and not held for anyone; of what is made to order the rest of the month, of all options together
    pub available: i64,
    pub bumdes_id: BumdesId,
    pub bumdes_name: String,
    /// where it ships from
    pub village_code: String,
    pub village_name: String,
}

#[derive(Queryable)]
struct Row {
    variant: (VariantId, String, String, i64, bool),
    product: (ProductId, String, String, String, String, String, ListingStatus, Making, i64, i32),
    bumdes: (BumdesId, String, String, String),
    stock: (Option<i64>, Option<i64>),
    /// of what is made to order, this month
    ordered: Option<i64>,
}

impl From<Row> for Good {
    fn from(row: Row) -> Self {
        let (variant_id, sku, option_value, weight_g, is_active) = row.variant;
        let (product_id, slug, category, name_id, name_en, unit, status, making, capacity, lead_time_days) =
            row.product;
        let (bumdes_id, bumdes_name, village_code, village_name) = row.bumdes;
        Self {
            variant_id,
            product_id,
            sku,
            option_value,
            weight_g,
            is_sold: is_active && status == ListingStatus::Published,
            slug,
            category,
            name_id,
            name_en,
            unit,
            making,
            lead_time_days,
            available: available(making, row.stock, (capacity, row.ordered)).max(0),
            bumdes_id,
            bumdes_name,
            village_code,
            village_name,
        }
    }
}

macro_rules! goods {
    () => {
        variants::table
            .inner_join(products::table)
            .inner_join(bumdes::table.on(bumdes::id.eq(products::bumdes_id)))
            .inner_join(villages::table.on(villages::code.eq(bumdes::village_code)))
            .left_join(stock_levels::table.on(stock_levels::variant_id.eq(variants::id)))
            .left_join(
                capacity_months::table
                    .on(capacity_months::product_id.eq(products::id).and(capacity_months::is_over.eq(false))),
            )
            .order((bumdes::name, bumdes::id, products::id, variants::position, variants::id))
            .select((
                (variants::id, variants::sku, variants::option_value, variants::weight_g, variants::is_active),
                (
                    products::id,
                    products::slug,
                    products::category_code,
                    products::name_id,
                    products::name_en,
                    products::unit,
                    products::status,
                    products::making,
                    products::monthly_capacity,
                    products::lead_time_days,
                ),
                (bumdes::id, bumdes::name, bumdes::village_code, villages::name),
                (stock_levels::on_hand.nullable(), stock_levels::reserved.nullable()),
                capacity_months::ordered.nullable(),
            ))
    };
}

/// In one statement; by their BUMDes, then by product.
pub fn of_variants(conn: &mut DbConn, ids: &[VariantId]) -> QueryResult<Vec<Good>> {
    let rows: Vec<Row> = goods!().filter(variants::id.eq_any(ids)).load(conn)?;
    Ok(rows.into_iter().map(Good::from).collect())
}

/// The options of these products that are sold today.
pub fn of_products(conn: &mut DbConn, ids: &[ProductId]) -> QueryResult<Vec<Good>> {
    let rows: Vec<Row> = goods!().filter(products::id.eq_any(ids)).load(conn)?;
    Ok(rows.into_iter().map(Good::from).filter(|good| good.is_sold).collect())
}
