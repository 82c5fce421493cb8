//! A part of an order that goes in several parcels.

use std::collections::BTreeMap;

use diesel::prelude::*;
use etalase::accounts::queries::signed_in;
use etalase::db::DbError;
use etalase::db::schema::{jobs, order_lines, shipments, user_roles};
use etalase::fulfillment::{Carriage, FulfillmentStatus, Sending, ShipError, ship_fulfillment_order};
use etalase::ids::{OrderLineId, UserId};
use etalase::orders::link;
use etalase::web::{BumdesScope, SignedIn};

use super::fulfilling_an_order::press;
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::catalog::{Item, SmallCatalog};
use crate::support::factories::order::PlacedOrder;
use crate::support::factories::{catalog, order as order_factory, people};

struct Desk {
    app: TestApp,
    catalog: SmallCatalog,
    order: PlacedOrder,
    client: Client,
}

/// Two boxes and a basket, packed.
async fn desk() -> Desk {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    for step in ["acceptance", "packing"] {
        press(&client, &order.darmaji.number, step, &[]).await;
    }
    Desk { app, catalog, order, client }
}

impl Desk {
    async fn line(&self, item: &Item) -> OrderLineId {
        let (order, variant) = (self.order.id.clone(), item.variant().id.clone());
        let line = order_lines::table
            .filter(order_lines::order_id.eq(order).and(order_lines::variant_id.eq(variant)))
            .select(order_lines::id);
        self.app.app.read::<_, DbError>(move |conn| Ok(line.first(conn)?)).await.unwrap()
    }

    /// So many boxes and baskets with this number; the page it leads to.
    async fn send(&self, tracking_number: &str, boxes: i64, baskets: i64) -> String {
        let (of_boxes, of_baskets) = (self.line(&self.catalog.tissue_box).await, self.line(&self.catalog.basket).await);
        let (of_boxes, of_baskets) = (format!("quantity-{of_boxes}"), format!("quantity-{of_baskets}"));
        let (boxes, baskets) = (boxes.to_string(), baskets.to_string());
        let fields = [
            ("courier", "JNE"),
            ("tracking_number", tracking_number),
            (of_boxes.as_str(), boxes.as_str()),
            (of_baskets.as_str(), baskets.as_str()),
        ];
        press(&self.client, &self.order.darmaji.number, "shipment", &fields).await
    }

    async fn buyers_page(&self) -> String {
        self.app.client().get(&link::order_path(&self.app.app.config.server, &self.order.number)).await.body
    }

    async fn shipped(&self) -> i64 {
        let count = shipments::table.filter(shipments::fulfillment_order_id.eq(self.order.darmaji.id.clone())).count();
        self.app.app.read::<_, DbError>(move |conn| Ok(count.get_result(conn)?)).await.unwrap()
    }

    async fn status(&self) -> FulfillmentStatus {
        use etalase::db::schema::fulfillment_orders;
        let status = fulfillment_orders::table.find(self.order.darmaji.id.clone()).select(fulfillment_orders::status);
        self.app.app.read::<_, DbError>(move |conn| Ok(status.first(conn)?)).await.unwrap()
    }
}

#[actix_web::test]
async fn the_part_is_shipped_when_its_last_piece_is_and_everybody_reads_what_is_where() {
    let desk = desk().await;
    let page = desk.send("JP-1", 1, 0).await;
    assert!(page.contains("1 dari 3 barang sudah dikirim") && page.contains("JP-1"), "{page}");
    assert_eq!(desk.status().await, FulfillmentStatus::Packed);
    for list in ["/portal/bumdes", "/portal/bumdes/orders"] {
        assert!(desk.client.get(list).await.body.contains("1 dari 3 barang sudah dikirim"), "{list}");
    }
    let buyer = desk.buyers_page().await;
    for words in ["1 dari 3 barang sudah dikirim", "Paket 1", "JP-1", "https://www.jne.co.id/tracking-package"] {
        assert!(buyer.contains(words), "{words}: {buyer}");
    }
    let page = desk.send("JP-2", 1, 1).await;
    assert!(page.contains("Paket 1") && page.contains("Paket 2") && page.contains("Sudah sampai"), "{page}");
    assert_eq!((desk.status().await, desk.shipped().await), (FulfillmentStatus::Shipped, 2));
    let buyer = desk.buyers_page().await;
    assert!(buyer.contains("JP-1") && buyer.contains("JP-2") && !buyer.contains("dari 3 barang"), "{buyer}");
    let mails: Vec<String> = desk
        .app
        .app
        .read::<_, DbError>(|conn| {
            let mails = jobs::table.filter(jobs::payload.like("%\"shipped\"%")).select(jobs::payload);
            Ok(mails.load(conn)?)
        })
        .await
        .unwrap();
    assert_eq!(mails.len(), 2, "{mails:?}");
    desk.app.stop().await;
}

#[actix_web::test]
async fn nothing_is_sent_that_was_not_ordered_was_refunded_or_was_sent_before() {
    let desk = desk().await;
    let page = desk.send("JP-1", 3, 0).await;
    assert!(page.contains("hanya 2 yang belum dikirim"), "{page}");
    let page = desk.send("JP-1", 0, 0).await;
    assert!(page.contains("sedikitnya satu"), "{page}");
    let foreign = desk.line(&desk.catalog.bracelet).await;
    let foreign = format!("quantity-{foreign}");
    let fields = [("courier", "JNE"), ("tracking_number", "1"), (foreign.as_str(), "1")];
    let page = press(&desk.client, &desk.order.darmaji.number, "shipment", &fields).await;
    assert!(page.contains("hanya 0 yang belum dikirim"), "{page}");
    assert_eq!(desk.shipped().await, 0);

    order_factory::refund_pieces(&desk.app, &desk.order, &desk.catalog.tissue_box, 1).await;
    let page = desk.send("JP-1", 2, 0).await;
    assert!(page.contains("hanya 1 yang belum dikirim"), "{page}");
    desk.send("JP-1", 1, 0).await;
    let page = desk.send("JP-2", 1, 1).await;
    assert!(page.contains("hanya 0 yang belum dikirim"), "{page}");
    // the rest goes back to the buyer: nothing is left to send, and the part is done
    order_factory::refund_pieces(&desk.app, &desk.order, &desk.catalog.basket, 1).await;
    let page = desk.client.get(&format!("/portal/bumdes/orders/{}", desk.order.darmaji.number)).await.body;
    assert!(page.contains("Sisa barangnya sudah dikembalikan"), "{page}");
    press(&desk.client, &desk.order.darmaji.number, "shipment", &[]).await;
    assert_eq!((desk.status().await, desk.shipped().await), (FulfillmentStatus::Shipped, 1));
    desk.app.stop().await;
}

#[actix_web::test]
async fn what_is_partly_on_its_way_is_not_rejected() {
    let desk = desk().await;
    desk.send("JP-1", 1, 0).await;
    let reason = [("reason", "Keranjangnya rusak")];
    let page = press(&desk.client, &desk.order.darmaji.number, "rejection", &reason).await;
    assert!(page.contains("tidak bisa ditolak") && !page.contains("/rejection"), "{page}");
    assert_eq!(desk.status().await, FulfillmentStatus::Packed);
    desk.app.stop().await;
}

#[actix_web::test]
async fn two_who_send_the_same_pieces_at_once_send_them_once() {
    let desk = desk().await;
    let boxes = desk.line(&desk.catalog.tissue_box).await;
    let scope = scope(&desk).await;
    let (db, number) = (desk.app.app.db.clone(), desk.order.darmaji.number.clone());
    let now = desk.app.app.clock.now();
    let threads: Vec<_> = (0..6)
        .map(|at| {
            let (db, number, scope, boxes) = (db.clone(), number.clone(), scope.clone(), boxes.clone());
            std::thread::spawn(move || {
                let carriage = Carriage { courier: "JNE".into(), tracking_number: format!("JP-{at}") };
                let sending = Sending { carriage: Some(carriage), pieces: Some(BTreeMap::from([(boxes, 1)])) };
                db.write(|conn| ship_fulfillment_order(conn, now, &scope, &number, &sending)).map(|_| ())
            })
        })
        .collect();
    let outcomes: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 2, "{outcomes:?}");
    let is_refused = |outcome: &Result<(), ShipError>| {
        matches!(outcome, Ok(()) | Err(ShipError::MoreThanLeft { asked: 1, left: 0 }))
    };
    assert!(outcomes.iter().all(is_refused), "{outcomes:?}");
    assert_eq!(desk.shipped().await, 2);
    desk.app.stop().await;
}

/// The scope of the person who runs Darmaji.
async fn scope(desk: &Desk) -> BumdesScope {
    let bumdes_id = desk.catalog.darmaji.id.clone();
    let scope = desk
        .app
        .app
        .read::<_, DbError>(move |conn| {
            let role = user_roles::table.filter(user_roles::bumdes_id.eq(bumdes_id));
            let user: UserId = role.select(user_roles::user_id).first(conn)?;
            Ok(signed_in(conn, &user)?.and_then(SignedIn::bumdes_scope))
        })
        .await;
    scope.unwrap().expect("somebody runs it")
}

#[actix_web::test]
async fn the_papers_of_what_is_left_hold_only_that() {
    let desk = desk().await;
    desk.send("JP-1", 2, 0).await;
    let path = format!("/portal/bumdes/orders/{}/packing-slip.pdf", desk.order.darmaji.number);
    let text = super::printing_papers::text_at(&desk.client, &path).await;
    assert!(text.contains("Keranjang Ketak") && !text.contains("Kotak Tisu") && text.contains("1 barang"), "{text}");
    desk.app.stop().await;
}
