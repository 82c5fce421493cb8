//! Weeks of making are promised once.

use chrono::NaiveDate;
use diesel::prelude::*;
use etalase::db::schema::{capacity_months, products};
use etalase::db::{DbConn, DbError};
use etalase::ids::{BumdesId, ProductId};
use etalase::quotations::promise::{PromiseError, Promised, promise, release};

use crate::support::TestApp;
use crate::support::factories::catalog;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn take(app: &TestApp, of: (&BumdesId, &ProductId), weeks: &[(&str, i64)], id: &str) -> Result<(), PromiseError> {
    let (bumdes_id, product_id, id) = (of.0.clone(), of.1.clone(), id.to_owned());
    let weeks: Vec<(NaiveDate, i64)> = weeks.iter().map(|(week, quantity)| (day(week), *quantity)).collect();
    let now = app.app.clock.now();
    let write = move |conn: &mut DbConn| {
        let wish = Promised {
            bumdes_id: &bumdes_id,
            product_id: &product_id,
            weekly_quantity: 60,
            weeks: &weeks,
            source_kind: "test",
            source_id: &id,
        };
        promise(conn, now, &wish)
    };
    app.app.write(write).await
}

#[actix_web::test]
async fn no_week_is_promised_twice_and_what_is_given_back_is_free_again() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let of = (&shop.trusmi.id, &shop.batik.id);
    take(&app, of, &[("2026-11-23", 60), ("2026-11-30", 40)], "one").await.unwrap();
    let refused = take(&app, of, &[("2026-12-07", 10), ("2026-11-30", 21)], "two").await.unwrap_err();
    assert!(matches!(refused, PromiseError::NotFree { week, free: 20 } if week == day("2026-11-30")), "{refused}");
    // nothing of what was refused is kept
    take(&app, of, &[("2026-12-07", 60), ("2026-11-30", 20)], "three").await.unwrap();
    take(&app, (&shop.trusmi.id, &shop.hand_drawn_batik.id), &[("2026-11-23", 60)], "other").await.unwrap();

    let now = app.app.clock.now();
    let freed = app.app.write::<_, DbError>(move |conn| Ok(release(conn, now, "test", "one")?)).await.unwrap();
    let again = app.app.write::<_, DbError>(move |conn| Ok(release(conn, now, "test", "one")?)).await.unwrap();
    assert_eq!((freed, again), (2, 0));
    take(&app, of, &[("2026-11-23", 60), ("2026-11-30", 40)], "four").await.unwrap();
    app.stop().await;
}

#[actix_web::test]
async fn retail_orders_of_what_is_made_to_order_take_their_part_of_a_week() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let batik = shop.batik.id.clone();
    let write = move |conn: &mut DbConn| {
        diesel::update(products::table.find(&batik)).set(products::making.eq("order")).execute(conn)?;
        diesel::insert_into(capacity_months::table)
            .values((
                capacity_months::product_id.eq(&batik),
                capacity_months::month.eq("2026-12"),
                capacity_months::ends_at.eq(day("2026-12-31").and_hms_opt(17, 0, 0).unwrap()),
                capacity_months::ordered.eq(62),
                capacity_months::is_over.eq(false),
            ))
            .execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
    let of = (&shop.trusmi.id, &shop.batik.id);
    // two a day
    let refused = take(&app, of, &[("2026-12-07", 47)], "one").await.unwrap_err();
    assert!(matches!(refused, PromiseError::NotFree { free: 46, .. }), "{refused}");
    take(&app, of, &[("2026-12-07", 46), ("2027-01-04", 60)], "two").await.unwrap();
    app.stop().await;
}
