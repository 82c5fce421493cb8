//! What tests of money back look at: the rows of an order, of its refunds, of its pieces in stock.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{fulfillment_orders, order_lines, orders, payments, refunds, stock_levels};
use etalase::fulfillment::FulfillmentOrder;
use etalase::ids::{OrderId, VariantId};
use etalase::orders::{Order, OrderLine};
use etalase::payments::{Payment, Refund};

use crate::support::TestApp;

pub struct OrderRows {
    pub order: Order,
    /// in the order of their numbers
    pub parts: Vec<FulfillmentOrder>,
    pub lines: Vec<OrderLine>,
    pub payment: Payment,
    /// oldest first
    pub refunds: Vec<Refund>,
}

pub async fn rows(app: &TestApp, order_id: &OrderId) -> OrderRows {
    let id = order_id.clone();
    app.app
        .read::<_, DbError>(move |conn| {
            let payment: Payment =
                payments::table.filter(payments::order_id.eq(&id)).select(Payment::as_select()).first(conn)?;
            Ok(OrderRows {
                order: orders::table.find(&id).select(Order::as_select()).first(conn)?,
                parts: fulfillment_orders::table
                    .filter(fulfillment_orders::order_id.eq(&id))
                    .order(fulfillment_orders::number)
                    .select(FulfillmentOrder::as_select())
                    .load(conn)?,
                lines: order_lines::table
                    .filter(order_lines::order_id.eq(&id))
                    .order(order_lines::id)
                    .select(OrderLine::as_select())
                    .load(conn)?,
                refunds: refunds::table
                    .filter(refunds::payment_id.eq(&payment.id))
                    .order(refunds::id)
                    .select(Refund::as_select())
                    .load(conn)?,
                payment,
            })
        })
        .await
        .expect("the order is there")
}

impl OrderRows {
    pub fn line_of(&self, variant_id: &VariantId) -> &OrderLine {
        self.lines.iter().find(|line| line.variant_id == *variant_id).expect("a line of this variant")
    }

    pub fn part_of(&self, line: &OrderLine) -> &FulfillmentOrder {
        self.parts.iter().find(|part| part.id == line.fulfillment_order_id).expect("the line's part")
    }
}

/// On hand and reserved.
pub async fn stock(app: &TestApp, variant_id: &VariantId) -> (i64, i64) {
    let id = variant_id.clone();
    app.app
        .read::<_, DbError>(move |conn| {
            let level = stock_levels::table.find(&id);
            Ok(level.select((stock_levels::on_hand, stock_levels::reserved)).first(conn)?)
        })
        .await
        .expect("the variant has stock")
}
