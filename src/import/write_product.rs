//! Writes a checked product with its variants, tiers and opening stock.

use std::collections::HashSet;

use diesel::prelude::*;

use super::options::ProductOption;
use super::outcome::Change;
use super::product_row::ProductRow;
use super::products::Stored;
use super::slug::{slug, take_free};
use crate::catalog::{ListingStatus, PriceTier, Product, Variant, version};
use crate::db::schema::{price_tiers, producers, products, variants};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, ProducerId, ProductId, VariantId};
use crate::{money, stock};

pub struct ProductWriter {
    now: Timestamp,
    stored: Stored,
    slugs: HashSet<String>,
    /// of variants, and of products, which a later variant must not take
    skus: HashSet<String>,
}

impl ProductWriter {
    pub fn new(conn: &mut DbConn, now: Timestamp, stored: Stored) -> QueryResult<Self> {
        let slugs: Vec<String> = products::table.select(products::slug).load(conn)?;
        let variant_skus: Vec<String> = variants::table.select(variants::sku).load(conn)?;
        let product_skus: Vec<String> = products::table.select(products::sku).load(conn)?;
        let skus = variant_skus.into_iter().chain(product_skus).collect();
        Ok(Self { now, stored, slugs: slugs.into_iter().collect(), skus })
    }

    /// Takes the signature from products that lose it, before another of the village gets it.
    pub fn clear_primaries(&mut self, conn: &mut DbConn, rows: &[ProductRow]) -> QueryResult<()> {
        self.skus.extend(rows.iter().map(|row| row.sku.clone()));
        for row in rows.iter().filter(|row| !row.is_primary) {
            if let Some(product) = self.stored.products.get(&row.sku).filter(|p| p.is_primary) {
                diesel::update(products::table.find(&product.id)).set(products::is_primary.eq(false)).execute(conn)?;
            }
        }
        Ok(())
    }

    pub fn write(&mut self, conn: &mut DbConn, row: &ProductRow) -> QueryResult<Change> {
        match self.stored.products.get(&row.sku).cloned() {
            None => self.add(conn, row).map(|()| Change::New),
            Some(product) if product.import_hash.as_ref() == Some(&row.hash) => Ok(Change::Unchanged),
            Some(product) => self.update(conn, product, row).map(|()| Change::Changed),
        }
    }

    fn add(&mut self, conn: &mut DbConn, row: &ProductRow) -> QueryResult<()> {
        let product = Product {
            id: ProductId::new(),
            sku: row.sku.clone(),
            slug: self.slug_for(row),
            bumdes_id: self.seller_of(row)?,
            village_code: row.village_code.clone(),
            producer_id: producer(conn, row)?,
            category_code: row.category.clone(),
            status: ListingStatus::Published,
            is_primary: row.is_primary,
            name_id: row.name_id.clone(),
            name_en: row.name_en.clone(),
            description_id: row.description_id.clone(),
            description_en: row.description_en.clone(),
            materials: row.materials.clone(),
            unit: row.unit.clone(),
            option_name: row.option_name.clone(),
            min_order_quantity: row.min_order_quantity,
            lead_time_days: row.lead_time_days,
            monthly_capacity: row.monthly_capacity,
            halal: row.halal.clone(),
            permit_kind: row.permit_kind.clone(),
            search_keywords: row.search_keywords.clone(),
            sold_count: 0,
            import_hash: Some(row.hash.clone()),
            version: version::next(conn)?,
            published_at: Some(self.now),
            created_at: self.now,
            updated_at: self.now,
        };
        diesel::insert_into(products::table).values(&product).execute(conn)?;
        write_tiers(conn, &product.id, row)?;
        self.write_variants(conn, &product.id, row)
    }

    /// All that the file says; address, status and sales stay.
    fn update(&mut self, conn: &mut DbConn, product: Product, row: &ProductRow) -> QueryResult<()> {
        let producer_id = producer(conn, row)?;
        diesel::update(products::table.find(&product.id))
            .set((
                (
                    products::producer_id.eq(producer_id),
                    products::category_code.eq(&row.category),
                    products::is_primary.eq(row.is_primary),
                    products::name_id.eq(&row.name_id),
                    products::name_en.eq(&row.name_en),
                    products::description_id.eq(&row.description_id),
                    products::description_en.eq(&row.description_en),
                    products::materials.eq(&row.materials),
                    products::unit.eq(&row.unit),
                ),
                products::option_name.eq(&row.option_name),
                products::min_order_quantity.eq(row.min_order_quantity),
                products::lead_time_days.eq(row.lead_time_days),
                products::monthly_capacity.eq(row.monthly_capacity),
                products::halal.eq(&row.halal),
                products::permit_kind.eq(&row.permit_kind),
                products::search_keywords.eq(&row.search_keywords),
                products::import_hash.eq(&row.hash),
            ))
            .execute(conn)?;
        write_tiers(conn, &product.id, row)?;
        self.write_variants(conn, &product.id, row)?;
        version::touch(conn, self.now, &product.id)
    }

    /// Options that the file no longer names are switched off: orders and carts still refer to them.
    fn write_variants(&mut self, conn: &mut DbConn, product_id: &ProductId, row: &ProductRow) -> QueryResult<()> {
        let stored: Vec<Variant> =
            variants::table.filter(variants::product_id.eq(product_id)).select(Variant::as_select()).load(conn)?;
        let vanished = stored.iter().filter(|v| row.options.iter().all(|o| o.value != v.option_value));
        for variant in vanished {
            diesel::update(variants::table.find(&variant.id)).set(variants::is_active.eq(false)).execute(conn)?;
        }
        let pieces = money::split(row.stock, &vec![1; row.options.len()]);
        for ((position, option), on_hand) in (0..).zip(&row.options).zip(pieces) {
            match stored.iter().find(|v| v.option_value == option.value) {
                Some(variant) => {
                    diesel::update(variants::table.find(&variant.id))
                        .set((
                            variants::position.eq(position),
                            variants::price_minor.eq(option.price_minor),
                            variants::weight_g.eq(option.weight_g),
                            variants::is_active.eq(true),
                        ))
                        .execute(conn)?;
                }
                None => self.add_variant(conn, product_id, row, option, position, on_hand)?,
            }
        }
        Ok(())
    }

    fn add_variant(
        &mut self,
        conn: &mut DbConn,
        product_id: &ProductId,
        row: &ProductRow,
        option: &ProductOption,
        position: i32,
        on_hand: i64,
    ) -> QueryResult<()> {
        let variant = Variant {
            id: VariantId::new(),
            product_id: product_id.clone(),
            sku: self.variant_sku(row, option),
            option_value: option.value.clone(),
            position,
            price_minor: option.price_minor,
            currency: money::Currency::Idr.code().into(),
            weight_g: option.weight_g,
            is_active: true,
        };
        diesel::insert_into(variants::table).values(&variant).execute(conn)?;
        // later counts are the stock's own business: this file would set back what was sold meanwhile
        stock::open(conn, self.now, &variant.id, on_hand)
    }

    /// The product's SKU for a single variant, with the option behind it otherwise: `NTB-DRM-KERANJANG-02-20CM`.
    fn variant_sku(&mut self, row: &ProductRow, option: &ProductOption) -> String {
        if option.value.is_empty() {
            return row.sku.clone();
        }
        let with_option = match slug(&option.value).to_uppercase() {
            nothing if nothing.is_empty() => format!("{}-X", row.sku),
            value => format!("{}-{value}", row.sku),
        };
        take_free(&mut self.skus, &[with_option])
    }

    /// `kopi-catur`; with the village's slug, then with the SKU, when the address is taken.
    fn slug_for(&mut self, row: &ProductRow) -> String {
        let village = self.stored.villages.get(&row.village_code).map_or("", |(_, slug)| slug.as_str());
        let name = slug(&row.name_id);
        let sku = slug(&row.sku);
        let wishes = [name.clone(), format!("{name}-{village}"), format!("{name}-{sku}")];
        take_free(&mut self.slugs, if name.is_empty() { std::slice::from_ref(&sku) } else { &wishes })
    }

    fn seller_of(&self, row: &ProductRow) -> QueryResult<BumdesId> {
        self.stored.sellers.get(&row.village_code).cloned().ok_or(diesel::result::Error::NotFound)
    }
}

fn write_tiers(conn: &mut DbConn, product_id: &ProductId, row: &ProductRow) -> QueryResult<()> {
    diesel::delete(price_tiers::table.filter(price_tiers::product_id.eq(product_id))).execute(conn)?;
    for (min_quantity, unit_price_minor) in row.tiers.iter().copied() {
        let tier = PriceTier { product_id: product_id.clone(), min_quantity, unit_price_minor };
        diesel::insert_into(price_tiers::table).values(&tier).execute(conn)?;
    }
    Ok(())
}

/// The maker of this name in the village, made on first sight.
fn producer(conn: &mut DbConn, row: &ProductRow) -> QueryResult<ProducerId> {
    let known: Option<ProducerId> = producers::table
        .filter(producers::village_code.eq(&row.village_code).and(producers::name.eq(&row.producer)))
        .select(producers::id)
        .first(conn)
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    let id = ProducerId::new();
    diesel::insert_into(producers::table)
        .values((
            producers::id.eq(&id),
            producers::village_code.eq(&row.village_code),
            producers::name.eq(&row.producer),
        ))
        .execute(conn)?;
    Ok(id)
}
