//! What was ordered before is ordered again.

use diesel::prelude::*;
use etalase::db::schema::{purchase_order_shares, purchase_orders};
use etalase::db::{DbConn, DbError};
use etalase::ids::{ProductId, PurchaseOrderId, PurchaseOrderShareId, VariantId};

use super::{BASKET, in_basket, put};
use crate::support::TestApp;
use crate::support::factories::catalog::{self, Item};
use crate::support::factories::companies::{self, Company};

const NUMBER: &str = "PO-261101-AAAAAA";

/// Of each so many; the last one in the place of the one before it.
async fn ordered(app: &TestApp, company: &Company, of: &[(&Item, i64)]) {
    let now = app.app.clock.now();
    let (company_id, outlet_id, user_id) = (company.id.clone(), company.outlet.clone(), company.buyer_id.clone());
    let of: Vec<(ProductId, VariantId, String, i64)> =
        of.iter().map(|(item, n)| (item.id.clone(), item.variant().id.clone(), item.bumdes_id.0.clone(), *n)).collect();
    let write = move |conn: &mut DbConn| {
        let id = PurchaseOrderId::new();
        diesel::insert_into(purchase_orders::table)
            .values((
                (
                    purchase_orders::id.eq(&id),
                    purchase_orders::number.eq(NUMBER),
                    purchase_orders::company_id.eq(&company_id),
                    purchase_orders::outlet_id.eq(&outlet_id),
                    purchase_orders::drawn_up_by.eq(&user_id),
                    purchase_orders::status.eq("ordered"),
                    purchase_orders::payment.eq("net_30"),
                    purchase_orders::deposit_bps.eq(0),
                    purchase_orders::approvals_needed.eq(0),
                    purchase_orders::quantity.eq(1),
                    purchase_orders::shortfall.eq(0),
                ),
                (
                    purchase_orders::unit.eq("pcs"),
                    purchase_orders::subject.eq("Isi kamar"),
                    purchase_orders::items_total_minor.eq(1),
                    purchase_orders::shipping_total_minor.eq(0),
                    purchase_orders::total_minor.eq(1),
                    purchase_orders::first_minor.eq(0),
                    purchase_orders::due_on.eq(now.date()),
                    purchase_orders::valid_until.eq(now.date()),
                    purchase_orders::created_at.eq(now),
                    purchase_orders::updated_at.eq(now),
                ),
            ))
            .execute(conn)?;
        let mut before: Option<PurchaseOrderShareId> = None;
        for (n, (product, variant, bumdes, quantity)) in of.iter().enumerate() {
            let share = PurchaseOrderShareId::new();
            diesel::insert_into(purchase_order_shares::table)
                .values((
                    purchase_order_shares::id.eq(&share),
                    purchase_order_shares::purchase_order_id.eq(&id),
                    purchase_order_shares::bumdes_id.eq(bumdes),
                    purchase_order_shares::product_id.eq(product),
                    purchase_order_shares::variant_id.eq(variant),
                    purchase_order_shares::quantity.eq(quantity),
                    purchase_order_shares::unit_price_minor.eq(1),
                    purchase_order_shares::shipping_minor.eq(0),
                    purchase_order_shares::reason.eq(""),
                    purchase_order_shares::replaces.eq(before.clone().filter(|_| n + 1 == of.len())),
                    purchase_order_shares::made_at.eq(now),
                ))
                .execute(conn)?;
            before = Some(share);
        }
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
}

#[actix_web::test]
async fn an_order_lies_in_the_basket_again_as_it_came_out_in_the_end() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (hotel, other) = (companies::approved(&app).await, companies::approved(&app).await);
    let (tissue_box, batik, key_ring) = (&shop.tissue_box, &shop.batik, &shop.key_ring);
    ordered(&app, &hotel, &[(tissue_box, 60), (batik, 4), (key_ring, 8)]).await;
    put(&hotel.buyer, &[(&tissue_box.variant().id, "5")]).await;
    let address = format!("{BASKET}/orders/{NUMBER}");
    assert_eq!(hotel.buyer.submit("/account", &address, &[]).await.location.as_deref(), Some(BASKET));
    for (item, quantity) in [(tissue_box, Some("65")), (key_ring, Some("8")), (batik, None)] {
        let found = in_basket(&hotel.buyer, &item.variant().id).await;
        assert_eq!(found.as_deref(), quantity, "{}: the last share came in place of the one before it", item.sku);
    }
    assert_eq!(other.buyer.submit("/account", &address, &[]).await.status, 404);
    app.stop().await;
}
