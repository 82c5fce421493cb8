//! `/portal/bumdes/products`: what a BUMDes lists, and how many pieces are there. To be read only: a
//! listing is changed by import, its stock by orders and counts.

use std::collections::HashMap;

use actix_web::HttpResponse;
use diesel::prelude::*;
use serde::Serialize;
use tera::Context;

use super::ListingStatus;
use crate::db::DbConn;
use crate::db::schema::{products, stock_levels, variants};
use crate::error::AppError;
use crate::ids::ProductId;
use crate::web::{BumdesScope, StockScope, Visitor};

#[derive(Debug, Serialize)]
struct OwnProduct {
    sku: String,
    slug: String,
    category_code: String,
    name_id: String,
    name_en: String,
    status: ListingStatus,
    variants: Vec<OwnVariant>,
}

#[derive(Debug, Serialize)]
struct OwnVariant {
    option_value: String,
    price_minor: i64,
    on_hand: i64,
    /// not held for an order that is still to be paid
    free: i64,
}

/// `GET /portal/bumdes/products`
pub async fn show(visitor: Visitor, scope: StockScope) -> Result<HttpResponse, AppError> {
    let products = visitor.app.read::<_, AppError>(move |conn| Ok(own_products(conn, &scope)?)).await?;
    let mut context = Context::new();
    context.insert("products", &products);
    visitor.page("portal/bumdes/products.html", context)
}

fn own_products(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<Vec<OwnProduct>> {
    let mut by_product = own_variants(conn, scope)?;
    let rows: Vec<(ProductId, String, String, String, String, String, ListingStatus)> = products::table
        .filter(products::bumdes_id.eq(scope.bumdes_id()))
        .order((products::name_id, products::id))
        .select((
            products::id,
            products::sku,
            products::slug,
            products::category_code,
            products::name_id,
            products::name_en,
            products::status,
        ))
        .load(conn)?;
    let product = |(id, sku, slug, category_code, name_id, name_en, status)| {
        let variants = by_product.remove(&id).unwrap_or_default();
        OwnProduct { sku, slug, category_code, name_id, name_en, status, variants }
    };
    Ok(rows.into_iter().map(product).collect())
}

fn own_variants(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<HashMap<ProductId, Vec<OwnVariant>>> {
    type Row = (ProductId, String, i64, Option<i64>, Option<i64>);
    let rows: Vec<Row> = variants::table
        .inner_join(products::table)
        .left_join(stock_levels::table.on(stock_levels::variant_id.eq(variants::id)))
        .filter(products::bumdes_id.eq(scope.bumdes_id()).and(variants::is_active))
        .order((variants::product_id, variants::position))
        .select((
            variants::product_id,
            variants::option_value,
            variants::price_minor,
            stock_levels::on_hand.nullable(),
            stock_levels::reserved.nullable(),
        ))
        .load(conn)?;
    let mut by_product: HashMap<ProductId, Vec<OwnVariant>> = HashMap::new();
    for (product_id, option_value, price_minor, on_hand, reserved) in rows {
        let (on_hand, reserved) = (on_hand.unwrap_or(0), reserved.unwrap_or(0));
        let variant = OwnVariant { option_value, price_minor, on_hand, free: on_hand - reserved };
        by_product.entry(product_id).or_default().push(variant);
    }
    Ok(by_product)
}
