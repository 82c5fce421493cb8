//! Mails about the part of an order that one BUMDes is responsible for.

use diesel::prelude::*;
use etalase::accounts::{AddUserError, BumdesRole, NewUser, Role, add_user};
use etalase::db::DbError;
use etalase::db::schema::{fulfillment_orders, order_lines, shipment_lines, shipments};
use etalase::fulfillment::pickup_code;
use etalase::fulfillment::shipment::{Shipment, ShipmentLine};
use etalase::i18n::Language;
use etalase::ids::{BumdesId, FulfillmentOrderId, OrderLineId, ShipmentId, UserId};
use etalase::mail::Mail;
use etalase::orders::OrderStatus;
use etalase::payments::Provider;
use etalase::shipping::Delivery;

use super::{assert_says, assert_says_nothing_of, sent};
use crate::support::TestApp;
use crate::support::factories::catalog;
use crate::support::factories::order::{self, OrderSample};

fn paid() -> OrderSample {
    OrderSample { status: OrderStatus::Paid, ..OrderSample::default() }
}

#[actix_web::test]
async fn a_bumdes_gets_its_own_lines_only_and_can_reach_the_buyer() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order::placed(&app, &catalog, OrderSample { note: "Tolong <b>bungkus</b> kado", ..paid() }).await;
    let mail = sent(&app, Mail::NewFulfillmentOrder { fulfillment_order_id: order.darmaji.id.clone() }).await;

    let number = format!("{}-1", order.number);
    assert_eq!(mail.subject, format!("Pesanan baru {number}: 3 barang untuk Pembeli Contoh, Rp297.000"));
    assert!(mail.to.contains(&catalog.darmaji.email), "{}", mail.to);
    assert!(mail.reply_to.as_deref().unwrap().contains("pembeli@example.com"));
    assert_says(&mail, &["Halo BUMDes Darmaji", "Kotak Tisu Anyaman Pandan", "Keranjang Ketak Bertutup"]);
    assert_says(&mail, &["Rp90.000", "Rp165.000", "Rp42.000", "Rp297.000", catalog.tissue_box.sku]);
    assert_says(&mail, &["Pembeli Contoh", "0812-3456-7890", "Jalan Contoh 17", "Gambir, Kec. Gambir"]);
    assert_says(&mail, &[&format!("http://etalase.test/portal/bumdes/orders/{number}"), "Tolong <b>bungkus</b> kado"]);
    let chat =
        "https://wa.me/6281234567890?text=Halo%20Bapak%2FIbu%20Pembeli%20Contoh%2C%20kami%20dari%20BUMDes%20Darmaji";
    assert_says(&mail, &[chat]);
    // nothing of the other BUMDes's part, of the whole order's sum, of the buyer's own link
    assert_says_nothing_of(&mail, &["Gelang", "Senggigi", "SGG", "Rp69.000", "Rp24.000", "Rp366.000", "token="]);

    let other = sent(&app, Mail::NewFulfillmentOrder { fulfillment_order_id: order.senggigi.id }).await;
    assert!(other.to.contains(&catalog.senggigi.email), "{}", other.to);
    assert_says(&other, &["Gelang Benang Kerandangan", "merah", "Rp45.000", "Rp24.000", "Rp69.000"]);
    assert_says_nothing_of(&other, &["Kotak Tisu", "Keranjang", "Darmaji", "DRM", "Rp366.000"]);
    app.stop().await;
}

#[actix_web::test]
async fn a_bumdes_reads_the_language_of_the_person_who_runs_it() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let (now, bumdes_id) = (app.app.clock.now(), catalog.darmaji.id.clone());
    app.app.write::<_, AddUserError>(move |conn| add_reader(conn, now, bumdes_id)).await.unwrap();
    let order = order::placed(&app, &catalog, paid()).await;
    let mail = sent(&app, Mail::NewFulfillmentOrder { fulfillment_order_id: order.darmaji.id }).await;
    assert_says(&mail, &["A new order, already paid.", "Woven Pandan Tissue Box", "Open the order in the portal"]);
    // the chat is with the buyer, and begins in Indonesian
    assert_says(&mail, &["Halo%20Bapak%2FIbu"]);
    app.stop().await;
}

fn add_reader(
    conn: &mut etalase::db::DbConn,
    now: etalase::db::Timestamp,
    bumdes_id: BumdesId,
) -> Result<UserId, AddUserError> {
    let user = NewUser {
        email: "penjual@example.com".into(),
        name: "Penjual Contoh".into(),
        phone: None,
        password_hash: "no password opens it".into(),
        language: Language::En,
        roles: vec![Role::Bumdes(bumdes_id, BumdesRole::Owner)],
    };
    add_user(conn, now, &user)
}

#[actix_web::test]
async fn what_is_picked_up_needs_no_address() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order::placed(&app, &catalog, OrderSample { delivery: Delivery::Pickup, ..paid() }).await;
    let mail = sent(&app, Mail::NewFulfillmentOrder { fulfillment_order_id: order.darmaji.id.clone() }).await;
    assert_says(&mail, &["Diambil sendiri oleh pembeli", "Pembeli Contoh", "0812-3456-7890"]);
    assert_says_nothing_of(&mail, &["Jalan Contoh 17"]);

    let ready = sent(&app, Mail::Shipped { fulfillment_order_id: order.darmaji.id.clone(), shipment_id: None }).await;
    let code = pickup_code(&app.app.config.server, &order.darmaji.number);
    assert_says(&ready, &["siap diambil di BUMDes Darmaji", &order.number, &code]);
    app.stop().await;
}

/// The BUMDes cannot send it.
async fn reject(app: &TestApp, id: &FulfillmentOrderId, reason: &'static str) {
    let id = id.clone();
    let update = move |conn: &mut etalase::db::DbConn| -> Result<_, DbError> {
        Ok(diesel::update(fulfillment_orders::table.find(id))
            .set((fulfillment_orders::status.eq("rejected"), fulfillment_orders::rejection_reason.eq(reason)))
            .execute(conn)?)
    };
    app.app.write(update).await.unwrap();
}

/// Two boxes of the part are with JNE; the basket too, or not yet.
async fn send(app: &TestApp, id: &FulfillmentOrderId, is_whole: bool) -> ShipmentId {
    let (id, now, shipment_id) = (id.clone(), app.app.clock.now(), ShipmentId::new());
    let row = Shipment {
        id: shipment_id.clone(),
        fulfillment_order_id: id.clone(),
        number: 1,
        courier: Some("JNE".into()),
        tracking_number: Some("JT0012345678".into()),
        shipped_at: now,
        delivered_at: None,
        shipped_by: None,
    };
    let write = move |conn: &mut etalase::db::DbConn| -> Result<_, DbError> {
        let status = if is_whole { "shipped" } else { "packed" };
        diesel::update(fulfillment_orders::table.find(&id)).set(fulfillment_orders::status.eq(status)).execute(conn)?;
        diesel::insert_into(shipments::table).values(&row).execute(conn)?;
        let lines: Vec<(OrderLineId, i64)> = order_lines::table
            .filter(order_lines::fulfillment_order_id.eq(&id))
            .filter(order_lines::quantity.ge(if is_whole { 1 } else { 2 }))
            .select((order_lines::id, order_lines::quantity))
            .load(conn)?;
        for (order_line_id, quantity) in lines {
            let line = ShipmentLine { shipment_id: row.id.clone(), order_line_id, quantity };
            diesel::insert_into(shipment_lines::table).values(line).execute(conn)?;
        }
        Ok(())
    };
    app.app.write(write).await.unwrap();
    shipment_id
}

#[actix_web::test]
async fn a_parcel_with_some_of_it_says_what_is_in_it_and_that_the_rest_follows() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order::placed(&app, &catalog, paid()).await;
    let shipment_id = Some(send(&app, &order.darmaji.id, false).await);
    let mail = sent(&app, Mail::Shipped { fulfillment_order_id: order.darmaji.id, shipment_id }).await;
    assert_says(&mail, &["2 × Kotak Tisu", "Sisanya menyusul", "https://www.jne.co.id/tracking-package"]);
    assert_says_nothing_of(&mail, &["Keranjang"]);
    app.stop().await;
}

#[actix_web::test]
async fn a_parcel_on_its_way_is_told_with_courier_and_tracking_number() {
    for (language, sent_by, others) in [
        (Language::Id, "dikirim oleh BUMDes Darmaji", "BUMDes lain dikirim terpisah"),
        (Language::En, "BUMDes Darmaji has sent your order", "other BUMDes come separately"),
    ] {
        let app = TestApp::start().await;
        let catalog = catalog::small(&app).await;
        let order = order::placed(&app, &catalog, OrderSample { language, ..paid() }).await;
        send(&app, &order.darmaji.id, true).await;
        let mail = sent(&app, Mail::Shipped { fulfillment_order_id: order.darmaji.id, shipment_id: None }).await;
        assert_says(&mail, &[sent_by, others, "JNE", "JT0012345678", "20cm", &catalog.darmaji.phone]);
        assert!(mail.reply_to.as_deref().unwrap().contains(&catalog.darmaji.email));
        assert_says_nothing_of(&mail, &["merah", "SGG"]);
        app.stop().await;
    }
}

#[actix_web::test]
async fn a_rejected_part_is_told_with_its_reason_and_what_goes_back() {
    for (language, provider, facts) in [
        (Language::Id, Provider::Simulator, ["Rp297.000 kami kembalikan", "cara Anda membayar"]),
        (Language::En, Provider::BankTransfer, ["You get Rp297,000 back", "which account the money should go to"]),
    ] {
        let app = TestApp::start().await;
        let catalog = catalog::small(&app).await;
        let order = order::placed(&app, &catalog, OrderSample { language, provider, ..paid() }).await;
        reject(&app, &order.darmaji.id, "Pengrajin sedang sakit").await;
        let mail = sent(&app, Mail::Rejected { fulfillment_order_id: order.darmaji.id }).await;
        assert_says(&mail, &facts);
        assert_says(&mail, &["Pengrajin sedang sakit", "BUMDes Darmaji", &order.number]);
        assert!(mail.reply_to.as_deref().unwrap().contains(&catalog.darmaji.email));
        app.stop().await;
    }
}

#[actix_web::test]
async fn a_buyers_name_cannot_write_headers_or_markup() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let sample = OrderSample { buyer_name: "Sari\r\nBcc: all@example.com\r\n\r\n<script>x</script>", ..paid() };
    let order = order::placed(&app, &catalog, sample).await;
    let mail = sent(&app, Mail::NewFulfillmentOrder { fulfillment_order_id: order.senggigi.id }).await;
    assert!(!mail.subject.contains('\n') && mail.subject.contains("Sari Bcc:"), "{:?}", mail.subject);
    assert!(!mail.html.contains("<script>"), "{}", mail.html);
    assert!(mail.html.contains("&lt;script&gt;"));
    app.stop().await;
}
