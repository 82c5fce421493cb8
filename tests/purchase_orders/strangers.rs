//! Another company's purchase orders are not found.

use super::{ORDERS, bulk, order_seen, ordered, rule, say, status};
use crate::quotations::ASKED;
use crate::support::TestApp;
use crate::support::factories::companies;

#[actix_web::test]
async fn purchase_orders_of_others_are_not_found() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    rule(&bulk.company, "1", "").await;
    let request = bulk.quoted("300", &[("400", "10.000")]).await;
    let other = companies::approved(&app).await;
    assert_eq!(order_seen(&other.buyer, &request, "1").await.status, 404);
    assert_eq!(other.buyer.get(&format!("{ASKED}/{request}/allocation")).await.status, 404);
    let number = ordered(&bulk.company.buyer, &request).await;
    assert_eq!(other.buyer.get(&format!("{ORDERS}/{number}")).await.status, 404);
    assert!(!other.buyer.get(ORDERS).await.body.contains(&number));
    let before = status(&app, &number).await;
    for (client, step) in [
        (&other.approver, "approval"),
        (&other.approver, "refusal"),
        (&other.buyer, "cancellation"),
        (&other.buyer, "shares/01890000-0000-7000-8000-000000000000/withdrawal"),
    ] {
        assert_eq!(say(client, &number, step, "Alasan").await.status, 404, "{step}");
    }
    assert_eq!(status(&app, &number).await, before);
    app.stop().await;
}
