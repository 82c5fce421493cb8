//! A step that is overdue is told of once.

use std::time::Duration;

use diesel::prelude::*;
use etalase::accounts::BumdesRole;
use etalase::db::DbError;
use etalase::db::schema::products;
use etalase::fulfillment::remind;

use super::{LIST, member, shown};
use crate::bumdes::fulfilling_an_order::press;
use crate::support::TestApp;
use crate::support::factories::{catalog, order as order_factory};
use crate::support::outbox;

const HOUR: Duration = Duration::from_secs(60 * 60);

#[actix_web::test]
async fn each_step_that_waits_too_long_is_told_of_once_by_bell_and_mail() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let made_at_once = |conn: &mut etalase::db::DbConn| -> Result<(), DbError> {
        diesel::update(products::table).set(products::lead_time_days.eq(0)).execute(conn)?;
        Ok(())
    };
    app.app.write(made_at_once).await.unwrap();
    let (orders, finance) =
        (member(&app, &shop.darmaji, BumdesRole::Orders).await, member(&app, &shop.darmaji, BumdesRole::Finance).await);
    let order = order_factory::paid(&app, &shop).await;
    outbox::deliver(&app).await;
    app.advance(48 * HOUR - Duration::from_secs(1));
    remind::run(&app.app).await.unwrap();
    // the warnings before go to the BUMDes's own address
    outbox::deliver(&app).await;
    assert_eq!(shown(&orders).await, 0);
    app.advance(Duration::from_secs(1));
    for _ in 0..2 {
        remind::run(&app.app).await.unwrap();
    }
    assert_eq!((shown(&orders).await, shown(&finance).await), (1, 0));
    let number = &order.darmaji.number;
    assert!(orders.get(LIST).await.body.contains(&format!("Pesanan {number} sudah lama menunggu diterima.")));
    let mail = outbox::only(outbox::deliver(&app).await);
    assert!(mail.to.contains("orders@contoh.id") && mail.subject.contains("menunggu diterima"), "{}", mail.subject);

    // accepted that late, it is late to be sent too
    press(&orders, number, "acceptance", &[]).await;
    remind::run(&app.app).await.unwrap();
    assert!(orders.get(LIST).await.body.contains(&format!("Pesanan {number} sudah lama menunggu dikemas.")));
    press(&orders, number, "packing", &[]).await;
    app.advance(48 * HOUR);
    remind::run(&app.app).await.unwrap();
    assert_eq!(shown(&orders).await, 2, "told once of the time it is to be sent in");
    app.stop().await;
}

#[actix_web::test]
async fn what_takes_days_to_make_is_late_after_those_days() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let takes_ten_days = |conn: &mut etalase::db::DbConn| -> Result<(), DbError> {
        diesel::update(products::table).set(products::lead_time_days.eq(10)).execute(conn)?;
        Ok(())
    };
    app.app.write(takes_ten_days).await.unwrap();
    let orders = member(&app, &shop.darmaji, BumdesRole::Orders).await;
    let order = order_factory::paid(&app, &shop).await;
    press(&orders, &order.darmaji.number, "acceptance", &[]).await;
    app.advance(9 * 24 * HOUR);
    remind::run(&app.app).await.unwrap();
    assert_eq!(shown(&orders).await, 0);
    app.advance(4 * 24 * HOUR);
    remind::run(&app.app).await.unwrap();
    assert_eq!(shown(&orders).await, 1);
    app.stop().await;
}
