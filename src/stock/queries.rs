//! The rows of the counting page. Each read takes the scope: what belongs to others is not found.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use diesel::sql_types::Text;
use serde::Serialize;

use crate::catalog::{ListingStatus, Making};
use crate::db::DbConn;
use crate::db::schema::{
    capacity_months, fulfillment_orders, order_lines, products, reservations, stock_levels, variants,
};
use crate::fulfillment::FulfillmentStatus;
use crate::fulfillment::shipment::{refunded_pieces, sent_pieces};
use crate::ids::{FulfillmentOrderId, OrderLineId, ProductId, VariantId};
use crate::web::BumdesScope;

pub const PER_PAGE: i64 = 50;
/// More words than this are not looked for.
const MOST_WORDS: usize = 6;

diesel::define_sql_function! {
    fn lower(text: Text) -> Text;
}

/// Which rows: those that match, behind a row; or these.
#[derive(Debug, Clone)]
pub enum Which {
    Matching { q: String, is_low: bool, after: Option<VariantId> },
    These(Vec<VariantId>),
}

#[derive(Debug, Clone, Serialize, Queryable)]
pub struct Row {
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub option_value: String,
    pub sku: String,
    pub slug: String,
    pub category_code: String,
    pub name_id: String,
    pub name_en: String,
    pub on_hand: i64,
    pub reserved: i64,
    pub corrected: i64,
    pub low_at: Option<i64>,
    pub is_low: bool,
    /// what is not of a shelf is not counted
    pub making: Making,
    pub capacity: i64,
    /// of what is made to order, in its month; none: nothing yet
    pub ordered: Option<i64>,
}

/// By name, then by the order of the options. One more than a page holds, where there is one.
pub fn rows(conn: &mut DbConn, scope: &BumdesScope, which: &Which) -> QueryResult<Vec<Row>> {
    let mut query = variants::table
        .inner_join(products::table)
        .inner_join(stock_levels::table)
        .left_join(
            capacity_months::table
                .on(capacity_months::product_id.eq(products::id).and(capacity_months::is_over.eq(false))),
        )
        .filter(products::bumdes_id.eq(scope.bumdes_id()))
        .filter(variants::is_active.and(products::status.ne(ListingStatus::Archived)))
        .into_boxed();
    match which {
        Which::These(ids) => query = query.filter(variants::id.eq_any(ids)),
        Which::Matching { q, is_low, after } => {
            if *is_low {
                query = query.filter(stock_levels::low_since.is_not_null().and(products::making.eq(Making::Stock)));
            }
            for word in q.split_whitespace().take(MOST_WORDS) {
                let text = pattern(word);
                let name = lower(products::name_id).like(text.clone()).or(lower(products::name_en).like(text.clone()));
                let option = lower(variants::option_value).like(text.clone()).or(lower(variants::sku).like(text));
                query = query.filter(name.or(option));
            }
            if let Some((name, product_id, position, id)) = place(conn, scope, after.as_ref())? {
                let later_option =
                    variants::position.gt(position).or(variants::position.eq(position).and(variants::id.gt(id)));
                let later_product =
                    products::id.gt(product_id.clone()).or(products::id.eq(product_id).and(later_option));
                query =
                    query.filter(products::name_id.gt(name.clone()).or(products::name_id.eq(name).and(later_product)));
            }
        }
    }
    query
        .order((products::name_id, products::id, variants::position, variants::id))
        .limit(PER_PAGE + 1)
        .select((
            variants::id,
            products::id,
            variants::option_value,
            variants::sku,
            products::slug,
            products::category_code,
            products::name_id,
            products::name_en,
            stock_levels::on_hand,
            stock_levels::reserved,
            stock_levels::corrected,
            stock_levels::low_at,
            stock_levels::low_since.is_not_null(),
            products::making,
            products::monthly_capacity,
            capacity_months::ordered.nullable(),
        ))
        .load(conn)
}

/// How many run low.
pub fn count_low(conn: &mut DbConn, scope: &BumdesScope) -> QueryResult<i64> {
    variants::table
        .inner_join(products::table)
        .inner_join(stock_levels::table)
        .filter(products::bumdes_id.eq(scope.bumdes_id()))
        .filter(variants::is_active.and(products::status.ne(ListingStatus::Archived)))
        .filter(stock_levels::low_since.is_not_null().and(products::making.eq(Making::Stock)))
        .count()
        .get_result(conn)
}

type Place = (String, ProductId, i32, VariantId);

/// Where a row stands in the order of the list.
fn place(conn: &mut DbConn, scope: &BumdesScope, id: Option<&VariantId>) -> QueryResult<Option<Place>> {
    let Some(id) = id else { return Ok(None) };
    variants::table
        .inner_join(products::table)
        .filter(variants::id.eq(id).and(products::bumdes_id.eq(scope.bumdes_id())))
        .select((products::name_id, products::id, variants::position, variants::id))
        .first(conn)
        .optional()
}

/// `%word%`; the signs that LIKE reads in its own way are left out.
fn pattern(word: &str) -> String {
    let plain: String = word.to_lowercase().chars().filter(|c| !matches!(c, '%' | '_' | '\\')).collect();
    format!("%{plain}%")
}

/// Pieces whose place is not where the books have them: whoever counts must know of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Elsewhere {
    /// sold, and still on the shelf until they are sent
    pub to_send: i64,
    /// with a courier, to be paid with cash: not sold yet
    pub travelling: i64,
}

/// Piece by piece: of a part that goes in several parcels some are on the shelf and some on their way.
pub fn elsewhere(
    conn: &mut DbConn,
    scope: &BumdesScope,
    ids: &[&VariantId],
) -> QueryResult<HashMap<VariantId, Elsewhere>> {
    let taken =
        order_lines::order_id.eq(reservations::order_id).and(order_lines::variant_id.eq(reservations::variant_id));
    let rows: Vec<(FulfillmentOrderId, OrderLineId, VariantId, i64, String)> = fulfillment_orders::table
        .inner_join(order_lines::table)
        .inner_join(reservations::table.on(taken))
        .filter(fulfillment_orders::bumdes_id.eq(scope.bumdes_id()))
        .filter(fulfillment_orders::status.eq_any(FulfillmentStatus::OPEN))
        .filter(order_lines::variant_id.eq_any(ids.iter().copied()))
        .filter(reservations::status.eq_any(["held", "consumed"]))
        // what is made to order never lay on a shelf
        .filter(reservations::month.is_null())
        .select((
            fulfillment_orders::id,
            order_lines::id,
            order_lines::variant_id,
            order_lines::quantity,
            reservations::status,
        ))
        .load(conn)?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let parts: BTreeSet<&FulfillmentOrderId> = rows.iter().map(|(part, ..)| part).collect();
    let parts: Vec<&FulfillmentOrderId> = parts.into_iter().collect();
    let (sent, refunded) = (sent_pieces(conn, &parts)?, refunded_pieces(conn, &parts)?);
    let mut all: HashMap<VariantId, Elsewhere> = HashMap::new();
    for (part, line, variant_id, ordered, status) in &rows {
        let sent = sent.get(part).and_then(|lines| lines.get(line)).copied().unwrap_or(0);
        let one = all.entry(variant_id.clone()).or_default();
        if status == "held" {
            one.travelling += sent;
        } else {
            // what was refunded after it had been sent is no less than nothing
            one.to_send += (ordered - sent - refunded.get(line).copied().unwrap_or(0)).max(0);
        }
    }
    Ok(all)
}
