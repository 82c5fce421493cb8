//! The cart as it stands now: today's prices, today's stock, one part per BUMDes.

use diesel::prelude::*;
use serde::Serialize;

use crate::catalog::product::unit_price_minor;
use crate::catalog::{ListingStatus, Making, PriceTier};
use crate::db::DbConn;
use crate::db::schema::{bumdes, capacity_months, cart_items, price_tiers, products, stock_levels, variants, villages};
use crate::ids::{BumdesId, CartId, ProductId, VariantId};
use crate::stock::available;

/// Why a line cannot be ordered as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Trouble {
    /// not in the gallery any more
    Gone,
    SoldOut,
    /// fewer are there than wanted
    Short {
        available: i64,
    },
    /// it is made to order, and no more of it this month
    MonthFull,
    /// fewer can be made this month than wanted, of all options together
    MonthShort {
        available: i64,
    },
    /// the maker sells no fewer
    BelowMinimum {
        minimum: i64,
    },
}

#[derive(Debug, Clone, Serialize)]
pub struct CartLine {
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub sku: String,
    pub slug: String,
    pub category: String,
    pub name_id: String,
    pub name_en: String,
    pub option_name: String,
    pub option_value: String,
    pub quantity: i64,
    /// what it is counted in
    pub unit: String,
    pub unit_price_minor: i64,
    /// the unit price the buyer last saw
    pub seen_price_minor: i64,
    pub total_minor: i64,
    pub weight_g: i64,
    pub minimum: i64,
    pub making: Making,
    pub lead_time_days: i32,
    pub trouble: Option<Trouble>,
}

/// What one BUMDes would send.
#[derive(Debug, Clone, Serialize)]
pub struct CartPart {
    pub bumdes_id: BumdesId,
    pub bumdes_name: String,
    pub bumdes_slug: String,
    /// where it ships from
    pub village_code: String,
    pub village_name: String,
    pub allows_pickup: bool,
    pub allows_cash_on_delivery: bool,
    pub lines: Vec<CartLine>,
    pub items_total_minor: i64,
    pub weight_g: i64,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct CartContents {
    pub parts: Vec<CartPart>,
    pub items_total_minor: i64,
    pub has_trouble: bool,
    pub has_new_price: bool,
}

impl CartLine {
    /// What to say when somebody else was faster: the message takes `name` and `n`, how many are left.
    pub fn overtaken_key(&self) -> &'static str {
        if self.making == Making::Order { "checkout-month-full" } else { "checkout-out-of-stock" }
    }
}

impl CartContents {
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Of each BUMDes, whether it takes cash with the parcel.
    pub fn cash_allowed(&self) -> Vec<bool> {
        self.parts.iter().map(|part| part.allows_cash_on_delivery).collect()
    }

    pub fn lines(&self) -> impl Iterator<Item = &CartLine> {
        self.parts.iter().flat_map(|part| &part.lines)
    }
}

/// As the statement below selects it; how it is made, its capacity and its days.
type Product = (ProductId, String, String, (String, String), (String, String), ListingStatus, i64, (Making, i64, i32));

#[derive(Queryable)]
struct Row {
    variant_id: VariantId,
    quantity: i64,
    seen_price_minor: i64,
    sku: String,
    option_value: String,
    price_minor: i64,
    weight_g: i64,
    is_active: bool,
    product: Product,
    bumdes: (BumdesId, String, String, String, bool, bool),
    village_name: String,
    stock: (Option<i64>, Option<i64>),
    /// of what is made to order, this month
    ordered: Option<i64>,
}

/// Three queries, however many lines.
pub fn load(conn: &mut DbConn, cart_id: &CartId) -> QueryResult<CartContents> {
    let rows: Vec<Row> = cart_items::table
        .inner_join(variants::table.inner_join(products::table))
        .inner_join(bumdes::table.on(bumdes::id.eq(products::bumdes_id)))
        .inner_join(villages::table.on(villages::code.eq(bumdes::village_code)))
        .left_join(stock_levels::table.on(stock_levels::variant_id.eq(variants::id)))
        .left_join(
            capacity_months::table
                .on(capacity_months::product_id.eq(products::id).and(capacity_months::is_over.eq(false))),
        )
        .filter(cart_items::cart_id.eq(cart_id))
        .order((bumdes::name, bumdes::id, cart_items::added_at, variants::position, variants::id))
        .select((
            variants::id,
            cart_items::quantity,
            cart_items::seen_price_minor,
            variants::sku,
            variants::option_value,
            variants::price_minor,
            variants::weight_g,
            variants::is_active,
            (
                products::id,
                products::slug,
                products::category_code,
                (products::name_id, products::name_en),
                (products::unit, products::option_name),
                products::status,
                products::min_order_quantity,
                (products::making, products::monthly_capacity, products::lead_time_days),
            ),
            (
                bumdes::id,
                bumdes::name,
                bumdes::slug,
                bumdes::village_code,
                bumdes::allows_pickup,
                bumdes::allows_cash_on_delivery,
            ),
            villages::name,
            (stock_levels::on_hand.nullable(), stock_levels::reserved.nullable()),
            capacity_months::ordered.nullable(),
        ))
        .load(conn)?;
    let product_ids: Vec<&ProductId> = rows.iter().map(|row| &row.product.0).collect();
    let tiers: Vec<PriceTier> = price_tiers::table
        .filter(price_tiers::product_id.eq_any(product_ids))
        .select(PriceTier::as_select())
        .load(conn)?;
    Ok(assemble(rows, &tiers))
}

fn assemble(rows: Vec<Row>, tiers: &[PriceTier]) -> CartContents {
    // A tier counts what is bought of the product, whatever the option.
    let quantity_of = |product_id: &ProductId| -> i64 {
        rows.iter().filter(|row| &row.product.0 == product_id).map(|row| row.quantity).sum()
    };
    let quantities: Vec<i64> = rows.iter().map(|row| quantity_of(&row.product.0)).collect();
    let mut contents = CartContents::default();
    for (row, of_product) in rows.into_iter().zip(quantities) {
        let part = part_of(&mut contents.parts, &row);
        let line = line(row, of_product, tiers);
        part.items_total_minor += line.total_minor;
        part.weight_g += line.weight_g * line.quantity;
        contents.items_total_minor += line.total_minor;
        contents.has_trouble |= line.trouble.is_some();
        contents.has_new_price |= line.unit_price_minor != line.seen_price_minor;
        part.lines.push(line);
    }
    contents
}

fn part_of<'a>(parts: &'a mut Vec<CartPart>, row: &Row) -> &'a mut CartPart {
    let (bumdes_id, bumdes_name, bumdes_slug, village_code, allows_pickup, allows_cash_on_delivery) =
        row.bumdes.clone();
    if parts.last().is_none_or(|part| part.bumdes_id != bumdes_id) {
        parts.push(CartPart {
            bumdes_id,
            bumdes_name,
            bumdes_slug,
            village_code,
            village_name: row.village_name.clone(),
            allows_pickup,
            allows_cash_on_delivery,
            lines: Vec::new(),
            items_total_minor: 0,
            weight_g: 0,
        });
    }
    parts.last_mut().expect("just pushed")
}

fn line(row: Row, of_product: i64, tiers: &[PriceTier]) -> CartLine {
    let (product_id, slug, category, names, (unit, option_name), status, minimum, made) = row.product;
    let (name_id, name_en) = names;
    let (making, capacity, lead_time_days) = made;
    let own_tiers: Vec<PriceTier> = tiers.iter().filter(|tier| tier.product_id == product_id).cloned().collect();
    let unit_price_minor = unit_price_minor(row.price_minor, &own_tiers, of_product);
    let available = available(making, row.stock, (capacity, row.ordered));
    let is_ordered = making == Making::Order;
    let trouble = if status != ListingStatus::Published || !row.is_active {
        Some(Trouble::Gone)
    } else if available <= 0 {
        Some(if is_ordered { Trouble::MonthFull } else { Trouble::SoldOut })
    } else if is_ordered && available < of_product {
        Some(Trouble::MonthShort { available })
    } else if available < row.quantity {
        Some(Trouble::Short { available })
    } else if of_product < minimum {
        Some(Trouble::BelowMinimum { minimum })
    } else {
        None
    };
    CartLine {
        total_minor: unit_price_minor.saturating_mul(row.quantity),
        variant_id: row.variant_id,
        product_id,
        sku: row.sku,
        slug,
        category,
        name_id,
        name_en,
        option_name,
        option_value: row.option_value,
        quantity: row.quantity,
        unit,
        unit_price_minor,
        seen_price_minor: row.seen_price_minor,
        weight_g: row.weight_g,
        minimum,
        making,
        lead_time_days,
        trouble,
    }
}
