//! Which variants a product has: the rows follow the content, and the content takes over the ids of rows that are
//! there already, because orders, carts and stock refer to them.

use std::collections::HashSet;

use diesel::prelude::*;

use super::content::ListingContent;
use crate::catalog::Variant;
use crate::db::DbConn;
use crate::db::schema::{products, stock_levels, variants};
use crate::ids::{ProductId, VariantId};
use crate::import::slug::slug;
use crate::money::Currency;

/// Of variants that have the same value only the first is written: the editor says so beside the field.
pub(super) fn settle_variants(conn: &mut DbConn, id: &ProductId, content: &mut ListingContent) -> QueryResult<()> {
    let stored: Vec<Variant> =
        variants::table.filter(variants::product_id.eq(id)).select(Variant::as_select()).load(conn)?;
    // an option that comes back under its name is the one that went
    let wanted: HashSet<VariantId> = content.variants.iter().map(|v| v.key.clone()).collect();
    for variant in &mut content.variants {
        let is_new = stored.iter().all(|row| row.id != variant.key);
        let namesake = stored.iter().find(|row| row.option_value == variant.value && !wanted.contains(&row.id));
        if let Some(row) = namesake.filter(|_| is_new) {
            let is_stocked: bool =
                diesel::select(diesel::dsl::exists(stock_levels::table.filter(stock_levels::variant_id.eq(&row.id))))
                    .get_result(conn)?;
            variant.key = row.id.clone();
            variant.is_stocked = is_stocked;
        }
    }
    // two that change names would meet halfway
    for row in &stored {
        let own = content.variants.iter().find(|variant| variant.key == row.id);
        if own.is_some_and(|variant| variant.value != row.option_value) {
            diesel::update(variants::table.find(&row.id))
                .set(variants::option_value.eq(format!("~{}", row.id)))
                .execute(conn)?;
        }
        if own.is_none() {
            retire(conn, &row.id)?;
        }
    }
    let mut values = HashSet::new();
    for (position, variant) in (0..).zip(&mut content.variants) {
        if !values.insert(variant.value.clone()) {
            continue;
        }
        match stored.iter().find(|row| row.id == variant.key) {
            Some(row) => {
                diesel::update(variants::table.find(&row.id))
                    .set((
                        variants::option_value.eq(&variant.value),
                        variants::position.eq(position),
                        variants::is_active.eq(true),
                    ))
                    .execute(conn)?;
                variant.sku = Some(row.sku.clone());
            }
            None => {
                let row = Variant {
                    id: variant.key.clone(),
                    product_id: id.clone(),
                    sku: new_sku(conn, id, &variant.value)?,
                    option_value: variant.value.clone(),
                    position,
                    price_minor: variant.price_minor.unwrap_or(0),
                    currency: Currency::Idr.code().into(),
                    weight_g: variant.weight_g.unwrap_or(0),
                    is_active: true,
                };
                diesel::insert_into(variants::table).values(&row).execute(conn)?;
                variant.sku = Some(row.sku);
            }
        }
    }
    Ok(())
}

/// What was never in stock was never sold and goes; anything else is only switched off.
fn retire(conn: &mut DbConn, id: &VariantId) -> QueryResult<()> {
    let stocked = stock_levels::table.filter(stock_levels::variant_id.eq(id));
    if diesel::select(diesel::dsl::exists(stocked)).get_result(conn)? {
        diesel::update(variants::table.find(id)).set(variants::is_active.eq(false)).execute(conn)?;
    } else {
        diesel::delete(variants::table.find(id)).execute(conn)?;
    }
    Ok(())
}

/// The product's own for a single variant, with the option behind it otherwise, and a number when that is taken.
fn new_sku(conn: &mut DbConn, id: &ProductId, value: &str) -> QueryResult<String> {
    let own: String = products::table.find(id).select(products::sku).first(conn)?;
    let wish = match slug(value).to_uppercase() {
        nothing if nothing.is_empty() => own,
        value => format!("{own}-{value}"),
    };
    let mut sku = wish.clone();
    for n in 2.. {
        let taken = variants::table.filter(variants::sku.eq(&sku));
        if !diesel::select(diesel::dsl::exists(taken)).get_result::<bool>(conn)? {
            break;
        }
        sku = format!("{wish}-{n}");
    }
    Ok(sku)
}
