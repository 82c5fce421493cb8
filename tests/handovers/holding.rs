//! Companies are held before their orders, whoever does it: two that held them the other way round would wait for each
//! other for ever.

use std::thread::sleep;
use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use etalase::db::schema::refunds;
use etalase::db::{DbConn, DbError, lock_row};
use etalase::ids::CompanyId;
use etalase::payments::RefundStatus;
use tokio::sync::oneshot;

use super::{pack, send, sign};
use crate::purchase_orders::{bulk, ordered, parts};
use crate::support::{TestApp, outbox};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

const WAITING: &str = "SELECT COUNT(*) AS n FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))";

/// Holds the company until `act` waits for it, and insists that `act` holds none of its orders meanwhile. SQLite has one
/// writer, which waits for nobody.
async fn waits_for_the_company_alone(app: &TestApp, company: &CompanyId, act: impl Future<Output = ()>) {
    let (tell, is_held) = oneshot::channel();
    let company = company.to_string();
    let hold = move |conn: &mut DbConn| {
        lock_row(conn, "companies", &company)?;
        tell.send(()).unwrap();
        let DbConn::Postgres(c) = conn else { return Ok(()) };
        let mut waiting = 0;
        for _ in 0..200 {
            waiting = diesel::sql_query(WAITING).get_result::<Count>(c)?.n;
            if waiting > 0 {
                break;
            }
            sleep(Duration::from_millis(50));
        }
        assert_eq!(waiting, 1, "nobody waits for the company");
        for table in ["orders", "fulfillment_orders", "payments", "refunds"] {
            diesel::sql_query(format!("SELECT 1 FROM {table} FOR UPDATE NOWAIT")).execute(c)?;
        }
        Ok(())
    };
    let then = async {
        is_held.await.unwrap();
        act.await;
    };
    let (held, ()) = futures_util::join!(app.app.write::<_, DbError>(hold), then);
    held.unwrap();
}

#[actix_web::test]
async fn a_signature_and_the_refund_of_what_was_short_hold_the_company_first() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let (company, buyer) = (&bulk.company.id, &bulk.company.buyer);
    let order = ordered(buyer, &bulk.quoted("300", &[("400", "10.000")]).await).await;
    let (part, _) = parts(&app, &order).await.remove(0);
    let (seller, _) = bulk.seller_of(&part).await;
    pack(seller, &part).await;
    let first = send(&app, seller, &part, 100).await;
    outbox::deliver(&app).await;

    waits_for_the_company_alone(&app, company, sign(&app, buyer, &first, 80)).await;
    let sent = async |app: &TestApp| {
        let load = |conn: &mut DbConn| Ok(refunds::table.select(refunds::status).load::<RefundStatus>(conn)?);
        app.app.read::<_, DbError>(load).await.unwrap()
    };
    assert_eq!(sent(&app).await, [RefundStatus::Pending]);
    let send_it = async {
        outbox::deliver(&app).await;
    };
    waits_for_the_company_alone(&app, company, send_it).await;
    assert_eq!(sent(&app).await, [RefundStatus::Succeeded]);
    app.stop().await;
}
