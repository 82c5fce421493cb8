//! A refund of a bank transfer is sent by a person, who then marks it.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::refunds;
use etalase::payments::RefundStatus;

use crate::bumdes::fulfilling_an_order::press;
use crate::support::TestApp;
use crate::support::factories::{catalog, order as order_factory, people};

const PAGE: &str = "/portal/operator/refunds";

async fn set_status(app: &TestApp, status: RefundStatus) {
    app.app
        .write::<_, DbError>(move |conn| {
            diesel::update(refunds::table).set(refunds::status.eq(status)).execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
}

async fn refund(app: &TestApp) -> (String, RefundStatus) {
    app.app
        .read::<_, DbError>(|conn| Ok(refunds::table.select((refunds::id, refunds::status)).first(conn)?))
        .await
        .unwrap()
}

#[actix_web::test]
async fn a_refund_that_no_gateway_sends_is_listed_and_marked() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let bumdes = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    press(&bumdes, &order.darmaji.number, "rejection", &[("reason", "Stok habis")]).await;
    let operator = people::operator(&app).await;
    assert!(!operator.get(PAGE).await.body.contains(&order.darmaji.number), "still with the gateway");

    let (id, _) = refund(&app).await;
    // nothing is listed, so the list has no form of its own
    let sent = [("reference", "TRX 2211-0007")];
    operator.submit("/account", &format!("{PAGE}/{id}/completion"), &sent).await;
    assert!(operator.get(PAGE).await.body.contains("masih diproses penyedia pembayaran"));
    assert_eq!(refund(&app).await.1, RefundStatus::Pending);

    set_status(&app, RefundStatus::Manual).await;
    let list = operator.get(PAGE).await.body;
    assert!(list.contains(&order.darmaji.number) && list.contains("Rp297.000"), "{list}");
    assert!(list.contains("Rekening belum diisi pembeli"), "{list}");
    operator.submit(PAGE, &format!("{PAGE}/{id}/completion"), &[("reference", " ")]).await;
    assert!(operator.get(PAGE).await.body.contains("Tulis nomor referensi transfernya dulu"));
    operator.submit(PAGE, &format!("{PAGE}/{id}/completion"), &sent).await;
    assert_eq!(refund(&app).await.1, RefundStatus::Succeeded);
    assert!(operator.get(PAGE).await.body.contains("Tidak ada dana yang harus dikembalikan"));
    app.stop().await;
}
