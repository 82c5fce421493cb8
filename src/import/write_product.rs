//! Writes checked products with their variants, tiers and opening stock.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::new_products::NewProducts;
use super::options::ProductOption;
use super::outcome::Change;
use super::product_row::ProductRow;
use super::products::Stored;
use super::slug::{slug, take_free};
use crate::catalog::{ListingStatus, Making, PriceTier, Product, Variant, version};
use crate::db::schema::{price_tiers, producers, products, variants};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, ProducerId, ProductId, VariantId};
use crate::{legality, money, stock};

pub struct ProductWriter {
    now: Timestamp,
    stored: Stored,
    slugs: HashSet<String>,
    /// of variants, and of products, which a later variant must not take
    skus: HashSet<String>,
    /// by village and name
    producers: HashMap<(String, String), ProducerId>,
    next_version: i64,
    new: NewProducts,
}

impl ProductWriter {
    pub fn new(conn: &mut DbConn, now: Timestamp, stored: Stored) -> QueryResult<Self> {
        let slugs: Vec<String> = products::table.select(products::slug).load(conn)?;
        let variant_skus: Vec<String> = variants::table.select(variants::sku).load(conn)?;
        let product_skus: Vec<String> = products::table.select(products::sku).load(conn)?;
        let skus = variant_skus.into_iter().chain(product_skus).collect();
        Ok(Self {
            now,
            stored,
            slugs: slugs.into_iter().collect(),
            skus,
            producers: HashMap::new(),
            next_version: 0,
            new: NewProducts::default(),
        })
    }

    /// Writes all rows and returns what became of each, and which products are not as they were.
    pub fn write(mut self, conn: &mut DbConn, rows: &[ProductRow]) -> QueryResult<(Vec<Change>, Vec<ProductId>)> {
        self.clear_primaries(conn, rows)?;
        let changes: Vec<Change> = rows.iter().map(|row| self.change_of(row)).collect();
        let count = changes.iter().filter(|change| **change != Change::Unchanged).count();
        if count > 0 {
            self.next_version = version::next_block(conn, count as i64)?;
        }
        let mut written = Vec::with_capacity(count);
        for (row, change) in rows.iter().zip(&changes) {
            match (change, self.stored.products.get(&row.sku).map(|p| p.id.clone())) {
                (Change::Unchanged, _) => {}
                (_, Some(product_id)) => {
                    self.update(conn, &product_id, row)?;
                    written.push(product_id);
                }
                (_, None) => written.push(self.add(conn, row)?),
            }
        }
        self.new.write(conn, self.now)?;
        legality::state_from_file(conn, self.now, &written)?;
        Ok((changes, written))
    }

    /// Takes the signature from products that lose it, before another of the village gets it.
    fn clear_primaries(&mut self, conn: &mut DbConn, rows: &[ProductRow]) -> QueryResult<()> {
        self.skus.extend(rows.iter().map(|row| row.sku.clone()));
        for row in rows.iter().filter(|row| !row.is_primary) {
            if let Some(product) = self.stored.products.get(&row.sku).filter(|p| p.is_primary) {
                diesel::update(products::table.find(&product.id)).set(products::is_primary.eq(false)).execute(conn)?;
            }
        }
        Ok(())
    }

    fn change_of(&self, row: &ProductRow) -> Change {
        match self.stored.products.get(&row.sku) {
            None => Change::New,
            Some(product) if product.import_hash.as_ref() == Some(&row.hash) => Change::Unchanged,
            Some(_) => Change::Changed,
        }
    }

    fn take_version(&mut self) -> i64 {
        self.next_version += 1;
        self.next_version - 1
    }

    fn add(&mut self, conn: &mut DbConn, row: &ProductRow) -> QueryResult<ProductId> {
        let id = ProductId::new();
        let product = Product {
            id: id.clone(),
            sku: row.sku.clone(),
            slug: self.slug_for(row),
            bumdes_id: self.seller_of(row)?,
            village_code: row.village_code.clone(),
            producer_id: self.producer(conn, row)?,
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
            version: self.take_version(),
            published_at: Some(self.now),
            created_at: self.now,
            updated_at: self.now,
            making: Making::Stock,
        };
        self.new.tiers.extend(tiers(&product.id, row));
        for ((position, option), on_hand) in (0..).zip(&row.options).zip(pieces(row)) {
            let variant = self.new_variant(&product.id, row, option, position);
            self.new.openings.push((variant.id.clone(), on_hand));
            self.new.variants.push(variant);
        }
        self.new.products.push(product);
        Ok(id)
    }

    /// All that the file says; address, status and sales stay.
    fn update(&mut self, conn: &mut DbConn, product_id: &ProductId, row: &ProductRow) -> QueryResult<()> {
        let producer_id = self.producer(conn, row)?;
        diesel::update(products::table.find(product_id))
            .set((
                (products::version.eq(self.take_version()), products::updated_at.eq(self.now)),
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
        diesel::delete(price_tiers::table.filter(price_tiers::product_id.eq(product_id))).execute(conn)?;
        for tier in tiers(product_id, row) {
            diesel::insert_into(price_tiers::table).values(&tier).execute(conn)?;
        }
        self.update_variants(conn, product_id, row)
    }

    /// Options that the file no longer names are switched off: orders and carts still refer to them.
    fn update_variants(&mut self, conn: &mut DbConn, product_id: &ProductId, row: &ProductRow) -> QueryResult<()> {
        let stored: Vec<Variant> =
            variants::table.filter(variants::product_id.eq(product_id)).select(Variant::as_select()).load(conn)?;
        let vanished = stored.iter().filter(|v| row.options.iter().all(|o| o.value != v.option_value));
        for variant in vanished {
            diesel::update(variants::table.find(&variant.id)).set(variants::is_active.eq(false)).execute(conn)?;
        }
        for ((position, option), on_hand) in (0..).zip(&row.options).zip(pieces(row)) {
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
                None => {
                    let variant = self.new_variant(product_id, row, option, position);
                    diesel::insert_into(variants::table).values(&variant).execute(conn)?;
                    // later counts are the stock's own business: this file would set back what was sold
                    stock::open(conn, self.now, &variant.id, on_hand)?;
                }
            }
        }
        Ok(())
    }

    fn new_variant(
        &mut self,
        product_id: &ProductId,
        row: &ProductRow,
        option: &ProductOption,
        position: i32,
    ) -> Variant {
        Variant {
            id: VariantId::new(),
            product_id: product_id.clone(),
            sku: self.variant_sku(row, option),
            option_value: option.value.clone(),
            position,
            price_minor: option.price_minor,
            currency: money::Currency::Idr.code().into(),
            weight_g: option.weight_g,
            is_active: true,
        }
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

    /// The maker of this name in the village, made on first sight.
    fn producer(&mut self, conn: &mut DbConn, row: &ProductRow) -> QueryResult<ProducerId> {
        let key = (row.village_code.clone(), row.producer.clone());
        if let Some(id) = self.producers.get(&key) {
            return Ok(id.clone());
        }
        let known: Option<ProducerId> = producers::table
            .filter(producers::village_code.eq(&row.village_code).and(producers::name.eq(&row.producer)))
            .select(producers::id)
            .first(conn)
            .optional()?;
        let is_new = known.is_none();
        let id = known.unwrap_or_default();
        if is_new {
            diesel::insert_into(producers::table)
                .values((
                    producers::id.eq(&id),
                    producers::village_code.eq(&row.village_code),
                    producers::name.eq(&row.producer),
                ))
                .execute(conn)?;
        }
        self.producers.insert(key, id.clone());
        Ok(id)
    }
}

fn tiers(product_id: &ProductId, row: &ProductRow) -> Vec<PriceTier> {
    let tier = |(min_quantity, unit_price_minor): &(i64, i64)| PriceTier {
        product_id: product_id.clone(),
        min_quantity: *min_quantity,
        unit_price_minor: *unit_price_minor,
    };
    row.tiers.iter().map(tier).collect()
}

/// The row's stock spread evenly over its options.
fn pieces(row: &ProductRow) -> Vec<i64> {
    money::split(row.stock, &vec![1; row.options.len()])
}
