//! Pieces that are on the shelf though they are sold, and pieces on their way that are not sold yet.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::order_lines;
use etalase::ids::{OrderLineId, VariantId};

use super::PAGE;
use crate::bumdes::fulfilling_an_order::press;
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::catalog::{self, SmallCatalog};
use crate::support::factories::checked_out::{CheckedOut, allow_cash, pay, with_items};
use crate::support::factories::people;

struct Sale {
    app: TestApp,
    shop: SmallCatalog,
    client: Client,
    order: CheckedOut,
    part: String,
}

impl Sale {
    /// Five tissue boxes, packed.
    async fn packed(with_cash: bool) -> Self {
        let app = TestApp::start().await;
        let shop = catalog::small(&app).await;
        allow_cash(&app, &[&shop.darmaji.id]).await;
        let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
        let cash: &[(&str, &str)] = if with_cash { &[("provider", "cash_on_delivery")] } else { &[] };
        let order = with_items(&app, &[(shop.tissue_box.variant().id.as_str(), 5)], cash).await;
        if !with_cash {
            pay(&app, &order).await.unwrap();
        }
        let part = format!("{}-1", order.path["/orders/".len()..].split('?').next().unwrap());
        for step in ["acceptance", "packing"] {
            press(&client, &part, step, &[]).await;
        }
        Self { app, shop, client, order, part }
    }

    async fn send(&self, pieces: &str) {
        let variant: VariantId = self.shop.tissue_box.variant().id.clone();
        let line = order_lines::table
            .filter(order_lines::order_id.eq(self.order.order_id.clone()).and(order_lines::variant_id.eq(variant)))
            .select(order_lines::id);
        let line: OrderLineId = self.app.app.read::<_, DbError>(move |conn| Ok(line.first(conn)?)).await.unwrap();
        let quantity = format!("quantity-{line}");
        let fields = [("courier", "JNE"), ("tracking_number", "JP-1"), (quantity.as_str(), pieces)];
        press(&self.client, &self.part, "shipment", &fields).await;
    }

    async fn page(&self) -> String {
        self.client.get(PAGE).await.body
    }
}

#[actix_web::test]
async fn of_a_part_that_is_sent_in_parcels_only_what_is_left_is_still_on_the_shelf() {
    let sale = Sale::packed(false).await;
    assert!(sale.page().await.contains("5 sudah dibayar dan masih harus dikirim"));
    sale.send("2").await;
    let page = sale.page().await;
    assert!(page.contains("3 sudah dibayar dan masih harus dikirim"), "{page}");
    assert!(!page.contains("bayar di tempat"), "{page}");
    sale.send("3").await;
    let page = sale.page().await;
    assert!(!page.contains("masih harus dikirim") && !page.contains("bayar di tempat"), "{page}");
    sale.app.stop().await;
}

#[actix_web::test]
async fn what_travels_to_be_paid_with_cash_is_counted_until_it_is_paid() {
    let sale = Sale::packed(true).await;
    assert!(!sale.page().await.contains("bayar di tempat"), "all of it is on the shelf");
    sale.send("2").await;
    assert!(sale.page().await.contains("2 sedang dikirim dengan bayar di tempat"));
    sale.send("3").await;
    assert!(sale.page().await.contains("5 sedang dikirim dengan bayar di tempat"));
    press(&sale.client, &sale.part, "delivery", &[]).await;
    let page = sale.page().await;
    assert!(!page.contains("bayar di tempat") && !page.contains("masih harus dikirim"), "{page}");
    sale.app.stop().await;
}
